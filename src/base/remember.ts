/** A map of either kind. */
interface Known<Key, Value> {
  has(key: Key): boolean;
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

const keptIn =
  <Key, Value>(known: Known<Key, Value>, make: (key: Key) => Value) =>
  (key: Key): Value => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key) as Value;
  };

/** Works something out once for each object, which must not change, and forgets it with the object. */
export const remembered = <Key extends object, Value>(make: (key: Key) => Value): ((key: Key) => Value) =>
  keptIn(new WeakMap<Key, Value>(), make);

/** Works something out once for each name or number. */
export const onceEach = <Name extends string | number, Value>(
  make: (name: Name) => Value,
): ((name: Name) => Value) => keptIn(new Map<Name, Value>(), make);
