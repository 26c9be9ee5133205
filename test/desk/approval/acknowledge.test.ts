import { describe, expect, test } from 'vitest';
import { type Authority, NO_LEVEL } from '../../../src/desk/core/authority.ts';
import type { Context } from '../../../src/desk/core/desk.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { open } from '../../../src/desk/incident/decide.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { nowItems } from '../../../src/desk/incident/now.ts';
import { recommendedStatement } from '../../../src/desk/publications/recommend.ts';
import { registerOf } from '../../../src/desk/register/register.ts';
import { HOUR, iso, limitedFacts, NOW } from '../../support/answers.ts';
import { act, indexFor, lastId, openOn, refusalOf, viewOf } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { latestIn, publish, releasePlaybook, save, statementIn, writing } from '../../support/release.ts';

const MINUTE = 60_000;
const granted: Authority = {
  grantedBy: { name: '郑组长', title: '组长' },
  grantedAt: iso(NOW - 48 * HOUR),
  forms: ['acknowledgement'],
  levels: [NO_LEVEL],
  posts: ['office'],
  remain: [],
  callFirst: [{ name: '郑组长' }],
  until: { minutes: 90 },
};
const alone = (now = NOW, authority?: Authority): Context => ({
  ...writing(4, now),
  by: { role: 'office', name: '王敏', title: '值班员' },
  authority,
});
type Acknowledge = Extract<Command, { kind: 'acknowledge' }>;
const byPhone: Acknowledge['by'] = { person: { name: '郑组长', title: '组长' }, decidedAt: iso(NOW) };
const onAuthority: Acknowledge['by'] = { reason: '都没有接通', called: [] };
const say = (changes: Partial<Acknowledge> = {}): Acknowledge => ({
  kind: 'acknowledge',
  channel: 'notice',
  part: 'body',
  title: '石板镇有关情况：已关注，正在核实',
  text: '已关注石板镇，已派人，8时前再说。',
  nextUpdate: iso(NOW + 6 * HOUR),
  by: byPhone,
  version: undefined,
  ...changes,
});

const graded = openOn(releasePlaybook, limitedFacts, alone());
const index = indexFor(graded);
const { question } = index;
/** By its title alone, as at night before anything is asked. */
function ungraded(): IncidentLog {
  const facts = { [required(question('title'), 'title').id]: '石板镇有关情况' };
  const pinned = graded.events[0]?.type === 'opened' ? graded.events[0].data.playbook : '';
  expect(open(indexFor(graded), pinned, facts, alone())).toMatchObject({
    refusal: { code: 'triageUnfinished' },
  });
  const opened = open(indexFor(graded), pinned, facts, alone(), { isUngraded: true });
  return required(incidentLogs.fold(opened.ok ? [opened.value] : []), 'log');
}
const begun = ungraded();
const said = act(begun, alone(), say());
const out = act(
  said,
  alone(NOW + MINUTE),
  publish(latestIn(said).id, { publishedAt: iso(NOW + MINUTE), place: '政务微博' }),
);

