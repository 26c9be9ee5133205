import { useMemo, useState } from 'preact/hooks';
import { useDebounced, useWorkedOut } from '../../kit/effects.ts';
import { useTyped } from '../../kit/useForm.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Form } from '../../playbook/form.ts';
import type { DeskIncident } from '../../session/incidents.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { FiledDocument } from '../core/filed-document.ts';
import { namedCauses } from '../facts/cause.ts';
import { bureauDetails } from '../parts/bureau.tsx';
import { documentDraftName, isFiledAs, ownWords, type Texts } from '../parts/filed-draft.tsx';
import { useWork } from '../parts/work.tsx';
import { namedCause, unapprovedIn } from './cause-guard.ts';
import type { DocumentModel, DocumentSource } from './document.ts';
import { begunAt, isUnfiled, type RecordTexts } from './document-draft.tsx';
import { documentWords } from './document-words.ts';
import { filedSource, recordedBefore } from './filed.ts';
import { documentOf, prefill } from './fill.ts';
import { writtenIn } from './written.ts';

/** In the place of a version that is looked at: what is being written. No event has this name. */
const WRITING = '';

/**
 * A document as it is written, and as it was filed: what is filed is what is shown, printed and handed out, until somebody begins another.
 * @param order what came in and it is written for, by its id @param isBegun whoever opens it has said that he writes another
 */
export function useDocument(form: Form, order?: string, isBegun = false) {
  const { session, incident, officer } = useWork();
  const { view, log, index } = incident;
  const [draft, keep] = useTyped(documentDraftName(form.id, order));
  const [looked, look] = useState(isBegun ? WRITING : undefined);
  const source = useDocumentSource(incident, officer, session.snapshot().incidents, order);
  const since = begunAt(draft);
  const record = useMemo((): RecordTexts => {
    const now = prefill(form, source, documentWords);
    const begun = since === 0 ? now : prefill(form, { ...source, now: since }, documentWords);
    return { at: source.now, now, begun };
  }, [form, source, since]);
  const values = useMemo((): Texts => ({ ...record.now, ...ownWords(draft) }), [record, draft]);
  const [debounced, flushNow] = useDebounced(values);
  const written = useMemo(
    () => documentOf(form, debounced, source, documentWords),
    [form, debounced, source],
  );
  const filed: readonly FiledDocument[] = (view.documents.get(form.id) ?? []).filter(
    each => each.order === order,
  );
  const latest = filed.find(({ event }) => event === log.events.at(-1)?.id);
  const own = ownWords(draft);
  // The record goes on with the filing itself: what counts is what it gave then.
  const gave = useWorkedOut([form, latest?.event, log], () =>
    latest === undefined ? {} : recordedBefore(form, latest, source, documentWords),
  );
  const follows = form.report === 'again';
  const stands = latest !== undefined && isFiledAs(latest, follows ? own : { ...gave, ...own });
  const shown = looked ?? (isUnfiled(draft, filed) ? WRITING : filed.at(-1)?.event);
  const version = filed.find(({ event }) => event === shown);
  // A version is the log's, whatever the time is.
  const former = useWorkedOut([form, version?.event, index, log], () =>
    version === undefined
      ? undefined
      : documentOf(form, version.fields, filedSource(version, source), documentWords),
  );
  const model = former ?? written;
  const [cause] = useMemo(() => unapprovedIn(model, source), [model, source]);
  const causes = useMemo(
    (): ReadonlyMap<string, string> =>
      cause === undefined ? new Map() : causesByField(form, debounced, source),
    [cause, form, debounced, source],
  );
  return {
    order,
    /** Each is an issue of its own: once it is filed, nothing of it is left for the next. */
    follows,
    draft,
    keep,
    source,
    record,
    /** The text of every field as it stands. */
    values,
    /** Takes what is written at once. */
    flushNow,
    /** Its versions in the log, oldest first. */
    filed,
    /** The last version, where nothing has been recorded since. */
    latest,
    /** Nobody has written since this version was filed. */
    stands,
    /** How many fields somebody has written in. */
    count: Object.keys(own).length,
    /** The one that is looked at in place of what is written. */
    version,
    /** Shows a version. @param event absent for what is filed, or written since */
    look: (event?: string): void => look(event),
    /** Begins another, or goes on with the one that was begun. */
    write: (): void => look(WRITING),
    /** The document on view: the filed version, or the draft once the writer pauses. */
    model,
    /** The same as it is at this moment. */
    atOnce: (): DocumentModel => former ?? documentOf(form, values, source, documentWords),
    /** The first cause nobody has approved that it gives, and by field what gives one. */
    cause,
    causes,
  };
}

export type OpenDocument = ReturnType<typeof useDocument>;

const MINUTE = 60_000;
/** Events of a log that takes long enough to read that the clock is looked at less often. */
const LONG = 2_000;

/** The present source of documents: the same object until something is recorded or a minute has passed. */
export function useDocumentSource(
  { index, log, view }: DeskIncident,
  by: Actor,
  incidents: readonly DeskIncident[],
  order?: string,
): DocumentSource {
  const moment = Math.floor(timeNow() / (log.events.length > LONG ? 10 * MINUTE : MINUTE));
  // Views are made anew every few seconds, and say the same until then.
  return useWorkedOut([index, log, moment, by.role, by.name, order], () => ({
    index,
    log,
    view,
    by,
    now: timeNow(),
    bureau: bureauDetails(),
    incidents,
    order,
  }));
}

/** Which fields name a cause that nobody has approved, and the cause they name. */
const causesByField = (form: Form, texts: Texts, { view }: DocumentSource): ReadonlyMap<string, string> =>
  new Map(
    writtenIn(form).flatMap(({ id, label }) =>
      namedCauses(namedCause(label, texts[id] ?? ''), view.ledger)
        .slice(0, 1)
        .map(cause => [id, cause] as const),
    ),
  );
