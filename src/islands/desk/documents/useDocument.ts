import { useEffect, useMemo, useState } from 'preact/hooks';
import { unapprovedIn } from '../../../document/check.ts';
import type { DocumentModel, DocumentSource } from '../../../document/document.ts';
import { logBefore } from '../../../document/filed.ts';
import { documentOf, prefill } from '../../../document/fill.ts';
import { derive } from '../../../incident/derive.ts';
import type { FiledDocument } from '../../../incident/view.ts';
import { useWorkedOut } from '../../../kit/effects.ts';
import type { Actor } from '../../../log/envelope.ts';
import type { Form } from '../../../playbook/form.ts';
import type { DeskIncident } from '../../../session/session.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { documentWords } from '../../../text/document-words.ts';
import { bureauDetails } from '../../shared/bureau.ts';
import { useWork } from '../work.ts';
import { type DocumentDraft, EMPTY_DRAFT, type RecordTexts } from './document-draft.ts';

/** Milliseconds without a key before the sheet is written anew. */
const PAUSE = 250;

/** A value once it has stood still for a moment; `settle` takes it at once. */
function useSettled<Value>(value: Value): readonly [settled: Value, settle: () => void] {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return [settled, () => setSettled(() => value)];
}

/** A document as it is written, and as it was filed. */
export interface OpenDocument {
  readonly source: DocumentSource;
  readonly record: RecordTexts;
  /** The text of every field as it stands. */
  readonly values: Readonly<Record<string, string>>;
  /** What is written, once the hands rest. */
  readonly written: DocumentModel;
  /** Takes what is written at once. */
  settle(): void;
  /** Its versions in the log, oldest first. */
  readonly filed: readonly FiledDocument[];
  /** The one that is looked at in place of what is written, and the document it was. */
  readonly version: FiledDocument | undefined;
  readonly former: DocumentModel | undefined;
  /** @param event of a version; absent for what is written */
  look(event: string | undefined): void;
  /** The first cause nobody has approved that what is shown gives, and by field what gives one. */
  readonly cause: string | undefined;
  readonly causes: ReadonlyMap<string, string> | undefined;
  /** What is shown, as it is at this moment. */
  atOnce(): DocumentModel;
}

export function useDocument(form: Form, draft: DocumentDraft): OpenDocument {
  const { session, incident, officer } = useWork();
  const { view, log, index } = incident;
  const [looked, look] = useState<string>();
  const source = useDocumentSource(incident, officer, session.snapshot().incidents);
  const record = useRecordTexts(form, source, draft);
  const values = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(record.now).map(([id, given]) => [id, draft.typed[id]?.text ?? given]),
      ),
    [record, draft.typed],
  );
  const [settled, settle] = useSettled(values);
  const written = useMemo(() => documentOf(form, settled, source, documentWords), [form, settled, source]);
  const filed = view.documents.get(form.id) ?? [];
  const version = filed.find(({ event }) => event === looked);
  // A version is the log's, whatever the time is.
  const former = useWorkedOut([form, version?.event, index, log], () =>
    version === undefined ? undefined : filedModel(form, version, source),
  );
  const cause = useUnapproved(former ?? written, source);
  const causes = useMemo(
    () => (cause === undefined ? undefined : causesByField(form, written, source)),
    [cause, form, written, source],
  );
  const atOnce = (): DocumentModel => former ?? documentOf(form, values, source, documentWords);
  return { source, record, values, written, settle, filed, version, former, look, cause, causes, atOnce };
}

const MINUTE = 60_000;
/** Events of a log that takes long enough to read that the clock is looked at less often. */
const LONG = 2_000;

/** What documents are filled from now; the same object until something is recorded or a minute has passed. */
export function useDocumentSource(
  { index, log, view }: DeskIncident,
  by: Actor,
  incidents: readonly DeskIncident[],
): DocumentSource {
  const moment = Math.floor(timeNow() / (log.events.length > LONG ? 10 * MINUTE : MINUTE));
  // Views are made anew every few seconds, and say the same until then.
  return useWorkedOut([index, log, moment, by.role, by.name], () => ({
    index,
    log,
    view,
    by,
    now: timeNow(),
    bureau: bureauDetails(),
    incidents,
  }));
}

/** What the record gives for the fields of a form, now and as of the moment the draft was begun. */
function useRecordTexts(
  form: Form,
  source: DocumentSource,
  { since }: Pick<DocumentDraft, 'since'> = EMPTY_DRAFT,
): RecordTexts {
  return useMemo(() => {
    const now = prefill(form, source, documentWords);
    const begun = since === 0 ? now : prefill(form, { ...source, now: since }, documentWords);
    return { at: source.now, now, begun };
  }, [form, source, since]);
}

/** The document that a filed version was, with the tables of the record as its writer had it. */
function filedModel(
  form: Form,
  { event, at, by, fields }: FiledDocument,
  source: DocumentSource,
): DocumentModel {
  const log = logBefore(source.log, event) ?? source.log;
  const now = Date.parse(at);
  const view = derive(source.index, log, now);
  return documentOf(form, fields, { ...source, log, view, now, by }, documentWords);
}

const isTable = ({ kind }: DocumentModel['sections'][number]): boolean => kind === 'table';

/**
 * The first cause nobody has approved that a document gives. The record's tables, which may be long, are looked through
 * only when they change.
 */
function useUnapproved(model: DocumentModel, source: DocumentSource): string | undefined {
  const tables = model.sections.filter(isTable);
  // The same tables are the same objects, in an array of any length.
  const inTables = useWorkedOut(
    [source, ...tables.map(section => (section.kind === 'table' ? section.table : undefined))],
    () => unapprovedIn({ ...model, title: '', note: '', lines: [], sections: tables }, source),
  );
  const inTexts = useMemo(
    () => unapprovedIn({ ...model, sections: model.sections.filter(section => !isTable(section)) }, source),
    [model, source],
  );
  return inTexts[0] ?? inTables[0];
}

/** Which fields name a cause that nobody has approved, and the cause they name. */
function causesByField(
  { fields }: Form,
  model: DocumentModel,
  source: DocumentSource,
): ReadonlyMap<string, string> {
  const alone = { ...model, title: '', note: '', signatures: [] };
  return new Map(
    fields.flatMap(({ id, kind, label }) => {
      const [cause] = unapprovedIn(
        {
          ...alone,
          lines: kind === 'line' ? model.lines.filter(line => line.label === label) : [],
          sections: kind === 'text' ? model.sections.filter(section => section.id === id) : [],
        },
        source,
      );
      return cause === undefined ? [] : [[id, cause] as const];
    }),
  );
}
