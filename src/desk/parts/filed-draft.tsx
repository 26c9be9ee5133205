import { isObject } from '../../base/guard.ts';
import type { TypedFields } from '../../kit/form-draft.ts';
import type { FiledDocument } from '../core/filed-document.ts';
import type { IncidentView } from '../core/view.ts';

/** Texts by the field's id. */
export type Texts = Readonly<Record<string, string>>;

/** The name of a document's draft, of one that is written for several things that came in for each. Its form holds it: a field nobody wrote in is not there, and follows the record. */
export const documentDraftName = (form: string, order?: string): string =>
  order === undefined ? `document/${form}` : `document/${form}/${order}`;

/** The words somebody has written. */
export const ownWords = (draft: TypedFields): Texts =>
  Object.fromEntries(
    Object.entries(draft).flatMap(([name, text]) => (name.includes('/') ? [] : [[name, String(text)]])),
  );

/** Whether a filed version has all these words. */
export const isFiledAs = ({ fields }: FiledDocument, words: Texts): boolean =>
  Object.entries(words).every(([id, text]) => fields[id] === text.trim());

/** Whether what stands in a form is a document as it was filed, which its form keeps to be written on. @param form the name of its draft */
export const isFiledDraft = (documents: IncidentView['documents'], form: string, words: unknown): boolean =>
  isObject(words) &&
  [...documents].some(([id, versions]) =>
    versions.some(
      version =>
        documentDraftName(id, version.order) === form && isFiledAs(version, ownWords(words as TypedFields)),
    ),
  );
