import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockAt, type DrillClock, putForward, SPEEDS } from '../../../src/training/drills/drill-clock.ts';

const END = 1_000_000_000;
const drillTime = (...looked: Parameters<typeof clockAt>): number => clockAt(...looked).position;
const clock = (speed: DrillClock['speed']): DrillClock => ({ position: 5_000, real: 1_000, speed });

describe('a drill’s clock', () => {
  test.each([
    [0, 5_000],
    [1, 65_000],
    [10, 605_000],
    [60, 3_605_000],
  ] as const)('at ×%i stands a minute later at %i', (speed, expected) => {
    expect(drillTime(clock(speed), 61_000, END)).toBe(expected);
  });

  test('stops at the end', () => {
    expect(drillTime(clock(60), 61_000, 7_000)).toBe(7_000);
  });

  test('stops where it is told to, and never before where it stands', () => {
    expect(drillTime({ ...clock(60), until: 8_000 }, 61_000, END)).toBe(8_000);
    expect(drillTime({ ...clock(60), until: 8_000 }, 61_000, 7_000)).toBe(7_000);
    expect(drillTime({ ...clock(60), until: 4_000 }, 61_000, END)).toBe(5_000);
    expect(clockAt({ ...clock(60), until: 8_000 }, 61_000, END)).toMatchObject({
      real: 61_000,
      until: 8_000,
    });
  });

  test('does not run backwards where the machine’s clock is set back', () => {
    expect(drillTime(clock(60), 0, END)).toBe(5_000);
  });

  test('is put forward and never back', () => {
    expect(putForward(clock(0), 9_000, END).position).toBe(9_000);
    expect(putForward(clock(0), 4_000, END).position).toBe(5_000);
    expect(putForward(clock(0), END + 1, END).position).toBe(END);
  });

  test('never goes back, however its speed is changed', () => {
    const speeds = fc.array(fc.tuple(fc.constantFrom(0 as const, ...SPEEDS), fc.nat(10_000)), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(speeds, changes => {
        let current = clock(0);
        let now = 1_000;
        let before = drillTime(current, now, END);
        for (const [speed, passed] of changes) {
          now += passed;
          current = { ...clockAt(current, now, END), speed };
          const time = drillTime(current, now, END);
          expect(time).toBeGreaterThanOrEqual(before);
          before = time;
        }
      }),
    );
  });
});
