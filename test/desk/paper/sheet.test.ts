import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/incident/kinds.ts';
import { IncidentSheet } from '../../../src/desk/paper/IncidentSheet.tsx';
import { paperText } from '../../../src/desk/paper/words.ts';
import { DAY, HOUR, iso, NOW, wideFacts } from '../../support/answers.ts';
import { act, closeWith, contextAt, countingIds, elsewhere, openLog, zhang } from '../../support/incident.ts';
import { incidentOf, renderAt, workOf } from '../../support/work.ts';

const later = (hours: number) => contextAt(NOW + hours * HOUR, countingIds(10 + hours), zhang);
const emergencyAt = iso(NOW - HOUR);
const opened = openLog({ ...wideFacts, emergencyAt });
const out = act(opened, later(11), elsewhere({ publishedAt: iso(NOW + 11 * HOUR) }));

const sheetOf = (log: IncidentLog): string =>
  renderAt(workOf(incidentOf(log, NOW + DAY)), IncidentSheet, { now: NOW + DAY });
/** The cells of the line of a clock. */
const clockLine = (log: IncidentLog, title: string): readonly string[] => {
  const row = [...sheetOf(log).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].find(([, cells = '']) =>
    cells.includes(title),
  );
  return [...(row?.[1] ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
    cell.replace(/<[^>]+>/g, ''),
  );
};
const limit = '发布权威信息（5小时内）';

describe('the printed clocks', () => {
  test('hold the limit under 到点 and when it was done, and how late, under 办成时间', () => {
    expect(clockLine(out, limit).slice(2)).toEqual([
      '11月24日 18:00',
      '11月25日 01:00 超时限，晚了7小时00分',
    ]);
  });

  test('leave room to write where nothing is done yet, and say after the closing that nothing was', () => {
    expect(clockLine(opened, limit).slice(2)).toEqual(['11月24日 18:00', '']);
    const closed = closeWith(opened, later(12));
    expect(clockLine(closed, limit).slice(2)).toEqual(['11月24日 18:00', '到结束没有办，超了8小时00分']);
  });
});

test('a closed incident prints no lines to write on, and of what was left unclear that nobody has verified it', () => {
  const unclear = openLog({ ...wideFacts, emergency: 'unknown' });
  expect(sheetOf(unclear)).toContain(paperText.notesTitle);
  expect(sheetOf(unclear)).toContain('不清楚');
  const closed = sheetOf(closeWith(unclear, later(12)));
  expect(closed).not.toContain(paperText.notesTitle);
  expect(closed).not.toContain(paperText.howTo);
  expect(closed).toContain(paperText.neverClear('不清楚'));
});
