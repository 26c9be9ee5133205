import type { Actor } from '../../log/envelope.ts';
import type { Element, ReleaseKit } from '../../playbook/release-kit.ts';
import type { Person, ReleaseEvent } from '../event.ts';
import type { Log } from '../state.ts';

/** What was recorded of one fact at one time. Times are UTC ISO 8601. */
export interface LedgerEntry {
  /** The event that recorded it. */
  readonly event: string;
  readonly at: string;
  readonly by: Actor;
  readonly value: string;
  readonly source: string;
  readonly state: 'verified' | 'checking' | 'withheld';
  readonly reason: string | undefined;
  readonly person: Person | undefined;
  readonly verifiedAt: string | undefined;
  /** Entries it took the place of. */
  readonly replaces: readonly string[];
  /** Who approved it as the cause, and when; only of an entry of the cause. */
  readonly approval: { readonly person: Person; readonly at: string } | undefined;
}

/** One fact of the ledger. */
export interface FactView {
  readonly id: string;
  readonly label: string;
  /** What the playbook says of it; `undefined` for a fact the officer added. */
  readonly element: Element | undefined;
  readonly cause: boolean;
  /** All entries not taken back, oldest first: its history. */
  readonly history: readonly LedgerEntry[];
  /** Those that nothing has replaced. More than one stand against each other until somebody decides. */
  readonly standing: readonly LedgerEntry[];
  readonly state: 'empty' | 'verified' | 'checking' | 'withheld' | 'conflict';
  /** What may enter a statement: the one verified entry; of the cause, only once approved as the cause. */
  readonly usable: LedgerEntry | undefined;
}

/** The fact ledger. */
export interface Ledger {
  /** The playbook's elements in their order, then added facts by time. */
  readonly facts: readonly FactView[];
  readonly byId: ReadonlyMap<string, FactView>;
}

type Recorded = Extract<ReleaseEvent, { type: 'factRecorded' }>;

/** Ids of entries that others took the place of. What one that was taken back had replaced, its successor has replaced. */
function replacedIn(recorded: readonly Recorded[], undone: ReadonlySet<string>): ReadonlySet<string> {
  const own = new Map(recorded.map(({ id, data }) => [id, data.replaces]));
  const replaced = new Set<string>();
  const waiting = recorded.flatMap(({ id, data }) => (undone.has(id) ? [] : data.replaces));
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (replaced.has(entry)) continue;
    replaced.add(entry);
    if (undone.has(entry)) waiting.push(...(own.get(entry) ?? []));
  }
  return replaced;
}

/** Two facts of one name would be one token: the later one is told apart by a number. */
function distinct(label: string, taken: Set<string>): string {
  let name = label;
  for (let number = 2; taken.has(name); number += 1) name = `${label}（${number}）`;
  taken.add(name);
  return name;
}

/** The ledger as the log has it. */
export function ledgerOf({ state: { release, undone } }: Log, kit: ReleaseKit): Ledger {
  const entries = new Map<string, Recorded[]>();
  const approvals = new Map<string, { readonly person: Person; readonly at: string }>();
  for (const event of release) {
    if (event.type === 'factRecorded') {
      const known = entries.get(event.data.fact);
      if (known === undefined) entries.set(event.data.fact, [event]);
      else known.push(event);
    } else if (event.type === 'causeApproved' && !undone.has(event.id))
      approvals.set(event.data.entry, { person: event.data.person, at: event.at });
  }
  const taken = new Set<string>();
  const view = (id: string, element: Element | undefined): FactView => {
    const recorded = entries.get(id) ?? [];
    const cause = element?.cause === true;
    const replaced = replacedIn(recorded, undone);
    const history = recorded.flatMap(({ id: event, at, by, data }): readonly LedgerEntry[] => {
      if (undone.has(event)) return [];
      const { value, source, state, reason, person, verifiedAt, replaces } = data;
      const approval = cause ? approvals.get(event) : undefined;
      return [{ event, at, by, value, source, state, reason, person, verifiedAt, replaces, approval }];
    });
    const standing = history.filter(({ event }) => !replaced.has(event));
    const latest = standing.at(-1);
    // Several officers who wrote down the same are no conflict; the latest speaks for them.
    const alike = standing.every(each => each.value === latest?.value && each.state === latest.state);
    const state = latest === undefined ? 'empty' : alike ? latest.state : 'conflict';
    const usable = state === 'verified' && (!cause || latest?.approval !== undefined) ? latest : undefined;
    // The entry that gave an added fact its name may have been taken back, and the fact still be there.
    const name = element?.label ?? recorded.findLast(({ data }) => data.label !== undefined)?.data.label;
    const label = distinct(name ?? id, taken);
    return { id, label, element, cause, history, standing, state, usable };
  };
  const known = new Set(kit.elements.map(({ id }) => id));
  const isThere = (recorded: readonly Recorded[]): boolean => recorded.some(({ id }) => !undone.has(id));
  const facts = [
    ...kit.elements.map(element => view(element.id, element)),
    ...[...entries].flatMap(([id, recorded]) =>
      known.has(id) || !isThere(recorded) ? [] : [view(id, undefined)],
    ),
  ];
  return { facts, byId: new Map(facts.map(fact => [fact.id, fact])) };
}

/** Facts somebody is still finding out, or that nobody has said anything of, the extras left aside. */
export function pendingFacts({ facts }: Ledger): readonly FactView[] {
  return facts.filter(
    ({ usable, state, element }) =>
      usable === undefined &&
      state !== 'withheld' &&
      (state !== 'empty' || (element !== undefined && element.extra !== true)),
  );
}

/** Every value ever given for the cause that is not the approved one: what must not get out. */
export function unapprovedCauses({ facts }: Ledger): readonly string[] {
  return facts
    .filter(({ cause }) => cause)
    .flatMap(({ history, usable }) =>
      history
        .map(({ value }) => value.trim())
        .filter(value => value !== '' && value !== usable?.value.trim()),
    );
}
