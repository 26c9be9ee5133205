import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const MIX = 0x9e3779b1;

/** A source of chance that gives the same each time. */
export type Chance = ReturnType<typeof chanceAt>;

/** Chance from a seed, and from a place in what it is for, so that one place can be asked for without those before it. */
export function chanceAt(seed: number, ...place: readonly number[]) {
  let mixed = seed | 0;
  for (const part of place) mixed = Math.imul(mixed ^ (part + 1), MIX) ^ (mixed >>> 15);
  const generator = xoroshiro128plus(mixed);
  /** A whole number from 0 up to, and without, the given one. */
  const below = (count: number): number => uniformInt(generator, 0, Math.max(0, count - 1));
  return {
    below,
    /** One of the items. @throws {RangeError} where there is none */
    pick: <Item>(items: readonly Item[]): Item => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}
