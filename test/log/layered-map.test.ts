import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LayeredMap } from '../../src/log/layered-map.ts';

const entry = fc.tuple(fc.nat(40), fc.option(fc.nat(9), { nil: undefined }));

test('a layered map says what a map that was copied whole would say, and its former copies stay as they were', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(40), fc.nat(9))),
      fc.array(fc.array(entry, { maxLength: 60 }), { maxLength: 12 }),
      (start, changes) => {
        let plain = new Map(start);
        let layered = LayeredMap.over(new Map(start));
        const former: [Map<number, number>, LayeredMap<number, number>][] = [];
        for (const entries of changes) {
          former.push([plain, layered]);
          plain = new Map(plain);
          for (const [key, value] of entries)
            if (value === undefined) plain.delete(key);
            else plain.set(key, value);
          layered = layered.with(entries);
        }
        for (const [expected, map] of [...former, [plain, layered] as const]) {
          expect(new Map(map)).toEqual(expected);
          expect(map.size).toBe(expected.size);
          expect(new Set(map.keys())).toEqual(new Set(expected.keys()));
          for (const key of [0, 7, 40])
            expect([map.has(key), map.get(key)]).toEqual([expected.has(key), expected.get(key)]);
        }
      },
    ),
  );
});

test('many changes are made one with their base', () => {
  let map = LayeredMap.over(new Map<number, number>());
  for (let key = 0; key < 1_000; key += 1) map = map.with([[key, key]]);
  expect(map.size).toBe(1_000);
  expect([...map.values()].reduce((sum, value) => sum + value, 0)).toBe(499_500);
});
