import { addTo } from '../../base/group.ts';
import type { Element, ReleaseKit } from '../../playbook/release-kit.ts';
import { isSigner, isUntimely } from '../core/decided.ts';
import { currentRecord, eventRecord, ofTypes } from '../core/events.ts';
import type { EventOfType, EventRecord, IncidentLog } from '../core/incident.ts';
import type { Occurrence } from '../core/occurrence.ts';
import { type Distinguished, NOBODY_APART, samePerson } from '../people/same-person.ts';
import { causeSubject, entrySubject } from './subjects.ts';
import { recordedWords } from './value.ts';

/** One record of a fact. Times are UTC ISO 8601. */
export type LedgerEntry = Omit<EventRecord<'factRecorded'>, 'value'> & {
  /** In words. */
  readonly value: string;
  /** The time that is the value, of the fact on when the matter happened. */
  readonly occurred: Occurrence | undefined;
  /** Who approved it as the cause, and the reason if that was its verifier; only for an entry of the cause. */
  readonly approval: EventRecord<'causeApproved'> | undefined;
};

/** One fact of the ledger. */
export interface FactView {
  readonly id: string;
  readonly label: string;
  /** The playbook's element; `undefined` for a fact that the officer added. */
  readonly element: Element | undefined;
  readonly cause: boolean;
  /** All entries not taken back, oldest first: its history. */
  readonly history: readonly LedgerEntry[];
  /** Those that nothing has replaced. More than one stand against each other until somebody decides. */
  readonly current: readonly LedgerEntry[];
  readonly state: 'empty' | LedgerEntry['state'] | 'conflict';
  /** The one verified entry, which may enter a statement; of the cause, only once approved as the cause. */
  readonly usable: LedgerEntry | undefined;
}

/** The fact ledger. */
export interface Ledger {
  /** The playbook's elements in their order, then added facts by time. */
  readonly facts: readonly FactView[];
  readonly byId: ReadonlyMap<string, FactView>;
}

type Recorded = EventOfType<'factRecorded'>;

/** Two facts of one name would share a token: the later one gets a number. */
function distinct(label: string, taken: Map<string, number>): string {
  let name = label;
  let number = taken.get(label) ?? 1;
  for (; taken.has(name); number += 1) name = `${label}（${number + 1}）`;
  taken.set(label, number).set(name, taken.get(name) ?? 1);
  return name;
}

/** Whether an approval of a cause counts: a forged one may be older than the cause, or by its own verifier. */
const isApproval = (
  { decidedAt, at, person, combines }: EventRecord<'causeApproved'>,
  { verifiedAt, person: verifier }: EventOfType<'factRecorded'>['data'],
  people: Distinguished,
): boolean =>
  isSigner(person) &&
  !isUntimely(decidedAt, at, verifiedAt) &&
  (combines !== undefined || verifier === undefined || !samePerson(people, person, verifier));

/** The ledger as the log has it. @param isAsked whether the matter is one that an element is asked of */
export function ledgerOf(
  log: IncidentLog,
  kit: ReleaseKit,
  isAsked: (element: Element) => boolean = () => true,
  people: Distinguished = NOBODY_APART,
): Ledger {
  const entries = new Map<string, Recorded[]>();
  // The entry that gave an added fact its name may have been taken back, and the fact still be there.
  const names = new Map<string, string>();
  for (const event of ofTypes(log, 'factRecorded')) {
    if (event.data.label !== undefined) names.set(event.data.fact, event.data.label);
    if (log.undone.has(event.id)) continue;
    addTo(entries, event.data.fact, event);
  }
  /** Names that are taken, and the highest number that was put behind one. */
  const taken = new Map<string, number>();
  const view = (id: string, element: Element | undefined): FactView => {
    const cause = element?.cause === true;
    const history = (entries.get(id) ?? []).map((event): LedgerEntry => {
      const said = cause ? currentRecord(log, causeSubject(event.id), 'causeApproved') : undefined;
      const approval = said !== undefined && isApproval(said, event.data, people) ? said : undefined;
      const { value } = event.data;
      const occurred = typeof value === 'string' ? undefined : value;
      return { ...eventRecord(event), value: recordedWords(event), occurred, approval };
    });
    const current = history.filter(({ event }) =>
      log.family.values(log, entrySubject(event)).some(({ id: value }) => value === event),
    );
    const latest = current.at(-1);
    // Several officers who wrote down the same are no conflict; the latest speaks for them.
    const alike = current.every(each => each.value === latest?.value && each.state === latest.state);
    const state = latest === undefined ? 'empty' : alike ? latest.state : 'conflict';
    const usable = state === 'verified' && (!cause || latest?.approval !== undefined) ? latest : undefined;
    const label = distinct(element?.label ?? names.get(id) ?? id, taken);
    return { id, label, element, cause, history, current, state, usable };
  };
  const known = new Set(kit.elements.map(({ id }) => id));
  const facts = [
    ...kit.elements.map(element =>
      view(element.id, isAsked(element) ? element : { ...element, extra: true }),
    ),
    ...[...entries.keys()].flatMap(id => (known.has(id) ? [] : [view(id, undefined)])),
  ];
  return { facts, byId: new Map(facts.map(fact => [fact.id, fact])) };
}

