import type { Decided, DecidedHow } from '../decided.ts';
import type { Person } from '../define.ts';
import { calledPerson, personName } from './person.ts';
import { beside } from './sentence.ts';
import { fullTime, type TimeWords } from './time.ts';

/** How somebody decided, in a word. */
export const howLabel: Readonly<Record<DecidedHow, string>> = {
  inPerson: '当面',
  phone: '电话',
  inWriting: '书面',
  meeting: '会议',
};

type Decision = Pick<Decided, 'how' | 'decidedAt'> & {
  /** Absent where no words name the person who decided. */
  readonly person?: Person;
  readonly by: { readonly name?: string; readonly title?: string };
};

/** The recorder, beside the person who decided; '' where they are one person, who would read as two. */
function recorderBeside(
  { person, by: { name = '', title } }: Omit<Decision, 'how' | 'decidedAt'>,
  words: (recorder: Person) => string,
): string {
  return name === '' || name === person?.name
    ? ''
    : `，${words(title === undefined ? { name } : { name, title })}记录`;
}

/** When, how, and who wrote it down, as `11月24日 14:32电话审定，值班员 王敏记录`. @param verb what was done */
export function decidedWords(
  { how, decidedAt, ...who }: Decision,
  verb: string,
  now: number,
  time: TimeWords = fullTime,
): string {
  return `${time(Date.parse(decidedAt), now)}${howLabel[how]}${verb}${recorderBeside(who, personName)}`;
}

/** The same without the time, for a sentence that begins with it: `电话审定，值班员王敏记录`. */
export const decidedHow = ({ how, ...who }: Omit<Decision, 'decidedAt'>, verb: string): string =>
  `${howLabel[how]}${verb}${recorderBeside(who, calledPerson)}`;

/** Who decided and how, and when where it was earlier than it was written down. @param happened '' where it was not */
export const decidedSentence = (
  { person, how }: Pick<Decided, 'how'> & { readonly person: Person },
  happened: string,
): string => `${personName(person)}，${howLabel[how]}${beside(happened)}`;
