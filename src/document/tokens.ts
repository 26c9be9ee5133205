import { onceEach, remembered } from '../base/remember.ts';
import type { Form } from '../playbook/form.ts';
import type { DocumentSection, DocumentSource } from './document.ts';
import { type Filling, fillingOf } from './filling.ts';
import { isLong, linesOf, type Passage } from './passage.ts';
import type { DocumentWords } from './words.ts';

/** What a document's tokens stand for. */
export interface Tokens {
  /** '' for nothing; several lines are several paragraphs. It names no cause that nobody has approved as the cause. */
  text(token: string): string;
  /** What a token has to say that is too long for the text, whole. */
  annex(token: string): DocumentSection | undefined;
}

/** Worked out once for a filling and a form, however often that is typed into. */
const tokensFor = remembered((filling: Filling) => remembered((form: Form) => makeTokens(filling, form)));
export const tokensOf = (form: Form, source: DocumentSource, words: DocumentWords): Tokens =>
  tokensFor(fillingOf(source, words))(form);

function makeTokens(filling: Filling, form: Form): Tokens {
  const { words, guard } = filling;
  const { bureau, view } = filling.source;
  const sentences: ReadonlyMap<string, (filling: Filling, form: Form) => Passage> = new Map(
    Object.entries(words.sentences),
  );
  const passage = onceEach(
    (token: string): Passage =>
      // What is no token of the record's is the bureau's own detail, or else a fact of the ledger.
      sentences.get(token)?.(filling, form) ??
      (Object.hasOwn(bureau, token)
        ? (bureau[token] ?? '')
        : (view.ledger.facts.find(({ label }) => label === token)?.usable?.value ?? '')),
  );
  return {
    text: onceEach((token: string) => {
      const made = passage(token);
      if (typeof made === 'string') return guard.text(made.trim());
      const lines = linesOf(made);
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
