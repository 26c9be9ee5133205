const MINUTE = 60_000;

/**
 * How long after its limit something was done, in milliseconds; `undefined` for what was done in time. Times are typed and shown to
 * the minute: what is less than that after the limit was done at it.
 */
export function lateBy(due: number | undefined, at: number): number | undefined {
  const by = due === undefined ? 0 : at - due;
  return by < MINUTE ? undefined : by;
}

/**
 * Whether something was written down so long after it was done that a reader is told. What the first ten minutes took down on the spot
 * goes into the log along with the opening, and carries its time: that is no late entry. All times in milliseconds since the epoch.
 */
export const isWrittenLater = (at: number, writtenAt: number, openedAt: number, slack: number): boolean =>
  writtenAt !== openedAt && writtenAt - at > slack;
