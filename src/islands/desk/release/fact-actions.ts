import type { FactView, LedgerEntry } from '../../../incident/release/ledger.ts';
import type { FactAct } from '../../../text/facts.ts';

/** Shapes of the checklist that say the same of a fact. */
export const factShape = ({ state, usable }: Pick<FactView, 'state' | 'usable'>): string =>
  ({
    empty: 'todo',
    checking: 'started',
    withheld: 'notApplicable',
    notApplicable: 'notApplicable',
    conflict: 'conflict',
    verified: usable === undefined ? 'unapproved' : 'done',
  })[state];

/** What can be done about a fact as it stands. */
export function actsOn({
  cause,
  state,
  usable,
}: Pick<FactView, 'cause' | 'state' | 'usable'>): readonly FactAct[] {
  switch (state) {
    case 'empty':
      // The others are recorded together once they are verified.
      return cause ? ['record', 'verify', 'dismiss'] : ['record', 'dismiss'];
    case 'checking':
      return ['verify', 'change', 'beside'];
    case 'conflict':
      return ['settle', 'beside'];
    case 'verified':
      return cause && usable === undefined ? ['approve', 'change', 'beside'] : ['change', 'beside'];
    default:
      return ['change', 'beside'];
  }
}

/** The account whose words the form of an act begins with. @param adopted the one that is taken as what counts */
export const begunFrom = (
  act: FactAct,
  standing: readonly LedgerEntry[],
  adopted: LedgerEntry | undefined,
): LedgerEntry | undefined => (act === 'change' || act === 'verify' ? standing.at(-1) : adopted);
