/** Subjects of the kinds of event of statements, approval and publications. */

/** The subject on which an edit and an act on the edited version contradict each other. */
export const versionSubject = (version: string): string => `version:${version}`;
export const statementSubject = (statement: string): string => `statement:${statement}`;

/** A line of the sign-off of a version. */
export interface SignOffPlace {
  readonly version: string;
  readonly item: string;
}
export const signOffSubject = ({ version, item }: SignOffPlace): string => `sign:${version}/${item}`;
/** Whether those whose approval a use of an authority went out without agree. */
export const ratifySubject = (use: string): string => `ratify:${use}`;
export const withdrawalSubject = (publication: string): string => `withdrawal:${publication}`;
