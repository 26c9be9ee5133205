import type { Amount } from '../../../base/amount.ts';
import type { OfficeTask } from '../define.ts';
import type { RecordedValue } from '../recorded.ts';
import { byKind } from './by-code.ts';
import { within } from './sentence.ts';
import { fullTime, type TimeWords } from './time.ts';

/** A number in words, an approximate one as people give it: 约3.2万. */
export function amountWords({ number, approximate }: Amount): string {
  if (!approximate) return String(number);
  // Two decimal places at most: more would pretend to be exact.
  for (const [size, unit] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const)
    if (number >= size && number % (size / 100) === 0) return `约${number / size}${unit}`;
  return `约${number}`;
}

/** How many of something: 320 条, 约3.2万条. A space sets a figure apart from the words beside it, and no word from another. */
export function countWords(amount: Amount, unit: string, before = ''): string {
  const words = amountWords(amount);
  const [ahead, after] = [/^\d/, /\d$/].map(edge => (edge.test(words) ? ' ' : ''));
  return `${before}${before && ahead}${words}${after}${unit}`;
}

/** A task in words. @param time how its limit is written */
export const taskRowWords = ({ who, what, by }: OfficeTask, time: (iso: string) => string): string =>
  `${who}：${within(what)}${by === undefined ? '' : `，${time(by)}前`}`;

/** Several in one sentence. `now` in milliseconds since the epoch. */
export const tasksWords = (tasks: readonly OfficeTask[], now: number, time: TimeWords): string =>
  tasks.map(task => taskRowWords(task, by => time(Date.parse(by), now))).join('；');

/** A recorded value in words. `now` in milliseconds since the epoch. */
export const valueWords = byKind<RecordedValue, [unit: string | undefined, now: number, time?: TimeWords]>({
  time: ({ at }, _, now, time = fullTime) => time(Date.parse(at), now),
  text: ({ text }) => text,
  link: ({ url }) => url,
  number: (value, unit) => (unit === undefined ? amountWords(value) : countWords(value, unit)),
  people: ({ people }) => people.join('、'),
  tasks: ({ tasks }, _, now, time = fullTime) => tasksWords(tasks, now, time),
  file: ({ name, bytes }) => `${name}（${Math.max(1, Math.round(bytes / 1024))} KB）`,
});
