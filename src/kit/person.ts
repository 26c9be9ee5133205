import type { Person } from '../desk/core/define.ts';

/** A person as typed: a name, and a duty title if given. */
export interface TypedPerson {
  readonly name: string;
  readonly title: string;
}

export const NOBODY: TypedPerson = { name: '', title: '' };

export const typedPerson = ({ name, title = '' }: Person): TypedPerson => ({ name, title });

/** A person as commands take one. */
export const personOf = ({ name, title }: TypedPerson): Person =>
  title.trim() === '' ? { name } : { name, title };
