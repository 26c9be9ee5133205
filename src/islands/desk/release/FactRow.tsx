import type { FactView } from '../../../incident/release/ledger.ts';
import { Button } from '../../../kit/Button.tsx';
import { type FactAct, factStateWord, factText } from '../../../text/facts.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { useWork } from '../work.ts';
import { CauseLine, FactAccount, FactConflict, FactHistory, UndoEntry } from './FactAccount.tsx';
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
  locked: boolean;
  open: OpenAct | undefined;
  onOpen(open: OpenAct): void;
  onDone(): void;
  onCancel(): void;
}

/** One fact: how sure it is, what it says and who says so, and what can be done about it. */
export function FactRow({ fact, locked, open, onOpen, onDone, onCancel }: Props) {
  const work = useWork();
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
            {element !== undefined && (
              <BasisNote brief of={element} playbook={work.incident.index.playbook} />
            )}
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
      <FactHistory fact={fact} locked={locked} />
    </li>
  );
}
