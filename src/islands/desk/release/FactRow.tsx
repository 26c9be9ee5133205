import type { FactView, LedgerEntry } from '../../../incident/release/ledger.ts';
import { factStateWord, factText } from '../../../text/facts.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import type { Work } from '../work.ts';
import { ApproveCause } from './ApproveCause.tsx';
import { CauseLine, FactAccount, FactConflict, FactHistory, UndoEntry } from './FactAccount.tsx';
import { FactForm } from './FactForm.tsx';
import { entryOf, type FactAction, factShape, offersFor } from './fact-actions.ts';

interface Props {
  fact: FactView;
  work: Work;
  locked: boolean;
  /** The form that is open on this row. */
  action: FactAction | undefined;
  onAction(action: FactAction): void;
  onDone(): void;
  onCancel(): void;
}

/** One fact: how sure it is, what it says and who says so, and what can be done about it. */
export function FactRow({ fact, work, locked, action, onAction, onDone, onCancel }: Props) {
  const { id, label, element, cause, state, standing, history } = fact;
  const latest = standing.at(-1);
  return (
    <li class="fact" id={`fact-${id}`} data-fact={state}>
      <div class="fact-head" data-state={factShape(fact)}>
        <span class="shape" aria-hidden="true" />
        <div>
          <h3 tabIndex={-1}>
            {label} {cause && <span class="fact-caution tag">{factText.caution}</span>}
          </h3>
          <p class="fact-state small">{factStateWord(fact)}</p>
        </div>
      </div>
      <div class="fact-body">
        {latest === undefined ? (
          <p class="faint">
            {element?.hint}{' '}
            {element !== undefined && (
              <BasisNote
                brief
                basis={element.basis}
                cite={element.cite}
                playbook={work.incident.index.playbook}
              />
            )}
          </p>
        ) : state === 'conflict' ? (
          <FactConflict
            work={work}
            standing={standing}
            onAdopt={locked ? undefined : from => onAction({ kind: 'settle', from })}
          />
        ) : (
          <FactAccount work={work} entry={latest} />
        )}
        {cause && <CauseLine fact={fact} />}
      </div>
      {!locked && action === undefined && (
        <div class="fact-actions no-print cluster">
          {offersFor(fact).map(offer => (
            <button
              key={offer.spoken}
              type="button"
              aria-label={offer.spoken}
              onClick={() => onAction(offer.action)}
            >
              {offer.text}
            </button>
          ))}
          {history.length === 1 && latest !== undefined && <UndoEntry work={work} entry={latest} />}
        </div>
      )}
      {!locked && action !== undefined && (
        <ActionForm {...{ work, fact, action, latest, onDone, onCancel }} />
      )}
      <FactHistory work={work} fact={fact} locked={locked} />
    </li>
  );
}

/** The state that a form begins with, where it is not the entry's own. */
const begun: Partial<Record<FactAction['kind'], LedgerEntry['state']>> = {
  verify: 'verified',
  dismiss: 'notApplicable',
};

type ActionProps = Pick<Props, 'work' | 'fact' | 'onDone' | 'onCancel'> & {
  action: FactAction;
  latest: LedgerEntry | undefined;
};

/** The form of what is being done to a fact. */
function ActionForm({ work, fact, action, latest, onDone, onCancel }: ActionProps) {
  const { kind } = action;
  const closing = { onDone, onCancel };
  if (kind === 'approve')
    return fact.state === 'verified' && latest !== undefined ? (
      <ApproveCause work={work} entry={latest} {...closing} />
    ) : null;
  const from = entryOf(action);
  const name = `${fact.id}-${kind}-${from?.event ?? ''}`;
  return (
    <FactForm
      // Another account taken as the one that counts begins the form anew.
      key={name}
      work={work}
      fact={fact}
      from={from}
      as={begun[kind]}
      settling={kind === 'settle'}
      hint={kind === 'beside' ? factText.besideHint : undefined}
      replaces={kind === 'beside' ? [] : fact.standing.map(({ event }) => event)}
      name={name}
      {...closing}
    />
  );
}
