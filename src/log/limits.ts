import { isObject } from '../base/guard.ts';
import { failure, type Result, success } from '../base/result.ts';

/** The most that a value from outside may be, before anything else looks at it. */
export interface Bounds {
  /** Levels of lists and records; a text or a number has none. */
  readonly depth: number;
  /** Values in all: items of lists, fields of records, and the whole. */
  readonly items: number;
  /** Of each text and each field's name, in UTF-16 units. */
  readonly length: number;
}

/** The bound that a value breaks. */
export interface Excess {
  readonly code: keyof Bounds;
  readonly limit: number;
}

/** Characters of a name, or of a duty title. */
export const NAME_LIMIT = 30;

/** A playbook nests nine levels; what walks a value by recursion is safe on any stack within this. */
export const MOST_DEPTH = 32;

/**
 * Whether a value made by `JSON.parse` is within bounds. Walks without recursion, since depth is what it asks about, and stops
 * at the first bound broken.
 */
export function withinBounds<Value>(value: Value, bounds: Bounds): Result<Value, Excess> {
  const broken = (code: keyof Bounds) => failure({ code, limit: bounds[code] });
  let level: readonly object[] = [[value]];
  let items = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: object[] = [];
    for (const each of level) {
      if (depth > bounds.depth) return broken('depth');
      const children: readonly unknown[] = Array.isArray(each) ? each : Object.values(each);
      items += children.length;
      if (items > bounds.items) return broken('items');
      for (const child of children) {
        if (typeof child === 'string' && child.length > bounds.length) return broken('length');
        if (isObject(child)) next.push(child);
      }
      if (Array.isArray(each)) continue;
      for (const name of Object.keys(each)) if (name.length > bounds.length) return broken('length');
    }
    level = next;
  }
  return success(value);
}
