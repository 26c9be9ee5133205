import { describe, expect, test } from 'vitest';
import { calendarFile } from '../../../src/files/calendar.ts';
import { nextCall, reviewCalls } from '../../../src/training/questions/review-call.ts';
import { cardsAfter, DAILY, reviewDays } from '../../../src/training/questions/schedule.ts';
import { reviewCallWords } from '../../../src/training/questions/words.ts';
import { DAY, NOW } from '../../support/answers.ts';
import { answered, catalog, recordFrom } from '../../support/training-record.ts';

const cards = cardsAfter(
  new Map(),
  recordFrom([
    [answered('find-0', 0)],
    [answered('find-1', 1)],
    [answered('grade-0', 1)],
    [answered('gone-0', 0)],
  ]),
);
const days = reviewDays(cards, catalog.questions, NOW, 30);

describe('the days of review ahead', () => {
  test('are each named once, in order, with the questions that come back on it, gone ones aside', () => {
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(days[0]).toEqual({ day: expect.any(Number), count: 1 });
    expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].sort());
    for (const { day } of days) expect(day).toBeGreaterThan(NOW);
  });

  test('end with the span that is asked for, and with what a day can hold', () => {
    expect(reviewDays(cards, catalog.questions, NOW, 1).map(({ count }) => count)).toEqual([1]);
    const many = cardsAfter(
      new Map(),
      recordFrom(catalog.questions.map(({ id }) => [answered(id, 0), 0] as const)),
    );
    expect(reviewDays(many, catalog.questions, NOW, 3)[0]?.count).toBe(DAILY);
  });

  test('what is due already is not ahead', () => {
    expect(reviewDays(cards, catalog.questions, NOW + 300 * DAY, 30)).toEqual([]);
  });
});

describe('the call of a review', () => {
  test('is heard from the day’s beginning in Shanghai on, at once where something waits, and not where nothing comes back', () => {
    const [first] = days;
    const from = Number(nextCall({ questions: [] }, days)?.split(' ')[0]);
    expect(new Date(from).toISOString()).toMatch(/T16:00:00\.000Z$/);
    expect(from).toBeLessThan(first?.day ?? 0);
    expect((first?.day ?? 0) - from).toBeLessThanOrEqual(DAY);
    expect(nextCall({ questions: ['find-0', 'find-1'] }, days)).toBe('0 2');
    expect(nextCall({ questions: [] }, [])).toBeUndefined();
  });

  test('goes into a calendar once a day, in the morning, with lines that end and fold as RFC 5545 has them', () => {
    const file = calendarFile(reviewCalls(days), reviewCallWords, NOW);
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(days.length);
    for (const start of file.matchAll(/DTSTART:(\S+)/g)) expect(start[1]).toMatch(/T003000Z$/);
    expect(file).toContain('DTSTAMP:20261124T060000Z');
    expect(new Set(file.match(/UID:review-\d{4}-\d\d-\d\d@/g)).size).toBe(days.length);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(calendarFile(reviewCalls(days), reviewCallWords, NOW)).toBe(file);
  });
});
