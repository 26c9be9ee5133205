import { useMemo, useRef } from 'preact/hooks';
import { isObject } from '../../../base/guard.ts';
import { type DraftPort, useDraft } from '../../../kit/draft.ts';
import type { Facts } from '../../../playbook/condition.ts';

/** A field somebody has written in. */
interface TypedField {
  readonly text: string;
  /** What the record gave for it at that time: when it gives something else now, the writer is told. */
  readonly record: string;
}

/** What was written into a form on this machine. A field nobody wrote in is not here: it follows the record. */
export interface DocumentDraft {
  readonly typed: ReadonlyMap<string, TypedField>;
  /** When the first word was typed, in milliseconds since the epoch: what the record gave is what it gave then. */
  readonly since: number;
  /** The event that filed it as it stands; absent once it was changed. */
  readonly filed: string | undefined;
}

export const EMPTY_DRAFT: DocumentDraft = { typed: new Map(), since: 0, filed: undefined };

// Ids of fields hold no slash, so these keys are no field's.
const RECORD = '/record';
const SINCE = '/since';
const FILED = '/filed';

const draftName = (form: string): string => `document/${form}`;

function fromStored(stored: unknown): DocumentDraft {
  if (!isObject(stored)) return EMPTY_DRAFT;
  const kept = new Map(
    Object.entries(stored).filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
  const typed = [...kept].flatMap(([id, text]) => {
    const record = kept.get(id + RECORD);
    return id.includes('/') || record === undefined ? [] : [[id, { text, record }] as const];
  });
  return { typed: new Map(typed), since: Number(kept.get(SINCE)) || 0, filed: kept.get(FILED) };
}

/** `undefined` when there is nothing to keep. */
function toStored({ typed, since, filed }: DocumentDraft): Facts | undefined {
  if (typed.size === 0) return undefined;
  return Object.fromEntries([
    ...[...typed].flatMap(([id, { text, record }]) => [
      [id, text],
      [id + RECORD, record],
    ]),
    [SINCE, String(since)],
    ...(filed === undefined ? [] : [[FILED, filed]]),
  ]);
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
  const typed = new Map(draft.typed);
  if (text === record.now[field]) typed.delete(field);
  else typed.set(field, { text, record: typed.get(field)?.record ?? record.begun[field] ?? '' });
  return { typed, since: draft.typed.size === 0 ? record.at : draft.since, filed: undefined };
}

/** Whether the record has something else for a field than when it was written in. */
export function hasNews({ typed }: DocumentDraft, field: string, { now, begun }: RecordTexts): boolean {
  const own = typed.get(field);
  return own !== undefined && own.record !== begun[field] && own.text !== now[field];
}

/** The draft whose writer has seen what the record has now, and keeps the words he has. */
export function keptOwn(draft: DocumentDraft, field: string, { begun }: RecordTexts): DocumentDraft {
  const own = draft.typed.get(field);
  return own === undefined
    ? draft
    : { ...draft, typed: new Map(draft.typed).set(field, { ...own, record: begun[field] ?? '' }) };
}

/** A draft that says what a filed version says. */
export function draftOf(fields: Readonly<Record<string, string>>, { at, now }: RecordTexts): DocumentDraft {
  return Object.entries(now).reduce(
    (draft, [id, given]) => written(draft, id, fields[id] ?? given, { at, now, begun: now }),
    EMPTY_DRAFT,
  );
}

/** The draft of one form, kept on this machine at each change. */
export function useDocumentDraft(
  form: string,
): readonly [draft: DocumentDraft, keep: (next: DocumentDraft) => void] {
  const [stored, keep] = useDraft<unknown>(draftName(form), undefined);
  // The draft as it was handed in: what a change leaves as it is must stay the same object.
  const own = useRef<{ readonly stored: unknown; readonly draft: DocumentDraft }>();
  const read = useMemo(() => fromStored(stored), [stored]);
  return [
    own.current !== undefined && own.current.stored === stored ? own.current.draft : read,
    draft => {
      own.current = { stored: toStored(draft), draft };
      keep(own.current.stored);
    },
  ];
}

/** The draft of a form as it is now. */
export const documentDraftIn = (drafts: DraftPort, form: string): DocumentDraft =>
  fromStored(drafts.read(draftName(form)));
