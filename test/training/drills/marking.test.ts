import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/desk/core/incident.ts';
import { decide } from '../../../src/desk/incident/decide.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { endOf, injectArrivals, type Run } from '../../../src/training/drills/run.ts';
import type { Deed, Scenario } from '../../../src/training/drills/scenario.ts';
import { storyOf } from '../../../src/training/drills/story.ts';
import { at, doAll, fullRun, scenario, stageOf, storyAfter, triage } from '../../support/drill.ts';
import { contextAt, elsewhere } from '../../support/incident.ts';
import { index } from '../../support/playbook.ts';

const report = (at: string): Deed => ({ do: 'step', at, step: 'report-to-leaders' });
const reply = (at: string, text: string): Deed => ({ do: 'reply', at, to: 'caller', text });
const place = (at: string): Deed => ({
  do: 'fact',
  at,
  fact: 'place',
  value: '石榴坡村村口',
  source: '现场',
  state: 'verified',
});
const publish = (at: string, more: Partial<Extract<Deed, { do: 'publish' }>> = {}): Deed => ({
  do: 'publish',
  at,
  channel: 'notice',
  form: 'holding',
  next: 'PT4H',
  ...more,
});

const markOf = (deeds: readonly Deed[], objective: string, moment = 'PT10H') =>
  storyAfter([triage, ...deeds], moment).outcome.marks.find(mark => mark.objective.id === objective);

describe('an objective is graded from the log', () => {
  test.each<
    [name: string, deeds: readonly Deed[], objective: string, grade: string, reasons: readonly unknown[]]
  >([
    ['P when it is done in good time', [report('PT30M')], 'report', 'P', []],
    ['S when it is done late', [report('PT31M')], 'report', 'S', ['late']],
    ['S up to the last moment', [report('PT2H')], 'report', 'S', ['late']],
    ['M when its time was up', [report('PT2H1M')], 'report', 'M', ['overdue']],
    ['U when it is never done', [], 'report', 'U', []],
    ['P counted from the inject it answers', [reply('PT1H30M', '正在核实')], 'answer', 'P', []],
    ['S counted from the inject it answers', [reply('PT1H31M', '正在核实')], 'answer', 'S', ['late']],
    ['M when something spoilt it', [reply('PT40M', '这是违建')], 'answer', 'M', [{ why: '定了性' }]],
    ['P when the words only ask', [reply('PT40M', '是不是违建，正在查')], 'answer', 'P', []],
    [
      'M when what spoils it comes later',
      [reply('PT40M', '正在核实'), reply('PT5H', '这是违建')],
      'answer',
      'M',
      [{ why: '定了性' }],
    ],
    ['M when what has to come first did not', [place('PT1H10M')], 'place', 'M', [{ why: '先报告' }]],
    [
      'M when what has to come first came after',
      [place('PT1H10M'), report('PT1H20M')],
      'place',
      'M',
      [{ why: '先报告' }],
    ],
    ['P when it was done before, where that counts', [report('PT10M'), place('PT50M')], 'place', 'P', []],
    ['P when what was published is what was asked for', [publish('PT2H')], 'holding', 'P', []],
    ['U when another form was published', [publish('PT2H', { form: 'full' })], 'holding', 'U', []],
  ])('%s', (_name, deeds, objective, grade, reasons) => {
    const mark = markOf(deeds, objective);
    expect(mark?.grade).toBe(grade);
    expect(mark?.reasons).toEqual(reasons);
  });

  test('not from an act before the inject, where that does not count', () => {
    expect(markOf([reply('PT10M', '正在核实')], 'answer')?.grade).toBe('U');
  });

  test('with the moment it was earned, or the one at which its time was up', () => {
    const minutes = (mark: ReturnType<typeof markOf>): number =>
      ((mark?.at ?? 0) - Date.parse(scenario.start)) / 60_000;
    expect(minutes(markOf([report('PT45M')], 'report'))).toBe(45);
    expect(minutes(markOf([], 'report'))).toBe(120);
  });

  test('with no length from before it counted, where it was done early and that is as good', () => {
    const early = markOf([report('PT10M'), place('PT50M')], 'place');
    expect(early).toMatchObject({ since: at('PT1H'), at: at('PT1H'), grade: 'P' });
    const late = markOf([report('PT10M'), place('PT1H20M')], 'place');
    expect(late).toMatchObject({ since: at('PT1H'), at: at('PT1H20M') });
  });

  test('counted from an inject that comes with the very end', () => {
    const end = scenario.injects.find(({ id }) => id === 'double')?.at ?? '';
    const ending: Scenario = {
      ...scenario,
      short: { ...scenario.short, end, objectives: ['answer'] },
      objectives: scenario.objectives.map(each =>
        each.id === 'answer' ? { ...each, after: 'double' } : each,
      ),
    };
    const run: Run = { ...fullRun, scenario: ending, form: 'short' };
    expect(injectArrivals(run).at(-1)).toMatchObject({ at: endOf(run), item: { id: 'double' } });
    const marks = storyAfter([triage, reply(end, '正在核实')], end, run).outcome.marks;
    expect(marks).toMatchObject([{ grade: 'P', since: endOf(run), at: endOf(run) }]);
  });

  test.each([
    ['while the inject it counts from has not come', 'PT20M', undefined],
    ['while there is time left for it', 'PT2H29M', undefined],
    ['no longer once its time is up', 'PT2H30M', 'U'],
  ])('and is not assessed %s', (_, moment, grade) => {
    expect(markOf([], 'answer', moment)?.grade).toBe(grade);
  });
});

