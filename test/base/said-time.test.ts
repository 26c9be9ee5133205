import { describe, expect, test } from 'vitest';
import { opensWithTime, saidMoment } from '../../src/base/said-time.ts';

/** Noon of 24 November 2026 in Shanghai. */
const NOON = Date.parse('2026-11-24T12:00:00+08:00');
const at = (local: string): string => new Date(`${local}:00+08:00`).toISOString();
const read = (words: string): string | undefined => {
  const moment = saidMoment(words, NOON);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

describe('a moment that words give', () => {
  test.each([
    ['11月24日6时许', '2026-11-24T06:00'],
    ['2026年11月23日下午3点半', '2026-11-23T15:30'],
    ['11月23日 21:40左右', '2026-11-23T21:40'],
    ['昨晚8点', '2026-11-23T20:00'],
    ['今天上午9时15分', '2026-11-24T09:15'],
    ['24日9时', '2026-11-24T09:00'],
    ['11月20日至23日', '2026-11-20T00:00'],
    ['11月23日凌晨', '2026-11-23T00:00'],
  ])('reads %s', (words, local) => {
    expect(read(words)).toBe(at(local));
  });

  test.each([
    ['a day of the month that is still to come: the month before', '29日9时', '2026-10-29T09:00'],
    ['a date that is still to come: the year before', '12月3日', '2025-12-03T00:00'],
    ['an hour that is still to come: the day before', '18时', '2026-11-23T18:00'],
  ])('takes for %s', (_, words, local) => {
    expect(read(words)).toBe(at(local));
  });

  test.each(['近期', '长期以来', '2月31日', '11月24日13时', '持续3小时'])('finds none in %s', words => {
    const moment = saidMoment(words, NOON);
    expect(moment === undefined || moment <= NOON).toBe(true);
    if (words !== '11月24日13时') expect(moment).toBeUndefined();
  });
});

test.each(['12月1日9时50分责令停工', '2026年12月1日封路', '9时50分到现场', '上午9点到现场', '8:30 断开'])(
  '“%s” says itself when it was',
  words => {
    expect(opensWithTime(words)).toBe(true);
  },
);

test.each(['责令停工，12月1日9时50分', '24小时内举行', '3日内组织新闻发布', '当日报告', '12月5日前反馈', ''])(
  '“%s” begins with no time at which it was',
  words => {
    expect(opensWithTime(words)).toBe(false);
  },
);
