import { describe, expect, test } from 'vitest';
import {
  afterOpening,
  type FirstCall,
  type FirstDraft,
  firstActs,
  firstDraft,
  forOpening,
  isEmpty,
  withAct,
  withForm,
} from '../../../src/desk/first/draft.ts';
import { firstLineText } from '../../../src/desk/first/line-words.ts';
import { branchesOf, type Contact, callsOf } from '../../../src/desk/first/tree.ts';
import type { CallList, First } from '../../../src/playbook/first.ts';
import { iso, NOW } from '../../support/answers.ts';
import { playbook, required } from '../../support/playbook.ts';

const landslide = required(playbook.first.dangers[0], 'a danger');

const posts: First['posts'] = [
  { id: 'fire', title: '消防', number: '119' },
  { id: 'leader', title: '组长', person: true },
  { id: 'deputy', title: '副组长', person: true },
];
const list: CallList = {
  id: 'danger',
  title: '有险情',
  hint: '都要打到',
  whom: [['fire'], ['leader', 'deputy']],
};
const contacts: readonly Contact[] = [
  { post: 'deputy', name: '钱某', phone: '0701-2' },
  { post: 'leader', name: '郑某', phone: '0701-1' },
  { post: 'deputy', name: '孙某', phone: '0701-3' },
];
const call = (post: string, name: string, end: FirstCall['end']): FirstCall => ({
  kind: 'call',
  list: 'danger',
  post,
  person: {
    name,
    title: required(
      posts.find(({ id }) => id === post),
      post,
    ).title,
  },
  calledAt: iso(NOW),
  end,
});
const branch = (...calls: readonly FirstCall[]) =>
  required(branchesOf({ posts }, list, contacts, calls)[1], 'the second place');

describe('the list that a step’s posts are called by', () => {
  const ordinary: CallList = {
    id: 'ordinary',
    title: '一般',
    hint: '先报组长',
    whom: [['leader', 'deputy']],
  };
  const first = { calls: [list, ordinary], dangers: [{ ...landslide, calls: 'danger' }] };

  test('is cut to those posts, and is that of a danger where there is one', () => {
    expect(callsOf(first, ['leader'], true)).toEqual({ ...list, whom: [['leader']] });
    expect(callsOf(first, ['leader', 'deputy'], false)).toEqual(ordinary);
    // Only the list of dangers has it.
    expect(callsOf(first, ['fire'], false)).toEqual({ ...list, whom: [['fire']] });
    expect(callsOf(first, ['nobody'], true)).toBeUndefined();
  });
});

describe('whom one calls', () => {
  test('is the post with its own number, or whoever holds it on this machine, deputies behind in the order entered', () => {
    const [fire, leaders] = branchesOf({ posts }, list, contacts, []);
    expect(fire?.callees).toEqual([{ post: 'fire', unit: '消防', phone: '119' }]);
    expect(leaders?.callees.map(({ person, phone }) => [person?.name, phone])).toEqual([
      ['郑某', '0701-1'],
      ['钱某', '0701-2'],
      ['孙某', '0701-3'],
    ]);
  });

  test('is the post alone, without a number, where nobody is entered', () => {
    const [, leaders] = branchesOf({ posts }, list, [], []);
    expect(leaders?.callees.map(({ person, phone }) => [person?.title, phone])).toEqual([
      ['组长', undefined],
      ['副组长', undefined],
    ]);
  });

  test('goes on to the deputy after a call in vain, ends with whoever answers, and begins again after the last', () => {
    const vain = [call('leader', '郑某', 'inVain'), call('deputy', '钱某', 'inVain')];
    expect([branch().next?.person?.name, branch().after?.person?.name]).toEqual(['郑某', '钱某']);
    expect([branch(...vain).next?.person?.name, branch(...vain).after]).toEqual(['孙某', undefined]);
    expect(branch(...vain).isInVain).toBe(false);
    const round = branch(...vain, call('deputy', '孙某', 'inVain'));
    expect(round).toMatchObject({ reached: undefined, isInVain: true });
    expect(round.next?.person?.name).toBe('郑某');
    const second = branch(...vain, call('deputy', '孙某', 'inVain'), call('leader', '郑某', 'inVain'));
    expect([second.next?.person?.name, second.calls]).toEqual(['钱某', expect.any(Array)]);
    expect(second.calls).toHaveLength(4);
    const answered = branch(...vain.slice(0, 1), call('deputy', '钱某', 'reached'));
    expect([answered.reached?.person?.name, answered.next]).toEqual(['钱某', undefined]);
    const rung = branch(...vain, { ...call('leader', '郑某', 'reached'), rangBack: true });
    expect(rung).toMatchObject({ isInVain: false, next: undefined, reached: { rangBack: true } });
  });

  test('is told by the post, not by how a name is spelt', () => {
    const typed = branch(call('leader', '', 'inVain'));
    expect(typed.next?.person?.name).toBe('钱某');
    expect(branch(call('leader', '郑组长', 'reached')).reached?.person?.name).toBe('郑组长');
  });
});

