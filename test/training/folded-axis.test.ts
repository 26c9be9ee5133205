import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedAxis, marksOf } from '../../src/training/folded-axis.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WIDTH = 900;
const FOLD = 30;
const hours = (...moments: readonly number[]): readonly number[] => moments.map(each => each * HOUR);

const anyAxis = fc
  .record({
    minutes: fc.array(fc.integer({ min: -60, max: 80 * 60 }), { maxLength: 40 }),
    length: fc.integer({ min: 10, max: 72 * 60 }),
  })
  .map(({ minutes, length }) => {
    const moments = minutes.map(each => each * MINUTE);
    return { moments, length: length * MINUTE, axis: foldedAxis(moments, 0, length * MINUTE, WIDTH, FOLD) };
  });

describe('an axis of time', () => {
  test('is to scale throughout where nothing is far from the next', () => {
    const axis = foldedAxis(hours(1, 3, 5), 0, 6 * HOUR, WIDTH, FOLD);
    expect(axis.stretches.map(({ folded }) => folded)).toEqual([false]);
    expect(axis.x(3 * HOUR)).toBe(WIDTH / 2);
  });

  test('folds a silence, and leaves some minutes at both its ends', () => {
    const { stretches } = foldedAxis(hours(1, 20), 0, 21 * HOUR, WIDTH, FOLD);
    expect(stretches.map(({ from, to, folded }) => [from / MINUTE, to / MINUTE, folded])).toEqual([
      [0, 85, false],
      [85, 1175, true],
      [1175, 1260, false],
    ]);
    expect(stretches.map(({ left, right }) => Math.round(right - left))).toEqual([435, FOLD, 435]);
  });

  test('folds the silence after the last event', () => {
    expect(foldedAxis(hours(1), 0, 40 * HOUR, WIDTH, FOLD).stretches.map(({ folded }) => folded)).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('goes on where it stops, from end to end, and never turns back', () => {
    fc.assert(
      fc.property(
        anyAxis,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        ({ axis, length }, shares) => {
          const { stretches, x } = axis;
          expect(stretches[0]).toMatchObject({ from: 0, left: 0 });
          expect(stretches.at(-1)?.to).toBe(length);
          expect(stretches.at(-1)?.right).toBeCloseTo(WIDTH, 6);
          for (const [position, { from, left }] of stretches.entries())
            if (position > 0)
              expect([from, left]).toEqual([stretches[position - 1]?.to, stretches[position - 1]?.right]);
          const places = [...shares].sort((one, other) => one - other).map(share => x(share * length));
          expect([...places].sort((one, other) => one - other)).toEqual(places);
        },
      ),
    );
  });

  test('never folds a moment in which something happened', () => {
    fc.assert(
      fc.property(anyAxis, ({ axis, moments, length }) => {
        const folds = axis.stretches.filter(({ folded }) => folded);
        for (const moment of moments.filter(each => each >= 0 && each <= length))
          expect(folds.some(({ from, to }) => moment > from && moment < to)).toBe(false);
      }),
    );
  });

  test('keeps one scale outside its folds, and the greater part of its width', () => {
    fc.assert(
      fc.property(anyAxis, ({ axis }) => {
        const scaled = axis.stretches.filter(({ folded }) => !folded);
        const units = scaled.map(({ from, to, left, right }) => (right - left) / (to - from));
        for (const unit of units) expect(unit / (units[0] ?? 1)).toBeCloseTo(1, 3);
        expect(scaled.reduce((sum, { left, right }) => sum + right - left, 0)).toBeGreaterThanOrEqual(
          WIDTH * 0.6 - 1e-6,
        );
      }),
    );
  });

  test('shows what lies outside at its nearer end', () => {
    const { x } = foldedAxis([], 0, HOUR, WIDTH, FOLD);
    expect([x(-HOUR), x(2 * HOUR)]).toEqual([0, WIDTH]);
  });
});

describe('its marks', () => {
  test('stand at full steps since the start, outside the folds, and never on one another', () => {
    fc.assert(
      fc.property(anyAxis, ({ axis }) => {
        const marks = marksOf(axis, 0, 60);
        for (const [position, mark] of marks.entries()) {
          expect(mark % (5 * MINUTE)).toBe(0);
          const stretch = axis.stretches.find(
            ({ folded, from, to }) => !folded && mark >= from && mark <= to,
          );
          expect(stretch).toBeDefined();
          const before = marks[position - 1];
          if (before !== undefined) expect(axis.x(mark) - axis.x(before)).toBeGreaterThanOrEqual(60 - 1e-6);
        }
      }),
    );
  });

  test('are counted from the start, not from midnight', () => {
    const start = 40 * MINUTE;
    const axis = foldedAxis([], start, start + 2 * HOUR, WIDTH, FOLD);
    expect(marksOf(axis, start, 200).map(mark => (mark - start) / MINUTE)).toEqual([0, 30, 60, 90, 120]);
  });
});
