import { expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { referencesFor } from '../../../src/desk/review/reference.ts';
import { HOUR, limitedFacts, NOW } from '../../support/answers.ts';
import {
  act,
  closeWith,
  contextAt,
  countingIds,
  indexFor,
  openLog,
  viewOf,
  zhang,
} from '../../support/incident.ts';

/** An incident of that title, with what its review proposes, closed so many hours later or still open. */
function incident(
  title: string,
  writer: number,
  closedAfter: number | undefined,
  ...proposed: readonly Command[]
) {
  const ids = countingIds(writer, NOW + writer);
  const opened = openLog({ ...limitedFacts, title }, contextAt(NOW, ids, zhang));
  const context = contextAt(NOW + (closedAfter ?? 0) * HOUR, ids, zhang);
  const log: IncidentLog = act(
    closedAfter === undefined ? opened : closeWith(opened, context),
    context,
    ...proposed,
  );
  return { index: indexFor(log), view: viewOf(log, NOW + 100 * HOUR) };
}

const propose = (step: string, what: string): Command => ({
  kind: 'propose',
  target: { kind: 'step', id: step },
  what,
  why: '夜里找不到人',
});

test('a step shows what reviews of closed incidents propose for it, the latest closing first, and nothing else', () => {
  const own = incident('现在这起', 1, 9, propose('archive', '自己提的'));
  const all = [
    own,
    incident('早些时候', 2, 1, propose('archive', '归档提前'), propose('review', '复盘提前')),
    incident('后来', 3, 5, propose('archive', '指定归档的人')),
    incident('还没结束', 4, undefined, propose('archive', '还在想')),
    incident('没有建议', 5, 7),
  ];
  expect(referencesFor('archive', own.view, all)).toEqual([
    { incident: '后来', closedAt: NOW + 5 * HOUR, what: '指定归档的人', why: '夜里找不到人' },
    { incident: '早些时候', closedAt: NOW + HOUR, what: '归档提前', why: '夜里找不到人' },
  ]);
  expect(referencesFor('report-to-leaders', own.view, all)).toEqual([]);
});
