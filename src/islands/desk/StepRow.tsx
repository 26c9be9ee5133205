import { Component } from 'preact';
import { useState } from 'preact/hooks';
import { isSettled } from '../../incident/settled.ts';
import { leadingClock, type StepView } from '../../incident/view.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { personName } from '../../text/people.ts';
import { noDeadline } from '../../text/site.ts';
import { stepStateLabel, toReportWords, untilWords } from '../../text/step.ts';
import { fullTime } from '../../text/time.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import { isPlain } from './step-ready.ts';
import type { Act } from './work.ts';

interface Props {
  item: StepView;
  playbook: Playbook;
  /** The next thing to do. */
  current: boolean;
  mine: boolean;
  open: boolean;
  /** When the incident was closed: the row can then be read, not worked. */
  closedAt: number | undefined;
  onOpen(step: string): void;
  act: Act;
}

/** Told only where it matters: written down more than a few minutes after it was done. */
const writtenLater = ({ at, writtenAt }: { at: string; writtenAt: string }): boolean =>
  Date.parse(writtenAt) - Date.parse(at) > 5 * 60_000;

function Row({ item, playbook, current, mine, open, closedAt, onOpen, act }: Props) {
  const { step, number, state, applies, notes, assignee, differing } = item;
  const locked = closedAt !== undefined;
  const [problem, setProblem] = useState<string>();
  const roleName = (id: string): string => playbook.roles.find(role => role.id === id)?.short ?? id;
  const stepTitle = (id: string): string => playbook.steps.find(each => each.id === id)?.title ?? id;
  const now = timeNow();
  const clock = leadingClock(item);
  const settled = isSettled(state);
  // A bare tick would say less than the step asks for: the form opens instead.
  const sensed = state.kind === 'done' && state.sensed !== undefined;
  // What evidence does is not to be ticked by a slip: its pane says where the evidence is made.
  const opens = !isPlain(step);
  const label = stepStateLabel(step, state.kind);
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
      <div class="row-main">
        <button
          type="button"
          class="tick"
          disabled={locked || settled}
          aria-label={
            settled
              ? `${label}：${step.title}`
              : opens
                ? stepText.tickOpens(step.title)
                : deskText.doneNow(step.title)
          }
          onClick={() => {
            if (opens) onOpen(step.id);
            else
              setProblem(
                act({ kind: 'markDone', step: step.id, doneAt: new Date(timeNow()).toISOString() })?.sentence,
              );
          }}
        >
          <span class="shape" aria-hidden="true" />
          <span class="state">{label}</span>
        </button>
        <button
          type="button"
          class="step-open"
          aria-current={open ? 'true' : undefined}
          onClick={() => onOpen(step.id)}
        >
          <span class="row-title">
            <span class="row-number numeric">{number}</span> {step.title}
            {mine && <span class="mine">{deskText.mine}</span>}
          </span>
          <span class="row-facts small">
            <span>{assignee === undefined ? step.roles.map(roleName).join('、') : personName(assignee)}</span>
            <span>
              {clock === undefined ? noDeadline[step.basis] : <Clock clock={clock.clock} at={closedAt} />}
            </span>
            <BasisNote brief basis={step.basis} cite={step.cite} playbook={playbook} />
            {notes.length > 0 && <span>{deskText.noteCount(notes.length)}</span>}
          </span>
          {'by' in state && (
            <span class="row-mark small">
              {sensed && `${stepText.sensed}：`}
              {deskText.by(roleName(state.by.role), state.by.name, fullTime(Date.parse(state.at), now))}
              {state.kind === 'done' &&
                writtenLater(state) &&
                `，${deskText.writtenAt(fullTime(Date.parse(state.writtenAt), now))}`}
              {state.kind === 'deferred' && `　${untilWords(state.until, stepTitle, now)}`}
              {state.kind === 'toReport' && `　${toReportWords(state.to)}`}
              {'reason' in state && `　${deskText.reason}：${state.reason}`}
            </span>
          )}
          {state.kind === 'todo' && state.returned !== undefined && (
            <span class="row-mark small">
              {stepText.returned(untilWords(state.returned.until, stepTitle, now), state.returned.reason)}
            </span>
          )}
          {state.kind === 'todo' && state.reopened !== undefined && (
            <span class="row-mark small">{stepText.reopened(state.reopened.reason)}</span>
          )}
          {differing.length > 0 && <span class="row-mark small alarm-word">{stepText.differing}</span>}
          {!applies && <span class="row-mark small">{deskText.noLonger}</span>}
        </button>
        {'event' in state && !sensed && !locked && (
          <button
            type="button"
            class="quiet undo"
            aria-label={deskText.undoLabel(step.title)}
            onClick={() => setProblem(act({ kind: 'undo', event: state.event })?.sentence)}
          >
            {deskText.undo}
          </button>
        )}
      </div>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}

/** What a row shows of a step; clocks tick by themselves and need no new row. */
const signature = ({ item, ...rest }: Props): string =>
  JSON.stringify([
    item.number,
    item.state,
    item.applies,
    item.notes.length,
    item.assignee,
    item.differing.length,
    item.clocks.map(({ deadline, clock }) => [deadline.id, clock]),
    rest.current,
    rest.mine,
    rest.open,
    rest.closedAt,
  ]);

/**
 * One step on the checklist. Drawn again only when something it shows has changed. A class, because the compatibility
 * layer that has `memo` weighs more than all of this folder's rows.
 */
export class StepRow extends Component<Props> {
  override shouldComponentUpdate(after: Props): boolean {
    return (
      this.props.item.step !== after.item.step ||
      this.props.onOpen !== after.onOpen ||
      signature(this.props) !== signature(after)
    );
  }

  override render(props: Props) {
    return <Row {...props} />;
  }
}
