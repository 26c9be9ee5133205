import { withoutUnseen } from '../../../base/unseen.ts';
import type { Party, Person } from '../define.ts';

/** A person as a document names one: 副组长周敏. */
export const calledPerson = ({ name, title = '' }: Person): string => withoutUnseen(`${title}${name}`);

/** A person as a log names one. */
export const personName = ({ name, title }: Person): string =>
  withoutUnseen([title, name].filter(part => part !== undefined && part !== '').join(' '));

/** A person or unit as a document names it. */
export const calledParty = ({ unit = '', person }: Party): string =>
  `${withoutUnseen(unit)}${person === undefined ? '' : calledPerson(person)}`;

/** A person or unit as a log names it. */
export const partyName = ({ unit = '', person }: Party): string =>
  `${withoutUnseen(unit)} ${person === undefined ? '' : personName(person)}`.trim();
