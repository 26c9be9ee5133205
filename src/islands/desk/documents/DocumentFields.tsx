import { useRef } from 'preact/hooks';
import type { DocumentTable } from '../../../document/document.ts';
import { described, Field } from '../../../kit/Field.tsx';
import { useGrowingRows } from '../../../kit/useGrowingRows.ts';
import type { FormField } from '../../../playbook/form.ts';
import { documentsText } from '../../../text/documents.ts';
import { named } from '../../../text/named.ts';
import { SheetTable } from './SheetTables.tsx';

/** The id of the element a field is written in. */
export const fieldId = (field: string): string => `document-${field}`;

const LINE_ROWS = { least: 1, most: 4 } as const;
const TEXT_ROWS = { least: 3, most: 24 } as const;
/** Rows of a table that the form shows; the sheet has them all. */
const TABLE_ROWS = 20;

interface TextFieldProps {
  field: FormField;
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
  const isLine = field.kind === 'line';
  const area = useRef<HTMLTextAreaElement>(null);
  useGrowingRows(area, text, isLine ? LINE_ROWS : TEXT_ROWS);
  const answered = (work: () => void) => (): void => {
    work();
    area.current?.focus();
  };
  return (
    <div class="document-field stack-2" data-kind={field.kind}>
      <Field id={id} label={field.label} hint={field.hint} problem={problem}>
        <textarea
          ref={area}
          id={id}
          rows={(isLine ? LINE_ROWS : TEXT_ROWS).least}
          value={text}
          {...described(id, field.hint, problem)}
          onInput={event => onText(event.currentTarget.value)}
          onFocus={on.onFocus}
          onKeyDown={event => {
            // One line of the document: Enter breaks none.
            if (isLine && event.key === 'Enter' && !event.isComposing) event.preventDefault();
          }}
        />
      </Field>
      {news !== undefined && (
        <div class="document-news notice">
          <p class="small" role="status">
            <strong>{documentsText.news}</strong>
            <span class="entry">{news === '' ? documentsText.nothing : news}</span>
          </p>
          <div class="cluster">
            <button
              type="button"
              aria-label={named(documentsText.useNew, field.label)}
              onClick={answered(() => onText(news))}
            >
              {documentsText.useNew}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={named(documentsText.keepOwn, field.label)}
              onClick={answered(on.onKeepOwn)}
            >
              {documentsText.keepOwn}
            </button>
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
