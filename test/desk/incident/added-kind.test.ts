import { afterAll, describe, expect, test } from 'vitest';
import { isWork, nobody, TEXT_LIMITS } from '../../../src/desk/core/define.ts';
import { write } from '../../../src/desk/core/desk.ts';
import type { IncidentEvent } from '../../../src/desk/core/incident.ts';
import { kind } from '../../../src/desk/core/kind.ts';
import { incidentKinds, incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { readPackage, writePackage } from '../../../src/desk/packages/package.ts';
import { timelineOf } from '../../../src/desk/timeline/timeline.ts';
import { NOW } from '../../support/answers.ts';
import {
  closeWith,
  contextAt,
  countingIds,
  indexFor,
  lastOf,
  openLog,
  plainLog,
  readBack,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { digest, playbook } from '../../support/playbook.ts';

/** A file of a new kind: here the weather at the site, which matters to a landslide. */
const weatherSeen = kind(
  'weatherSeen',
  ({ z, text }) => z.strictObject({ place: text(TEXT_LIMITS.name), weather: text(TEXT_LIMITS.name) }),
  {
    subjects: ({ data }) => [`weather:${data.place}`],
    names: nobody,
    disturbs: isWork,
    story: 'log',
    label: '天气',
    effort: 'none',
    commands: {},
  },
);
// Its line in the registry.
Object.assign(incidentKinds, { weatherSeen });
afterAll(() => Reflect.deleteProperty(incidentKinds, 'weatherSeen'));

const context = (writer: number) => contextAt(NOW + writer * 60_000, countingIds(writer), zhang);
const log = openLog();
const seen = (weather: string, writer: number, prev = log.heads): IncidentEvent =>
  write(context(writer), log.stream, prev, weatherSeen, { place: '甲村', weather });
const [rain, sun] = [seen('大雨', 1), seen('放晴', 2)];
const both = incidentLogs.extend(log, [rain, sun]);

describe('a kind that is one file and a line in the registry', () => {
  test('is folded, and extended as folded', () => {
    expect(both.subjects.get('weather:甲村')?.current).toEqual([rain, sun]);
    expect(plainLog(incidentLogs.fold([sun, rain, ...log.events]))).toEqual(plainLog(both));
  });

  test('differs where two said different things, is decided, and is taken back', () => {
    expect(viewOf(both).differences).toMatchObject([
      { kind: 'values', subject: 'weather:甲村', values: [rain, sun] },
    ]);
    const decided = incidentLogs.extend(both, [seen('阴', 3, both.heads)]);
    expect(viewOf(decided).differences).toEqual([]);
  });

  test('is work where it says so: it opens what was closed elsewhere', () => {
    const closed = closeWith(log, context(4));
    expect(viewOf(incidentLogs.extend(closed, [rain])).status).toBe('open');
  });

  test('is read with its limits, and no other way', () => {
    expect(readBack(JSON.parse(JSON.stringify(rain)))).toEqual({ event: rain });
    const long = seen('雨'.repeat(TEXT_LIMITS.name + 1), 5);
    expect(readBack(long)).toEqual({ problem: { code: 'unreadable' } });
  });

  test('travels in a package, and leaves the timeline of whoever has no words for it as it was', () => {
    const content = { playbooks: [{ digest, playbook }], events: both.events, attachments: [], gaps: [] };
    expect(readPackage(writePackage(content, NOW))).toEqual({ ok: true, value: content });
    const entries = (of: typeof log) => timelineOf(indexFor(of), of, viewOf(of), NOW).entries;
    expect(entries(both)).toEqual(entries(log));
    expect(lastOf(both).v).toBe(1);
  });
});
