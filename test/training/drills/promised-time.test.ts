import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { promisedIn } from '../../../src/training/drills/promised-time.ts';

const NOON = Date.parse('2026-09-09T12:10:00+08:00');
const words = (moment: number | undefined): string | undefined =>
  moment === undefined
    ? undefined
    : new Date(moment + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

describe('what words promise', () => {
  test.each<[text: string, promised: string | undefined]>([
    ['下午两点半前公开说明，也会回复热线。', '09-09 14:30'],
    ['路什么时候开，三点四十再来讲一次。', '09-09 15:40'],
    ['14:30 公布', '09-09 14:30'],
    ['今天16时前我们公开说明，稿子同时给您。', '09-09 16:00'],
    ['明天12时前，有没有结果都说一声。', '09-10 12:00'],
    ['明早9点再回复您', '09-10 09:00'],
    ['今晚七点再发布。', '09-09 19:00'],
    ['9月10日10时前公开说一次', '09-10 10:00'],
    ['结果10日公布', '09-11 00:00'],
    ['一个小时内答复', '09-09 13:10'],
    ['半小时后给您回话', '09-09 12:40'],
    ['今天下班前公开说明', '09-09 18:00'],
    ['十八点前给你回话', '09-09 18:00'],
    ['13时答复，17时再发布', '09-09 13:00'],
    ['1月3日已经公布过', undefined],
    ['12点10分采石场已经停了', undefined],
    ['上午9点已经公布过', undefined],
    ['查清以后公布', undefined],
    ['1', undefined],
  ])('%s', (text, promised) => {
    expect(words(promisedIn(text, NOON))).toBe(promised);
  });
});

describe('a time is made out', () => {
  const said = parse(
    readFileSync(join(import.meta.dirname, '../../fixtures/said-times.yaml'), 'utf8'),
  ) as readonly (readonly [words: string, at: string | null])[];
  const NOW = Date.parse('2026-03-10T14:00:00+08:00');
  const shanghai = (moment: number | undefined): string | null =>
    moment === undefined ? null : new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16);
  /** The end of a day is the beginning of the next. */
  const written = (at: string | null): string | null =>
    at?.endsWith('T24:00') === true
      ? shanghai(Date.parse(`${at.slice(0, 10)}T00:00:00+08:00`) + 24 * 3_600_000)
      : at;

  test('in more than sixty sentences', () => {
    expect(said.length).toBeGreaterThanOrEqual(60);
  });

  test.each(said)('%s', (words, at) => {
    expect(shanghai(promisedIn(words, NOW))).toBe(written(at));
  });
});