describe('a run fails outright', () => {
  const failuresOf = (...deeds: readonly Deed[]): readonly string[] =>
    storyAfter([triage, ...deeds], 'PT10H').outcome.failures.map(({ fault }) => fault);

  test.each<[name: string, deeds: readonly Deed[], expected: readonly string[]]>([
    ['for an unverified cause said to a caller', [reply('PT1H', '是暴雨冲的')], ['cause']],
    ['for one that blanks and width hide', [reply('PT1H', '是 暴雨 冲 的')], ['cause']],
    [
      'for an unverified cause published as if it were verified',
      [
        { do: 'fact', at: 'PT1H', fact: 'cause', value: '暴雨冲的', source: '网上', state: 'verified' },
        { do: 'cause', at: 'PT1H1M' },
        publish('PT2H', { form: 'full', parts: { body: '经查，主要原因是{主要原因}。' } }),
      ],
      ['cause'],
    ],
    ['for a name that must not be said', [reply('PT1H', '户主是王某某')], ['personal']],
    ['for a number that points to a person', [reply('PT1H', '联系13812345678')], ['personal']],
    [
      'for what the public is told by theme',
      [
        { do: 'theme', at: 'PT1H', title: '问', count: 1 },
        { do: 'answer', at: 'PT1H1M', theme: '问', text: '王某某家的房子' },
      ],
      ['personal'],
    ],
    ['not for a cause that was established by then', [reply('PT6H1M', '是暴雨冲的')], []],
    ['not for a cause that is only asked after', [reply('PT1H', '是不是暴雨冲的，还在查')], []],
    ['not for a cause that others are quoted with', [reply('PT1H', '网上“暴雨冲的”说法没有核实')], []],
    ['not for one of two that are weighed', [reply('PT1H', '是暴雨冲的还是施工挖的，没有查清')], []],
    ['not for the other of the two', [reply('PT1H', '是施工挖的还是暴雨冲的，没有查清')], []],
    ['not for a cause that is denied', [reply('PT1H', '目前没有发现是暴雨冲的')], []],
    ['not for a rumour that is being checked', [reply('PT1H', '网传暴雨冲的，情况正在核实')], []],
    ['for a rumour that is confirmed', [reply('PT1H', '网传暴雨冲的，情况属实')], ['cause']],
    [
      'for a cause beside what is still being checked',
      [reply('PT1H', '是暴雨冲的，其他情况正在核实')],
      ['cause'],
    ],
    [
      'for a cause in another part of a statement than the question',
      [publish('PT2H', { parts: { body: '有没有人受伤\n暴雨冲的' } })],
      ['cause'],
    ],
    ['for a cause that is held to', [reply('PT1H', '说到底还是暴雨冲的')], ['cause']],
    ['for a cause in words that no trap knows', [reply('PT1H', '山体滑坡系爆破所致')], ['cause']],
    ['for a guess at a cause', [reply('PT1H', '不排除是暴雨冲的')], ['cause']],
    ['not for other words once a cause is established', [reply('PT6H1M', '滑坡系暴雨所致')], []],
    ['for a name, even where it is denied', [reply('PT1H', '不是王某某家的')], ['personal']],
    ['not for a cause that is left open', [reply('PT1H', '没有认定是暴雨冲的')], []],
    ['for a cause in another clause than the one denied', [reply('PT1H', '不是人为，是暴雨冲的')], ['cause']],
    ['not for a verdict, which only costs grades', [reply('PT1H', '是违建')], []],
    [
      'not for a note that stays in the house',
      [{ do: 'note', at: 'PT1H', kind: 'guess', text: '暴雨冲的？' }],
      [],
    ],
  ])('%s', (_name, deeds, expected) => {
    expect(failuresOf(...deeds)).toEqual(expected);
  });

  test('for a guess at a cause where the scenario tempts nobody to give one', () => {
    const traps = scenario.traps.filter(({ kind }) => kind !== 'cause');
    const { outcome } = storyAfter([triage, reply('PT1H', '初步判断与连日降雨有关。')], 'PT10H', {
      ...fullRun,
      scenario: { ...scenario, traps },
    });
    expect(outcome.failures.map(({ fault }) => fault)).toEqual(['cause']);
  });

  test('for a publication that skipped its approval, even where the mark was taken back', () => {
    const log = doAll(stageOf(), triage);
    const context = contextAt(at('PT1H'));
    const carry = (before: typeof log, command: Command): typeof log => {
      const answer = decide(index, before, derive(index, before, at('PT1H')), command, context);
      if (!answer.ok) throw new Error(answer.refusal.code);
      return incidentLogs.extend(before, answer.value);
    };
    const done = carry(log, elsewhere({ publishedAt: new Date(at('PT1H')).toISOString() }));
    const undone = carry(done, { kind: 'undo', reason: '记错了', event: done.events.at(-1)?.id ?? '' });
    for (const each of [done, undone]) {
      const { outcome } = storyOf(fullRun, index, [each], at('PT10H'));
      expect(outcome.failures.map(({ fault }) => fault)).toEqual(['approval']);
      expect(outcome.verdict).not.toBe('passed');
    }
  });

  test('and then is not passed, whatever else was achieved', () => {
    const good = scenario.ideal;
    expect(storyAfter(good, 'PT10H').outcome.verdict).toBe('passed');
    const spoilt: readonly Deed[] = [...good, reply('PT5H', '是暴雨冲的')];
    expect(storyAfter(spoilt, 'PT10H').outcome.verdict).not.toBe('passed');
  });

  test('with the words it was for, and what they rest on', () => {
    const [failure] = storyAfter([triage, reply('PT1H', '是暴雨冲的')], 'PT10H').outcome.failures;
    expect(failure).toMatchObject({ why: '原因没核实', cite: ['5.1.2'] });
    expect(failure?.at).toBe(Date.parse(scenario.start) + 3_600_000);
  });
});

describe('the short form', () => {
  test('asks only for its own objectives', () => {
    const { outcome } = storyAfter(scenario.ideal, 'PT10H', { ...fullRun, form: 'short' });
    expect(outcome.marks.map(({ objective }) => objective.id)).toEqual(['place', 'holding']);
    expect(outcome.verdict).toBe('passed');
  });
});

test('a grade that was earned is never lost by what is done afterwards, but for what spoils it', () => {
  const later: readonly Deed[] = [
    { do: 'note', at: 'PT5H', kind: 'situation', text: '记一笔' },
    { do: 'theme', at: 'PT5H', title: '又问', count: 3 },
    { do: 'step', at: 'PT5H', step: 'search-spread' },
    { do: 'reply', at: 'PT5H', to: 'caller', text: '还在核实' },
  ];
  const before = storyAfter(scenario.ideal, 'PT10H').outcome.marks.map(({ grade }) => grade);
  for (const deeds of [...later.map(deed => [deed]), later]) {
    const { marks } = storyAfter([...scenario.ideal, ...deeds], 'PT10H').outcome;
    expect(marks.map(({ grade }) => grade)).toEqual(before);
  }
});
