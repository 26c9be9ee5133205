import { type Candidate, scoreOf } from './candidate.ts';
import type { SearchDocumentKind } from './document.ts';
import type { Entry } from './match.ts';

/** How much of its value an explaining document lends to its clauses. */
const share: Record<SearchDocumentKind, number> = {
  page: 0.3,
  step: 0.36,
  term: 0.18,
  rule: 0,
  role: 0,
  clause: 0,
};

/**
 * Lets what explains a clause lead to it: an officer's question is more often answered in the words of a step or of a
 * reading page than in the plan's. A section of a reading page stands at the same place as its clauses, so it goes
 * into their results; steps and terms keep their own.
 */
export function lend(
  found: ReadonlyMap<Entry, Candidate>,
  clauses: ReadonlyMap<string, Entry>,
): readonly Candidate[] {
  const lent = new Map(found);
  for (const candidate of found.values()) {
    const targets = candidate.entry.document.explains.flatMap(id => clauses.get(id) ?? []);
    for (const target of targets) {
      const borrowed = borrow(candidate, target);
      const own = lent.get(target);
      if (borrowed !== undefined) lent.set(target, own === undefined ? borrowed : join(own, borrowed));
    }
    if (targets.length > 0 && isSection(candidate)) lent.delete(candidate.entry);
  }
  return [...lent.values()];
}

function isSection(candidate: Candidate): boolean {
  return candidate.entry.document.kind === 'page';
}

function borrow(candidate: Candidate, target: Entry): Candidate | undefined {
  // A step that holds the very word is itself the answer; its clauses need not hold it.
  if (!isSection(candidate) && candidate.match !== 'words') return undefined;
  return {
    entry: target,
    match: candidate.match,
    value: candidate.value * share[candidate.entry.document.kind],
    marks: () => ({ title: [], text: [], keyword: undefined }),
    explanation: isSection(candidate) ? candidate : undefined,
  };
}

/** Two reasons for one clause are better than one; the explanation is shown where it is the better of the two. */
function join(own: Candidate, borrowed: Candidate): Candidate {
  const isBetter = scoreOf(borrowed) > scoreOf(own);
  const explanation = isBetter ? (borrowed.explanation ?? own.explanation) : own.explanation;
  if (own.match === borrowed.match) {
    return { ...own, value: own.value + borrowed.value * (1 - own.value), explanation };
  }
  const { match, value } = isBetter ? borrowed : own;
  return { ...own, match, value, explanation };
}
