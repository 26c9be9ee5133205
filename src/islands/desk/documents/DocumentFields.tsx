import type { DocumentTable } from '../../../document/document.ts';
import { Button } from '../../../kit/Button.tsx';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import type { FormField, WrittenField } from '../../../playbook/form.ts';
import { documentsText } from '../../../text/documents.ts';
import { SheetTable } from './SheetTables.tsx';

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
export function TextField({ field, text, news, problem, onText, ...on }: TextFieldProps) {
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
export function TableField({ field, table }: { field: FormField; table: DocumentTable }) {
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
