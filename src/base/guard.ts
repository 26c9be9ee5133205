/** Whether a value that came from outside has fields to look at. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The fields of a value that came from outside; none where it has none. */
export const fieldsOf = (value: unknown): Readonly<Partial<Record<string, unknown>>> =>
  isObject(value) ? { ...value } : {};
