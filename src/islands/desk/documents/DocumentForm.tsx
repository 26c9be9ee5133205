import type { DocumentModel } from '../../../document/document.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import type { Form, WrittenField } from '../../../playbook/form.ts';
import { documentsText } from '../../../text/documents.ts';
import { deskText } from '../../../text/incident.ts';
import { TableField, TextField } from './DocumentFields.tsx';
import {
  countTyped,
  type DocumentDraft,
  EMPTY_DRAFT,
  hasNews,
  keptOwn,
  type RecordTexts,
  written,
} from './document-draft.ts';

interface Props {
  form: Form;
  draft: DocumentDraft;
  record: RecordTexts;
  /** The text of every field as it stands. */
  values: Readonly<Record<string, string>>;
  /** Its tables are shown as they will be printed. */
  model: DocumentModel;
  problemOf(field: string): string | undefined;
  onDraft(draft: DocumentDraft): void;
  /** A field is written in. */
  onField(field: string): void;
}

/** The fields of a form: short ones in a grid, then texts and the record's tables in the order of the document. */
export function DocumentForm({ form, draft, record, values, model, problemOf, onDraft, onField }: Props) {
  const textField = (field: WrittenField) => (
    <TextField
      key={field.id}
      field={field}
      text={values[field.id] ?? ''}
      news={hasNews(draft, field.id, record) ? (record.now[field.id] ?? '') : undefined}
      problem={problemOf(field.id)}
      onText={text => onDraft(written(draft, field.id, text, record))}
      onKeepOwn={() => onDraft(keptOwn(draft, field.id, record))}
      onFocus={() => onField(field.id)}
    />
  );
  const lines = form.fields.filter(field => field.kind === 'line');
  return (
    <div class="stack">
      <Refill count={countTyped(draft)} onRefill={() => onDraft(EMPTY_DRAFT)} />
      {lines.length > 0 && (
        <fieldset
          class="document-lines columns"
          onKeyDown={event => {
            // One line of the document: Enter breaks none.
            const isTyped = event.target instanceof HTMLTextAreaElement && !event.isComposing;
            if (event.key === 'Enter' && isTyped) event.preventDefault();
          }}
        >
          <legend class="visually-hidden">{documentsText.lines}</legend>
          {lines.map(textField)}
        </fieldset>
      )}
      {form.fields.map(field => {
        if (field.kind === 'line') return null;
        if (field.kind === 'text') return textField(field);
        const section = model.sections.find(({ id }) => id === field.id);
        return section?.kind === 'table' ? (
          <TableField key={field.id} field={field} table={section.table} />
        ) : null;
      })}
      <p class="secrecy">{deskText.secrecy}</p>
    </div>
  );
}

/** 重新从记录填写: asks before it costs anything that was written. */
const Refill = ({ count, onRefill }: { count: number; onRefill(): void }) =>
  count === 0 ? (
    <p class="small faint">{documentsText.refillNone}</p>
  ) : (
    <div class="split">
      <p class="small faint" role="status">
        {documentsText.refillHint(count)}
      </p>
      <Confirm
        class="quiet"
        ask={documentsText.refill}
        question={documentsText.refillAsk(count)}
        yes={documentsText.refillSure}
        no={documentsText.cancel}
        onYes={onRefill}
      />
    </div>
  );
