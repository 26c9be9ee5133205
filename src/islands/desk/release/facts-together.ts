import type { Command } from '../../../incident/decide.ts';
import type { Person } from '../../../incident/kinds/define.ts';
import type { Refusal } from '../../../incident/refusal.ts';
import type { FactView } from '../../../incident/release/ledger.ts';

export type RecordFact = Extract<Command, { kind: 'recordFact' }>;

/** What is typed beside the facts themselves. */
interface Shared {
  /** Ids of facts being checked that turned out as they were written down. */
  readonly confirmed: readonly string[];
  /** Why what is left empty does not apply; empty while it is only not known. */
  readonly none: string;
  readonly source: string;
  readonly person: Person;
  readonly verifiedAt: string;
}

/** The name of a fact's field; ids of facts are the playbook's. */
export const keyOf = ({ id }: Pick<FactView, 'id'>): string => `value-${id}`;

/** What one look records: each fact that was typed or confirmed and, with a reason, that the rest does not apply. */
export function recordedTogether(
  facts: readonly FactView[],
  rest: readonly Pick<FactView, 'id'>[],
  typedFor: (fact: FactView) => string,
  { confirmed, none, source, person, verifiedAt }: Shared,
): readonly RecordFact[] {
  const verified = facts.flatMap((fact): readonly RecordFact[] => {
    const entry = confirmed.includes(fact.id) ? fact.standing.at(-1) : undefined;
    const value = entry?.value ?? typedFor(fact);
    if (value.trim() === '') return [];
    const from = source.trim() === '' ? (entry?.source ?? source) : source;
    const replaces = fact.standing.map(({ event }) => event);
    const account = { value, source: from, state: 'verified', person, verifiedAt, replaces } as const;
    return [{ kind: 'recordFact', fact: fact.id, ...account }];
  });
  if (none.trim() === '') return verified;
  const account = { value: '', source: '', state: 'notApplicable', reason: none, replaces: [] } as const;
  return [...verified, ...rest.map(({ id }): RecordFact => ({ kind: 'recordFact', fact: id, ...account }))];
}

/** The field that is to blame for a refusal: the fact's own, or one that all of them share. */
export function fieldOf({ fact: id = '' }: RecordFact, why: Refusal): string {
  if (why.code !== 'badField' || why.field === 'value') return keyOf({ id });
  return why.field === 'reason' ? 'none' : why.field;
}
