import { sentenceSchema, some, z } from '../base/schema.ts';
import { contentReader } from './source.ts';

const strings = some(sentenceSchema);

/** The file of the words, relative to the content folder. */
export const WORDING = 'wording.yaml';

const wordingTermSchema = z.strictObject({
  term: sentenceSchema,
  /** When it is used, and what it is to be told from. */
  note: z.exactOptional(sentenceSchema),
  /** The refused words that this one replaces. */
  refused: strings,
  /** Longer expressions that hold a refused one and are all right. */
  except: z.exactOptional(strings),
});

export const wordingSchema = z.array(wordingTermSchema);

/** One word for one thing. */
export type WordingTerm = z.infer<typeof wordingTermSchema>;

/**
 * The words that interface and content keep to.
 * @param root the content folder
 * @throws {ContentError} where the list cannot be read
 */
export function loadWording(root: string): readonly WordingTerm[] {
  const reader = contentReader(root);
  const terms = reader.shaped(wordingSchema, WORDING);
  reader.throwProblems();
  return terms ?? [];
}

/** The refused words in a text, each with its replacement. @public for tests that lie with a plan */
export const refusedIn = (
  text: string,
  terms: readonly WordingTerm[],
): readonly { readonly refused: string; readonly term: string }[] =>
  terms.flatMap(({ term, refused, except = [] }) => {
    const rest = except.reduce((left, words) => left.replaceAll(words, ''), text);
    return refused.filter(words => rest.includes(words)).map(words => ({ refused: words, term }));
  });
