import type { DocumentModel, DocumentTable } from '../../../document/document.ts';
import { Button } from '../../../kit/Button.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import type { Form, FormField, WrittenField } from '../../../playbook/form.ts';
import { documentsText } from '../../../text/documents.ts';
import { deskText } from '../../../text/incident.ts';
import { SheetTable } from './DocumentSheet.tsx';
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

/** The id of the element a field is written in. */
export const fieldId = (field: string): string => `document-${field}`;

/** Rows of a table that the form shows; the sheet has them all. */
const TABLE_ROWS = 20;

interface TextFieldProps {
  field: WrittenField;
  text: string;
  /** What the record has now, where the writer has not seen it. */
  news: string | undefined;
  problem: string | undefined;
  onText(text: string): void;
  onKeepOwn(): void;
  onFocus(): void;
}

/** One field to write in, and what the record has new for it. */
function TextField({ field, text, news, problem, onText, ...on }: TextFieldProps) {
  const id = fieldId(field.id);
  const answered = (work: () => void) => (): void => {
    work();
    document.getElementById(id)?.focus();
  };
  return (
    <div class="document-field stack-2" data-kind={field.kind} onFocusCapture={on.onFocus}>
      <FieldInput
        id={id}
        field={{ kind: 'text', label: field.label, hint: field.hint, rows: field.kind === 'line' ? 1 : 3 }}
        value={text}
        problem={problem}
        onValue={typed => onText(String(typed))}
      />
      {news !== undefined && (
        <div class="document-news notice">
          <p class="small" role="status">
            <strong>{documentsText.news}</strong>
            <span class="entry">{news === '' ? documentsText.nothing : news}</span>
          </p>
          <div class="cluster">
            <Button words={documentsText.useNew} of={field.label} onClick={answered(() => onText(news))} />
            <Button
              words={documentsText.keepOwn}
              class="quiet"
              of={field.label}
              onClick={answered(on.onKeepOwn)}
            />
          </div>
        </div>
      )}
    </div>
  );
}

/** A table as it will be printed; the record fills it. */
function TableField({ field, table }: { field: FormField; table: DocumentTable }) {
  const all = table.rows.length;
  return (
    <section class="document-field stack-2" aria-labelledby={fieldId(field.id)}>
      <h2 id={fieldId(field.id)}>{field.label}</h2>
      <p class="small faint">
        {all === 0 ? documentsText.emptyTable(table.empty) : documentsText.fromRecord}
      </p>
      {all > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too.
        <section class="document-box card" aria-label={documentsText.tableBox(field.label)} tabIndex={0}>
          <SheetTable table={table} limit={TABLE_ROWS} />
        </section>
      )}
    </section>
  );
}
