/** Whether two values of plain data say the same; a field that holds `undefined` is as good as none. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one instanceof Uint8Array && other instanceof Uint8Array)
    return one.length === other.length && one.every((byte, position) => byte === other[position]);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].every(field => isSame(Reflect.get(one, field), Reflect.get(other, field)));
}