/** Whether a changed value of a fact counts as news, where nobody has said so. */
export const movesOn = ({ element }: Pick<FactView, 'element'>): boolean => element?.develops !== undefined;

/**
 * Whether the matter has moved on since an entry: the entry was true in its time, and the present value is news. The later
 * entry decides, by its own mark or else by the playbook's for the element, as long as some value is known now.
 */
export function hasMovedOn(fact: FactView, entry: string): boolean {
  const { history, usable, state } = fact;
  const at = history.findIndex(({ event }) => event === entry);
  const since = at === -1 ? [] : history.slice(at + 1);
  const verifiedSince = since.findIndex(
    each => each.state === 'verified' && each.value !== history[at]?.value,
  );
  const said = since.slice(0, verifiedSince === -1 ? since.length : verifiedSince + 1);
  const change = said.find(each => each.change !== undefined)?.change;
  if (change !== undefined) return change === 'moved';
  return movesOn(fact) && (usable !== undefined || state === 'notApplicable');
}

/** Facts as they are told: what was found, before the work that is being done about it. */
export const asTold = (facts: readonly FactView[]): readonly FactView[] => {
  const isGoingOn = ({ element }: FactView): boolean => element?.develops === true;
  return [...facts.filter(each => !isGoingOn(each)), ...facts.filter(isGoingOn)];
};

/** The verified facts, in a line. */
export const verifiedOf = ({ facts }: Ledger): string =>
  asTold(facts)
    .flatMap(({ label, usable }) => (usable === undefined ? [] : [`${label}：${usable.value}`]))
    .join('；');

/** The sources of verified facts. */
export const sourcesOf = ({ facts }: Ledger): string =>
  [...new Set(facts.flatMap(({ usable }) => usable?.source ?? []))].join('；');

/** Facts somebody is still finding out, or that nobody has said anything of, the extras left aside. */
export function pendingFacts({ facts }: Ledger): readonly FactView[] {
  return facts.filter(
    ({ usable, state, element }) =>
      usable === undefined &&
      state !== 'withheld' &&
      state !== 'notApplicable' &&
      (state !== 'empty' || (element !== undefined && element.extra !== true)),
  );
}

/** Those of them that somebody looks into. One's own work on the matter, and its progress, need no verifying. */
export const unverifiedFacts = (ledger: Ledger): readonly FactView[] =>
  pendingFacts(ledger).filter(({ element, state }) => element?.develops !== true || state !== 'empty');

/** Values of a template's tokens for open facts; the cause has a token of its own. @param isMentioned which facts they speak of */
export function openWords(
  ledger: Ledger,
  isMentioned: (fact: FactView) => boolean,
): Readonly<Record<'已核实' | '均未核实' | '正在核实' | '尚未核实' | '待查原因', string>> {
  const isAnyKnown = ledger.facts.some(fact => fact.usable !== undefined && isMentioned(fact));
  const pending = unverifiedFacts(ledger).filter(isMentioned);
  const names = (isMeant: (fact: FactView) => boolean): string =>
    pending
      .filter(isMeant)
      .map(({ label }) => label)
      .join('、');
  return {
    已核实: isAnyKnown ? '已核实' : '',
    均未核实: isAnyKnown ? '' : '有关情况尚未核实',
    正在核实: names(({ cause, state }) => !cause && state === 'checking'),
    // Nobody has said that anybody is at it. Where nothing is known, that says it.
    尚未核实: isAnyKnown ? names(({ cause, state }) => !cause && state !== 'checking') : '',
    待查原因: names(({ cause }) => cause),
  };
}

declare module '../core/view.ts' {
  interface IncidentView {
    readonly ledger: Ledger;
  }
}
