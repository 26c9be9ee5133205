import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { FactView, LedgerEntry } from '../../../incident/release/ledger.ts';
import { useDraft } from '../../../kit/draft.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { factStateLabel, factText } from '../../../text/facts.ts';
import { deskText } from '../../../text/incident.ts';
import { personText } from '../../../text/people.ts';
import { fullTime } from '../../../text/time.ts';
import { described, Field } from '../../shared/Field.tsx';
import { usePrivacyGuard } from '../../shared/privacy.ts';
import { momentTyped, TimeField, type TypedTime } from '../../shared/TimeField.tsx';
import { type CommandProblem, carryOut } from '../carry-out.ts';
import { OfferedPeople, PersonField, personOf } from '../PersonField.tsx';
import type { Work } from '../work.ts';
import { likelyVerifier } from './likely.ts';

interface Props {
  work: Work;
  /** Absent for a fact that the playbook does not know. */
  fact: FactView | undefined;
  /** The entry whose words it begins with. */
  from?: LedgerEntry | undefined;
  /** The state it begins with, where that is not the entry's own. */
  as?: LedgerEntry['state'] | undefined;
  settling?: boolean;
  hint?: string | undefined;
  /** Ids of the entries it takes the place of. */
  replaces: readonly string[];
  /** Keeps what was typed apart from other forms of this incident. */
  name: string;
  onDone(label: string): void;
  onCancel(): void;
}

const states = ['checking', 'verified', 'withheld', 'notApplicable'] as const;

/** Shapes of the checklist that say the same of an account. */
const shapes = {
  checking: 'started',
  verified: 'done',
  withheld: 'notApplicable',
  notApplicable: 'notApplicable',
} as const;

interface Typed {
  readonly label: string;
  readonly value: string;
  readonly source: string;
  readonly state: (typeof states)[number];
  readonly reason: string;
  readonly verifier: string;
  readonly post: string;
  readonly time: TypedTime;
}

/** States that have to be accounted for in words of their own. */
const hasReason = (state: Typed['state']): state is 'withheld' | 'notApplicable' =>
  state === 'withheld' || state === 'notApplicable';

/** Notes offered to take over: as many as can be looked through. */
const NOTES = 12;