describe('a first word', () => {
  test('is saved, looked at by whoever writes it, and approved by telephone, in one act', () => {
    expect(said.events.slice(begun.events.length).map(({ type }) => type)).toEqual([
      'statementSaved',
      'signed',
      'signed',
    ]);
    const { next, approved, lines } = viewOf(said).signOffOf(latestIn(said));
    expect([next, approved]).toEqual([undefined, true]);
    expect(
      lines.flatMap(({ mark }) => (mark?.kind === 'signed' ? [[mark.person.name, mark.how]] : [])),
    ).toEqual([
      ['王敏', 'inPerson'],
      ['郑组长', 'phone'],
    ]);
  });

  test('goes out on a standing authority once those are called in vain whom that names', () => {
    const context = alone(NOW, granted);
    expect(refusalOf(begun, say({ by: onAuthority }), context)).toMatchObject({
      field: 'called',
      why: { code: 'notCalled' },
    });
    const called = act(begun, context, {
      kind: 'call',
      list: undefined,
      post: undefined,
      person: { name: '郑组长' },
      calledAt: iso(NOW - MINUTE),
      end: 'inVain',
      said: undefined,
    });
    const used = act(called, context, say({ by: onAuthority }));
    const { next, authorised } = viewOf(used).signOffOf(latestIn(used));
    expect(next).toBeUndefined();
    expect(authorised).toMatchObject({ text: '都没有接通', person: { name: '王敏' } });
    const published = act(
      used,
      alone(NOW + MINUTE),
      publish(latestIn(used).id, { publishedAt: iso(NOW + MINUTE) }),
    );
    expect(viewOf(published, NOW + MINUTE).publications).toMatchObject([{ signOff: 'authorised' }]);
  });

  test('may have been agreed to before it is written down: it was read out from the screen', () => {
    const earlier = { person: byPhone.person, decidedAt: iso(NOW - 4 * MINUTE) };
    const log = act(begun, alone(), say({ by: earlier }));
    expect(viewOf(log).signOffOf(latestIn(log)).approved).toBe(true);
  });

  test('goes out on a standing authority that names posts, whatever the names of those who were called', () => {
    const [post, other] = index.playbook.first.posts
      .filter(({ number }) => number === undefined)
      .map(({ id }) => id);
    const byPost: Authority = { ...granted, callFirst: [], callPosts: [post ?? '', other ?? ''] };
    const context = alone(NOW, byPost);
    const vain = (of: string | undefined, name: string, end: 'inVain' | 'reached' = 'inVain'): Command => ({
      kind: 'call',
      list: undefined,
      post: of,
      person: { name, title: '值班' },
      calledAt: iso(NOW - MINUTE),
      end,
    });
    const half = act(begun, context, vain(post, '郑组长'));
    expect(refusalOf(half, say({ by: onAuthority }), context)).toMatchObject({
      field: 'called',
      why: { code: 'notCalled' },
    });
    const called = act(half, context, vain(other, ''));
    const used = act(called, context, say({ by: onAuthority }));
    const event = used.events.findLast(({ type }) => type === 'releaseAuthorised');
    expect(event?.type === 'releaseAuthorised' && event.data.called).toEqual([
      { person: { name: '郑组长', title: '值班' }, at: iso(NOW - MINUTE), post },
      { person: { name: '', title: '值班' }, at: iso(NOW - MINUTE), post: other },
    ]);
    // A person who has answered since has to be asked.
    const rung = act(called, context, vain(other, '', 'reached'));
    expect(refusalOf(rung, say({ by: onAuthority }), context)).toMatchObject({ field: 'called' });
  });

  test('is no way round: its writer approves nothing, a gap stops it, and no authority lends itself to it that does not name it', () => {
    const own = { person: { name: '王敏', title: '值班员' }, decidedAt: iso(NOW) };
    expect(refusalOf(begun, say({ by: own }), alone())).toMatchObject({ code: 'gateAlone' });
    expect(refusalOf(begun, say({ text: '电话【待填：值班电话】' }), alone())).toMatchObject({
      code: 'notYourTurn',
    });
    expect(refusalOf(begun, say({ by: onAuthority }), alone())).toMatchObject({ code: 'noAuthority' });
    expect(
      refusalOf(begun, say({ by: onAuthority }), alone(NOW, { ...granted, forms: ['holding'] })),
    ).toMatchObject({ code: 'outsideAuthority', why: 'form' });
    expect(refusalOf(begun, say(), { ...alone(), by: { role: 'office', name: '王敏' } })).toMatchObject({
      code: 'noTitle',
    });
  });

  test('promises the next word, and does nothing else that a release does: no step, no limit, no date of a first release', () => {
    const view = viewOf(out, NOW + 2 * MINUTE);
    const promise = view.clocks.find(({ deadline }) => 'promise' in deadline.anchor);
    expect(promise?.clock).toMatchObject({ kind: 'running', due: NOW + 6 * HOUR });
    expect(view.steps.filter(({ state }) => state.kind === 'done')).toEqual([]);
    const [row] = registerOf([{ view, index: indexFor(out) }]).rows;
    expect(row?.firstResponseAt).toBeUndefined();
    expect(row?.online).toMatchObject({ title: statementIn(out).title });
    expect(recommendedStatement(view)).toMatchObject({ kind: 'holding' });
  });

  test('leaves what is released next the first release', () => {
    const later = act(graded, alone(), say());
    const first = act(
      later,
      alone(NOW + MINUTE),
      publish(latestIn(later).id, { publishedAt: iso(NOW + MINUTE) }),
    );
    const next = act(first, alone(NOW + 2 * MINUTE), save('正在核实。', { form: 'holding' }));
    expect(lastId(next)).toBe(latestIn(next).id);
    expect(statementIn(next).latest.kind).toBe('holding');
    expect(
      viewOf(next, NOW + 3 * MINUTE)
        .signOffOf(latestIn(next))
        .lines.map(({ item }) => item.id),
    ).not.toContain('first-word');
  });
});

describe('an incident that nobody has graded', () => {
  test('asks for the grading before all but danger, and for nothing that an answer would settle', () => {
    const view = viewOf(begun);
    expect(view.verdict).toBeUndefined();
    expect(nowItems(view, alone().by)[0]).toEqual({ kind: 'grade', mine: true });
    const after = act(begun, alone(), { kind: 'regrade', facts: limitedFacts, datesConfirmed: undefined });
    expect(viewOf(after).verdict).toBeDefined();
    expect(nowItems(viewOf(after), alone().by).some(({ kind }) => kind === 'grade')).toBe(false);
  });
});
