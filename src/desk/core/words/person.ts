import { withoutUnseen } from '../../../base/unseen.ts';
import type { Person } from '../define.ts';

/** A person as a document names one: 副组长周敏. */
export const calledPerson = ({ name, title = '' }: Person): string => withoutUnseen(`${title}${name}`);

/** A person as a log names one. */
export const personName = ({ name, title }: Person): string =>
  withoutUnseen([title, name].filter(part => part !== undefined && part !== '').join(' '));
