import { onceEach, remembered } from '../../base/remember.ts';
import type { Form, FormField, TableName } from '../../playbook/form.ts';
import { TITLE } from '../../playbook/form-title.ts';
import { templateOf, tokensIn } from '../../playbook/template.ts';
import { knownWith } from '../incident/log-before.ts';
import { fillTemplate } from '../statements/compose.ts';
import { isVersionOut } from '../statements/life.ts';
import type { DocumentModel, DocumentSection, DocumentSource, DocumentTable } from './document.ts';
import { type Filling, fillingOf } from './filling.ts';
import { isLong, listingLines, type Passage } from './passage.ts';
import type { DocumentWords } from './templates.ts';
import { hasTitle } from './written.ts';

/** Fills in a document's tokens. */
export interface Tokens {
  /** '' for nothing; several lines are several paragraphs. It names no cause that nobody has approved as the cause. */
  text(token: string): string;
  /** The full content of a token that is too long for the text. */
  annex(token: string): DocumentSection | undefined;
}

/** Worked out once for a filling and a form, however often that is typed into. */
const tokensFor = remembered((words: DocumentWords) =>
  remembered((filling: Filling) => remembered((form: Form) => makeTokens(words, filling, form))),
);
export const tokensOf = (form: Form, source: DocumentSource, words: DocumentWords): Tokens =>
  tokensFor(words)(fillingOf(source, words))(form);

/**
 * The source of a form: a record of a meeting is filled from the log as it was when its last step was recorded, any other form
 * from all of it.
 */
function sourceFor({ steps = [] }: Form, source: DocumentSource): DocumentSource {
  const { index, view } = source;
  if (!index.stepsThatFill('meeting').some(({ id }) => steps.includes(id))) return source;
  const done = view.steps.flatMap(({ step, state }) =>
    steps.includes(step.id) && state.kind === 'done' ? [state] : [],
  );
  const known = knownWith(source, new Set(done.map(({ event }) => event)));
  return known === undefined
    ? source
    : { ...source, ...known, knownAt: Math.max(...done.map(({ at }) => Date.parse(at))) };
}

function makeTokens(words: DocumentWords, whole: Filling, form: Form): Tokens {
  const { guard } = whole;
  const source = sourceFor(form, whole.source);
  const filling = source === whole.source ? whole : fillingOf(source, words);
  const { bureau, view } = source;
  const sentences: ReadonlyMap<string, (filling: Filling, form: Form) => Passage> = new Map(
    Object.entries(words.sentences),
  );
  const passage = onceEach(
    (token: string): Passage =>
      // A token that is none of the record's is a detail of the bureau, or else a copied value, or a fact of the ledger.
      sentences.get(token)?.(filling, form) ??
      (Object.hasOwn(bureau, token)
        ? (bureau[token] ?? '')
        : filling.copied(token) ||
          (view.ledger.facts.find(({ label }) => label === token)?.usable?.value ?? '')),
  );
  return {
    text: onceEach((token: string) => {
      const made = passage(token);
      if (typeof made === 'string') return guard.text(made.trim());
      const lines = listingLines(made);
      const whole = isLong(made) ? [words.annexed(made.title, made.items.length), ...lines] : lines;
      return guard.text(whole.join('\n'));
    }),
    annex: onceEach((token: string) => {
      const made = passage(token);
      if (typeof made === 'string' || !isLong(made)) return undefined;
      const rows = made.items.map(({ time, text }) => [time, text]);
      const table = guard.table({ head: words.annexHead, rows, widths: [22, 78], empty: '' });
      return { id: `annex-${token}`, heading: made.title, annex: true, kind: 'table', table };
    }),
  };
}

/** The first text of every `line` and `text` field, by the field's id; '' where the record has nothing to say. */
export function prefill(
  form: Form,
  source: DocumentSource,
  words: DocumentWords,
): Readonly<Record<string, string>> {
  const { guard } = fillingOf(source, words);
  const tokens = tokensOf(form, source, words);
  return Object.fromEntries([
    ...(hasTitle(form) ? [[TITLE, titleOf(form, source, words)]] : []),
    ...form.fields.flatMap(field => {
      if (field.kind === 'table') return [];
      const { id, kind, label } = field;
      const filled = fillTemplate(templateOf(field), tokens.text);
      return [[id, guard.field(label, kind === 'line' ? oneLine(filled) : filled)]];
    }),
  ]);
}

