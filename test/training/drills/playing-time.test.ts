import { expect, test } from 'vitest';
import { playingTime } from '../../../src/training/drills/playing-time.ts';
import type { Deed, DrillForm, Scenario } from '../../../src/training/drills/scenario.ts';
import { scenario, stageOf } from '../../support/drill.ts';

const hands = { press: 2, field: 3, character: 1, key: 0.5, copy: 5, read: 0 };
const opening = scenario.ideal.filter(deed => deed.do === 'triage');

/** Seconds that deeds take after the triage. */
function seconds(deeds: readonly Deed[], form: DrillForm = 'full', changes: Partial<Scenario> = {}): number {
  const timeOf = (ideal: readonly Deed[]): number =>
    60 * playingTime(stageOf({ ...scenario, ...changes, ideal: [...ideal] }), form, hands);
  return timeOf([...opening, ...deeds]) - timeOf(opening);
}

const note = (text: string): Deed => ({ do: 'note', at: 'PT2H10M', kind: 'decision', text });
const fact = (at: string): Deed => ({
  do: 'fact',
  at,
  fact: 'place',
  value: '石榴坡村的村口',
  source: '现场看过',
  state: 'verified',
});

test('characters are typed, digits and signs struck, and what stands on the screen is copied where that is quicker', () => {
  expect(seconds([note('先报告')])).toBe(3 * 2 + 3 + 3);
  expect(seconds([note('先报告，12。')])).toBe(3 * 2 + 3 + 3 + 4 * 0.5);
  const brief = ['上午接到反映，说村口塌了'];
  expect(seconds([note('说村口塌了')], 'full', { brief })).toBe(3 * 2 + 3 + 5);
  expect(seconds([note('接到反映，说村口塌了')], 'full', { brief })).toBe(3 * 2 + 3 + 5);
});

test('a fact that a finding told of is not typed again', () => {
  expect(seconds([fact('PT50M')])).toBe(5 * 2 + 2 * 3 + 7 + 4);
  expect(seconds([fact('PT1H5M')])).toBe(5 * 2);
});

test('what came before a short form, or would come after it, takes no time', () => {
  const at = (when: string) => seconds([{ ...note('先报告'), at: when }], 'short');
  expect(at('PT30M')).toBe(0);
  expect(at('PT2H')).toBeGreaterThan(0);
  expect(at('PT4H30M')).toBe(0);
});

test('each thing that comes is called up by a press and read', () => {
  const timed = (read: number): number =>
    60 * playingTime(stageOf({ ...scenario, ideal: [] }), 'full', { ...hands, read });
  const come = scenario.injects.length + 1;
  expect(timed(0)).toBe(come * hands.press);
  const words = [...scenario.brief, ...scenario.injects.map(({ text }) => text), '没人管'].join('');
  expect(timed(0.1) - timed(0)).toBeCloseTo(words.length * 0.1);
});
