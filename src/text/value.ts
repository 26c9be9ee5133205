import type { RecordedValue } from '../incident/kinds/step-done.ts';
import { fullTime, type TimeWords } from './time.ts';

/** A number in words, an approximate one as people give it: 约3.2万. */
export function amountWords({
  number,
  approximate = false,
}: {
  readonly number: number;
  readonly approximate?: boolean;
}): string {
  if (!approximate) return String(number);
  // Two places at most: more would not be said of something approximate.
  for (const [size, unit] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const)
    if (number >= size && number % (size / 100) === 0) return `约${number / size}${unit}`;
  return `约${number}`;
}

/** A recorded value in words. @param now milliseconds since the epoch */
export function valueWords(
  value: RecordedValue,
  unit: string | undefined,
  now: number,
  time: TimeWords = fullTime,
): string {
  switch (value.kind) {
    case 'time':
      return time(Date.parse(value.at), now);
    case 'text':
      return value.text;
    case 'link':
      return value.url;
    case 'number':
      return `${amountWords(value)}${unit === undefined ? '' : ` ${unit}`}`;
    case 'people':
      return value.people.join('、');
    case 'file':
      return `${value.name}（${Math.max(1, Math.round(value.bytes / 1024))} KB）`;
  }
}
