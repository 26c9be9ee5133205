import type { Colleague } from '../../session/records.ts';
import { personName, personText } from '../../text/people.ts';
import { teamText } from '../../text/team.ts';
import { areTitled } from './roster.ts';

/** What was done last, for a second thought. */
export type Outcome =
  | { readonly kind: 'removed'; readonly colleague: Colleague; readonly place: number }
  /** An entry that the roster had was changed by one typed anew. */
  | { readonly kind: 'changed'; readonly before: Colleague; readonly typed: Colleague };

interface Props {
  outcome: Outcome | undefined;
  /** Why two could not be told apart. */
  problem: string | undefined;
  onApart(before: Colleague, typed: Colleague): void;
  onPutBack(colleague: Colleague, place: number): void;
}

/** A small button. */
export const small = (words: string, label: string | undefined, onClick: () => void) => (
  <button type="button" class="quiet small" aria-label={label} onClick={onClick}>
    {words}
  </button>
);

/** What was done last, and what can be done about it. */
export function RosterTold({ outcome, problem, onApart, onPutBack }: Props) {
  if (outcome?.kind === 'removed')
    return (
      <>
        <span>{teamText.removed(personName(outcome.colleague))}</span>
        {small(teamText.putBack, undefined, () => onPutBack(outcome.colleague, outcome.place))}
      </>
    );
  if (outcome === undefined) return null;
  const { before, typed } = outcome;
  const who = personName(before);
  return (
    <>
      <span>{teamText.changed(who)}</span>
      {areTitled(before, typed) && small(personText.apart(who), undefined, () => onApart(before, typed))}
      {problem !== undefined && <span class="problem">{problem}</span>}
    </>
  );
}
