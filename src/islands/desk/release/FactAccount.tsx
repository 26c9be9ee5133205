import type { FactView, LedgerEntry } from '../../../incident/release/ledger.ts';
import { Button } from '../../../kit/Button.tsx';
import { factStateLabel, factText } from '../../../text/facts.ts';
import { personName, personText } from '../../../text/people.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { UndoButton } from '../UndoButton.tsx';
import { useWork } from '../work.ts';

interface Props {
  entry: LedgerEntry;
  /** Who wrote it down stands elsewhere. */
  brief?: boolean;
}

/** What one entry says, and on whose word. */
export function FactAccount({ entry, brief = false }: Props) {
  const work = useWork();
  const { value, source, state, reason, person, verifiedAt } = entry;
  return (
    <>
      {value !== '' && <p class="fact-value">{value}</p>}
      <p class="small faint row">
        {source !== '' && <span>{factText.sourceIs(source)}</span>}
        {person !== undefined && verifiedAt !== undefined && (
          <span>{factText.verifiedBy(personName(person), shownTime(verifiedAt))}</span>
        )}
        {reason !== undefined && <span>{factText.because(state, reason)}</span>}
        {!brief && <span>{factText.writtenBy(work.said(entry))}</span>}
      </p>
    </>
  );
}

export const UndoEntry = ({ entry: { event, value, state } }: Props) => (
  <UndoButton event={event} label={factText.undoLabel(value || factStateLabel[state])} />
);

interface ConflictProps {
  standing: readonly LedgerEntry[];
  /** Takes one as the one that counts; absent where nothing can be decided. */
  onAdopt: ((event: string) => void) | undefined;
}

/** Accounts that stand against each other. */
export function FactConflict({ standing, onAdopt }: ConflictProps) {
  return (
    <div class="fact-conflict">
      <p class="alarm-word">{factText.conflict}</p>
      <ul class="columns plain">
        {standing.map(entry => (
          <li key={entry.event} class="card stack-1">
            <p class="small soft">{factStateLabel[entry.state]}</p>
            <FactAccount entry={entry} />
            {onAdopt !== undefined && (
              <Button
                words={factText.adopt}
                class="no-print"
                of={entry.value}
                onClick={() => onAdopt(entry.event)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Every account there was, the latest first. */
export function FactHistory({ fact: { history, standing }, locked }: { fact: FactView; locked: boolean }) {
  const work = useWork();
  if (history.length < 2) return null;
  return (
    <details class="fact-history small no-print">
      <summary class="soft">{factText.history(history.length)}</summary>
      <ol class="plain flow-2" reversed>
        {[...history].reverse().map(entry => (
          <li key={entry.event} class="aside">
            <p>
              {factText.writtenBy(work.said(entry))} · {factStateLabel[entry.state]}
              {!standing.includes(entry) && ` · ${factText.former}`}
            </p>
            <FactAccount entry={entry} brief />
            {!locked && <UndoEntry entry={entry} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Of the cause: whether it may be told. */
export function CauseLine({ fact: { usable, state } }: { fact: FactView }) {
  const approval = usable?.approval;
  if (approval === undefined)
    return <p class="small fact-rule">{state === 'verified' ? factText.causeWaits : factText.causeRule}</p>;
  return (
    <>
      <p class="small">{factText.causeApproved(personName(approval.person), shownTime(approval.at))}</p>
      {approval.combines !== undefined && (
        <p class="small entry">{personText.combinedSaid(approval.combines)}</p>
      )}
    </>
  );
}