describe('what is kept before there is an incident', () => {
  const draft = withAct(withAct(firstDraft(undefined), 'b', call('leader', '郑某', 'inVain')), 'a', {
    kind: 'takeLine',
    line: 'send',
    takenAt: iso(NOW - 60_000),
  });

  test('is told in the order in which it was done, changed by its key, and taken back', () => {
    expect(firstActs(draft).map(([key]) => key)).toEqual(['a', 'b']);
    const said = withAct(draft, 'b', { ...call('leader', '郑某', 'reached'), said: '马上到' });
    expect(firstActs(said)[1]?.[1]).toMatchObject({ end: 'reached', said: '马上到' });
    expect(firstActs(withAct(said, 'b', undefined)).map(([key]) => key)).toEqual(['a']);
  });

  test('reads back as it was kept, leaves out what it does not know, and is empty once nothing is in it', () => {
    expect(firstDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    const odd = { acts: { ...draft.acts, c: { kind: 'close' } }, told: { 地点: '某镇', 数: 1 } } as unknown;
    expect(firstDraft(odd)).toEqual({
      acts: draft.acts,
      told: { 地点: '某镇' },
      forms: {},
    } satisfies FirstDraft);
    expect(firstDraft('x')).toEqual({ acts: {}, told: {}, forms: {} });
    expect(isEmpty(draft)).toBe(false);
    expect(isEmpty(withAct(withAct(draft, 'a', undefined), 'b', undefined))).toBe(true);
  });

  test('holds what is half written in its forms, each by its name, until that is handed in', () => {
    const half = withForm(firstDraft(undefined), 'say', { next: '8时' });
    expect(firstDraft(JSON.parse(JSON.stringify(half))).forms).toEqual({ say: { next: '8时' } });
    expect([isEmpty(half), isEmpty(withForm(half, 'say', undefined))]).toEqual([false, true]);
  });

  test('hands over what was typed of a danger and stands in no call, as a note that says so', () => {
    const typed = {
      ...withAct(draft, 'c', { ...call('leader', '郑某', 'reached'), told: '地点：某镇，发生滑坡。' }),
      told: { 险情: '滑坡', 地点: '某镇。', 人员: '3人被困', 措施: ' ', 报告人: '王敏' },
    };
    const notes = (said?: string) =>
      forOpening(typed, said).flatMap(each => (each.kind === 'note' ? [each.text] : []));
    expect(notes()).toEqual([firstLineText.untold('人员：3人被困')]);
    expect(notes('某镇3人被困')).toEqual([]);
    expect(forOpening(typed).slice(0, -1)).toEqual(firstActs(typed).map(([, act]) => act));
    expect(afterOpening(typed, [false, false, false, true]).told).toEqual(typed.told);
  });

  test('goes with the incident that took it over, but for what that refused', () => {
    const half = withForm({ ...draft, told: { 地点: '某镇' } }, 'say', {});
    expect(isEmpty(afterOpening(half, [false, false]))).toBe(true);
    expect(firstActs(afterOpening(half, [false, true])).map(([key]) => key)).toEqual(['b']);
    expect(afterOpening(half, [true, false])).toMatchObject({ told: {}, forms: {} });
  });
});
