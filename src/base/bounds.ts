import { isObject } from './guard.ts';

/** The most that a value from outside may be, before anything else looks at it. */
export interface Bounds {
  /** Levels of lists and records; a text or a number has none. */
  readonly depth: number;
  /** Values in all: items of lists, fields of records, and the whole. */
  readonly items: number;
  /** Longest text or field name, in UTF-16 units. */
  readonly length: number;
}

/** Recursion this deep is safe on any stack; a playbook nests nine levels. */
export const MOST_DEPTH = 32;

/**
 * The bound that a value made by `JSON.parse` breaks, if any. Walks without recursion, since depth is what it asks about, and
 * stops at the first bound broken.
 */
export function boundBroken(value: unknown, bounds: Bounds): keyof Bounds | undefined {
  let level: readonly object[] = [[value]];
  let items = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: object[] = [];
    for (const each of level) {
      if (depth > bounds.depth) return 'depth';
      const children: readonly unknown[] = Array.isArray(each) ? each : Object.values(each);
      items += children.length;
      if (items > bounds.items) return 'items';
      for (const child of children) {
        if (typeof child === 'string' && child.length > bounds.length) return 'length';
        if (isObject(child)) next.push(child);
      }
      if (Array.isArray(each)) continue;
      for (const name of Object.keys(each)) if (name.length > bounds.length) return 'length';
    }
    level = next;
  }
  return undefined;
}
