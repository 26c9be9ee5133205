import type { Night } from './night.ts';
import { nightSchema } from './night-schema.ts';

/** Far above any night, in UTF-16 units. */
const LIMIT = 200_000;

/** A night as a file: JSON that is also the YAML of one entry of the content's nights. */
export const fileOfNight = (night: Night): string => `${JSON.stringify([night], undefined, 2)}\n`;

/** The night in a file; `undefined` where it is none. */
export function nightInFile(text: string): Night | undefined {
  if (text.length > LIMIT) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const night = nightSchema.safeParse(Array.isArray(read) ? read[0] : read);
  return night.success ? night.data : undefined;
}
