import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { IncidentEvent, IncidentLog } from '../core/incident.ts';
import { earliestOf } from '../core/occurrence.ts';
import { answeredBy, type Known, knownBy, type TriageReading } from '../triage/reading.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

/** When the matter itself happened: the ledger's verified value in words, or else the triage's answer, ISO 8601. */
export type Happened = Known<string> & {
  readonly from: 'ledger' | 'triage';
  /** The earliest moment of the verified value, in milliseconds since the epoch: it replaces every answer. */
  readonly verified?: number;
};

/** The verified entry of the ledger on when the matter happened. A triage that was answered anew since speaks of a later event. */
function verifiedIn(
  log: IncidentLog,
  { facts }: Ledger,
  answer: IncidentEvent | undefined,
): LedgerEntry | undefined {
  const placeOf = (event: string): number => log.places.get(event) ?? 0;
  const entry = facts.find(({ element }) => element?.means === 'happenedAt')?.usable;
  return entry !== undefined && (answer === undefined || placeOf(answer.id) < placeOf(entry.event))
    ? entry
    : undefined;
}

/** The answers, with the verified time of the matter in place of the triage's, for clocks, lists and screens. */
export function withHappened(
  index: PlaybookIndex,
  log: IncidentLog,
  reading: TriageReading,
  ledger: Ledger,
): TriageReading & { readonly happened: Happened | undefined } {
  const question = index.question('emergencyAt');
  const answer = question && answeredBy(log, question);
  const verified = verifiedIn(log, ledger, answer);
  if (verified === undefined) {
    const value = index.answer('emergencyAt', reading.facts);
    const happened =
      answer && value ? ({ ...knownBy(answer, 'triage', value), from: 'triage' } as const) : undefined;
    return { ...reading, happened };
  }
  const { value, occurred, event, at, by } = verified;
  const happened: Happened = { value, from: 'ledger', event, at, by };
  if (question === undefined || occurred === undefined) return { ...reading, happened };
  const moment = earliestOf(occurred);
  const replaced = (facts: Facts): Facts =>
    facts[question.id] === undefined ? facts : { ...facts, [question.id]: new Date(moment).toISOString() };
  return {
    facts: replaced(reading.facts),
    possible: reading.possible.map(replaced),
    happened: { ...happened, verified: moment },
  };
}

declare module '../core/view.ts' {
  interface IncidentView {
    /** When the matter happened; `undefined` where nobody has said it. */
    readonly happened: Happened | undefined;
  }
}
