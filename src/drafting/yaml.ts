import { stringify } from 'yaml';
import { UNCHECKED } from '../plan/unchecked.ts';
import type { Source } from './read-off.ts';

/** Says off which words something was read, above it. */
export const mark = ({ clause, words }: Source): string => `# ${UNCHECKED}：依据${clause}“${words}”\n`;

/** Says that the plan tells nothing of it. */
export const unsaidMark = (what = ''): string => `# ${UNCHECKED}：文件里没有写${what}\n`;

/** An item of a list. */
export const item = (value: object): string => stringify([value], { lineWidth: 0 });

export const document = (value: object): string => stringify(value, { lineWidth: 0 });
