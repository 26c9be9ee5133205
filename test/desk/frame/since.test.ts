import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { changedSince, type ReadMark } from '../../../src/desk/frame/since.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import type { Actor } from '../../../src/log/envelope.ts';
import { NOW } from '../../support/answers.ts';
import {
  act,
  anyTurns,
  contextAt,
  countingIds,
  lastId,
  li,
  note,
  openLog,
  play,
  undo,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';

const ids = countingIds(11);
const as = (by: Actor) => contextAt(NOW, ids, by);
const changes = (log: IncidentLog, ...rest: [ReadMark, Actor]) => changedSince(log, viewOf(log), ...rest);
const said = (...of: Parameters<typeof changes>): readonly string[] =>
  changes(...of).map(({ event }) => (event.type === 'noted' ? event.data.text : event.type));

describe('what others did since an officer last read', () => {
  const opened = openLog(undefined, as(zhang));
  const read = opened.heads;

  test('is what another wrote after that, in order, and nothing of one’s own', () => {
    const log = act(
      act(act(opened, as(zhang), note('我记的')), as(li), note('甲'), note('乙')),
      as(zhang),
      note('又是我'),
    );
    expect(said(log, read, zhang)).toEqual(['甲', '乙']);
    expect(changes(log, log.heads, zhang)).toEqual([]);
    expect(said(log, read, li)).toEqual(['我记的', '又是我']);
    // The same name written otherwise is the same person, at whatever post.
    expect(said(log, read, { role: 'leadingGroup', name: '张　三' })).toEqual(['甲', '乙']);
    // Where somebody is not named, the post tells.
    expect(said(log, read, { role: 'section' })).toEqual(['我记的', '又是我']);
  });

  test('is also what comes in from another machine with an earlier time', () => {
    const mine = act(opened, as(zhang), note('我记的'));
    const theirs = act(opened, contextAt(NOW - 60_000, countingIds(12), li), note('早些时候记的'));
    const merged = incidentLogs.extend(mine, theirs.events);
    expect(said(merged, mine.heads, zhang)).toEqual(['早些时候记的']);
  });

  test('leaves out what was taken back again, and tells of what was known before and taken back since', () => {
    const before = act(opened, as(li), note('先记的'));
    const after = act(before, as(li), note('记错的'));
    const log = act(after, as(li), undo(lastId(after)), undo(lastId(before)));
    expect(said(log, before.heads, zhang)).toEqual(['undone']);
  });

  test('is, whatever the log, nothing to whoever has just read it, and never more than what is new', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        for (const log of play(turns).logs) {
          expect(changes(log, log.heads, zhang)).toEqual([]);
          const first = required(log.events[0], 'event');
          for (const { event } of changes(log, [first.hash], zhang)) {
            expect(event).not.toBe(first);
            expect(event.by).not.toMatchObject({ name: zhang.name });
          }
        }
      }),
    );
  });
});
