import { expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { type Given, givenBy, givenTo, givenUnseen } from '../../../src/desk/team/given.ts';
import type { Actor } from '../../../src/log/envelope.ts';
import { NOW } from '../../support/answers.ts';
import {
  act,
  contextAt,
  countingIds,
  indexFor,
  lastId,
  li,
  note,
  openLog,
  sheet,
  undo,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { found, playbook, required } from '../../support/playbook.ts';
import { approve, check, latestIn, openRelease, save, sentBack, signed } from '../../support/release.ts';

const ids = countingIds(11);
const as = (by: Actor) => contextAt(NOW, ids, by);
const opened = openLog(undefined, as(zhang));
const [first, second] = viewOf(opened)
  .steps.filter(({ applies, state }) => applies && state.kind === 'todo')
  .map(({ step }) => step.id);
const steps = [required(first, 'a step'), required(second, 'another')];
const give = (log: IncidentLog, to: { readonly name: string } | undefined, by = zhang): IncidentLog =>
  act(log, as(by), { kind: 'assign', steps, ...(to && { to }) } as never);
const seenBy = (log: IncidentLog, officer: Actor) => {
  const view = viewOf(log);
  const given = givenUnseen(log, view, indexFor(log));
  return { to: givenTo(view, given, officer), by: givenBy(view, given, officer) };
};
const stepsOf = (given: readonly Given[]) => given.flatMap(each => (each.kind === 'steps' ? each.steps : []));
const of = (log: IncidentLog, officer: Actor) => {
  const { to, by } = seenBy(log, officer);
  return { to: stepsOf(to), by: stepsOf(by) };
};
const kindsOf = (log: IncidentLog, officer: Actor) => {
  const { to, by } = seenBy(log, officer);
  return { to: to.map(({ kind }) => kind), by: by.map(({ kind }) => kind) };
};

test('steps given to somebody are told to him and to the giver, until he writes what knows of it', () => {
  const given = give(opened, { name: '李　四' });
  expect(of(given, li)).toEqual({ to: steps, by: [] });
  expect(of(given, zhang)).toEqual({ to: [], by: steps });
  expect(of(given, { role: 'section', name: '王五' })).toEqual({ to: [], by: [] });
  // His record at another machine meanwhile did not know of it.
  const apart = act(opened, contextAt(NOW + 60_000, countingIds(12), li), note('在路上'));
  const merged = incidentLogs.extend(given, apart.events);
  expect(of(merged, li).to).toEqual(steps);
  const seen = act(merged, as(li), note('收到'));
  expect(of(seen, li)).toEqual({ to: [], by: [] });
  expect(of(seen, zhang)).toEqual({ to: [], by: [] });
});

test('nobody is told of what he took himself, nor of what was taken back or given to somebody else since', () => {
  expect(of(give(opened, { name: '张三' }), zhang)).toEqual({ to: [], by: [] });
  const given = give(opened, { name: '李四' });
  expect(of(give(given, undefined), li).to).toEqual([]);
  expect(of(act(given, as(zhang), undo(lastId(given))), li).to).toEqual([]);
  expect(of(give(given, { name: '王五' }), li).to).toEqual([]);
});

test('a hand-over is told to whoever takes over, until he has written something', () => {
  const given = act(opened, as(zhang), {
    kind: 'handOver',
    to: { ...li, name: '李四', title: '副主任' },
    sheet,
  });
  expect(kindsOf(given, li)).toEqual({ to: ['handover'], by: [] });
  expect(kindsOf(given, zhang)).toEqual({ to: [], by: ['handover'] });
  expect(kindsOf(act(given, as(li), note('看到了')), zhang)).toEqual({ to: [], by: [] });
});

const list = found(playbook.first.calls, ({ whom }) => whom.length > 0);
const post = found(
  playbook.first.posts,
  ({ id, role }) => list.whom.flat().includes(id) && role !== undefined,
);
const call = (
  person: { readonly name: string; readonly title?: string },
  end: 'reached' | 'inVain',
): Command => ({
  kind: 'call',
  list: list.id,
  post: post.id,
  person,
  calledAt: new Date(NOW - 60_000).toISOString(),
  end,
  said: undefined,
});
const other: Actor = { role: 'another-post', name: '赵六' };

test('a call in vain is told to whoever was called, by name or by post, until he writes or is reached', () => {
  const named = act(opened, as(zhang), call({ name: '李四' }, 'inVain'));
  expect(kindsOf(named, li)).toEqual({ to: ['call'], by: [] });
  expect(kindsOf(named, zhang)).toEqual({ to: [], by: ['call'] });
  expect(kindsOf(act(named, as(zhang), call({ name: '李四' }, 'reached')), li).to).toEqual([]);
  expect(kindsOf(act(named, as(li), note('我回过去')), zhang).by).toEqual([]);
  const byPost = act(opened, as(other), call({ name: '', title: post.title }, 'inVain'));
  const holder: Actor = { role: required(post.role, 'a role'), name: '钱七' };
  expect(kindsOf(byPost, holder).to).toEqual(['call']);
  expect(kindsOf(byPost, other)).toEqual({ to: [], by: ['call'] });
  expect(kindsOf(act(byPost, as(holder), note('收到')), other).by).toEqual([]);
});

test('a version is told to the post whose approval comes next, once all before it is through; what must be changed to nobody', () => {
  const writer: Actor = { role: 'writer', name: '周八' };
  const at = (role: string): Actor => ({ role, name: `${role}的人` });
  const begun = openRelease(undefined, as(writer));
  const blocked = act(begun, as(writer), save('【待填】'));
  expect(kindsOf(blocked, at('functionalSection')).to).toEqual([]);
  const saved = act(begun, as(writer), save('正在核实。'));
  // Checks come first: of the kit's nobody's post is asked for any.
  expect(kindsOf(saved, at('functionalSection')).to).toEqual([]);
  const { id } = latestIn(saved);
  const checked = act(saved, as(writer), check(id, 'secrecy'));
  expect(kindsOf(checked, at('functionalSection'))).toEqual({ to: ['check'], by: [] });
  expect(kindsOf(checked, at('office')).to).toEqual([]);
  expect(kindsOf(checked, writer)).toEqual({ to: [], by: ['check'] });
  expect(kindsOf(act(checked, as(at('functionalSection')), note('在看')), writer).by).toEqual([]);
  // The next post is given it by whoever approved before.
  const approved = act(checked, as(at('functionalSection')), approve(id, 'section', '科长'));
  expect(kindsOf(approved, at('functionalSection'))).toEqual({ to: [], by: ['check'] });
  expect(kindsOf(approved, at('office')).to).toEqual(['check']);
  const back = act(approved, as(at('office')), sentBack(id, 'office', { name: '主任', title: '主任' }, '改'));
  expect(kindsOf(back, at('office')).to).toEqual([]);
  expect(kindsOf(signed(approved, as(writer)), at('leadingGroup')).to).toEqual([]);
});
