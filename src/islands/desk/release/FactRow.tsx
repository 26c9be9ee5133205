import { useState } from 'preact/hooks';
import { approveCause } from '../../../incident/kinds/cause-approved.ts';
import type { FactView, LedgerEntry } from '../../../incident/release/ledger.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { personOf, type TypedPerson } from '../../../kit/person.ts';
import { useTyped } from '../../../kit/useForm.ts';
import type { Actor } from '../../../log/envelope.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { entryState, factStateLabel, factStateWord, factText } from '../../../text/facts.ts';
import { personName, personText } from '../../../text/people.ts';
import { fullTime } from '../../../text/time.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { CombinedField } from '../CombinedField.tsx';
import { type CommandProblem, carryOut } from '../carry-out.ts';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';
import { FactForm } from './FactForm.tsx';
import { likelyApprover } from './likely.ts';

/** What an officer is doing to a fact. `from` is the entry whose words the form begins with. */
export type FactAction =
  | { readonly kind: 'record' | 'dismiss' | 'beside' | 'approve' }
  | { readonly kind: 'change' | 'verify' | 'settle'; readonly from: LedgerEntry | undefined };

/** The state that a form begins with, where it is not the entry's own. */
const begun: Partial<Record<FactAction['kind'], LedgerEntry['state']>> = {
  verify: 'verified',
  dismiss: 'notApplicable',
};

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

/** Shapes of the checklist that say the same of a fact. */
const shapeOf = ({ state, usable }: FactView): string => {
  switch (state) {
    case 'empty':
      return 'todo';
    case 'checking':
      return 'started';
    case 'withheld':
    case 'notApplicable':
      return 'notApplicable';
    case 'conflict':
      return 'conflict';
    case 'verified':
      return usable === undefined ? 'unapproved' : 'done';
  }
};

const timeOf = (at: string): string => fullTime(Date.parse(at), timeNow());

