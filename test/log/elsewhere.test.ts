import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isUntimely } from '../../src/desk/core/decided.ts';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import { isDatedBack } from '../../src/desk/record/dated.ts';
import { DAY, iso, NOW } from '../support/answers.ts';
import { act, forged, logOf, openLog, viewOf } from '../support/incident.ts';
import { required } from '../support/playbook.ts';
import { latestIn, openRelease, rewritten, save, signed, writing } from '../support/release.ts';

const spec = readFileSync('src/log/SPEC.md', 'utf8');

test('rule 22: what was decided before what it decides on counts for nothing, and asks for another', () => {
  const ready = signed(act(openRelease(), writing(), save('一。')), writing());
  const early = rewritten(ready, event =>
    event.type === 'signed' ? { ...event, data: { ...event.data, decidedAt: iso(NOW - 5 * DAY) } } : event,
  );
  const of = (log: typeof ready) => viewOf(log).signOffOf(latestIn(log));
  expect([of(ready).approved, of(ready).next]).toEqual([true, undefined]);
  expect([of(early).approved, of(early).next]).toEqual([false, expect.anything()]);
  expect(latestIn(early).marks.filter(({ isUntimely }) => isUntimely)).toHaveLength(
    ready.byType.get('signed')?.length ?? 0,
  );
});

test('rule 22: what says it was done before what it follows on, or after it was written down, is held as the table says', () => {
  const rows = [...spec.matchAll(/^ {4}\| ([\d:]+) \| for (nothing|done) +\|$/gm)];
  expect(rows).toHaveLength(5);
  const at = (time: string): string => `2026-11-25T${time}.000Z`;
  for (const [, done = '', held] of rows)
    expect(isUntimely(at(done), at('12:00:00'), at('10:00:30')), done).toBe(held === 'nothing');
});

test('rule 23: an event dated before one that it knew is told as the table says', () => {
  const rows = [...spec.matchAll(/^ {4}\| ([\d:, ]+?) +\| (nothing|dated back) *\|$/gm)];
  expect(rows.length).toBeGreaterThan(3);
  const at = (time: string): string => `2026-11-25T${time}:00.000Z`;
  const opened = required(openLog().events[0], 'an opening');
  const note = (time: string, prev: readonly string[], id: string): IncidentEvent =>
    ({
      ...forged({ type: 'noted', data: { text: '一' } }),
      id,
      at: at(time),
      prev,
      hash: id,
    }) as IncidentEvent;
  for (const [, times = '', told] of rows) {
    const seen = times.split(', ').map((time, place) => note(time, [opened.hash], `seen-${place}`));
    const event = note(
      '10:00',
      seen.map(({ hash }) => hash),
      'event',
    );
    const log = logOf([opened, ...seen, event]);
    expect(isDatedBack(log, event), times).toBe(told === 'dated back');
  }
});
