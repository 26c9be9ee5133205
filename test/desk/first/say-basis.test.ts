import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../src/desk/core/refusal.ts';
import {
  approverIn,
  approvingPosts,
  calledInVainAt,
  sayable,
  sayProblem,
} from '../../../src/desk/first/say-basis.ts';
import { branchesOf, type MadeCall } from '../../../src/desk/first/tree.ts';
import { iso, NOW } from '../../support/answers.ts';
import { playbook, required } from '../../support/playbook.ts';

const { first, release } = playbook;
const posts = approvingPosts(playbook);
const [leader = '', deputy = ''] = posts;
const call = (post: string, end: MadeCall['end'], minutesAgo: number): MadeCall => ({
  post,
  person: { name: '', title: '组长' },
  calledAt: iso(NOW - minutesAgo * 60_000),
  end,
});
const asked = (calls: readonly MadeCall[]) =>
  branchesOf(first, { whom: posts.map(post => [post]) }, [], calls);

describe('whose leave is asked', () => {
  test('are the posts that may approve a first word, with or without numbers on this machine', () => {
    expect(posts.length).toBeGreaterThan(1);
    expect(asked([]).map(({ next }) => next?.post)).toEqual(posts);
  });

  test('is whoever of them was reached last, by the post where nobody has a name', () => {
    expect(approverIn(playbook, [call(leader, 'reached', 3)])).toEqual({ name: '', title: '组长' });
    expect(approverIn(playbook, [call(leader, 'inVain', 3)])).toBeUndefined();
    expect(approverIn(playbook, [call('fire', 'reached', 3)])).toBeUndefined();
  });

  test('have all been called in vain only once each of them was, and none answered since', () => {
    const vain = posts.map((post, place) => call(post, 'inVain', 9 - place));
    expect(calledInVainAt(asked(vain.slice(1)))).toBeUndefined();
    expect(calledInVainAt(asked(vain))).toBe(NOW - (9 - posts.length + 1) * 60_000);
    expect(
      calledInVainAt(asked([...vain, { ...call(deputy, 'reached', 1), rangBack: true }])),
    ).toBeUndefined();
    expect(calledInVainAt([])).toBeUndefined();
  });
});

test('that somebody is on the spot may be said only once somebody was sent', () => {
  const once = first.card.sentences.flatMap(said => (typeof said === 'string' ? [] : said.text));
  expect(once.length).toBeGreaterThan(0);
  for (const words of once) {
    expect(sayable(first, true)).toContain(words);
    expect(sayable(first, false)).not.toContain(words);
  }
  expect(sayable(first, false).join('')).not.toContain('已经派人');
});

describe('why a first word did not go out', () => {
  const titleOf = (check: string): string =>
    required(
      release.signOff.find(item => item.check === check),
      check,
    ).title;
  const cases: readonly (readonly [Refusal, string])[] = [
    [{ code: 'noRole' }, 'officer-role'],
    [{ code: 'noName' }, 'officer-name'],
    [{ code: 'noTitle' }, 'officer-title'],
    [{ code: 'gateAlone', title: '审定' }, 'person'],
    [{ code: 'badField', field: 'person-first-word', why: { code: 'noTitle' } }, 'person'],
    [{ code: 'badField', field: 'decidedAt', why: { code: 'inFuture' } }, 'decidedAt'],
    [{ code: 'badField', field: 'nextUpdate', why: { code: 'notAhead' } }, 'next'],
    [{ code: 'badField', field: 'reason', why: { code: 'required' } }, 'reason'],
    [{ code: 'badField', field: 'title', why: { code: 'tooLong', length: 61, limit: 60 } }, 'place'],
    [{ code: 'badField', field: 'called', why: { code: 'notCalled', party: { unit: '值班室' } } }, 'way'],
    [{ code: 'noAuthority' }, 'way'],
    [{ code: 'outsideAuthority', why: 'post' }, 'way'],
    [{ code: 'notYourTurn', title: titleOf('reasons') }, 'place'],
    [{ code: 'notYourTurn', title: titleOf('placeholders') }, 'contact'],
    [{ code: 'badField', field: 'q-found', why: { code: 'inFuture' } }, 'foundAt'],
    [{ code: 'badField', field: 'q-title', why: { code: 'required' } }, 'place'],
  ];
  test.each(cases)('%o stands at its field', (refusal, field) => {
    const said = sayProblem(refusal, release, { title: 'q-title', foundAt: 'q-found' });
    expect(said.field).toBe(field);
    expect(said.sentence).not.toBe('');
  });
});
