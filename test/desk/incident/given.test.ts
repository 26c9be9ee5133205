import { expect, test } from 'vitest';
import { givenBy, givenTo, givenUnseen } from '../../../src/desk/incident/given.ts';
import { type IncidentLog, incidentLogs } from '../../../src/desk/incident/kinds.ts';
import type { Actor } from '../../../src/log/envelope.ts';
import { NOW } from '../../support/answers.ts';
import {
  act,
  contextAt,
  countingIds,
  lastId,
  li,
  note,
  openLog,
  undo,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';

const ids = countingIds(11);
const as = (by: Actor) => contextAt(NOW, ids, by);
const opened = openLog(undefined, as(zhang));
const [first, second] = viewOf(opened)
  .steps.filter(({ applies, state }) => applies && state.kind === 'todo')
  .map(({ step }) => step.id);
const steps = [required(first, 'a step'), required(second, 'another')];
const give = (log: IncidentLog, to: { readonly name: string } | undefined, by = zhang): IncidentLog =>
  act(log, as(by), { kind: 'assign', steps, ...(to && { to }) } as never);
const of = (log: IncidentLog, officer: Actor) => ({
  to: givenTo(viewOf(log), givenUnseen(log, viewOf(log)), officer).flatMap(each => each.steps),
  by: givenBy(viewOf(log), givenUnseen(log, viewOf(log)), officer).flatMap(each => each.steps),
});

test('steps given to somebody are told to him and to the giver, until he writes what knows of it', () => {
  const given = give(opened, { name: '李　四' });
  expect(of(given, li)).toEqual({ to: steps, by: [] });
  expect(of(given, zhang)).toEqual({ to: [], by: steps });
  expect(of(given, { role: 'section', name: '王五' })).toEqual({ to: [], by: [] });
  // What he wrote at another machine meanwhile did not know of it.
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
