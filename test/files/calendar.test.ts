import { describe, expect, test } from 'vitest';
import { reminderWords } from '../../src/desk/frame/calendar-words.ts';
import type { Reminder } from '../../src/desk/frame/list/queue.ts';
import { calendarFile } from '../../src/files/calendar.ts';
import { HOUR, NOW } from '../support/answers.ts';

const MINUTE = 60_000;
const words = reminderWords([{ id: 'state-council-80', number: '国办发〔2016〕61号' }]);
const reminder: Reminder = {
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV-limit-five-hours',
  kind: 'limit',
  title: '发布权威信息',
  due: NOW + 5 * HOUR,
  incident: '暴雨后山体滑坡',
  basis: 'rule',
  cite: ['state-council-80', '4.1.2'],
};
const fileOf = (changes: Partial<Reminder> = {}, now = NOW): string =>
  calendarFile([{ ...reminder, ...changes }], words, now);
/** Content lines with their folds taken out. */
const linesOf = (file: string): readonly string[] => file.replaceAll('\r\n ', '').split('\r\n');
const propertyOf = (file: string, name: string): string | undefined =>
  linesOf(file)
    .find(line => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);
const alarms = (file: string): readonly string[] => linesOf(file).filter(line => line.startsWith('TRIGGER'));

describe('a calendar file', () => {
  test('has one entry a reminder, at the limit and a quarter of an hour long, in UTC', () => {
    const file = calendarFile([reminder, { ...reminder, id: 'other' }], words, NOW);
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(propertyOf(file, 'DTSTART')).toBe('20261124T110000Z');
    expect(propertyOf(file, 'DTEND')).toBe('20261124T111500Z');
    expect(file).not.toMatch(/TZID|VTIMEZONE/);
  });

  test('is published by a named program, complete to its last line break', () => {
    const file = fileOf();
    expect(linesOf(file).slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(propertyOf(file, 'METHOD')).toBe('PUBLISH');
    expect(propertyOf(file, 'PRODID')).toBe('-//yuqing-playbook//reminders//ZH');
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('says what is due, of which incident and on what basis', () => {
    const file = fileOf();
    expect(propertyOf(file, 'SUMMARY')).toBe('到时限：发布权威信息（暴雨后山体滑坡）');
    // A clause under another's label says whose it is.
    expect(propertyOf(file, 'DESCRIPTION')).toContain('上位规定 国办发〔2016〕61号、本方案 4.1.2');
    expect(propertyOf(fileOf({ basis: 'plan', cite: ['4.1.2'] }), 'DESCRIPTION')).toContain('本方案 4.1.2');
    expect(propertyOf(fileOf({ kind: 'deferred' }), 'SUMMARY')).toContain('暂缓到时');
  });

  test('of a drill says so in its name, in each entry and where it rings, at the same times as a real one', () => {
    const drill = calendarFile([reminder], reminderWords([], true), NOW);
    expect(propertyOf(drill, 'X-WR-CALNAME')).toMatch(/^【演练】/);
    expect(propertyOf(drill, 'SUMMARY')).toBe('【演练】到时限：发布权威信息（暴雨后山体滑坡）');
    const described = linesOf(drill).filter(line => line.startsWith('DESCRIPTION:'));
    expect(described).toHaveLength(3);
    for (const line of described) expect(line).toContain('演练');
    for (const time of ['DTSTART', 'DTEND', 'DTSTAMP'])
      expect(propertyOf(drill, time)).toBe(propertyOf(fileOf(), time));
  });

  test.each<[left: number, expected: readonly string[]]>([
    [5 * HOUR, ['TRIGGER:-PT1H', 'TRIGGER:-PT15M']],
    [60 * MINUTE + 1, ['TRIGGER:-PT1H', 'TRIGGER:-PT15M']],
    [60 * MINUTE, ['TRIGGER:-PT15M']],
    [15 * MINUTE + 1, ['TRIGGER:-PT15M']],
    [15 * MINUTE, []],
    [-HOUR, []],
  ])('with %i ms left rings %j', (left, expected) => {
    expect(alarms(fileOf({ due: NOW + left }))).toEqual(expected);
  });

  test('rings with the words of the entry', () => {
    const file = fileOf();
    expect(file.match(/BEGIN:VALARM\r\nACTION:DISPLAY/g)).toHaveLength(2);
    expect(file.slice(file.indexOf('BEGIN:VALARM')).replaceAll('\r\n ', '')).toContain(
      'DESCRIPTION:到时限：',
    );
  });

  test('made later updates the entry of an earlier one instead of adding another', () => {
    const [early, late] = [fileOf(), fileOf({ due: NOW + 6 * HOUR }, NOW + MINUTE)];
    expect(propertyOf(late, 'UID')).toBe(propertyOf(early, 'UID'));
    expect(Number(propertyOf(late, 'SEQUENCE'))).toBeGreaterThan(Number(propertyOf(early, 'SEQUENCE')));
    expect(propertyOf(early, 'DTSTAMP')).toBe('20261124T060000Z');
    expect(propertyOf(late, 'DTSTAMP')).toBe('20261124T060100Z');
  });

  test('is the same file for the same reminders at the same moment', () => {
    expect(fileOf()).toBe(fileOf());
  });

  test('folds long lines at 75 bytes and cuts no character', () => {
    const incident = '征地补偿𠮷🧑‍🌾'.repeat(40);
    const file = fileOf({ incident });
    const encoder = new TextEncoder();
    for (const line of file.split('\r\n')) {
      expect(encoder.encode(line).length).toBeLessThanOrEqual(75);
      // Half a pair would become U+FFFD on the way through UTF-8.
      expect(new TextDecoder().decode(encoder.encode(line))).toBe(line);
    }
    expect(propertyOf(file, 'SUMMARY')).toBe(`到时限：发布权威信息（${incident}）`);
  });

  test('lets no title break out of its line', () => {
    const file = fileOf({ incident: 'a\r\nEND:VEVENT\nX;Y,Z\\\u0000\uD800' });
    expect(file.match(/^END:VEVENT$/gm)).toHaveLength(1);
    expect(propertyOf(file, 'SUMMARY')).toContain(String.raw`a \nEND:VEVENT\nX\;Y\,Z\\ `);
    expect(file).not.toMatch(/[^\P{Cc}\r\n]|\p{Surrogate}/u);
  });

  test('turns no direction of writing, and hides nothing', () => {
    expect(propertyOf(fileOf({ incident: '塌\u202e\u200b方\u2066\u2060' }), 'SUMMARY')).toBe(
      '到时限：发布权威信息（塌方）',
    );
  });

  test('without reminders is still a calendar', () => {
    expect(calendarFile([], words, NOW)).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });
});
