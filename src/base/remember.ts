/** A map of either kind. */
interface Known<Key, Value> {
  has(key: Key): boolean;
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

const keptIn =
  <Key, Value>(known: Known<Key, Value>, make: (key: Key) => Value) =>
  (key: Key): Value => {
    const kept = known.get(key);
    if (kept !== undefined || known.has(key)) return kept as Value;
    const made = make(key);
    known.set(key, made);
    return made;
  };

/** Works something out once for each object, which must not change, and forgets it with the object. */
export const remembered = <Key extends object, Value>(make: (key: Key) => Value): ((key: Key) => Value) =>
  keptIn(new WeakMap<Key, Value>(), make);

/** Works something out once for each name or number. */
export const onceEach = <Name extends string | number, Value>(
  make: (name: Name) => Value,
): ((name: Name) => Value) => keptIn(new Map<Name, Value>(), make);

/** Computes something once for each of the latest texts. All results are dropped when the texts together exceed so many characters. */
export function lately<Value>(characters: number, make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  let held = 0;
  return text => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    held += text.length;
    if (held > characters) {
      known.clear();
      held = text.length;
    }
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
