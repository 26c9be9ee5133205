import { describe, expect, test } from 'vitest';
import {
  afterSilence,
  afterWords,
  answeredCall,
  begunNight,
  callNow,
  type Night,
  sentencesIn,
  type Talk,
} from '../../../src/training/night/night.ts';
import { nightSchema } from '../../../src/training/night/night-schema.ts';
import { wallClock } from '../../../src/training/night/words.ts';
import { playbook } from '../../support/playbook.ts';

const call = (id: string, asks: readonly string[]): object => ({
  id,
  from: `${id}的人`,
  text: `${id}打来`,
  patience: 45,
  asks,
  again: {
    silence: '喂？',
    evasion: '你没答我。',
    time: '几点？',
    ...(asks.includes('where') ? { where: '那我到底走不走？' } : {}),
  },
  ...(asks.includes('where') ? { where: ['走', '撤'] } : {}),
  models: ['现在就走，两点半回您。', '先撤，两点半打给您。'],
  listen: '先说人。',
  cite: ['5.1.2'],
});
const night: Night = nightSchema.parse({
  id: 'slope',
  title: '坡上在掉土',
  tests: '人先走',
  start: '2026-06-13T02:00:00+08:00',
  known: ['下了一天雨'],
  calls: [call('villager', ['where', 'time']), call('leader', ['time']), call('live', ['time'])],
});

const say = (talk: Talk, words: string, at: number): Talk =>
  afterWords(night, talk, words, at, playbook.suspicions);
const said = (...words: readonly string[]): Talk =>
  words.reduce((talk, each, place) => say(talk, each, (place + 1) * 10_000), begunNight(night));
/** What was asked again, in order. */
const again = (talk: Talk): readonly string[] => talk.flatMap(turn => turn.again ?? []);

describe('whoever calls at night', () => {
  test.each<[name: string, words: readonly string[], asked: readonly string[]]>([
    [
      'asks again for the way to go, then for the time',
      ['情况收到了，正在看。', '往村小走。'],
      ['where', 'time'],
    ],
    ['asks for the time alone, where the way was said', ['现在就走，去村小。'], ['time']],
    ['asks nothing where both were said', ['现在就走，两点半回您电话。'], []],
    ['asks nothing where both were said by and by', ['你先撤出来。', '两点半回您电话。'], ['time']],
    ['says that he was put off', ['无可奉告，我们会高度重视。'], ['evasion']],
    ['says so of a grunt', ['1'], ['evasion']],
    ['asks no more than once for each thing', ['1', '1', '1', '1'], ['evasion', 'where', 'time']],
  ])('%s', (_, words, asked) => {
    const talk = said(...words);
    expect(again(talk.filter(turn => turn.call === 'villager'))).toEqual(asked);
  });

  test('is followed by the next, and after the third it is over', () => {
    const fine = '现在就走，两点半回您电话。';
    expect(callNow(night, begunNight(night))?.id).toBe('villager');
    expect(callNow(night, said(fine))?.id).toBe('leader');
    expect(callNow(night, said(fine, fine))?.id).toBe('live');
    expect(callNow(night, said(fine, fine, fine))).toBeUndefined();
    // Whoever grunts three nights long comes to the end, too.
    const grunts = Array.from({ length: 20 }, () => '1');
    expect(callNow(night, said(...grunts))).toBeUndefined();
  });

  test('asks once into a silence, each in his own time, and hears no empty words', () => {
    const begun = begunNight(night);
    expect(afterSilence(night, begun, 44_000)).toBe(begun);
    const called = afterSilence(night, begun, 45_000);
    expect(called.at(-1)).toMatchObject({ text: '喂？', again: 'silence', at: 45_000 });
    expect(afterSilence(night, called, 200_000)).toBe(called);
    expect(say(called, '  ', 50_000)).toBe(called);
    const next = say(called, '现在就走，两点半回您电话。', 60_000);
    expect(afterSilence(night, next, 100_000)).toBe(next);
    expect(again(afterSilence(night, next, 105_000))).toEqual(['silence', 'silence']);
  });

  test('is told of with how long the first word took, every word, and what was asked again', () => {
    const talk = say(say(begunNight(night), '先撤出来。', 12_000), '两点半回您电话。', 30_000);
    const [villager, leader] = night.calls;
    expect(villager && answeredCall(villager, talk)).toEqual({
      words: ['先撤出来。', '两点半回您电话。'],
      took: 12_000,
      again: ['time'],
    });
    expect(leader && answeredCall(leader, talk)).toEqual({ words: [], took: undefined, again: [] });
  });
});

test('sentences are counted as one reads them', () => {
  expect([sentencesIn(''), sentencesIn('走！去村小。两点半回您'), sentencesIn('走。\n\n')]).toEqual([
    0, 3, 1,
  ]);
});

test('the clock on the wall begins on a Saturday at two', () => {
  expect(wallClock(Date.parse(night.start) + 65_000)).toBe('星期六 02:01:05');
});
