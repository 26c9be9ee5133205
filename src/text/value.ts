import type { Amount } from '../base/amount.ts';
import type { RecordedValue } from '../incident/kinds/step-done.ts';
import { byKind } from './by-code.ts';
import { fullTime, type TimeWords } from './time.ts';

/** A number in words, an approximate one as people give it: 约3.2万. */
export function amountWords({ number, approximate }: Amount): string {
  if (!approximate) return String(number);
  // Two places at most: more would not be said of something approximate.
  for (const [size, unit] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const)
    if (number >= size && number % (size / 100) === 0) return `约${number / size}${unit}`;
  return `约${number}`;
}

/** A recorded value in words. `now` in milliseconds since the epoch. */
export const valueWords = byKind<RecordedValue, [unit: string | undefined, now: number, time?: TimeWords]>({
  time: ({ at }, _, now, time = fullTime) => time(Date.parse(at), now),
  text: ({ text }) => text,
  link: ({ url }) => url,
  number: (value, unit) => `${amountWords(value)}${unit === undefined ? '' : ` ${unit}`}`,
  people: ({ people }) => people.join('、'),
  file: ({ name, bytes }) => `${name}（${Math.max(1, Math.round(bytes / 1024))} KB）`,
});
