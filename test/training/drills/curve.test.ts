import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatAt, looks, roundTop } from '../../../src/training/drills/curve.ts';
import { TICK } from '../../../src/training/drills/public.ts';
import { at, storyAfter, triage } from '../../support/drill.ts';

const HOUR = 3_600_000;
const idle = storyAfter([], 'PT10H');
const { feed } = idle;

describe('the curve of what the public writes', () => {
  test('has a point for every ten minutes', () => {
    expect(feed.ticks).toHaveLength((10 * HOUR) / TICK + 1);
  });

  test('has its peak where most is written, the first such moment', () => {
    const most = Math.max(...feed.ticks.map(({ heat }) => heat));
    expect(feed.peak).toEqual(feed.ticks.find(({ heat }) => heat === most));
  });

  test('begins with the drill, whatever was written before it', () => {
    const { ticks, total } = storyAfter([], 'PT0M').feed;
    expect(ticks).toHaveLength(1);
    expect(total).toBeGreaterThan(0);
  });

  test('lies lower for whoever speaks', () => {
    const spoken = storyAfter(
      [
        triage,
        {
          do: 'publish',
          at: 'PT1H',
          channel: 'notice',
          form: 'holding',
          next: 'PT9H',
          parts: { body: '地点和原因正在核实。' },
        },
      ],
      'PT10H',
    );
    expect(spoken.feed.total).toBeLessThan(feed.total);
  });
});

describe('the heat at a moment', () => {
  test('is that of the ten minutes it lies in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 * 60 - 1 }), minute => {
        const point = feed.ticks[Math.floor(minute / 10)];
        expect(heatAt(feed, at('PT0M') + minute * 60_000)).toBe(point?.heat);
      }),
    );
  });

  test('is that of the last ten minutes at the very end, and none outside', () => {
    expect(heatAt(feed, at('PT10H'))).toBe(feed.ticks.at(-1)?.heat);
    expect(heatAt(feed, at('PT10H') + TICK + 1)).toBeUndefined();
    expect(heatAt(feed, at('PT0M') - 1)).toBeUndefined();
    expect(heatAt({ ticks: [] }, 0)).toBeUndefined();
  });
});

test.each<[hours: number, most: number, expected: readonly number[]]>([
  [4, 12, [0, 1, 2, 3, 4]],
  [5.5, 4, [0, 2, 4, 5.5]],
  [50, 13, [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 50]],
  [300, 4, [0, 96, 192, 288, 300]],
])(
  'a stretch of %d hours is looked at at most %d times, at full hours, and at its end',
  (hours, most, expected) => {
    expect(looks(hours * HOUR, most)).toEqual(expected.map(each => each * HOUR));
  },
);

test('a stretch is looked at in order, from its start to its end, no more often than wished', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 * 60 }), fc.integer({ min: 4, max: 20 }), (minutes, most) => {
      const found = looks(minutes * 60_000, most);
      expect(found[0]).toBe(0);
      expect(found.at(-1)).toBe(minutes * 60_000);
      expect(found.length).toBeLessThanOrEqual(most + 2);
      expect([...new Set(found)].sort((one, other) => one - other)).toEqual(found);
    }),
  );
});

test('a scale holds its value with steps of 1, 2 or 5, four to ten of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), value => {
      const { top, step } = roundTop(value);
      expect(top).toBeGreaterThanOrEqual(value);
      expect(top % step).toBe(0);
      expect(top / step).toBeGreaterThanOrEqual(2);
      expect(top / step).toBeLessThanOrEqual(5);
      expect(['1', '2', '5']).toContain(String(step).replace(/0+$/, ''));
    }),
  );
});
