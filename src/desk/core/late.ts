const MINUTE = 60_000;

/**
 * How long after its limit something was done, in milliseconds; `undefined` if it was in time. Times are typed and shown to the
 * minute: less than a minute after the limit counts as in time.
 */
export function lateBy(due: number | undefined, at: number): number | undefined {
  const by = due === undefined ? 0 : at - due;
  return by < MINUTE ? undefined : by;
}

/**
 * Whether a record was made so long after the act that a reader should know. Records of the first ten minutes enter the log
 * together with the opening, and carry its time: they are no late entries. All times in milliseconds since the epoch.
 */
export const isWrittenLater = (at: number, writtenAt: number, openedAt: number, slack: number): boolean =>
  writtenAt !== openedAt && writtenAt - at > slack;
