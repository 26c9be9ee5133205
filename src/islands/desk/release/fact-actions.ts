import type { FactView, LedgerEntry } from '../../../incident/release/ledger.ts';
import { factText } from '../../../text/facts.ts';

/** What an officer is doing to a fact. `from` is the entry whose words the form begins with. */
export type FactAction =
  | { readonly kind: 'record' | 'dismiss' | 'beside' | 'approve' }
  | { readonly kind: 'change' | 'verify' | 'settle'; readonly from: LedgerEntry | undefined };

/** The entry that an action's form begins with. */
export const entryOf = (action: FactAction): LedgerEntry | undefined =>
  'from' in action ? action.from : undefined;

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

/** What a button says, what it is called where the row is not seen, and what it begins. */
interface Offer {
  readonly text: string;
  readonly spoken: string;
  readonly action: FactAction;
}

/** What can be done about a fact as it stands. */
export function offersFor({
  label,
  cause,
  state,
  usable,
  standing,
}: Pick<FactView, 'label' | 'cause' | 'state' | 'usable' | 'standing'>): readonly Offer[] {
  const from = standing.at(-1);
  const offer = (text: string, spoken: string, action: FactAction): Offer => ({ text, spoken, action });
  const change = offer(factText.change, factText.changeLabel(label), { kind: 'change', from });
  const beside = offer(factText.beside, factText.besideLabel(label), { kind: 'beside' });
  switch (state) {
    case 'empty': {
      const record = offer(factText.record, factText.recordLabel(label), { kind: 'record' });
      const dismiss = offer(factText.notApplicable, factText.notApplicableLabel(label), { kind: 'dismiss' });
      // The others are recorded together once they are verified.
      const verify = offer(factText.together, `${factText.together}：${label}`, { kind: 'verify', from });
      return cause ? [record, verify, dismiss] : [record, dismiss];
    }
    case 'checking':
      return [offer(factText.verify, factText.verifyLabel(label), { kind: 'verify', from }), change, beside];
    case 'conflict':
      return [
        offer(factText.decide, `${factText.decide}：${label}`, { kind: 'settle', from: undefined }),
        beside,
      ];
    case 'verified':
      return cause && usable === undefined
        ? [offer(factText.approveCause, factText.approveLabel(label), { kind: 'approve' }), change, beside]
        : [change, beside];
    default:
      return [change, beside];
  }
}
