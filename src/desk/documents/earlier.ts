import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { TITLE } from '../../playbook/form-title.ts';
import type { FiledDocument } from '../core/filed-document.ts';
import type { IncidentView } from '../core/view.ts';
import { documentWords } from './document-words.ts';
import { documentsText } from './words.ts';

/** A document that was filed on a form which the edition the incident runs on now does not have. */
export interface EarlierDocument {
  /** Id of the form. */
  readonly id: string;
  readonly title: string;
  /** As of any other document. */
  readonly unreviewed: string;
  /** The latest first. */
  readonly versions: readonly {
    readonly filed: FiledDocument;
    readonly parts: readonly { readonly label: string; readonly text: string }[];
  }[];
}

/**
 * Documents filed on forms that this edition does not have: they stay readable.
 * @param earlier the editions the incident has run on, as far as they are here
 */
export function earlierDocuments(
  { documents }: Pick<IncidentView, 'documents'>,
  { playbook }: PlaybookIndex,
  earlier: readonly PlaybookIndex[],
): readonly EarlierDocument[] {
  const known = new Set(playbook.forms.map(({ id }) => id));
  return [...documents].flatMap(([id, filed]): readonly EarlierDocument[] => {
    if (known.has(id)) return [];
    const form = earlier.flatMap(({ playbook: { forms } }) => forms).findLast(each => each.id === id);
    const labelOf = (field: string): string =>
      field === TITLE ? documentsText.title : (form?.fields.find(each => each.id === field)?.label ?? field);
    const versions = filed
      .map(version => ({
        filed: version,
        parts: Object.entries(version.fields).flatMap(([field, text]) =>
          text === '' ? [] : [{ label: labelOf(field), text }],
        ),
      }))
      .reverse();
    const unreviewed = form?.outward === undefined ? '' : documentWords.unreviewed;
    return [{ id, title: form?.title ?? id, unreviewed, versions }];
  });
}

/** One of its versions as plain text. */
export const earlierText = (
  { title, unreviewed }: EarlierDocument,
  { parts }: EarlierDocument['versions'][number],
): string =>
  [unreviewed, title, ...parts.map(({ label, text }) => `${label}\n${text}`)].filter(Boolean).join('\n\n');
