import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { Form } from '../../kit/Form.tsx';
import { giveFocus } from '../../kit/focus.ts';
import { formText } from '../../kit/form-words.ts';
import { Section } from '../../kit/Section.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import type { Form as DocumentKind, WrittenField } from '../../playbook/form.ts';
import { TITLE } from '../../playbook/form-title.ts';
import { TEXT_LIMITS } from '../core/define.ts';
import { documentDraftName, type Texts } from '../parts/filed-draft.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { SheetTable } from './DocumentSheet.tsx';
import type { DocumentTable } from './document.ts';
import { hasNews, keptOwn, written } from './document-draft.tsx';
import type { OpenDocument } from './useDocument.tsx';
import { documentsText } from './words.ts';
import { writtenIn } from './written.ts';

/** The id of the element a field is written in. */
export const fieldId = (field: string): string => `document-${field}`;

/** Rows of a table that the form shows; the sheet has them all. */
const TABLE_ROWS = 20;

interface Props {
  form: DocumentKind;
  open: OpenDocument;
  /** A field is written in. */
  onField(field: string): void;
  onFiled(): void;
}

/** The fields of a document: short ones in a grid, then texts and the record's tables in the order of the document. */
export function DocumentForm({ form, open, onField, onFiled }: Props) {
  const work = useWork();
  const { draft, record, latest, stands, count, causes, model } = open;
  const fields = writtenIn(form);
  const lines = fields.filter(({ kind }) => kind === 'line');
  const blank = fields.flatMap(({ id, label, required }) =>
    required === true && record.now[id] === '' ? [label] : [],
  );
  const leftOut = form.fields.flatMap(({ id, label, kind }) =>
    kind === 'table' && model.sections.every(section => section.id !== id) ? [label] : [],
  );
  const file = (texts: Texts): FormProblem | undefined => {
    if (stands && latest !== undefined) return { sentence: documentsText.sameAsFiled(latest.number) };
    const refused = work.act({ kind: 'fileDocument', form: form.id, order: open.order, fields: texts });
    return refused && { ...refused, field: refused.field ?? [...causes.keys()][0] };
  };
  return (
    <Form
      id="document"
      draft={documentDraftName(form.id, open.order)}
      stays={!open.follows}
      class="document-form"
      fields={Object.fromEntries(
        fields.map(({ id, kind, label, hint }) => {
          const cause = causes.get(id);
          return [
            id,
            {
              kind: 'text' as const,
              label,
              hint,
              rows: kind === 'text' ? 3 : id === TITLE ? 2 : 1,
              limit: TEXT_LIMITS.part,
              value: record.now[id],
              wrong: cause && documentsText.unapprovedField(cause),
            },
          ];
        }),
      )}
      action={documentsText.file}
      beside={
        <span role="status" class="small">
          {stands && latest !== undefined && documentsText.filedNow(latest.number)}
        </span>
      }
      onSubmit={file}
      onDone={onFiled}
      layout={(state, part) => {
        const textField = ({ id, kind, label }: WrittenField) => (
          <div
            key={id}
            class={`document-field stack-s ${id === TITLE ? 'document-title' : ''}`}
            data-kind={kind}
            onFocusCapture={() => onField(id)}
          >
            {part(id, text => state.write(written(draft, id, String(text), record)))}
            {hasNews(draft, id, record) && (
              <News
                label={label}
                text={record.now[id] ?? ''}
                onAnswer={takes => {
                  state.write(takes ? written(draft, id, record.now[id] ?? '', record) : keptOwn(id, record));
                  giveFocus(document.getElementById(fieldId(id)));
                }}
              />
            )}
          </div>
        );
        return (
          <>
            <Refill count={count} blank={blank} onRefill={state.clear} />
            {lines.length > 0 && (
              <fieldset class="document-lines columns" onKeyDown={keepOneLine}>
                <legend class="visually-hidden">{documentsText.lines}</legend>
                {lines.map(textField)}
              </fieldset>
            )}
            {form.fields.map(field => {
              if (field.kind === 'line') return null;
              if (field.kind === 'text') return textField(field);
              const section = model.sections.find(({ id }) => id === field.id);
              return section?.kind === 'table' ? (
                <TableField key={field.id} {...field} table={section.table} />
              ) : null;
            })}
            {leftOut.length > 0 && <p class="small faint">{documentsText.leftOut(leftOut)}</p>}
            <p class="secrecy">{deskText.secrecy}</p>
          </>
        );
      }}
    />
  );
}

/** One line of the document: Enter breaks none. */
function keepOneLine(event: KeyboardEvent): void {
  const isTyped = event.target instanceof HTMLTextAreaElement && !event.isComposing;
  if (event.key === 'Enter' && isTyped) event.preventDefault();
}

interface RefillProps {
  /** How many fields somebody has written in. */
  count: number;
  /** Required fields for which the record has nothing. */
  blank: readonly string[];
  onRefill(): void;
}

/** 重新从记录填写: asks before it costs anything that was written. */
const Refill = ({ count, blank, onRefill }: RefillProps) =>
  count === 0 ? (
    <p class="small faint">{documentsText.refillNone(blank)}</p>
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
        no={formText.cancel}
        onYes={onRefill}
      />
    </div>
  );

interface NewsProps {
  /** Name of the field. */
  label: string;
  text: string;
  /** @param takes whether it takes the place of what the writer has */
  onAnswer(takes: boolean): void;
}

/** The record's present value for a field, where the writer has not seen it. */
const News = ({ label, text, onAnswer }: NewsProps) => (
  <div class="document-news notice">
    <p class="small" role="status">
      <strong>{documentsText.news}</strong>
      <span class="entry">{text || documentsText.nothing}</span>
    </p>
    <div class="cluster">
      <Button words={documentsText.useNew} of={label} onClick={() => onAnswer(true)} />
      <Button words={documentsText.keepOwn} class="quiet" of={label} onClick={() => onAnswer(false)} />
    </div>
  </div>
);

/** A table as it will be printed; the record fills it. */
const TableField = ({ id, label, table }: { id: string; label: string; table: DocumentTable }) => (
  <Section id={fieldId(id)} class="document-field stack-s" title={label} hint={documentsText.fromRecord}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too. */}
    <section class="document-box card" aria-label={documentsText.tableBox(label)} tabIndex={0}>
      <SheetTable table={table} limit={TABLE_ROWS} />
    </section>
  </Section>
);
