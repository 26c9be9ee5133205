import { describe, expect, test } from 'vitest';
import {
  afterTime,
  afterWords,
  answeredCall,
  begunNight,
  type Night,
  ringNext,
  sentencesIn,
  standingOf,
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
    ...(asks.includes('safety') ? { safety: '那我到底走不走？', pressed: '走还是不走！' } : {}),
  },
  ...(asks.includes('safety')
    ? {
        safety: {
          tells: ['走', '撤'],
          forbids: ['回屋'],
          harms: ['在屋里'],
          acts: '那我们不走了。',
          comes: '两点半坡下来了。',
        },
      }
    : {}),
  models: ['现在就走，两点半回您。', '先撤，两点半打给您。'],
  listen: '先说人。',
  cite: ['5.1.2'],
});
const night: Night = nightSchema.parse({
  id: 'slope',
  title: '坡上在掉土',
  tests: '人先走',
  start: '2026-06-13T02:00:00+08:00',
  gap: 60,
  known: ['下了一天雨'],
  calls: [call('villager', ['safety', 'time']), call('leader', ['time']), call('live', ['time'])],
});

const FINE = '现在就走，两点半回您电话。';
const say = (talk: Talk, words: string, at: number): Talk =>
  afterWords(night, talk, words, at, playbook.suspicions);
const said = (...words: readonly string[]): Talk =>
  words.reduce((talk, each, place) => say(talk, each, (place + 1) * 10_000), begunNight(night));
/** The questions asked again, in order. */
const again = (talk: Talk): readonly string[] => talk.flatMap(turn => turn.again ?? []);
/** Who is on the telephone, who calls next, or that it is over. */
const now = (talk: Talk): string => {
  const standing = standingOf(night, talk);
  return standing.kind === 'call'
    ? standing.call.id
    : standing.kind === 'between'
      ? `then ${standing.next.id}`
      : 'over';
};

describe('whoever calls at night', () => {
  test.each<[name: string, words: readonly string[], asked: readonly string[]]>([
    [
      'asks again what to do, then for the time',
      ['情况收到了，正在看。', '你们马上往村小走。'],
      ['safety', 'time'],
    ],
    ['asks for the time alone, where he was told to go', ['现在就走，去村小。'], ['time']],
    ['asks nothing where both were said', [FINE], []],
    ['asks nothing where both were said by and by', ['你先撤出来。', '两点半回您电话。'], ['time']],
    ['says that he was put off', ['无可奉告，我们会高度重视。'], ['evasion']],
    ['says so of a grunt', ['1'], ['evasion']],
    [
      'is not content with the contrary of what keeps him safe',
      ['不用走，都在屋里待着，两点半回您电话。'],
      ['safety'],
    ],
    [
      'grows angrier when he is told it again',
      ['不用走，两点半回您电话。', '等我请示了再走，两点半回您电话。'],
      ['safety', 'pressed'],
    ],
    [
      'goes by what he was told last',
      ['现在就走，去村小。', '先回屋等我电话，两点半回您。'],
      ['time', 'safety'],
    ],
  ])('%s', (_, words, asked) => {
    const talk = said(...words);
    expect(again(talk.filter(turn => turn.call === 'villager'))).toEqual(asked);
  });

  test('acts on what he was told when he has asked twice in vain, and the night is over', () => {
    const unsafe = '不用走，两点半回您电话。';
    const talk = said(unsafe, unsafe, unsafe);
    expect(talk.at(-1)).toMatchObject({ call: 'villager', text: '那我们不走了。', ends: 'acted' });
    expect(standingOf(night, talk)).toMatchObject({ kind: 'over', acted: { id: 'villager' } });
    expect(say(talk, FINE, 90_000)).toBe(talk);
    expect(afterTime(night, talk, 900_000)).toBe(talk);
  });

  test('asks once for an answer and for a time, however often nothing is said', () => {
    const begun = ringNext(night, said(FINE), 20_000);
    const grunted = ['1', '1', '1'].reduce((talk, words, place) => say(talk, words, 30_000 + place), begun);
    expect(again(grunted)).toEqual(['evasion', 'time']);
    expect(now(grunted)).toBe('then live');
  });

  test('is followed by the next only after the gap, or when whoever is alone takes it', () => {
    const first = said(FINE);
    expect(now(first)).toBe('then leader');
    expect(say(first, '先说一句。', 20_000)).toBe(first);
    expect(afterTime(night, first, 69_000)).toBe(first);
    expect(afterTime(night, first, 70_000).at(-1)).toMatchObject({ call: 'leader', at: 70_000 });
    const second = say(ringNext(night, first, 20_000), FINE, 30_000);
    expect(now(second)).toBe('then live');
    expect(now(say(ringNext(night, second, 40_000), FINE, 50_000))).toBe('over');
  });

  test('asks once into a silence, each in his own time, and hears no empty words', () => {
    const begun = begunNight(night);
    expect(afterTime(night, begun, 44_000)).toBe(begun);
    const called = afterTime(night, begun, 45_000);
    expect(called.at(-1)).toMatchObject({ text: '喂？', again: 'silence', at: 45_000 });
    expect(afterTime(night, called, 89_000)).toBe(called);
    expect(say(called, '  ', 50_000)).toBe(called);
    const next = ringNext(night, say(called, FINE, 60_000), 70_000);
    expect(afterTime(night, next, 114_000)).toBe(next);
    expect(again(afterTime(night, next, 115_000))).toEqual(['silence', 'silence']);
  });

  test('hangs up after as long a silence again, and the next one calls after the gap', () => {
    const leader = ringNext(night, said(FINE), 20_000);
    const asked = afterTime(night, leader, 65_000);
    const hung = afterTime(night, asked, 110_000);
    expect(hung.at(-1)).toMatchObject({ call: 'leader', ends: 'hungUp', at: 110_000 });
    expect(now(hung)).toBe('then live');
    expect(afterTime(night, hung, 170_000).at(-1)).toMatchObject({ call: 'live' });
  });

  test('acts on his own where he is in danger and nobody speaks', () => {
    const silent = afterTime(night, afterTime(night, begunNight(night), 45_000), 90_000);
    expect(silent.at(-1)).toMatchObject({ ends: 'acted', text: '那我们不走了。' });
    // Who was told what keeps him safe hangs up like everybody else.
    const told = say(begunNight(night), '现在就走。', 10_000);
    expect(afterTime(night, afterTime(night, told, 60_000), 120_000).at(-1)).toMatchObject({
      ends: 'hungUp',
    });
  });

  test('is told of with how long the first word took, every word, what was asked again, and how it ended', () => {
    const talk = say(say(begunNight(night), '先撤出来。', 12_000), '两点半回您电话。', 30_000);
    const [villager, leader] = night.calls;
    expect(villager && answeredCall(villager, talk)).toEqual({
      came: true,
      words: ['先撤出来。', '两点半回您电话。'],
      took: 12_000,
      again: ['time'],
      ends: undefined,
    });
    expect(leader && answeredCall(leader, talk)).toMatchObject({ came: false, words: [], took: undefined });
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
