import { useState } from 'preact/hooks';
import { firstCharacters } from '../../base/typed.ts';
import { type DisclosedForm, Disclosure, type Opened } from '../../kit/Disclosure.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { decidedWords } from '../core/words/decided.ts';
import { named } from '../core/words/named.ts';
import { personName } from '../core/words/person.ts';
import type { FactView, LedgerEntry } from '../facts/ledger.ts';
import { type FactAct, factStateLabel, factStateWord, factText } from '../facts/words.ts';
import { UndoButton } from '../parts/ActButton.tsx';
import { BasisNote } from '../parts/Basis.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { useWork } from '../parts/work.tsx';
import { personText } from '../people/words.ts';
import { signOffText } from '../statements/words.ts';
import { APPROVE, ApproveCause, FactForm, factFormShapes } from './FactForm.tsx';
import { StatementStale } from './StatementStale.tsx';

/** As much of an account as a button has room for. */
const BRIEF = 12;

interface Props {
  fact: FactView;
  /** Something was recorded of it. */
  onSaved(): void;
}

/** One fact: its certainty, its value and source, and actions on it. */
export function FactRow({ fact, onSaved }: Props) {
  const { index, locked } = useWork();
  const { id, label, element, cause, state, usable, current, history } = fact;
  const latest = current.at(-1);
  // A cause that was just verified waits for one thing.
  const [waits, setWaits] = useState(false);
  /** @param adopted the account that is taken as the one that counts */
  const form = (act: FactAct, adopted?: LedgerEntry): DisclosedForm => {
    const from = begunFrom(act, current, adopted);
    const said = adopted && (adopted.value || factStateLabel[adopted.state]);
    const isApproval = act === 'approve';
    return {
      id: isApproval ? APPROVE : `fact/${id}-${act}-${from?.event ?? ''}`,
      rare: act === 'beside',
      ...(said === undefined
        ? { button: factText.acts[act], of: label }
        : { button: named(factText.adopt, firstCharacters(said, BRIEF)) }),
      form: ({ onDone, ...others }) => {
        const opened: Opened = {
          ...others,
          onDone: () => {
            onDone();
            setWaits(cause && !isApproval);
            onSaved();
          },
        };
        if (!isApproval) return <FactForm {...{ fact, act, from, opened }} />;
        return latest && <ApproveCause entry={latest} opened={opened} />;
      },
    };
  };
  return (
    <li class="fact" id={`fact-${id}`} data-fact={state}>
      <div class="fact-head shaped" data-state={factShape(fact)}>
        <span class="shape" aria-hidden="true" />
        <div>
          <h3 tabIndex={-1}>
            {label} {cause && <span class="fact-caution tag">{factText.caution}</span>}
          </h3>
          <p class="fact-state small soft">{factStateWord(fact)}</p>
        </div>
      </div>
      <div class="fact-body">
        {latest === undefined && (
          <p class="faint">
            {element?.hint}{' '}
            {element !== undefined && <BasisNote brief of={element} playbook={index.playbook} />}
          </p>
        )}
        {latest !== undefined && state !== 'conflict' && <FactAccount entry={latest} />}
        {state === 'conflict' && <FactConflict current={current} />}
        {cause && <CauseLine fact={fact} />}
        <StatementStale fact={id} />
      </div>
      {!locked && (
        <Disclosure
          // Another state has other actions: the key draws them anew.
          key={`${state} ${usable === undefined}`}
          first={waits ? APPROVE : undefined}
          forms={[
            ...(state === 'conflict' ? current.map(entry => form('settle', entry)) : []),
            ...actsOn(fact).map(act => form(act)),
          ]}
          more={factText.more}
          rarely={history.length === 1 && latest !== undefined && <UndoEntry entry={latest} />}
        />
      )}
      <FactHistory fact={fact} />
    </li>
  );
}

/** One entry of a fact, and on whose word. @param brief leaves out the writer, who stands elsewhere */
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
  <UndoButton event={event} of={value || factStateLabel[state]} />
);

/** Accounts that stand against each other. */
const FactConflict = ({ current }: { current: readonly LedgerEntry[] }) => (
  <div class="fact-conflict">
    <p class="alarm-word">{factText.conflict}</p>
    <ul class="columns plain">
      {current.map(entry => (
        <li key={entry.event} class="card stack-s">
          <p class="small soft">{factStateLabel[entry.state]}</p>
          <FactAccount entry={entry} />
        </li>
      ))}
    </ul>
  </div>
);

/** Every account there was, the latest first. */
function FactHistory({ fact: { history, current } }: { fact: FactView }) {
  const { said, locked } = useWork();
  if (history.length < 2) return null;
  return (
    <details class="fact-history small no-print">
      <summary class="soft">{factText.history(history.length)}</summary>
      <ol class="plain flow-s" reversed>
        {[...history].reverse().map(entry => (
          <li key={entry.event} class="aside">
            <p>
              {factText.writtenBy(said(entry))} · {factStateLabel[entry.state]}
              {!current.includes(entry) && ` · ${factText.former}`}
            </p>
            <FactAccount entry={entry} brief />
            {!locked && <UndoEntry entry={entry} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Whether the cause may be published. */
function CauseLine({ fact: { usable, state } }: { fact: FactView }) {
  const approval = usable?.approval;
  // In these states it neither may nor may not be published.
  if (state === 'notApplicable' || state === 'withheld') return null;
  if (approval === undefined)
    return <p class="small fact-rule">{state === 'verified' ? factText.causeWaits : factText.causeRule}</p>;
  return (
    <>
      <p class="small">
        {factText.causeApproved(
          personName(approval.person),
          decidedWords(approval, signOffText.approvedWord, timeNow()),
        )}
        {approval.evidence !== undefined && `\u2002${signOffText.evidence(approval.evidence.name)}`}
      </p>
      {approval.combines !== undefined && (
        <p class="small entry">{personText.combinedSaid(approval.combines)}</p>
      )}
    </>
  );
}

/** The shape of the checklist that says the same of a fact. */
export const factShape = ({ state, usable }: Pick<FactView, 'state' | 'usable'>): string =>
  state === 'verified' && usable === undefined
    ? 'unapproved'
    : { ...factFormShapes, empty: 'todo', conflict: 'conflict' }[state];

/** Actions on a fact in its present state. */
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
  current: readonly LedgerEntry[],
  adopted: LedgerEntry | undefined,
): LedgerEntry | undefined => (act === 'change' || act === 'verify' ? current.at(-1) : adopted);
