import { filledWith, tokensIn } from '../../playbook/template.ts';

/** Contact details of the bureau, kept on this machine, keyed by the tokens of the playbook's contact line. */
export type BureauDetails = Readonly<Record<string, string>>;

/** Where a detail belongs that nobody has given yet: nobody can take it for a text that may go out. */
const gap = (name: string): string => `【待填：${name}】`;

/** The details that the contact line asks for, in its order. */
export const contactAsks = tokensIn;

/** The contact line with the bureau's own details; a missing one stays as a gap. */
export const contactLine = (line: string, details: BureauDetails): string =>
  filledWith(line, name => (Object.hasOwn(details, name) && details[name]?.trim()) || gap(name));

/** The details that are still to be given. */
export const contactGaps = (line: string, details: BureauDetails): readonly string[] =>
  contactAsks(line).filter(name => !Object.hasOwn(details, name) || details[name]?.trim() === '');
