const MINUTE = 60_000;

/**
 * How long after its limit something was done, in milliseconds; `undefined` for what was done in time. Times are typed and shown to
 * the minute: what is less than that after the limit was done at it.
 */
export function lateBy(due: number | undefined, at: number): number | undefined {
  const by = due === undefined ? 0 : at - due;
  return by < MINUTE ? undefined : by;
}
