import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/training/drills/run.ts';
import type { Deed, Scenario } from '../../../src/training/drills/scenario.ts';
import { type Response, responsesOf } from '../../../src/training/drills/story.ts';
import { fullRun, placeVerified, scenario, storyAfter, triage } from '../../support/drill.ts';

const MINUTE = 60_000;
const reply = (when: string): Deed => ({ do: 'reply', at: when, to: 'caller', text: '正在核实' });

function responses(deeds: readonly Deed[], moment = 'PT10H', run: Run = fullRun): readonly Response[] {
  return responsesOf(storyAfter(deeds.length === 0 ? [] : [triage, ...deeds], moment, run));
}
const responseTo = (inject: string, deeds: readonly Deed[], moment?: string, run?: Run) =>
  responses(deeds, moment, run).find(({ arrival }) => arrival.item.id === inject);

/** The small scenario with one inject changed, and objectives that count from it. */
function changed(id: string, inject: object, objectives: readonly object[] = []): Run {
  const injects = scenario.injects.map(each => (each.id === id ? { ...each, ...inject } : each));
  const added = [...scenario.objectives, ...(objectives as Scenario['objectives'])];
  return { ...fullRun, scenario: { ...scenario, injects, objectives: added } };
}
const after = (inject: string, expectation: Deed | object): object => ({
  ...scenario.objectives[0],
  id: `after-${inject}`,
  after: inject,
  expect: expectation,
});

describe('what waits for a response', () => {
  test.each<[name: string, inject: string, run: Run, asked: string | undefined]>([
    ['somebody who wants an answer', 'caller', fullRun, 'reply'],
    ['facts that belong in the ledger', 'check', fullRun, 'facts'],
    ['an order', 'seventh', changed('seventh', { kind: 'order' }), 'action'],
    ['an order that also brings facts', 'check', changed('check', { kind: 'order' }), 'action'],
    [
      'what an objective counts from',
      'crowd',
      changed('crowd', {}, [after('crowd', { do: 'publish' })]),
      'action',
    ],
    ['an answer before what an objective counts from', 'caller', changed('caller', {}), 'reply'],
    [
      'what is only told, which is recorded as such',
      'crowd',
      changed('crowd', {
        kind: 'message',
        facts: [{ fact: 'place', value: '别处', source: '群里', told: true, holds: ['别处'] }],
      }),
      'facts',
    ],
    ['a post: nothing', 'crowd', fullRun, undefined],
  ])('%s', (_, inject, run, asked) => {
    expect(responseTo(inject, [], 'PT10H', run)?.asked).toBe(asked);
  });

  test('is told in the order in which it came, and only what has come', () => {
    expect(responses([]).map(({ arrival }) => arrival.item.id)).toEqual(['caller', 'check']);
    expect(responses([], 'PT45M').map(({ arrival }) => arrival.item.id)).toEqual(['caller']);
  });
});

describe('a response', () => {
  test('is timed from the arrival to the first act that fits', () => {
    expect(responseTo('caller', [reply('PT40M'), reply('PT2H')])).toMatchObject({ took: 10 * MINUTE });
    expect(responseTo('check', [placeVerified('PT1H5M')])).toMatchObject({ took: 5 * MINUTE });
  });

  test('may come in the same minute', () => {
    expect(responseTo('caller', [reply('PT30M')])).toMatchObject({ took: 0 });
  });

  test('is none where nothing fits, or the answer went to somebody else', () => {
    expect(responseTo('caller', [placeVerified('PT1H5M')])).toMatchObject({
      act: undefined,
      took: undefined,
    });
  });

  test('is none that was given before it was asked', () => {
    expect(responseTo('check', [placeVerified('PT20M')])).toMatchObject({ took: undefined });
  });

  test('is none that came after the run was ended', () => {
    expect(responseTo('caller', [reply('PT3H')], 'PT2H')).toMatchObject({ took: undefined });
  });

  test('to an order is what its objective expects, and otherwise any decision', () => {
    const note: Deed = { do: 'note', at: 'PT7H10M', kind: 'decision', text: '碰头' };
    const step: Deed = { do: 'step', at: 'PT7H20M', step: 'report-to-leaders' };
    const theme: Deed = { do: 'theme', at: 'PT7H40M', title: '问进展', count: 3 };
    const order = changed('seventh', { kind: 'order' });
    expect(responseTo('seventh', [note, step, theme], 'PT10H', order)).toMatchObject({ took: 20 * MINUTE });
    const expected = changed('seventh', { kind: 'order' }, [
      after('seventh', { do: 'theme', stage: 'heard' }),
    ]);
    expect(responseTo('seventh', [note, step, theme], 'PT10H', expected)).toMatchObject({
      took: 40 * MINUTE,
    });
  });

  test('of whoever worked before the run began is told as theirs; what they left undone is not', () => {
    const later = { ...fullRun, from: 55 * MINUTE };
    const told = (deeds: readonly Deed[]) => responseTo('caller', deeds, 'PT10H', later);
    expect(told([reply('PT40M')])).toMatchObject({ took: 10 * MINUTE, earlier: true });
    expect(told([reply('PT55M')])).toMatchObject({ took: 25 * MINUTE, earlier: false });
    expect(told([])).toMatchObject({ took: undefined, earlier: false });
  });

  test('is asked for, and found, wherever the run began: what came is never left out', () => {
    const ids = (from: number) =>
      responses([reply('PT40M'), placeVerified('PT1H5M')], 'PT10H', { ...fullRun, from }).map(
        ({ arrival }) => arrival.item.id,
      );
    for (const minutes of [0, 30, 41, 90, 500]) expect(ids(minutes * MINUTE)).toEqual(['caller', 'check']);
  });

  test('never takes less than no time, whenever things are done', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 6, max: 580 }), { maxLength: 6 }), minutes => {
        const deeds = [...minutes]
          .sort((one, other) => one - other)
          .map((minute, position) =>
            (position % 2 === 0 ? reply : placeVerified)(`PT${Math.floor(minute / 60)}H${minute % 60}M`),
          );
        for (const { took, act, arrival } of responses(deeds)) {
          expect(took === undefined).toBe(act === undefined);
          if (act !== undefined) expect(took).toBe(act.at - arrival.at);
          expect(took ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});
