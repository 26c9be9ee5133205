import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bounds, boundBroken, MOST_DEPTH } from '../../src/base/bounds.ts';

const bounds: Bounds = { depth: 3, items: 6, length: 4 };
const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

describe('a value from outside', () => {
  test.each<[value: unknown, code: string | undefined]>([
    [null, undefined],
    ['四个字符', undefined],
    ['五个字符了', 'length'],
    [{ name: 1 }, undefined],
    [{ names: 1 }, 'length'],
    [{ __proto__: null, a: { b: ['五个字符了'] } }, 'length'],
    [nested(3), undefined],
    [nested(4), 'depth'],
    [{ a: { b: { c: {} } } }, 'depth'],
    [[1, 2, 3, 4, 5], undefined],
    [[1, 2, 3, 4, 5, 6], 'items'],
    [[[1, 2], { a: 3 }, 4], 'items'],
  ])('%j breaks the bound %s', (value, code) => {
    expect(boundBroken(value, bounds)).toBe(code);
  });

  test('may be nested a hundred thousand times and still gets an answer', () => {
    expect(boundBroken(nested(100_000), { depth: MOST_DEPTH, items: 1_000_000, length: 1 })).toBe('depth');
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { a: deep };
    expect(boundBroken(deep, { depth: 1_000_000, items: 50_000, length: 1 })).toBe('items');
  });

  test('is within bounds that are exactly its own, and breaks each that is one less', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), value => {
        const own = measured(value);
        expect(boundBroken(value, own)).toBeUndefined();
        if (own.depth > 0) expect(boundBroken(value, { ...own, depth: own.depth - 1 })).toBe('depth');
        if (own.items > 1) expect(boundBroken(value, { ...own, items: own.items - 1 })).toBe('items');
        if (own.length > 0) expect(boundBroken(value, { ...own, length: own.length - 1 })).toBe('length');
      }),
    );
  });
});

/** The bounds that a value just meets. */
function measured(value: unknown): Bounds {
  if (typeof value === 'string') return { depth: 0, items: 1, length: value.length };
  if (typeof value !== 'object' || value === null) return { depth: 0, items: 1, length: 0 };
  const inner = Object.values(value).map(measured);
  const names = Array.isArray(value) ? [] : Object.keys(value);
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    items: inner.reduce((sum, { items }) => sum + items, 1),
    length: Math.max(0, ...inner.map(({ length }) => length), ...names.map(({ length }) => length)),
  };
}
