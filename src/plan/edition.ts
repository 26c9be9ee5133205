import { sentenceSchema, some, z } from '../base/schema.ts';

/** Kinds of content whose changes an edition lists. */
const kinds = ['pages', 'steps', 'rules', 'lessons'] as const;
export type ChangedKind = (typeof kinds)[number];

const ids = z.exactOptional(some(z.string()));

/** An edition of the site's content. */
const editionSchema = z.strictObject({
  /** `YYYY-MM-DD`; shown in the footer of every page. */
  date: z.iso.date(),
  /** The change, in a sentence. */
  summary: sentenceSchema,
  /** Ids of what says something else since then; the first edition names none, since it holds all. */
  pages: ids,
  steps: ids,
  rules: ids,
  lessons: ids,
});

/** All editions, the newest first. */
export const editionsSchema = some(editionSchema);

export type Editions = z.infer<typeof editionsSchema>;

/** The date of the newest edition. */
export const newestDate = (editions: Editions): string => editions[0]?.date ?? '';

/**
 * The date since when something says what it says: of the newest edition that names it, else of the first.
 * @param id without one, anything of the kind
 */
export function updatedOn(editions: Editions, kind: ChangedKind, id?: string): string {
  const newest = editions.find(({ [kind]: changed = [] }) =>
    id === undefined ? changed.length > 0 : changed.includes(id),
  );
  return (newest ?? editions.at(-1))?.date ?? '';
}

/** An edition names an id that does not exist, or is not newer than the next in the list. */
export type EditionProblem =
  | { readonly code: 'unknown'; readonly at: number; readonly kind: ChangedKind; readonly id: string }
  | { readonly code: 'order'; readonly at: number };

/** Checks a record of editions. @param known the ids that there are, by kind */
export function editionProblems(
  editions: Editions,
  known: Readonly<Record<ChangedKind, ReadonlySet<string>>>,
): readonly EditionProblem[] {
  return editions.flatMap((edition, at): readonly EditionProblem[] => [
    ...kinds.flatMap(kind =>
      (edition[kind] ?? [])
        .filter(id => !known[kind].has(id))
        .map(id => ({ code: 'unknown' as const, at, kind, id })),
    ),
    ...(edition.date >= (editions[at - 1]?.date ?? '9999') ? [{ code: 'order' as const, at }] : []),
  ]);
}
