import type { FactView, LedgerEntry } from '../../../incident/release/ledger.ts';
import { Button } from '../../../kit/Button.tsx';
import { type FactAct, factStateLabel, factStateWord, factText } from '../../../text/facts.ts';
import { personName, personText } from '../../../text/people.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { shownTime } from '../../shared/shown-time.ts';
import { UndoButton } from '../ActButton.tsx';
import { useWork } from '../work.ts';
import { ApproveCause, FactForm } from './FactForm.tsx';
import { actsOn, factShape } from './fact-actions.ts';

/** What is being done to a fact. */
export interface OpenAct {
  readonly act: FactAct;
  /** Event of the account that is taken as the one that counts. */
  readonly adopted?: string;
}

interface Props {
  fact: FactView;
  open: OpenAct | undefined;
  onOpen(open: OpenAct): void;
  onDone(): void;
  onCancel(): void;
}

/** One fact: how sure it is, what it says and who says so, and what can be done about it. */
export function FactRow({ fact, open, onOpen, onDone, onCancel }: Props) {
  const { index, locked } = useWork();
  const { id, label, element, cause, state, standing, history } = fact;
  const latest = standing.at(-1);
  const closing = { onDone, onCancel };
  const form = () => {
    if (open === undefined) return undefined;
    const { act, adopted } = open;
    if (act !== 'approve')
      return (
        <FactForm
          // Another account taken as the one that counts begins the form anew.
          key={`${act}-${adopted}`}
          {...{ fact, act, ...closing }}
          adopted={standing.find(({ event }) => event === adopted)}
        />
      );
    // What was recorded of it may not be verified.
    return state === 'verified' && latest && <ApproveCause entry={latest} {...closing} />;
  };
  return (
    <li class="fact" id={`fact-${id}`} data-fact={state}>
      <div class="fact-head" data-state={factShape(fact)}>
        <span class="shape" aria-hidden="true" />
        <div>
          <h3 tabIndex={-1}>
            {label} {cause && <span class="fact-caution tag">{factText.caution}</span>}
          </h3>
          <p class="fact-state small soft">{factStateWord(fact)}</p>
        </div>
      </div>
      <div class="fact-body">
        {latest === undefined ? (
          <p class="faint">
            {element?.hint}{' '}
            {element !== undefined && <BasisNote brief of={element} playbook={index.playbook} />}
          </p>
        ) : state === 'conflict' ? (
          <FactConflict
            standing={standing}
            onAdopt={locked ? undefined : adopted => onOpen({ act: 'settle', adopted })}
          />
        ) : (
          <FactAccount entry={latest} />
        )}
        {cause && <CauseLine fact={fact} />}
      </div>
      {!locked &&
        (form() || (
          <div class="fact-actions no-print cluster">
            {actsOn(fact).map(act => (
              <Button key={act} words={factText.acts[act]} of={label} onClick={() => onOpen({ act })} />
            ))}
            {history.length === 1 && latest !== undefined && <UndoEntry entry={latest} />}
          </div>
        ))}
      <FactHistory fact={fact} />
    </li>
  );
}

/** What one entry says, and on whose word. @param brief who wrote it down stands elsewhere */
function FactAccount({ entry, brief = false }: { entry: LedgerEntry; brief?: boolean }) {
  const { said } = useWork();
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
        {!brief && <span>{factText.writtenBy(said(entry))}</span>}
      </p>
    </>
  );
}

const UndoEntry = ({ entry: { event, value, state } }: { entry: LedgerEntry }) => (
  <UndoButton event={event} label={factText.undoLabel(value || factStateLabel[state])} />
);

interface ConflictProps {
  standing: readonly LedgerEntry[];
  /** Takes one as the one that counts; absent where nothing can be decided. */
  onAdopt: ((event: string) => void) | undefined;
}

/** Accounts that stand against each other. */
function FactConflict({ standing, onAdopt }: ConflictProps) {
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
function FactHistory({ fact: { history, standing } }: { fact: FactView }) {
  const { said, locked } = useWork();
  if (history.length < 2) return null;
  return (
    <details class="fact-history small no-print">
      <summary class="soft">{factText.history(history.length)}</summary>
      <ol class="plain flow-2" reversed>
        {[...history].reverse().map(entry => (
          <li key={entry.event} class="aside">
            <p>
              {factText.writtenBy(said(entry))} · {factStateLabel[entry.state]}
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
function CauseLine({ fact: { usable, state } }: { fact: FactView }) {
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
