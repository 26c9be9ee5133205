import type { Candidate } from './candidate.ts';
import type { SearchDocumentKind } from './document.ts';
import type { Entry } from './match.ts';

/** How much of its value an explaining document lends to its clauses. */
const share: Partial<Record<SearchDocumentKind, number>> = { step: 0.36, term: 0.18 };

/**
 * Lets what explains a clause lead to it: an officer's question is more often answered in the words of a step than in the
 * plan's. What holds the very word is itself the answer; its clauses need not hold it.
 */
export function lend(
  found: ReadonlyMap<Entry, Candidate>,
  clauses: ReadonlyMap<string, Entry>,
): readonly Candidate[] {
  const lent = new Map(found);
  for (const { entry, match, value } of found.values()) {
    if (match !== 'words') continue;
    for (const target of entry.document.explains.flatMap(id => clauses.get(id) ?? [])) {
      const own = lent.get(target);
      const borrowed = value * (share[entry.document.kind] ?? 0);
      lent.set(target, own === undefined ? onlyLent(target, borrowed) : join(own, borrowed));
    }
  }
  return [...lent.values()];
}

const onlyLent = (entry: Entry, value: number): Candidate => ({
  entry,
  match: 'words',
  value,
  marks: () => ({ title: [], text: [], keyword: undefined }),
});

/** Two reasons for one clause are better than one. */
const join = (own: Candidate, borrowed: number): Candidate =>
  own.match === 'words' ? { ...own, value: own.value + borrowed * (1 - own.value) } : own;
