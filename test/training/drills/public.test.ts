import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Act, actsOf } from '../../../src/training/drills/acts.ts';
import { type Feed, feedOf } from '../../../src/training/drills/public.ts';
import type { Deed } from '../../../src/training/drills/scenario.ts';
import { storyOf } from '../../../src/training/drills/story.ts';
import { groundsOf } from '../../../src/training/lessons/course.ts';
import {
  at,
  doAll,
  fullRun,
  placeVerified,
  scenario,
  stageOf,
  storyAfter,
  triage,
} from '../../support/drill.ts';
import { index } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';

const END = at('PT10H');
const publish = (when: string, body: string, next?: string): Deed => ({
  do: 'publish',
  at: when,
  channel: 'notice',
  form: 'holding',
  parts: { body },
  ...(next === undefined ? {} : { next }),
});
const reply = (when: string, text: string): Deed => ({ do: 'reply', at: when, to: 'caller', text });

const played = (...deeds: readonly Deed[]): Feed => storyAfter([triage, ...deeds], 'PT10H').feed;
const question = (feed: Feed, id: string) => {
  const found = feed.questions.find(each => each.question.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const turnsIn = (feed: Feed, id: string): readonly string[] =>
  question(feed, id).turns.map(({ kind }) => kind);
const moodsBetween = (feed: Feed, id: string, from: string, to: string): readonly string[] =>
  feed.posts
    .filter(post => post.question === id && post.at > at(from) && post.at <= at(to))
    .map(({ mood }) => mood);

describe('a question of the public', () => {
  test('is asked from before the drill, or from the inject that brings it up', () => {
    const feed = played();
    expect(question(feed, 'where').openedAt).toBe(at('PT0M') - 3_600_000);
    expect(question(feed, 'illegal').openedAt).toBe(at('PT30M'));
    expect(feed.posts[0]?.at).toBeLessThan(at('PT0M'));
  });

  test('grows while nothing that holds is said, and more where an inject brings people to it', () => {
    const heatAt = (moment: string): number => question(storyAfter([triage], moment).feed, 'where').heat;
    expect(heatAt('PT1H50M')).toBeGreaterThan(heatAt('PT30M') * 1.08);
    expect(heatAt('PT2H') - heatAt('PT1H50M')).toBeGreaterThan(55);
  });

  test.each<[name: string, deeds: readonly Deed[], id: string, turns: readonly string[]]>([
    [
      'is answered by a published fact',
      [placeVerified('PT1H10M'), publish('PT2H', '{发生地点}')],
      'where',
      ['answered'],
    ],
    [
      'is answered by a reply that gives it',
      [placeVerified('PT1H10M'), reply('PT2H', '在石榴坡村村口')],
      'where',
      ['answered'],
    ],
    [
      'is not answered before it can be known',
      [placeVerified('PT40M'), publish('PT50M', '{发生地点}')],
      'where',
      [],
    ],
    ['is not answered by words that no fact stands for', [reply('PT2H', '在石榴坡村村口')], 'where', []],
    ['is not answered by 无可奉告', [publish('PT2H', '无可奉告。')], 'where', []],
    [
      'is looked into where its time is given',
      [reply('PT40M', '原因在查，十点再说。'), reply('PT1H50M', '原因还在查，明天下班前答复。')],
      'why',
      ['checking', 'checking'],
    ],
    ['is not looked into without a time', [reply('PT40M', '原因在查。')], 'why', []],
    ['is not looked into by what is said of another', [reply('PT40M', '时间在查，十点再说。')], 'why', []],
    ['has its promise broken', [reply('PT40M', '原因在查，十点再说。')], 'why', ['checking', 'broken']],
    [
      'has its promise kept by an answer',
      [reply('PT40M', '地点在核，十点再说。'), placeVerified('PT1H10M'), publish('PT2H', '{发生地点}')],
      'where',
      ['checking', 'answered'],
    ],
    [
      'is made worse by a cause that nobody has established',
      [reply('PT40M', '原因是暴雨冲的，十点再说。')],
      'why',
      ['false'],
    ],
  ])('%s', (_name, deeds, id, turns) => {
    expect(turnsIn(played(...deeds), id)).toEqual(turns);
  });

  test('is spoken of only while it is open, and thanked for afterwards', () => {
    const feed = played(placeVerified('PT1H10M'), publish('PT2H', '{发生地点}'));
    expect(moodsBetween(feed, 'where', 'PT0M', 'PT1H50M')).toContain('ask');
    expect(new Set(moodsBetween(feed, 'where', 'PT2H', 'PT10H'))).toEqual(new Set(['thanks']));
    expect(question(feed, 'where').heat).toBeLessThan(1);
    expect(moodsBetween(feed, 'why', 'PT2H', 'PT10H')).toContain('ask');
  });

  test('is answered with anger where something false was said, and where a promise was broken', () => {
    const caught = played(reply('PT40M', '是暴雨冲的'));
    expect(moodsBetween(caught, 'why', 'PT40M', 'PT2H')).toContain('caught');
    expect(moodsBetween(caught, 'where', 'PT40M', 'PT2H')).not.toContain('caught');
    const broken = played(reply('PT40M', '原因在查，十点再说。'));
    expect(moodsBetween(broken, 'why', 'PT2H', 'PT3H')).toContain('broken');
    expect(
      moodsBetween(played(), 'why', 'PT0M', 'PT10H').some(mood => mood === 'broken' || mood === 'thanks'),
    ).toBe(false);
  });
});

describe('what was written', () => {
  const feed = played();

  test('is the same for the same seed, and another for another', () => {
    expect(played()).toEqual(feed);
    const other = feedOf({ ...fullRun, seed: 2 }, [], groundsOf(fullRun, index, END), END);
    expect(other.posts).not.toEqual(feed.posts);
  });

  test('adds up: the voices with those alike are the posts', () => {
    const voices = feed.posts.reduce((sum, { count }) => sum + count, 0);
    expect(voices + feed.repeats).toBe(feed.total);
    expect(feed.repeats).toBeGreaterThan(0);
    expect(feed.questions.reduce((sum, { count }) => sum + count, 0)).toBe(feed.total);
  });

  test('says nothing twice', () => {
    const texts = feed.posts.map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(10);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('praises only what stands in the publication that answers', () => {
    const questions = scenario.public.questions.map(each => ({
      ...each,
      voices: {
        ...each.voices,
        thanks: [
          { say: '村口写明了', of: ['村口'] },
          { say: '几点写明了', of: ['几点'] },
        ],
      },
    }));
    const praising = { ...fullRun, scenario: { ...scenario, public: { ...scenario.public, questions } } };
    const praise = (deed: Deed): readonly string[] =>
      storyAfter([triage, placeVerified('PT1H10M'), deed], 'PT10H', praising)
        .feed.posts.filter(({ mood }) => mood === 'thanks')
        .map(({ text }) => text);
    expect(praise(publish('PT2H', '{发生地点}'))).toEqual(['村口写明了']);
    expect(praise(reply('PT2H', '在石榴坡村村口'))).toEqual([]);
  });

  test('is never more than the scenario allows', () => {
    expect(Math.max(...feed.ticks.map(({ heat }) => heat))).toBeLessThanOrEqual(scenario.public.most);
  });

  test('stays written, whatever is done and whenever one looks', () => {
    const deeds = [
      triage,
      placeVerified('PT1H10M'),
      publish('PT2H', '{发生地点}', 'PT3H'),
      reply('PT6H', '原因在查，下班前答复。'),
    ];
    const logs = [doAll(stageOf(), ...deeds)];
    const feedAfter = (minutes: number): Feed =>
      storyOf(fullRun, index, logs, at('PT0M') + minutes * 60_000).feed;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }), (one, other) => {
        const early = feedAfter(Math.min(one, other));
        const late = feedAfter(Math.max(one, other));
        expect(late.posts.slice(0, early.posts.length)).toEqual(early.posts);
      }),
      { numRuns: 40 },
    );
  });
});

