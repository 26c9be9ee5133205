import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DocumentModel, DocumentSource } from '../../../document/document.ts';
import { documentOf } from '../../../document/fill.ts';
import type { FiledDocument } from '../../../incident/view.ts';
import { useWorkedOut } from '../../../kit/effects.ts';
import type { Form } from '../../../playbook/form.ts';
import { documentWords } from '../../../text/document-words.ts';
import { useWork } from '../work.ts';
import type { DocumentDraft, RecordTexts } from './document-draft.ts';
import {
  causesByField,
  filedModel,
  useDocumentSource,
  useRecordTexts,
  useUnapproved,
} from './document-source.ts';

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
