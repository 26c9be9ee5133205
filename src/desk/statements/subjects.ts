/** Subjects of the kinds of event of statements, approval and publications. */

/** Where an edit and what is done with the version it edits stand against each other. */
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