/** The title as the record gives it. */
function titleOf(form: Form, source: DocumentSource, words: DocumentWords): string {
  const { guard } = fillingOf(source, words);
  const heading = oneLine(fillTemplate(form.heading, tokensOf(form, source, words).text));
  return heading === '' || guard.names(heading) ? form.title : heading;
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

/** A text as paragraphs, without the empty lines between them and the blanks before them that a printer sets itself. */
const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\n|\r/)
    .map(line => line.trim())
    .filter(line => line !== '');

/** Tables already filled, so that a form can be typed into without reading the record anew at each key. */
const tablesOf = remembered(({ tables }: DocumentWords) =>
  remembered((filling: Filling) =>
    onceEach((name: TableName): DocumentTable => filling.guard.table(tables[name](filling))),
  ),
);

function sectionOf(
  field: FormField,
  fields: Readonly<Record<string, string>>,
  filling: Filling,
  words: DocumentWords,
): readonly DocumentSection[] {
  const { id, label, kind } = field;
  if (kind === 'table') {
    const table = tablesOf(words)(filling)(field.table);
    return table.rows.length === 0 ? [] : [{ id, heading: label, kind, table }];
  }
  if (kind === 'line') return [];
  const paragraphs = paragraphsOf(fields[id] ?? '');
  // A part with nothing to say is left out: an empty heading is a question to the reader.
  if (paragraphs.length > 0) return [{ id, heading: label, kind, paragraphs }];
  if (field.required === undefined) return [];
  // A gap that the record would fill is named; what is asked of a person alone is left for a hand.
  return [
    { id, heading: label, kind, paragraphs: field.template === undefined ? [] : [`（未填：${label}）`] },
  ];
}

/** Annexes for content that the form's texts have no room for. */
function annexesOf({ fields }: Form, annex: Tokens['annex']): readonly DocumentSection[] {
  const used = fields.flatMap(field => tokensIn(templateOf(field)));
  return [...new Set(used)].flatMap(token => annex(token) ?? []);
}

/**
 * Whether a document that is read outside holds words that nobody approved: of all of them only statements are approved here. The
 * answer to a ticket is signed where the ticket came from; no record here says so, and the mark is struck out on that paper.
 */
function isUnreviewed(
  form: Form,
  fields: Readonly<Record<string, string>>,
  source: DocumentSource,
  words: DocumentWords,
): boolean {
  if (form.outward === undefined) return false;
  const { statement } = fillingOf(source, words);
  if (form.outward === 'reply' || statement === undefined) return true;
  if (!statement.approved && !isVersionOut(statement.version)) return true;
  const approved = prefill(form, source, words);
  return form.fields.some(({ id }) => fields[id] !== approved[id]);
}

/** The document with the given texts of its fields, as typed; its tables come from the record, and so does its title where nobody wrote one. */
export function documentOf(
  form: Form,
  fields: Readonly<Record<string, string>>,
  source: DocumentSource,
  words: DocumentWords,
): DocumentModel {
  const filling = fillingOf(source, words);
  const tokens = tokensOf(form, source, words);
  const title = hasTitle(form) ? oneLine(fields[TITLE] ?? '') : '';
  const { view, now } = source;
  return {
    form: form.title,
    ...(form.masthead === undefined ? {} : { masthead: form.masthead }),
    title: title || titleOf(form, source, words),
    lines: form.fields
      .filter(field => field.kind === 'line')
      .flatMap(({ id, label, at, required }) => {
        const value = oneLine(fields[id] ?? '');
        if (value === '' && required === undefined) return [];
        return [{ label, value, ...(at === undefined ? {} : { at }) }];
      }),
    sections: [
      ...form.fields.flatMap(field => sectionOf(field, fields, filling, words)),
      ...annexesOf(form, tokens.annex),
    ],
    signatures: form.signatures ?? [],
    unreviewed: isUnreviewed(form, fields, source, words) ? words.unreviewed : '',
    // Where there is none, its text says so.
    note:
      form.outward !== 'statement' || filling.statement === undefined
        ? ''
        : words.status(filling.statement, now),
    ...(form.picture === true && view.post.masked !== undefined ? { picture: view.post.masked.value } : {}),
    mark: words.mark(view.drill !== undefined),
  };
}