/** What somebody may say, as an act: the desk is not needed to hear what the public makes of it. */
const HEARD = actsOf(index, [doAll(stageOf(), triage)]);
const said = (
  minute: number,
  words: string,
  more: { holds?: string[]; next?: number; kind?: 'reply' | 'publish' },
): Act => {
  const moment = at('PT0M') + minute * 60_000;
  const base = {
    at: moment,
    until: undefined,
    event: `${minute}/${words}`,
    words,
    holds: new Map(
      (more.holds ?? []).map(fact => [fact, { value: '石榴坡村村口', source: '现场' }] as const),
    ),
    next: more.next === undefined ? undefined : at('PT0M') + more.next * 60_000,
  };
  return more.kind === 'publish'
    ? { ...base, kind: 'publish', form: 'full', channel: 'notice', title: '', elsewhere: false }
    : { ...base, kind: 'reply', to: 'caller' };
};
const totalOf = (acts: readonly Act[], seed: number): number =>
  feedOf(
    { ...fullRun, seed },
    [...HEARD, ...acts].sort((one, other) => one.at - other.at),
    groundsOf(fullRun, index, END),
    END,
  ).ticks.reduce((sum, { heat }) => sum + heat, 0);

const anyAct: fc.Arbitrary<Act> = fc
  .record({
    minute: fc.integer({ min: 5, max: 590 }),
    words: fc.constantFrom(
      '地点在查',
      '原因在查',
      '违建在查',
      '时间在查',
      '是暴雨冲的',
      '这是违建',
      '无可奉告',
    ),
    holds: fc.subarray(['place', 'time']),
    wait: fc.option(fc.integer({ min: 10, max: 300 }), { nil: undefined }),
    kind: fc.constantFrom('reply', 'publish'),
  })
  .map(({ minute, words, holds, wait, kind }) =>
    said(minute, words, { holds, kind, ...(wait === undefined ? {} : { next: minute + wait }) }),
  );

