import type { Form, WrittenField } from '../../playbook/form.ts';
import { TITLE } from '../../playbook/form-title.ts';
import { tokensIn } from '../../playbook/template.ts';
import { documentsText } from './words.ts';

/**
 * Whether whoever writes a document may write its title too. One that takes nothing from the record is the same on each document of its
 * kind, and a statement has the title it was approved with.
 */
export const hasTitle = (form: Form): boolean =>
  form.outward !== 'statement' && tokensIn(form.heading).length > 0;

/** The parts of a document that are written: its title and its fields, except those that the record alone fills. */
export const writtenIn = (form: Form): readonly WrittenField[] => [
  ...(hasTitle(form) ? [{ id: TITLE, label: documentsText.title, kind: 'line' } as const] : []),
  ...form.fields.filter((field): field is WrittenField => field.kind !== 'table'),
];
