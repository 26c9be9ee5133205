import { useState } from 'preact/hooks';
import { isSettled } from '../../incident/settled.ts';
import { leadingClock, type StepView } from '../../incident/view.ts';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { personName } from '../../text/people.ts';
import { noDeadline } from '../../text/site.ts';
import { stepStateLabel } from '../../text/step.ts';
import { stateWords } from '../../text/step-state.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import { Unfinished } from './FormsOf.tsx';
import { isPlain } from './step-ready.ts';
import type { Work } from './work.ts';

interface Props extends Pick<Work, 'act' | 'openStep' | 'said'> {
  item: StepView;
  index: PlaybookIndex;
  /** The next thing to do. */
  current: boolean;
  mine: boolean;
  open: boolean;
  /** Something is half written at it. */
  unfinished: boolean;
  /** When the incident was closed: the row can then be read, not worked. */
  closedAt: number | undefined;
}

/** What a row shows of its step, to be compared: marks never change; of a clock, which ticks by itself, how it stands and when it ends. */
export function shownOf(item: StepView): readonly unknown[] {
  const { step, number, applies, notes, differing, assignee, state } = item;
  const leading = leadingClock(item);
  const clock: Readonly<Record<string, unknown>> = { ...leading?.clock };
  return [
    ...[step, number, applies, notes.length, differing.length, assignee?.name, assignee?.title, state.kind],
    ...(state.kind === 'todo'
      ? [state.returned?.event, state.reopened?.event]
      : [state.event, state.at, state.kind === 'done' && state.sensed !== undefined]),
    leading?.deadline,
    ...['kind', 'since', 'due', 'at', 'certain'].map(part => clock[part]),
  ];
}

/** One step on the checklist. */
export function StepRow(props: Props) {
  const { item, current, mine, open, unfinished, closedAt, openStep, act } = props;
  const { step, number, state, applies } = item;
  const locked = closedAt !== undefined;
  const [problem, setProblem] = useState<string>();
  const sensed = state.kind === 'done' && state.sensed !== undefined;
  const label = stepStateLabel(step, state.kind);
  // A bare tick would say less than most steps ask for: then the row opens the form, and what stands here is a mark.
  const ticks = isPlain(step) && !locked && !isSettled(state);
  const tick = (): void => {
    const doneAt = new Date(timeNow()).toISOString();
    setProblem(act({ kind: 'markDone', step: step.id, doneAt })?.sentence);
  };
  const mark = (
    <>
      <span class="shape" aria-hidden="true" />
      <span class="state">{label}</span>
    </>
  );
  return (
    <li
      id={`step-${step.id}`}
      class="step-row"
      data-state={state.kind}
      data-sensed={sensed || undefined}
      data-current={current || undefined}
      data-applies={applies}
      data-open={open}
    >
      <div class="row-main target">
        {ticks ? (
          <Button class="tick" words={mark} label={deskText.doneNow(step.title)} onClick={tick} />
        ) : (
          <span class="row-state">{mark}</span>
        )}
        <div class="row-text">
          <button
            type="button"
            class="step-open reaches"
            aria-current={open ? 'true' : undefined}
            onClick={() => openStep(step.id)}
          >
            <span class="row-title">
              <span class="row-number numeric">{number}</span> {step.title}
              {mine && <span class="mine tag">{deskText.mine}</span>}
              {unfinished && <Unfinished />}
            </span>
          </button>
          <RowFacts {...props} />
          {'event' in state && !sensed && !locked && (
            <Button
              class="quiet small undo"
              words={deskText.undoWhat(label)}
              of={step.title}
              onClick={() => setProblem(act({ kind: 'undo', event: state.event })?.sentence)}
            />
          )}
        </div>
      </div>
      <Problem>{problem}</Problem>
    </li>
  );
}

/** Who, how long, on what basis, and what was said of it. */
function RowFacts({ item, index, closedAt, said }: Props) {
  const { step, state, applies, notes, assignee, differing } = item;
  const { roles } = index.playbook;
  const clock = leadingClock(item);
  const stepTitle = (id: string): string => index.steps.get(id)?.title ?? id;
  const words = stateWords(state, { said, stepTitle, now: timeNow() });
  const sensed = state.kind === 'done' && state.sensed !== undefined;
  return (
    <>
      <span class="row-facts row soft small">
        <span>
          {assignee === undefined
            ? step.roles.map(id => roles.find(role => role.id === id)?.short ?? id).join('、')
            : personName(assignee)}
        </span>
        {!isSettled(state) && (
          <span>
            {clock === undefined ? noDeadline[step.basis] : <Clock clock={clock.clock} at={closedAt} />}
          </span>
        )}
        <BasisNote brief of={step} playbook={index.playbook} />
        {notes.length > 0 && <span>{deskText.noteCount(notes.length)}</span>}
      </span>
      {words !== '' && <span class="row-mark small">{sensed ? `${stepText.sensed}：${words}` : words}</span>}
      {differing.length > 0 && <span class="row-mark small alarm-word">{stepText.differing}</span>}
      {!applies && <span class="row-mark small">{deskText.noLonger}</span>}
    </>
  );
}