/** One fact: how sure it is, what it says and who says so, and what can be done about it. */
export function FactRow({ fact, work, locked, action, onAction, onDone, onCancel }: Props) {
  const { id, label, element, cause, state, standing, usable, history } = fact;
  const latest = standing.at(-1);
  const who = (by: Actor): string => `${work.roleName(by.role)}${by.name === undefined ? '' : ` ${by.name}`}`;
  const button = (text: string, spoken: string, next: FactAction) => (
    <button type="button" aria-label={spoken} onClick={() => onAction(next)}>
      {text}
    </button>
  );
  return (
    <li class="fact" id={`fact-${id}`} data-fact={state}>
      <div class="fact-head" data-state={shapeOf(fact)}>
        <span class="shape" aria-hidden="true" />
        <div>
          <h3 tabIndex={-1}>
            {label} {cause && <span class="fact-caution">{factText.caution}</span>}
          </h3>
          <p class="fact-state small">{factStateWord(fact)}</p>
        </div>
      </div>
      <div class="fact-body">
        {latest === undefined && (
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
        )}
        {latest !== undefined && state !== 'conflict' && <Account entry={latest} who={who} />}
        {state === 'conflict' && (
          <div class="fact-conflict">
            <p class="alarm-word">{factText.conflict}</p>
            <ul>
              {standing.map(entry => (
                <li key={entry.event}>
                  <p class="small fact-state">{entryState(entry)}</p>
                  <Account entry={entry} who={who} />
                  {!locked && (
                    <button
                      type="button"
                      class="no-print"
                      aria-label={factText.adoptLabel(entry.value)}
                      onClick={() => onAction({ kind: 'settle', from: entry })}
                    >
                      {factText.adopt}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {cause && <CauseLine fact={fact} />}
      </div>
      {!locked && action === undefined && (
        <div class="fact-actions no-print">
          {state === 'empty' && (
            <>
              {button(factText.record, factText.recordLabel(label), { kind: 'record' })}
              {/* The others are recorded together once they are verified. */}
              {cause &&
                button(factText.together, `${factText.together}：${label}`, {
                  kind: 'verify',
                  from: undefined,
                })}
              {button(factText.notApplicable, factText.notApplicableLabel(label), { kind: 'dismiss' })}
            </>
          )}
          {state === 'checking' &&
            button(factText.verify, factText.verifyLabel(label), { kind: 'verify', from: latest })}
          {cause &&
            state === 'verified' &&
            usable === undefined &&
            button(factText.approveCause, factText.approveLabel(label), { kind: 'approve' })}
          {state === 'conflict' &&
            button(factText.decide, `${factText.decide}：${label}`, { kind: 'settle', from: undefined })}
          {state !== 'empty' && (
            <>
              {state !== 'conflict' &&
                button(factText.change, factText.changeLabel(label), { kind: 'change', from: latest })}
              {button(factText.beside, factText.besideLabel(label), { kind: 'beside' })}
            </>
          )}
          {history.length === 1 && latest !== undefined && <Undo entry={latest} work={work} />}
        </div>
      )}
      {!locked && action !== undefined && action.kind !== 'approve' && (
        <FactForm
          // Another account taken as the one that counts begins the form anew.
          key={`${action.kind} ${'from' in action ? action.from?.event : ''}`}
          work={work}
          fact={fact}
          from={'from' in action ? action.from : undefined}
          as={begun[action.kind]}
          settling={action.kind === 'settle'}
          hint={action.kind === 'beside' ? factText.besideHint : undefined}
          replaces={action.kind === 'beside' ? [] : standing.map(({ event }) => event)}
          name={`${id}-${action.kind}-${'from' in action ? (action.from?.event ?? '') : ''}`}
          onDone={onDone}
          onCancel={onCancel}
        />
      )}
      {!locked && action?.kind === 'approve' && state === 'verified' && latest !== undefined && (
        <ApproveCause entry={latest} work={work} onDone={onDone} onCancel={onCancel} />
      )}
      {history.length > 1 && (
        <details class="fact-history small">
          <summary>{factText.history(history.length)}</summary>
          <ol reversed>
            {[...history].reverse().map(entry => (
              <li key={entry.event}>
                <p>
                  {factText.writtenBy(who(entry.by), timeOf(entry.at))} · {entryState(entry)}
                  {standing.every(({ event }) => event !== entry.event) && ` · ${factText.former}`}
                </p>
                <Account entry={entry} who={who} brief />
                {!locked && <Undo entry={entry} work={work} />}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

function Undo({ entry: { event, value, state }, work }: { entry: LedgerEntry; work: Work }) {
  return <UndoButton work={work} event={event} label={factText.undoLabel(value || factStateLabel[state])} />;
}

/** What one entry says, and on whose word. */
function Account({
  entry: { value, source, state, reason, person, verifiedAt, by, at },
  who,
  brief = false,
}: {
  entry: LedgerEntry;
  who(by: Actor): string;
  /** Who wrote it down stands elsewhere. */
  brief?: boolean;
}) {
  return (
    <>
      {value !== '' && <p class="fact-value">{value}</p>}
      <p class="fact-meta small faint">
        {source !== '' && <span>{factText.sourceIs(source)}</span>}
        {person !== undefined && verifiedAt !== undefined && (
          <span>{factText.verifiedBy(personName(person), timeOf(verifiedAt))}</span>
        )}
        {reason !== undefined && <span>{factText.because(state, reason)}</span>}
        {!brief && <span>{factText.writtenBy(who(by), timeOf(at))}</span>}
      </p>
    </>
  );
}

/** Of the cause: whether it may be told. */
function CauseLine({ fact: { usable, state } }: { fact: FactView }) {
  const approval = usable?.approval;
  if (approval !== undefined)
    return (
      <>
        <p class="small">{factText.causeApproved(personName(approval.person), timeOf(approval.at))}</p>
        {approval.combines !== undefined && (
          <p class="small entry">{personText.combinedSaid(approval.combines)}</p>
        )}
      </>
    );
  return <p class="small fact-rule">{state === 'verified' ? factText.causeWaits : factText.causeRule}</p>;
}

function ApproveCause({
  entry,
  work,
  onDone,
  onCancel,
}: {
  entry: LedgerEntry;
  work: Work;
  onDone(): void;
  onCancel(): void;
}) {
  const { index, view } = work.incident;
  const [problem, setProblem] = useState<CommandProblem>();
  const id = 'approve-cause';
  const [{ combines = '' }] = useTyped(id);
  const { refusal } = problem ?? {};
  return (
    <Form
      id={id}
      class="framed fact-form"
      fields={{
        person: ask(approveCause.fields.person, {
          id,
          label: personText.name(factText.approveCause),
          value: likelyApprover(index.playbook.release, view.statements),
        }),
      }}
      action={factText.approveCause}
      after={state =>
        refusal?.code === 'sameVerifier' && (
          <CombinedField
            id={`${id}-combines`}
            work={work}
            person={personOf(state.current('person') as TypedPerson)}
            other={refusal.verifier}
            reason={String(combines)}
            onReason={reason => state.write({ combines: reason })}
            onApart={() => setProblem(undefined)}
          />
        )
      }
      onSubmit={({ person }) => {
        const refused = carryOut(work, {
          kind: 'approveCause',
          entry: entry.event,
          person,
          combines: String(combines),
        });
        setProblem(refused);
        return refused && { ...refused, field: 'person' };
      }}
      onDone={onDone}
      onCancel={onCancel}
    >
      <p class="small">{factText.approveCauseHint}</p>
    </Form>
  );
}
