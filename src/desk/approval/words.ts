import { fullTime, type TimeWords } from '../core/words/time.ts';
import type { EventOfType } from '../incident/kinds.ts';
import { personName } from '../people/words.ts';
import type { DecidedHow } from './decided.ts';

/** How somebody decided, in a word. */
export const howLabel: Readonly<Record<DecidedHow, string>> = {
  inPerson: '当面',
  phone: '电话',
  inWriting: '书面',
  meeting: '会议',
};

/** Wording of the fields that say how something was decided. */
export const decidedText = {
  how: '怎么定的',
  at: '什么时候定的',
  atHint: '写定下来的时间，不是补记的时间。',
  evidence: '凭据：通话记录、签批单的照片（可以不附）',
  occasion: '哪一次会议、电话',
  occasionHint: '例如“领导小组碰头会”“与组长、办公室主任三方通话”。不是同一次定的，分开记。',
  among: '还有谁参加（没有不填）',
  post: (title: string) => `以哪个岗位办的：${title}`,
} as const;

type Decision = Pick<EventOfType<'signed'>['data'], 'how' | 'decidedAt'> & {
  readonly by: { readonly name?: string; readonly title?: string };
};

/** When, how, and who wrote it down, as `11月24日 14:32电话审定，值班员 王敏记录`. @param verb what was done */
export function decidedWords(
  { how, decidedAt, by: { name = '', title } }: Decision,
  verb: string,
  now: number,
  time: TimeWords = fullTime,
): string {
  const recorder = name === '' ? '' : `，${personName(title === undefined ? { name } : { name, title })}记录`;
  return `${time(Date.parse(decidedAt), now)}${howLabel[how]}${verb}${recorder}`;
}
