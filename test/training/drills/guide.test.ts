import { expect, test } from 'vitest';
import { type GuideStep, guideStep } from '../../../src/training/drills/guide.ts';
import type { Deed } from '../../../src/training/drills/scenario.ts';
import { at, scenario, storyAfter, triage } from '../../support/drill.ts';

const guide: GuideStep[] = [
  { say: '等来电', until: { comes: 'caller' } },
  { say: '答复', until: { do: 'reply', to: ['caller'] } },
  { say: '发布', until: { do: 'publish' } },
];

const stepBy = (moment: string, from: string, ...deeds: readonly Deed[]): number => {
  const { arrivals, acts, grounds } = storyAfter([triage, ...deeds], moment);
  return guideStep(guide, arrivals, acts, at(from), grounds);
};
const reply: Deed = { do: 'reply', at: 'PT40M', to: 'caller', text: '正在核实。' };
const publish: Deed = { do: 'publish', at: 'PT2H', channel: 'notice', form: 'holding' };

test('whoever is led is told one thing, until it has come or he has done it', () => {
  expect(scenario.injects.find(({ id }) => id === 'caller')?.at).toBe('PT30M');
  expect(stepBy('PT29M', 'PT0M')).toBe(0);
  expect(stepBy('PT31M', 'PT0M')).toBe(1);
  expect(stepBy('PT1H', 'PT0M', reply)).toBe(2);
  expect(stepBy('PT3H', 'PT0M', reply, publish)).toBe(3);
});

test('what a colleague did before counts for nobody who is led, nor does what comes later make up for what is left out', () => {
  expect(stepBy('PT3H', 'PT1H', reply, publish)).toBe(1);
  expect(stepBy('PT3H', 'PT0M', publish)).toBe(1);
});
