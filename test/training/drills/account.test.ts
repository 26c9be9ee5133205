import { describe, expect, test } from 'vitest';
import { type Act, actsOf, matches } from '../../../src/training/drills/acts.ts';
import { arrivalGrounds, type Run } from '../../../src/training/drills/run.ts';
import type {
  Deed,
  Inject,
  InjectFact,
  Scenario,
  SinglePattern,
} from '../../../src/training/drills/scenario.ts';
import { validateScenario } from '../../../src/training/drills/validate-scenario.ts';
import { at, doAll, fullRun, scenario, stageOf, storyAfter, triage } from '../../support/drill.ts';
import { index, playbook } from '../../support/playbook.ts';

const account = (value: string, source: string, more: Partial<InjectFact>): InjectFact => ({
  fact: 'place',
  value,
  source,
  ...more,
});
const told = (value: string, source: string, holds: string): InjectFact =>
  account(value, source, { told: true, holds: [holds] });
const FOUND = account('3月9日10时10分', '路口录像，现场人员核对', {
  holds: ['10时10分'],
  knows: ['录像', '现场'],
});

/** Two say when it was, and an hour in somebody has looked. */
const withAccounts = (facts: Readonly<Record<string, readonly InjectFact[]>>): Scenario => ({
  ...scenario,
  injects: scenario.injects.map(
    (inject): Inject => ({ ...inject, ...(facts[inject.id] && { facts: [...(facts[inject.id] ?? [])] }) }),
  ),
});
const raw = withAccounts({
  first: [told('村民称9时30分', '村民电话', '9时30分')],
  caller: [told('村干部称10时20分', '村干部微信', '10时20分')],
  check: [FOUND],
});
const run: Run = { ...fullRun, scenario: raw };
const grounds = arrivalGrounds(run, index, at('PT10H'));

describe('an entry of the ledger stands to what is known', () => {
  test.each([
    ['found by somebody who could know it', '10时10分左右', '现场人员看的录像', 'PT2H', 'so'],
    ['found, its time written with a colon', '10:10 左右', '路口录像', 'PT2H', 'so'],
    ['found, its time as one says it', '10点10分', '录像', 'PT2H', 'so'],
    ['right, on the word of somebody who cannot know it', '10时10分', '网上', 'PT2H', 'other'],
    ['another time that only begins alike', '10时105分', '录像', 'PT2H', 'other'],
    ['an account that was found wrong', '10时20分', '村干部微信', 'PT2H', 'unsettled'],
    ['an account before anybody has looked', '10时20分', '村干部微信', 'PT40M', 'unsettled'],
    ['a guess before anybody has looked', '上午', '现场', 'PT40M', 'unsettled'],
    ['nothing that anybody said', '上午', '现场', 'PT2H', 'other'],
  ])('%s', (_, value, source, when, expected) => {
    expect(grounds.verification('place', { value, source }, at(when))).toBe(expected);
  });

  test('as so, where the scenario compares nothing', () => {
    expect(grounds.verification('impact', { value: '无', source: '' }, at('PT0M'))).toBe('so');
  });
});

const enter = (when: string, value: string, more: Partial<Extract<Deed, { do: 'fact' }>> = {}): Deed => ({
  do: 'fact',
  at: when,
  fact: 'place',
  value,
  source: '录像',
  state: 'checking',
  ...more,
});
const publish = (when: string, body = '{发生地点}'): Deed => ({
  do: 'publish',
  at: when,
  channel: 'notice',
  form: 'holding',
  parts: { body },
});
const acts = (...deeds: readonly Deed[]): readonly Act[] =>
  actsOf(index, [doAll(stageOf(raw), triage, ...deeds)]);
const fits = (pattern: SinglePattern, done: readonly Act[]): boolean =>
  done.some(act => matches(pattern, act, grounds));

describe('accounts that differ', () => {
  const conflict: SinglePattern = { do: 'fact', fact: ['place'], state: 'conflict' };
  const first = enter('PT35M', '9时30分');

  test('are a conflict where one is entered beside the other, and none where it takes its place', () => {
    expect(fits(conflict, acts(first, enter('PT40M', '10时20分', { beside: true })))).toBe(true);
    expect(fits(conflict, acts(first, enter('PT40M', '10时20分')))).toBe(false);
    expect(fits(conflict, acts(first, enter('PT40M', '9时30分', { beside: true })))).toBe(false);
  });

  test('are settled by a verified value that is so, and by no other', () => {
    const settled: SinglePattern = { do: 'fact', fact: ['place'], state: 'verified' };
    expect(fits(settled, acts(first, enter('PT1H5M', '10时10分', { state: 'verified' })))).toBe(true);
    expect(fits(settled, acts(first, enter('PT1H5M', '10时20分', { state: 'verified' })))).toBe(false);
    expect(fits(settled, acts(enter('PT40M', '10时10分', { state: 'verified' })))).toBe(false);
  });
});

