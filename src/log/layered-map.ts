/** Changes that a map carries beside its base before both are made one. */
const MOST = 256;

/**
 * A map that is never changed, with cheap changed copies: each holds the large map it came from and the few changes since.
 * Copying ten thousand entries at each note would be most of a note's cost. Private members are so by type alone: for the
 * oldest browsers a `#` field would be built as a map looked up at every read.
 */
export class LayeredMap<Key, Value> implements ReadonlyMap<Key, Value> {
  private readonly base: ReadonlyMap<Key, Value>;
  /** `undefined` for an entry that is gone. */
  private readonly changes: ReadonlyMap<Key, Value | undefined>;
  readonly size: number;

  private constructor(
    base: ReadonlyMap<Key, Value>,
    changes: ReadonlyMap<Key, Value | undefined>,
    size: number,
  ) {
    this.base = base;
    this.changes = changes;
    this.size = size;
  }

  static over<Key, Value>(base: ReadonlyMap<Key, Value>): LayeredMap<Key, Value> {
    return base instanceof LayeredMap ? base : new LayeredMap(base, new Map(), base.size);
  }

  /** A copy with some entries set; `undefined` takes an entry out. */
  with(entries: Iterable<readonly [Key, Value | undefined]>): LayeredMap<Key, Value> {
    const changes = new Map(this.changes);
    let { size } = this;
    for (const [key, value] of entries) {
      const was = changes.has(key) ? changes.get(key) !== undefined : this.base.has(key);
      size += Number(value !== undefined) - Number(was);
      changes.set(key, value);
    }
    const copy = new LayeredMap(this.base, changes, size);
    return changes.size > MOST ? new LayeredMap(new Map(copy), new Map(), size) : copy;
  }

  get(key: Key): Value | undefined {
    return this.changes.has(key) ? this.changes.get(key) : this.base.get(key);
  }

  has(key: Key): boolean {
    return this.changes.has(key) ? this.changes.get(key) !== undefined : this.base.has(key);
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.base) {
      const now = this.changes.has(key) ? this.changes.get(key) : value;
      if (now !== undefined) yield [key, now];
    }
    for (const [key, value] of this.changes)
      if (value !== undefined && !this.base.has(key)) yield [key, value];
  }

  *keys(): MapIterator<Key> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}
