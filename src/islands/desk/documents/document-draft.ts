import { useMemo } from 'preact/hooks';
import type { FiledDocument } from '../../../incident/view.ts';
import { type DraftPort, useDraft } from '../../../kit/draft.ts';

/** A field somebody has written in. */
interface TypedField {
  readonly text: string;
  /** What the record gave for it at that time: when it gives something else now, the writer is told. */
  readonly record: string;
}

/** What was written into a form on this machine. */
export interface DocumentDraft {
  /** By the field's id. A field nobody wrote in is not here: it follows the record. */
  readonly typed: Readonly<Record<string, TypedField>>;
  /** When the first word was typed, in milliseconds since the epoch: what the record gave is what it gave then. */
  readonly since: number;
  /** The event that filed it as it stands; absent once it was changed. */
  readonly filed: string | undefined;
}

export const EMPTY_DRAFT: DocumentDraft = { typed: {}, since: 0, filed: undefined };

/** How many fields somebody has written in. */
export const countTyped = ({ typed }: DocumentDraft): number => Object.keys(typed).length;

/** Whether it says something that is filed nowhere. */
export const isUnfiled = (draft: DocumentDraft, filed: readonly FiledDocument[]): boolean =>
  countTyped(draft) > 0 && !filed.some(({ event }) => event === draft.filed);

// Ids of fields hold no slash, so these keys are no field's.
const SINCE = '/since';
const FILED = '/filed';

/** Flat, since of two tabs in one form each keeps the fields it wrote. */
type Stored = Readonly<Record<string, unknown>>;
const NOTHING: Stored = {};

const draftName = (form: string): string => `document/${form}`;

function fromStored({ [SINCE]: since = 0, [FILED]: filed, ...typed }: Stored): DocumentDraft {
  return { typed, since, filed } as DocumentDraft;
}

/** What the record gives for every field, by the field's id. */
type Given = Readonly<Record<string, string>>;

/** The record as it stands, filled in for the present moment and for the moment a draft was begun. */
export interface RecordTexts {
  readonly at: number;
  readonly now: Given;
  /** Of a new draft the same as `now`. A clock that went on is no news; what was recorded since is. */
  readonly begun: Given;
}

/** The draft with a field written in. A text that is the record's own is nobody's: the field follows the record again. */
export function written(
  draft: DocumentDraft,
  field: string,
  text: string,
  record: RecordTexts,
): DocumentDraft {
  const { [field]: own, ...others } = draft.typed;
  const known = own?.record ?? record.begun[field] ?? '';
  return {
    typed: text === record.now[field] ? others : { ...draft.typed, [field]: { text, record: known } },
    since: countTyped(draft) === 0 ? record.at : draft.since,
    filed: undefined,
  };
}

/** Whether the record has something else for a field than when it was written in. */
export function hasNews({ typed }: DocumentDraft, field: string, { now, begun }: RecordTexts): boolean {
  const own = typed[field];
  return own !== undefined && own.record !== begun[field] && own.text !== now[field];
}

/** The draft whose writer has seen what the record has now, and keeps the words he has. */
export function keptOwn(draft: DocumentDraft, field: string, { begun }: RecordTexts): DocumentDraft {
  const own = draft.typed[field];
  return own === undefined
    ? draft
    : { ...draft, typed: { ...draft.typed, [field]: { ...own, record: begun[field] ?? '' } } };
}

/** A draft that says what a filed version says. */
export const draftOf = (fields: Given, { at, now }: RecordTexts): DocumentDraft =>
  Object.entries(now).reduce(
    (draft, [id, given]) => written(draft, id, fields[id] ?? given, { at, now, begun: now }),
    EMPTY_DRAFT,
  );

/** The draft of one form, kept on this machine at each change. */
export function useDocumentDraft(
  form: string,
): readonly [draft: DocumentDraft, keep: (next: DocumentDraft) => void] {
  const [stored, keep] = useDraft(draftName(form), NOTHING);
  return [
    useMemo(() => fromStored(stored), [stored]),
    draft =>
      keep(
        countTyped(draft) === 0
          ? undefined
          : {
              ...draft.typed,
              [SINCE]: draft.since,
              ...(draft.filed !== undefined && { [FILED]: draft.filed }),
            },
      ),
  ];
}

/** The draft of a form as it is now. */
export const documentDraftIn = (drafts: DraftPort, form: string): DocumentDraft =>
  fromStored((drafts.read(draftName(form)) as Stored | undefined) ?? NOTHING);
