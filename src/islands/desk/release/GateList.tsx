import { useEffect, useState } from 'preact/hooks';
import type { GateItemView } from '../../../incident/release/gate.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import type { Actor } from '../../../log/envelope.ts';
import type { Channel } from '../../../playbook/release-kit.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { deskText, personName } from '../../../text/incident.ts';
import { personText } from '../../../text/people.ts';
import { gateStateLabel, gateText } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { described, Field } from '../../shared/Field.tsx';
import { useKept } from '../kept.ts';
import { NOBODY, PersonField, personOf } from '../PersonField.tsx';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';
import { GateFindings } from './GateFindings.tsx';
import { gateShape } from './gate-shape.ts';
import { carryOut, type ReleaseProblem } from './release.ts';

interface Props {
  work: Work;
  version: StatementVersion;
  items: readonly GateItemView[];
  channel: Channel | undefined;
  locked: boolean;
  /** To the editor, at the words that have to change. */
  onEdit(words?: string): void;
}

/** Which form is open, of which check. */
interface Open {
  readonly item: string;
  readonly form: 'sign' | 'skip';
}

/** The checks before anything goes out: each passed, passed over with a reason, or in the way. */
export function GateList({ work, version, items, channel, locked, onEdit }: Props) {
  const [open, setOpen] = useState<Open>();
  const count = (...states: readonly GateItemView['state'][]): number =>
    items.filter(({ state }) => states.includes(state)).length;
  const next = items.find(({ state }) => state === 'open' || state === 'blocked');
  const close = (item: string): void => {
    setOpen(undefined);
    // Where the officer was: the form is gone.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[id="gate-${item}"] h3`)?.focus());
  };
  return (
    <>
      <p class="small" role="status">
        {gateText.counts(count('passed', 'skipped'), count('open'), count('blocked'))}
      </p>
      <ol class="gate">
        {items.map(view => (
          <GateRow
            key={view.item.id}
            view={view}
            isNext={view === next}
            work={work}
            version={version}
            channel={channel}
            locked={locked}
            form={open?.item === view.item.id ? open.form : undefined}
            onForm={form => setOpen({ item: view.item.id, form })}
            onClose={() => close(view.item.id)}
            onEdit={onEdit}
          />
        ))}
      </ol>
    </>
  );
}

interface RowProps extends Omit<Props, 'items'> {
  view: GateItemView;
  /** The first that is in the way. */
  isNext: boolean;
  form: Open['form'] | undefined;
  onForm(form: Open['form']): void;
  onClose(): void;
}

function GateRow({
  view: { item, state, findings, mark },
  isNext,
  work,
  version,
  channel,
  locked,
  form,
  onForm,
  onClose,
  onEdit,
}: RowProps) {
  const isSigned = item.check === 'asked' || item.check === 'bodies';
  const who = (by: Actor): string => `${work.roleName(by.role)}${by.name === undefined ? '' : ` ${by.name}`}`;
  const time = mark === undefined ? '' : fullTime(Date.parse(mark.at), timeNow());
  const settled = state === 'passed' || state === 'skipped';
  return (
    <li id={`gate-${item.id}`} data-gate={state}>
      <div class="gate-head" data-state={gateShape[state]}>
        <span class="shape" aria-hidden="true" />
        <h3 tabIndex={-1}>{item.title}</h3>
        <span class="gate-state small">{gateStateLabel[state]}</span>
      </div>
      <div class="gate-body">
        {!settled && (
          <p class="small">
            <BasisNote basis={item.basis} cite={item.cite} playbook={work.incident.index.playbook} />
            {state === 'blocked' && <span class="faint"> {gateText.unskippable}</span>}
          </p>
        )}
        {!settled && (
          <GateFindings findings={findings} channel={channel} onJump={locked ? undefined : onEdit} />
        )}
        {!settled && isSigned && item.ask !== undefined && form === undefined && (
          <p class="small">{item.ask}</p>
        )}
        {mark !== undefined && settled && (
          <p class="small gate-mark">
            {mark.passed
              ? gateText.passedBy(personName(mark.person ?? { name: who(mark.by) }), time)
              : gateText.skippedBy(who(mark.by), time)}
            ：{mark.text}{' '}
            {!locked && <UndoButton work={work} event={mark.event} label={deskText.undoLabel(item.title)} />}
          </p>
        )}
        {!locked && !settled && form === undefined && (
          <div class="tool-row no-print">
            {isSigned && (
              <button
                type="button"
                class={isNext ? 'primary' : ''}
                aria-label={gateText.signLabel(item.title)}
                onClick={() => onForm('sign')}
              >
                {gateText.sign}
              </button>
            )}
            {findings.length > 0 && (
              <button
                type="button"
                class={isNext && !isSigned ? 'primary' : ''}
                aria-label={gateText.editLabel(item.title)}
                onClick={() => onEdit()}
              >
                {gateText.edit}
              </button>
            )}
            {item.skippable === true && (
              <button
                type="button"
                class="quiet"
                aria-label={gateText.skipLabel(item.title)}
                onClick={() => onForm('skip')}
              >
                {gateText.skip}
              </button>
            )}
          </div>
        )}
        {form !== undefined && (
          <GateForm
            key={form}
            form={form}
            work={work}
            version={version.id}
            item={item.id}
            ask={item.ask}
            onClose={onClose}
          />
        )}
      </div>
    </li>
  );
}

interface FormProps {
  form: Open['form'];
  work: Work;
  version: string;
  item: string;
  ask: string | undefined;
  onClose(): void;
}

/** A look that somebody signs, or the reason for passing it over. */
function GateForm({ form, work, version, item, ask, onClose }: FormProps) {
  const [text, setText] = useKept(`${version}/${item}/${form}`, '');
  const [person, setPerson] = useKept(`${version}/${item}/${form}/person`, NOBODY);
  const [problem, setProblem] = useState<ReleaseProblem>();
  const id = `gate-${item}-${form}`;
  // Opened by the officer just now: the hands should be in it.
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const atPerson = problem?.field === 'person' ? problem.sentence : undefined;
  const atText = atPerson === undefined ? problem?.sentence : undefined;
  const hint = form === 'sign' ? ask : deskText.reasonHint;
  const focus = (field: string): void => document.getElementById(field)?.focus();
  return (
    <form
      class="gate-form no-print"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        const refused = carryOut(
          work,
          form === 'sign'
            ? { kind: 'passGate', version, item, note: text, person: personOf(person) }
            : { kind: 'skipGate', version, item, reason: text },
        );
        setProblem(refused);
        if (refused === undefined) onClose();
        else focus(refused.field === 'person' ? `${id}-person` : id);
      }}
      onKeyDown={event => {
        if (!event.isComposing && event.key === 'Escape' && text === '') onClose();
      }}
    >
      <Field id={id} label={form === 'sign' ? gateText.note : gateText.reason} hint={hint} problem={atText}>
        <textarea
          id={id}
          rows={2}
          value={text}
          {...described(id, hint, atText)}
          onInput={event => setText(event.currentTarget.value)}
        />
      </Field>
      {form === 'sign' && (
        <PersonField
          id={`${id}-person`}
          label={personText.name(gateText.signer)}
          person={person}
          problem={atPerson}
          onPerson={setPerson}
        />
      )}
      <div class="tool-row">
        <button type="submit" class="primary">
          {form === 'sign' ? gateText.sign : gateText.doSkip}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {deskText.cancel}
        </button>
      </div>
    </form>
  );
}
