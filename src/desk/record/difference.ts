import type { LogDifference } from '../../log/log.ts';
import { OPEN } from '../core/define.ts';
import type { IncidentEvent, IncidentLog } from '../core/incident.ts';
import type { Ledger } from '../facts/ledger.ts';
import { factSubject } from '../facts/subjects.ts';
import { stepSubject } from '../steps/step-mark.ts';

/**
 * A difference between officers who worked apart, still to be decided. An alarm must not wait: something was published, or
 * clocks stand still.
 */
export type Difference = LogDifference<IncidentEvent> & { readonly alarm: boolean };

/** Subjects on which the wrong value does harm before anybody looks at a list. */
const DANGEROUS = /^(open|sign:|cause:|statement:|answer:)/;

/** Entries of a fact and versions of a statement that stand against each other are shown as such, once. */
const isTwice = ({ kind, subject }: LogDifference<IncidentEvent>): boolean =>
  kind === 'values' && /^(entry|version):/.test(subject);

/** Evidence that a step is done, although somebody who did not know of it has set the step aside: the officer may decide for it. */
export const evidenceAgainst = (
  difference: Pick<Difference, 'kind' | 'subject'> & Partial<{ by: readonly IncidentEvent[] }>,
): readonly IncidentEvent[] =>
  difference.kind === 'contradicted' && difference.subject.startsWith(stepSubject(''))
    ? (difference.by ?? [])
    : [];

const latest = (difference: LogDifference<IncidentEvent>): readonly IncidentEvent[] =>
  difference.kind === 'values' ? difference.values : difference.by;

/**
 * Every open difference of an incident; alarms first, then by the latest event of each.
 * @param ofSteps marks against doing a step, and evidence of its being done that was written apart
 */
export function differencesOf(
  log: IncidentLog,
  ledger: Ledger,
  ofSteps: readonly LogDifference<IncidentEvent>[],
): readonly Difference[] {
  const placeOf = (difference: LogDifference<IncidentEvent>): number =>
    latest(difference).reduce((last, { id }) => Math.max(last, log.places.get(id) ?? 0), 0);
  const facts = ledger.facts.flatMap((fact): readonly LogDifference<IncidentEvent>[] => {
    if (fact.state !== 'conflict') return [];
    const values = fact.current.flatMap(({ event }) => log.events[log.places.get(event) ?? -1] ?? []);
    return [{ kind: 'values', subject: factSubject(fact.id), values }];
  });
  return [...log.family.differences(log).filter(each => !isTwice(each)), ...facts, ...ofSteps]
    .map(difference => ({
      place: placeOf(difference),
      difference: { ...difference, alarm: DANGEROUS.test(difference.subject) },
    }))
    .sort(
      (first, second) =>
        Number(second.difference.alarm) - Number(first.difference.alarm) || first.place - second.place,
    )
    .map(({ difference }) => difference);
}

/** Work that was done elsewhere in ignorance of a closing. */
export const workedOnSinceClosing = (log: IncidentLog): readonly IncidentEvent[] =>
  log.family.values(log, OPEN).some(({ type }) => type === 'closed')
    ? log.family.contradicting(log, OPEN)
    : [];

declare module '../core/view.ts' {
  interface IncidentView {
    /** Differences to be decided; alarms first. */
    readonly differences: readonly Difference[];
  }
}