describe('a publication', () => {
  const holds: SinglePattern = { do: 'publish', holds: ['place'] };
  const unsettled: SinglePattern = { do: 'publish', unsettled: ['place'] };
  const turns = (...deeds: readonly Deed[]): readonly string[] =>
    storyAfter([triage, ...deeds], 'PT10H', run)
      .questions.find(({ question }) => question.id === 'where')
      ?.turns.map(({ kind }) => kind) ?? [];

  test('of what was found answers the public', () => {
    const deeds = [enter('PT1H5M', '10时10分', { state: 'verified' }), publish('PT3H30M')];
    expect([fits(holds, acts(...deeds)), fits(unsettled, acts(...deeds)), turns(...deeds)]).toEqual([
      true,
      false,
      ['answered'],
    ]);
  });

  test('of what was only told is a falsehood to it', () => {
    const deeds = [enter('PT1H5M', '10时20分', { state: 'verified' }), publish('PT3H30M')];
    expect([fits(holds, acts(...deeds)), fits(unsettled, acts(...deeds)), turns(...deeds)]).toEqual([
      false,
      true,
      ['false'],
    ]);
  });
});

describe('a time that a leader was given', () => {
  const asked: Scenario = {
    ...scenario,
    injects: scenario.injects.map(inject =>
      inject.id === 'caller'
        ? { ...inject, kind: 'order', reply: { next: true, keeps: { do: 'publish', form: ['holding'] } } }
        : inject,
    ),
  };
  const given = (...more: readonly Deed[]) =>
    storyAfter(
      [triage, { do: 'reply', at: 'PT40M', to: 'caller', text: '十点半前发第一稿，先送你审。' }, ...more],
      'PT10H',
      { ...fullRun, scenario: asked },
    );

  test('is kept by what the leader wanted done by then, and by nothing else', () => {
    const kept = (...more: readonly Deed[]): unknown =>
      given(...more).outcome.promises.map(promised => [promised.due, promised.kept?.kind]);
    expect(kept(publish('PT2H20M', '正在查。'))).toEqual([[at('PT2H30M'), 'publish']]);
    expect(kept(publish('PT2H40M', '正在查。'))).toEqual([[at('PT2H30M'), undefined]]);
    expect(kept({ do: 'reply', at: 'PT2H', to: 'caller', text: '在写了' })).toEqual([
      [at('PT2H30M'), undefined],
    ]);
  });

  test('leaves the run unpassed where it is not kept, and says nothing to the public', () => {
    expect(given().outcome.verdict).not.toBe('passed');
    expect(given().questions.flatMap(({ turns }) => turns)).toEqual([]);
  });
});

describe('raw material is refused', () => {
  const codes = (facts: Readonly<Record<string, readonly InjectFact[]>>): readonly string[] =>
    validateScenario(withAccounts(facts), playbook).flatMap(({ code }) => code);

  test.each<[name: string, facts: Readonly<Record<string, readonly InjectFact[]>>, code: string]>([
    ['that nobody settles', { check: [FOUND], crowd: [told('9时', '村民', '9时')] }, 'neverSettled'],
    [
      'that nobody contests',
      { first: [told('10时10分', '村民', '10时10分')], check: [FOUND] },
      'uncontested',
    ],
    [
      'that lacks its own words',
      { check: [account('10时', '录像', { holds: ['11时'], knows: ['录像'] })] },
      'saysOther',
    ],
    ['that anybody can know', { check: [account('10时10分', '录像', { holds: ['10时'] })] }, 'notCompared'],
    [
      'worded for the ledger',
      { check: [account('问情况', '录像', { holds: ['问'], knows: ['录像'] })] },
      'wordedForLedger',
    ],
  ])('%s', (_, facts, code) => {
    expect(codes(facts)).toEqual([code]);
  });

  test('not where one told it and somebody found it otherwise', () => {
    expect(codes({ first: [told('9时30分', '村民', '9时30分')], check: [FOUND] })).toEqual([]);
  });
});
