import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deed } from '../../../src/training/drills/scenario.ts';
import { type PublicQuestion, storyOf } from '../../../src/training/drills/story.ts';
import { at, doAll, fullRun, placeVerified, stageOf, storyAfter, triage } from '../../support/drill.ts';
import { found, index } from '../../support/playbook.ts';

const publish = (when: string, body: string, next?: string): Deed => ({
  do: 'publish',
  at: when,
  channel: 'notice',
  form: 'holding',
  parts: { body },
  ...(next === undefined ? {} : { next }),
});
const reply = (when: string, text: string, next?: string): Deed => ({
  do: 'reply',
  at: when,
  to: 'caller',
  text,
  ...(next === undefined ? {} : { next }),
});

const played = (...deeds: readonly Deed[]): readonly PublicQuestion[] =>
  storyAfter([triage, ...deeds], 'PT10H').questions;
const question = (asked: readonly PublicQuestion[], id: string): PublicQuestion =>
  found(asked, each => each.question.id === id);
const turnsIn = (asked: readonly PublicQuestion[], id: string): readonly string[] =>
  question(asked, id).turns.map(({ kind }) => kind);

describe('a question of the public', () => {
  test('is asked from the start, from the inject that brings it up, or from a falsehood about it', () => {
    const openedAt = (id: string, moment: string, ...deeds: readonly Deed[]) =>
      question(storyAfter([triage, ...deeds], moment).questions, id).openedAt;
    expect(openedAt('where', 'PT10H')).toBe(at('PT0M'));
    expect(openedAt('illegal', 'PT20M')).toBeUndefined();
    expect(openedAt('illegal', 'PT10H')).toBe(at('PT30M'));
    expect(openedAt('illegal', 'PT20M', reply('PT10M', '这是违建。'))).toBe(at('PT10M'));
  });

  test.each<[name: string, deeds: readonly Deed[], id: string, turns: readonly string[]]>([
    [
      'is answered by a published fact',
      [placeVerified('PT1H10M'), publish('PT2H', '{发生地点}')],
      'where',
      ['answered'],
    ],
    [
      'is not answered by what is said to one person',
      [placeVerified('PT1H10M'), reply('PT2H', '在石榴坡村村口')],
      'where',
      [],
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
      'is looked into where a publication says when more comes',
      [publish('PT40M', '正在核实。', 'PT1H20M'), publish('PT1H50M', '还在核实。', 'PT32H')],
      'why',
      ['checking', 'checking'],
    ],
    ['is not looked into without a time in its field', [publish('PT40M', '十点再说。')], 'why', []],
    ['is not looked into by what is said to one person', [reply('PT40M', '在查。', 'PT1H20M')], 'why', []],
    ['is not looked into before anybody asks', [publish('PT20M', '在查。', 'PT1H')], 'illegal', []],
    ['has its promise broken', [publish('PT40M', '在查。', 'PT1H20M')], 'why', ['checking', 'broken']],
    [
      'has its promise kept by an answer, and is open no more',
      [
        publish('PT40M', '在核。', 'PT2H'),
        placeVerified('PT1H10M'),
        publish('PT2H', '{发生地点}'),
        publish('PT3H', '还有的在核。', 'PT1H'),
      ],
      'where',
      ['checking', 'answered'],
    ],
    [
      'is made worse by a cause that nobody has established',
      [reply('PT40M', '原因是暴雨冲的。', 'PT1H20M')],
      'why',
      ['false'],
    ],
  ])('%s', (_name, deeds, id, turns) => {
    expect(turnsIn(played(...deeds), id)).toEqual(turns);
  });

  test('keeps what became of it, whatever is done and whenever one looks', () => {
    const deeds = [
      triage,
      placeVerified('PT1H10M'),
      publish('PT2H', '{发生地点}', 'PT3H'),
      reply('PT6H', '原因在查。', 'PT4H'),
    ];
    const logs = [doAll(stageOf(), ...deeds)];
    const turnsBy = (minutes: number) =>
      storyOf(fullRun, index, logs, at('PT0M') + minutes * 60_000).questions.map(({ turns }) => turns);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }), (one, other) => {
        const late = turnsBy(Math.max(one, other));
        for (const [place, early] of turnsBy(Math.min(one, other)).entries())
          expect(late[place]?.slice(0, early.length)).toEqual(early);
      }),
      { numRuns: 40 },
    );
  });
});