describe('whatever else is said', () => {
  const LITTLE = 1e-6;

  test('an answer now is never worse than the same answer later', () => {
    fc.assert(
      fc.property(
        fc.array(anyAct, { maxLength: 6 }),
        fc.constantFrom('place', 'time'),
        fc.constantFrom<'reply' | 'publish'>('reply', 'publish'),
        fc.integer({ min: 61, max: 595 }),
        fc.integer({ min: 0, max: 500 }),
        fc.nat(9),
        (others, fact, kind, minute, wait, seed) => {
          const answer = (when: number): Act => said(when, '', { holds: [fact], kind });
          const now = totalOf([...others, answer(minute)], seed);
          const laterOn = totalOf([...others, answer(Math.min(598, minute + wait))], seed);
          // What was false in between takes an answer back, and only then is a later one worth more.
          fc.pre(
            others.every(act => !('words' in act) || !['是暴雨冲的', '这是违建'].includes(act.words ?? '')),
          );
          expect(now).toBeLessThanOrEqual(laterOn + LITTLE);
        },
      ),
      { numRuns: runs(100) },
    );
  });

  test('leaving out what is false is never worse than saying it', () => {
    fc.assert(
      fc.property(
        fc.array(anyAct, { maxLength: 6 }),
        fc.constantFrom('是暴雨冲的', '这是违建'),
        fc.integer({ min: 5, max: 590 }),
        fc.nat(9),
        (others, words, minute, seed) => {
          const without = totalOf(others, seed);
          const withIt = totalOf([...others, said(minute, words, {})], seed);
          expect(without).toBeLessThanOrEqual(withIt + LITTLE);
        },
      ),
      { numRuns: runs(100) },
    );
  });

  test('无可奉告 changes nothing, and so never beats what is answered', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 5 }), fc.integer({ min: 5, max: 590 }), (others, minute) => {
        expect(
          totalOf([...others, said(minute, '无可奉告', { kind: 'publish', next: minute + 60 })], 1),
        ).toBe(totalOf(others, 1));
      }),
      { numRuns: 60 },
    );
    const ideal = storyAfter(scenario.ideal, 'PT10H').feed.total;
    for (const minute of ['PT6M', 'PT1H', 'PT3H'])
      expect(ideal).toBeLessThan(played(publish(minute, '无可奉告。')).total);
  });
});
