import type { Person } from '../define.ts';

/** A person as a log names one. */
export const personName = ({ name, title }: Person): string =>
  [title, name].filter(part => part !== undefined && part !== '').join(' ');
