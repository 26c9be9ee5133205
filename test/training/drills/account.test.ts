import { describe, expect, test } from 'vitest';
import { type Act, actsOf, fitOf, matches } from '../../../src/training/drills/acts.ts';
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
import { index, playbook, required } from '../../support/playbook.ts';

const account = (value: string, source: string, more: Partial<InjectFact> = {}): InjectFact => ({
  fact: 'place',
  value,
  source,
  ...more,
});
const told = (value: string, source: string): InjectFact => account(value, source, { told: true });
const FOUND = account('3月9日10时10分', '路口录像，现场人员核对');

/** Two say when it was, and an hour in somebody has looked. */
const withAccounts = (facts: Readonly<Record<string, readonly InjectFact[]>>): Scenario => ({
  ...scenario,
  injects: scenario.injects.map(
    (inject): Inject => ({ ...inject, ...(facts[inject.id] && { facts: [...(facts[inject.id] ?? [])] }) }),
  ),
});
const raw = withAccounts({
  caller: [told('村民称9时30分', '村民电话')],
  check: [FOUND],
});
const run: Run = { ...fullRun, scenario: raw };
const grounds = arrivalGrounds(run, index, at('PT10H'));

describe('an entry of the ledger stands to what was known when it was made', () => {
  test.each([
    ['before anybody had said anything', 'PT20M', 'other'],
    ['when somebody had said so, and nobody had looked', 'PT40M', 'unsettled'],
    ['when somebody had looked', 'PT2H', 'so'],
  ])('%s', (_, when, expected) => {
    expect(grounds.verification('place', at(when))).toBe(expected);
  });

  test('as so, where the scenario tells no hearsay of it', () => {
    expect(grounds.verification('impact', at('PT0M'))).toBe('so');
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

  test('are settled by a value verified once somebody had looked, and by none from before', () => {
    const settled: SinglePattern = { do: 'fact', fact: ['place'], state: 'verified' };
    expect(fits(settled, acts(first, enter('PT1H5M', '10时10分', { state: 'verified' })))).toBe(true);
    expect(fits(settled, acts(first, enter('PT50M', '10时10分', { state: 'verified' })))).toBe(false);
  });

  test('are settled as far as the log can prove, and what the value says a person judges', () => {
    const settled: SinglePattern = { do: 'fact', fact: ['place'], state: 'verified' };
    const [entry] = acts(enter('PT1H5M', '上午', { state: 'verified' })).filter(
      ({ kind }) => kind === 'fact',
    );
    expect(fitOf(settled, required(entry, 'entry'), { ...grounds, judged: new Map() })).toBe('waits');
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

  test('of a value from before anybody had looked is a falsehood to it, whenever it goes out', () => {
    const deeds = [enter('PT40M', '10时20分', { state: 'verified' }), publish('PT3H30M')];
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
      [
        triage,
        { do: 'reply', at: 'PT40M', to: 'caller', text: '发第一稿，先送你审。', next: 'PT1H50M' },
        ...more,
      ],
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

  test('that nobody settles', () => {
    expect(codes({ check: [FOUND], crowd: [told('9时', '村民')] })).toEqual(['neverSettled']);
  });

  test('worded for the ledger', () => {
    const worded = account('问情况', '录像');
    expect(codes({ caller: [told('9时', '村民')], check: [worded] })).toEqual(['wordedForLedger']);
  });

  test('not where one told it and somebody found it otherwise', () => {
    expect(codes({ first: [told('9时30分', '村民')], check: [FOUND] })).toEqual([]);
  });
});
