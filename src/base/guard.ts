/** Whether a value that came from outside has fields to look at. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
