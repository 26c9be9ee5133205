import { describe, expect, test } from 'vitest';
import { verdictSentence } from '../../../src/training/drills/debrief-words.ts';
import type { Line } from '../../../src/training/drills/grade.ts';
import { momentsOf } from '../../../src/training/drills/moments.ts';
import type { Deed } from '../../../src/training/drills/scenario.ts';
import { storyOf } from '../../../src/training/drills/story.ts';
import { at, doAll, fullRun, scenario, stageOf, storyAfter } from '../../support/drill.ts';
import { index } from '../../support/playbook.ts';

const outcome = (deeds: readonly Deed[], moment = 'PT10H') => storyAfter(deeds, moment).outcome;
const reply = (text: string): Deed => ({ do: 'reply', at: 'PT40M', to: 'caller', text });
const without = (...objectives: readonly Deed['do'][]): readonly Deed[] =>
  scenario.ideal.filter(deed => !objectives.includes(deed.do));

describe('what a run came to', () => {
  test.each<[name: string, deeds: readonly Deed[], moment: string, verdict: string]>([
    ['passed, where everything was done', scenario.ideal, 'PT10H', 'passed'],
    ['incomplete, where something was left undone', without('theme'), 'PT10H', 'incomplete'],
    ['open, where it was ended before everything could be assessed', [], 'PT10M', 'open'],
    ['incomplete, where something was left undone by then', [], 'PT2H', 'incomplete'],
    [
      'failed, where something fails it',
      [...scenario.ideal, { ...reply('暴雨冲的'), at: 'PT5H' }],
      'PT10H',
      'failed',
    ],
    [
      'failed, even where something is left undone as well',
      [...without('theme'), { ...reply('暴雨冲的'), at: 'PT5H' }],
      'PT10H',
      'failed',
    ],
  ])('%s', (_, deeds, moment, verdict) => {
    expect(outcome(deeds, moment).verdict).toBe(verdict);
  });

  test('names the objectives that never came up or had time left, and grades them neither way', () => {
    const { marks, notAssessed, counts } = outcome([], 'PT2H');
    expect(notAssessed.map(({ id }) => id)).toEqual(['answer', 'place', 'holding', 'gather']);
    expect(marks.map(({ objective }) => objective.id)).toEqual(['report']);
    expect(counts).toEqual({ P: 0, S: 0, M: 0, U: 1 });
  });

  test('puts the worst first, and equals in the order of the scenario', () => {
    const deeds: readonly Deed[] = [
      ...scenario.ideal.slice(0, 1),
      { do: 'step', at: 'PT1H', step: 'report-to-leaders' },
      reply('正在核实'),
      { do: 'fact', at: 'PT5H', fact: 'place', value: '村口', source: '现场', state: 'verified' },
    ];
    expect(outcome(deeds).marks.map(({ objective, grade }) => `${grade} ${objective.id}`)).toEqual([
      'U holding',
      'U gather',
      'M place',
      'S report',
      'P answer',
    ]);
  });
});

test('words that no objective rests on, judged to answer nothing, are undone, and among the three things', () => {
  const bare = {
    ...fullRun,
    scenario: { ...scenario, objectives: scenario.objectives.filter(({ id }) => id !== 'answer') },
  };
  const logs = [doAll(stageOf(), ...scenario.ideal)];
  const judge = { name: '李带教', title: '科长', faults: [] };
  const said = storyOf(bare, index, logs, at('PT10H'), []).outcome.said;
  const judgedAs = (lacks: readonly Line[]) =>
    storyOf(
      bare,
      index,
      logs,
      at('PT10H'),
      said.map(({ event, kind }) => ({ ...judge, event, lacks: kind === 'reply' ? lacks : [] })),
    );
  expect(judgedAs([]).outcome).toMatchObject({ verdict: 'passed', poor: [] });
  const poor = judgedAs(['people']);
  expect(poor.outcome).toMatchObject({ verdict: 'incomplete', poor: [{ grade: 'U' }] });
  expect(verdictSentence(poor.outcome)).toContain('另有 1 段话判为未做到');
  expect(momentsOf(poor).map(({ kind }) => kind)).toContain('poor');
});

describe('the words in which a failure lies', () => {
  const atFault = (text: string, when = 'PT40M'): readonly (readonly string[])[] => {
    const deeds = [...scenario.ideal.slice(0, 1), { ...reply(text), at: when }];
    return storyAfter(deeds, 'PT10H').outcome.failures.map(({ sentences }) => sentences);
  };

  test.each<[name: string, text: string, expected: readonly (readonly string[])[]]>([
    ['the one sentence that says it', '正在核实。是暴雨冲的！下午再说。', [['是暴雨冲的！']]],
    ['every sentence that says it', '暴雨冲的。\n还是暴雨冲的', [['暴雨冲的。', '还是暴雨冲的']]],
    [
      'not the one that tells a rumour which the next leaves open',
      '网传暴雨冲的。此事正在核实。其实就是暴雨冲的。',
      [['其实就是暴雨冲的。']],
    ],
    [
      'all of it, where no sentence says it alone',
      '网传暴雨冲的，正在核实。经查，情况属实。',
      [['网传暴雨冲的，正在核实。经查，情况属实。']],
    ],
    ['a cause in words that no trap knows', '正在核实。滑坡系爆破所致。', [['滑坡系爆破所致。']]],
    ['a number that points to somebody', '正在核实。请打13912345678问。', [['请打13912345678问。']]],
    ['nothing, where nothing fails', '正在核实。', []],
  ])('are %s', (_, text, expected) => {
    expect(atFault(text)).toEqual(expected);
  });

  test('are told apart by failure', () => {
    expect(atFault('王某某说的。暴雨冲的。')).toEqual([['暴雨冲的。'], ['王某某说的。']]);
  });
});
