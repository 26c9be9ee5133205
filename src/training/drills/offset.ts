const MINUTE = 60_000;
const OFFSET = /^PT(?:(\d{1,3})H)?(?:(\d{1,2})M)?$/;

/**
 * An offset in milliseconds: time since a drill began, or how long something takes, as ISO 8601 hours and minutes (`PT2H`,
 * `PT1H30M`, `PT0M`). Content is checked for that form; anything else is zero.
 */
export function milliseconds(offset: string): number {
  const [, hours = '0', minutes = '0'] = OFFSET.exec(offset) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
