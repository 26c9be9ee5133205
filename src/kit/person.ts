import type { Person } from '../desk/core/define.ts';

/** A person as typed: a name, and a duty title if given. */
export interface TypedPerson {
  readonly name: string;
  readonly title: string;
}

export const NOBODY: TypedPerson = { name: '', title: '' };

export const typedPerson = ({ name, title = '' }: Person): TypedPerson => ({ name, title });

/** The id of the input for a person's title. @param id of the one for the name */
export const titleId = (id: string): string => `${id}-post`;

/** Whether it is for its title that somebody's signature is refused: that is looked at before anything else. */
export const lacksTitle = (
  { signs = false }: { readonly signs?: boolean | undefined },
  { name, title }: TypedPerson,
): boolean => signs && name.trim() !== '' && title.trim() === '';

/** A person as commands take one. */
export const personOf = ({ name, title }: TypedPerson): Person =>
  title.trim() === '' ? { name } : { name, title };