/** One account of a fact: what, from where, and how sure. */
export function FactForm({
  work,
  fact,
  from,
  as,
  settling = false,
  hint,
  replaces,
  name,
  onDone,
  onCancel,
}: Props) {
  const { incident } = work;
  const { people } = useContext(OfferedPeople);
  const own = likelyVerifier(people, work.officer, incident.view.steps);
  const initial: Typed = {
    label: '',
    value: from?.value ?? '',
    source: from?.source ?? '',
    state: as ?? from?.state ?? 'checking',
    reason: from?.reason ?? '',
    // What was verified by somebody stays so; a new look is that of whoever was given it, unless changed.
    verifier: (settling ? from?.person?.name : undefined) ?? own.name,
    post: settling && from?.person !== undefined ? (from.person.title ?? '') : own.title,
    time: undefined,
  };
  const [typed, keep] = useDraft(`fact/${name}`, initial);
  const [problem, setProblem] = useState<CommandProblem>();
  const form = useRef<HTMLFormElement>(null);
  const guard = usePrivacyGuard();
  const id = `fact-form-${fact?.id ?? 'new'}`;
  const set = (change: Partial<Typed>): void => {
    guard.reset();
    setProblem(undefined);
    keep({ ...typed, ...change });
  };
  const wrong = (field: string): string | undefined =>
    problem?.field === field ? problem.sentence : undefined;
  const elsewhere = problem !== undefined && problem.field === undefined ? problem.sentence : guard.warning;
  const focus = (field: string): void =>
    form.current?.querySelector<HTMLElement>(`[id="${id}-${field}"]`)?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the officer opens the form.
  useEffect(
    () => focus(fact === undefined ? 'label' : typed.state === 'notApplicable' ? 'reason' : 'value'),
    [],
  );

  const submit = (): void => {
    if (!guard.allows([typed.value, typed.source, typed.reason].join('\n'))) return;
    const verified = typed.state === 'verified';
    const refused = carryOut(work, {
      kind: 'recordFact',
      ...(fact === undefined ? { label: typed.label } : { fact: fact.id }),
      value: typed.value,
      source: typed.source,
      state: typed.state,
      ...(hasReason(typed.state) ? { reason: typed.reason } : {}),
      ...(verified
        ? {
            person: personOf({ name: typed.verifier, title: typed.post }),
            verifiedAt: momentTyped(typed.time),
          }
        : {}),
      replaces,
    });
    if (refused === undefined) {
      keep(undefined);
      onDone(fact?.label ?? typed.label.trim());
      return;
    }
    setProblem(refused);
    requestAnimationFrame(() => focus(refused.field ?? 'value'));
  };
  const cancel = (): void => {
    keep(undefined);
    onCancel();
  };
  const valueHint = fact?.element?.hint;

  return (
    <form
      ref={form}
      class="fact-form no-print"
      noValidate
      aria-label={fact?.label ?? factText.add}
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={event => {
        // While an input method composes, its keys are its own.
        if (event.isComposing) return;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        if (event.key === 'Escape') onCancel();
      }}
    >
      {hint !== undefined && <p class="small faint">{hint}</p>}
      {fact === undefined && (
        <Field id={`${id}-label`} label={factText.label} hint={factText.labelHint} problem={wrong('label')}>
          <input
            id={`${id}-label`}
            value={typed.label}
            autocomplete="off"
            {...described(`${id}-label`, factText.labelHint, wrong('label'))}
            onInput={event => set({ label: event.currentTarget.value })}
          />
        </Field>
      )}
      {typed.state !== 'notApplicable' && (
        <>
          <Field id={`${id}-value`} label={factText.value} hint={valueHint} problem={wrong('value')}>
            <textarea
              id={`${id}-value`}
              rows={2}
              value={typed.value}
              {...described(`${id}-value`, valueHint, wrong('value'))}
              onInput={event => set({ value: event.currentTarget.value })}
            />
          </Field>
          <Notes
            work={work}
            onTake={(text, source) =>
              set({
                value: typed.value.trim() === '' ? text : `${typed.value}\n${text}`,
                source: typed.source.trim() === '' ? source : typed.source,
              })
            }
          />
          <Field
            id={`${id}-source`}
            label={factText.source}
            hint={factText.sourceHint}
            problem={wrong('source')}
          >
            <input
              id={`${id}-source`}
              value={typed.source}
              autocomplete="off"
              {...described(`${id}-source`, factText.sourceHint, wrong('source'))}
              onInput={event => set({ source: event.currentTarget.value })}
            />
          </Field>
        </>
      )}
      <fieldset class="fact-states">
        <legend>{factText.state}</legend>
        {states.map(state => (
          <label key={state} data-state={shapes[state]} data-checked={typed.state === state}>
            <input
              type="radio"
              name={`${id}-state`}
              checked={typed.state === state}
              onChange={() => set({ state })}
            />
            <span class="shape" aria-hidden="true" />
            {factStateLabel[state]}
          </label>
        ))}
      </fieldset>
      {typed.state === 'checking' && <p class="small faint">{factText.checkingHint}</p>}
      {typed.state === 'verified' && (
        <>
          {fact?.cause === true && <p class="small fact-rule">{factText.causeWaits}</p>}
          <PersonField
            id={`${id}-person`}
            label={personText.name(factText.verifier)}
            person={{ name: typed.verifier, title: typed.post }}
            problem={wrong('person')}
            onPerson={({ name: verifier, title: post }) => set({ verifier, post })}
          />
          <TimeField
            id={`${id}-verifiedAt`}
            label={factText.verifiedAt}
            problem={wrong('verifiedAt')}
            value={typed.time}
            onTime={time => set({ time })}
          />
        </>
      )}
      {hasReason(typed.state) && (
        <Field
          id={`${id}-reason`}
          label={factText.reason[typed.state]}
          hint={factText.reasonHint[typed.state]}
          problem={wrong('reason')}
        >
          <textarea
            id={`${id}-reason`}
            rows={2}
            value={typed.reason}
            {...described(`${id}-reason`, factText.reasonHint[typed.state], wrong('reason'))}
            onInput={event => set({ reason: event.currentTarget.value })}
          />
        </Field>
      )}
      {elsewhere !== undefined && (
        <p class="problem" role="alert">
          {elsewhere}
        </p>
      )}
      <div class="tool-row">
        <button type="submit" class="primary">
          {guard.warning !== undefined ? deskText.saveAnyway : settling ? factText.settle : factText.save}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {deskText.cancel}
        </button>
        {replaces.length > 0 && !settling && <span class="small faint">{factText.changeHint}</span>}
      </div>
    </form>
  );
}

/** What the log holds as fact, offered and never taken by itself. */
function Notes({ work, onTake }: { work: Work; onTake(text: string, source: string): void }) {
  const notes = work.incident.view.notes
    .filter(({ kind }) => kind === 'fact')
    .slice(-NOTES)
    .reverse();
  if (notes.length === 0) return null;
  return (
    <details class="fact-notes small">
      <summary>{factText.takeFrom(notes.length)}</summary>
      <ul>
        {notes.map(({ event, at, by, happenedAt, text: said, corrections }) => {
          // What set a note right is what it says now.
          const text = corrections.at(-1)?.text ?? said;
          const time = fullTime(Date.parse(happenedAt ?? at), timeNow());
          const who = `${work.roleName(by.role)}${by.name === undefined ? '' : ` ${by.name}`}`;
          return (
            <li key={event}>
              <p class="entry">
                <span class="faint">{time}</span> {text}
              </p>
              <button
                type="button"
                aria-label={factText.takeLabel(text)}
                onClick={() => onTake(text, factText.takenSource(who, time))}
              >
                {factText.take}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
