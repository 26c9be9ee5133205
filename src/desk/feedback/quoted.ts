import { remembered } from '../../base/remember.ts';
import type { ReleaseKit } from '../../playbook/release-kit.ts';
import type { EventOfType, IncidentLog } from '../core/incident.ts';
import { namedCauses, unapprovedCauses } from '../facts/cause.ts';
import type { Ledger } from '../facts/ledger.ts';
import { labelsOf, unsaidIn } from '../statements/quote.ts';
import type { StatementVersion } from '../statements/version.ts';

type Answer = EventOfType<'themeAnswered'>;

/** The last result for each answer, and what it was found for: answers and their quotes never change, and a log may hold thousands. */
const found = remembered((_: Answer): { key: string; named: readonly string[] } => ({ key: '', named: [] }));

/** The unapproved causes that an answer names. @param key what of the ledger that depends on */
function causesIn(answer: Answer, ledger: Ledger, key: string): readonly string[] {
  const last = found(answer);
  if (last.key !== key) {
    last.key = key;
    last.named = namedCauses(answer.data.text, ledger);
  }
  return last.named;
}

/**
 * Whether an answer to a theme repeats a version, and names no cause that nobody had approved, of those that its writer could
 * know. A form accepts no other answer; a record from elsewhere may hold one, and then it does not count.
 */
export function quotedIn(
  log: IncidentLog,
  ledger: Ledger,
  kit: Pick<ReleaseKit, 'channels' | 'variants'>,
): (answer: Answer, version: StatementVersion) => boolean {
  if (!log.byType.has('themeAnswered')) return () => false;
  const labels = labelsOf(kit, ledger);
  const usable = ledger.facts.map(fact => fact.usable?.value ?? '');
  const unapproved = unapprovedCauses(ledger);
  const key = JSON.stringify([unapproved, usable, [...labels]]);
  const causes = ledger.facts
    .filter(({ cause }) => cause)
    .flatMap(({ history }) => history.filter(({ approval }) => approval === undefined));
  return (answer, version) => {
    if (unsaidIn(answer.data.text, version, labels).length > 0) return false;
    const named = unapproved.length === 0 ? [] : causesIn(answer, ledger, key);
    if (named.length === 0) return true;
    const entries = causes
      .filter(({ value }) => named.includes(value.trim()))
      .flatMap(({ event }) => log.events[log.places.get(event) ?? -1] ?? []);
    return log.family.unknownTo(log, answer, entries).length === entries.length;
  };
}
