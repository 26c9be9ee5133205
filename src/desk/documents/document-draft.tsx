import type { TypedFields } from '../../kit/form-draft.ts';
import type { FiledDocument } from '../core/filed-document.ts';
import { isFiledAs, ownWords, type Texts } from '../parts/filed-draft.tsx';

// Ids of fields hold no slash, so these names are no field's.
/** When the first word was typed, in milliseconds since the epoch: what the record gave is what it gave then. */
const SINCE = '/since';
/** Key of the value that the record had for a field when somebody wrote in it: when the record's value changes, the writer is told. */
const recordOf = (field: string): string => `record/${field}`;

/** The record as it stands, filled in for the present moment and for the moment a draft was begun. */
export interface RecordTexts {
  readonly at: number;
  readonly now: Texts;
  /** The same as `now` in a new draft. Only values recorded since count as news, not a clock that went on. */
  readonly begun: Texts;
}

/** 0 while nobody has written a word. */
export const begunAt = (draft: TypedFields): number => Number(draft[SINCE] ?? 0);

/** Whether it says something that is filed nowhere. */
export function isUnfiled(draft: TypedFields, filed: readonly FiledDocument[]): boolean {
  const own = ownWords(draft);
  return Object.keys(own).length > 0 && !filed.some(version => isFiledAs(version, own));
}

/** The draft's changes for a text. A text equal to the record's own counts as unwritten: the field follows the record again. */
export function written(
  draft: TypedFields,
  field: string,
  text: string,
  { at, now, begun }: RecordTexts,
): TypedFields {
  const { [field]: before, ...others } = ownWords(draft);
  const isOwn = text !== now[field];
  const known = before === undefined ? begun[field] : draft[recordOf(field)];
  return {
    [field]: text,
    [recordOf(field)]: (isOwn && known) || '',
    [SINCE]: isOwn || Object.keys(others).length > 0 ? (draft[SINCE] ?? at) : '',
  };
}

/** Whether the record has something else for a field than when it was written in. */
export const hasNews = (draft: TypedFields, field: string, { now, begun }: RecordTexts): boolean =>
  field in draft && (draft[recordOf(field)] ?? '') !== begun[field] && draft[field] !== now[field];

/** The draft's change that marks the record's present value as seen; the writer's words stay. */
export const keptOwn = (field: string, { begun }: RecordTexts): TypedFields => ({
  [recordOf(field)]: begun[field],
});

/** A draft that says what a filed version says; `undefined` where the record says it itself. */
export function draftFromFiled(
  { fields }: Pick<FiledDocument, 'fields'>,
  { at, now }: RecordTexts,
): TypedFields | undefined {
  const own = Object.keys(now).filter(id => fields[id] !== undefined && fields[id] !== now[id]);
  return own.length === 0
    ? undefined
    : Object.fromEntries([
        [SINCE, at],
        ...own.flatMap(id => [
          [id, fields[id]],
          [recordOf(id), now[id]],
        ]),
      ]);
}
