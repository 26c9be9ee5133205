import { stringify } from 'yaml';
import { UNCHECKED } from '../plan/unchecked.ts';
import type { Source } from './read-off.ts';

/** Says off which words something was read, above it. */
export const mark = ({ clause, words }: Source): string => `# ${UNCHECKED}：依据${clause}“${words}”\n`;

/** Says with it what the words leave open, and how they were taken. */
export const noteMark = ({ clause, words }: Source, ...notes: readonly string[]): string =>
  `# ${UNCHECKED}：依据${clause}“${words}”${notes.map(note => `，${note}`).join('')}\n`;

/** Says that the plan tells nothing of it. */
export const unsaidMark = (what = ''): string => `# ${UNCHECKED}：文件里没有写${what}\n`;

/** As somebody would write it who has to read it: no line broken, nothing said by pointing at what was said before. */
const STYLE = { lineWidth: 0, aliasDuplicateObjects: false };

/** An item of a list. */
export const item = (value: object): string => stringify([value], STYLE);

export const document = (value: object): string => stringify(value, STYLE);
