import { expect, test } from 'vitest';
import { idealRunFor } from '../../../src/islands/drill/useStory.ts';
import type { DrillRun } from '../../../src/session/drill.ts';
import { milliseconds } from '../../../src/training/offset.ts';
import type { DrillForm } from '../../../src/training/scenario.ts';
import { scenario } from '../../support/drill.ts';

const run = (id: string, form: DrillForm, from: string): DrillRun => ({
  mark: { run: id, scenario: scenario.id, seed: 1, form, from: milliseconds(from) },
  startedAt: 0,
  endedAt: undefined,
  notes: '',
  retryOf: undefined,
  judgements: [],
  recorded: false,
});
const ideal = (...runs: [DrillRun, ...DrillRun[]]) => {
  const { form, from } = idealRunFor(runs, { scenario }).mark;
  return { form, from };
};

test('a retry is held against its form from the beginning, not from where it began', () => {
  expect(ideal(run('a', 'full', 'PT2H'))).toEqual({ form: 'full', from: 0 });
  expect(ideal(run('a', 'short', 'PT2H'))).toEqual({ form: 'short', from: milliseconds('PT45M') });
});

test('two runs of different forms are held against the one with everything in it', () => {
  expect(ideal(run('a', 'short', 'PT45M'), run('b', 'full', 'PT2H'))).toEqual({ form: 'full', from: 0 });
  expect(ideal(run('a', 'full', 'PT0M'), run('b', 'short', 'PT45M'))).toEqual({ form: 'full', from: 0 });
});
