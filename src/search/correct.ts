import type { SearchField } from './match.ts';
import { findSound, type ReadingsOf, typedSound } from './sound.ts';

const shortest = 3;

/** A stretch with its homophones corrected: as most fields write what sounds like it. */
export function correction(segment: string, fields: readonly SearchField[], readingsOf: ReadingsOf): string {
  if (!/^\p{Script=Han}+$/u.test(segment) || segment.length < shortest) return segment;
  if (fields.some(({ compacted }) => compacted.text.includes(segment))) return segment;
  const typed = typedSound(segment, readingsOf);
  const counts = new Map<string, number>();
  for (const { compacted, sound } of fields) {
    const place = findSound(typed, sound);
    if (place === undefined || place.closeness < 1) continue;
    const word = compacted.text.slice(place.start, place.end);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best?.[0] ?? segment;
}
