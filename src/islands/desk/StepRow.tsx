import { Component } from 'preact';
import { useState } from 'preact/hooks';
import { isSettled } from '../../incident/settled.ts';
import type { StepView } from '../../incident/view.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { deskText } from '../../text/incident.ts';
import { stepStateLabel } from '../../text/step.ts';
import { RowFacts } from './RowFacts.tsx';
import { sameItem } from './same-item.ts';
import { isPlain } from './step-ready.ts';
import { Unfinished } from './Unfinished.tsx';
import type { Act } from './work.ts';

interface Props {
  item: StepView;
  playbook: Playbook;
  /** The next thing to do. */
  current: boolean;
  mine: boolean;
  open: boolean;
  /** Something is half written at it. */
  unfinished: boolean;
  /** When the incident was closed: the row can then be read, not worked. */
  closedAt: number | undefined;
  onOpen(step: string): void;
  act: Act;
}

function Row({ item, playbook, current, mine, open, unfinished, closedAt, onOpen, act }: Props) {
  const { step, number, state, applies } = item;
  const locked = closedAt !== undefined;
  const [problem, setProblem] = useState<string>();
  const sensed = state.kind === 'done' && state.sensed !== undefined;
  const label = stepStateLabel(step, state.kind);
  // A bare tick would say less than most steps ask for: then the row opens the form, and what stands here is a mark.
  const ticks = isPlain(step) && !locked && !isSettled(state);
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
          <button
            type="button"
            class="tick"
            aria-label={deskText.doneNow(step.title)}
            onClick={() =>
              setProblem(
                act({ kind: 'markDone', step: step.id, doneAt: new Date(timeNow()).toISOString() })?.sentence,
              )
            }
          >
            {mark}
          </button>
        ) : (
          <span class="row-state">{mark}</span>
        )}
        <div class="row-text">
          <button
            type="button"
            class="step-open reaches"
            aria-current={open ? 'true' : undefined}
            onClick={() => onOpen(step.id)}
          >
            <span class="row-title">
              <span class="row-number numeric">{number}</span> {step.title}
              {mine && <span class="mine tag">{deskText.mine}</span>}
              {unfinished && <Unfinished />}
            </span>
          </button>
          <RowFacts item={item} playbook={playbook} closedAt={closedAt} />
          {'event' in state && !sensed && !locked && (
            <button
              type="button"
              class="quiet small undo"
              aria-label={`${deskText.undoWhat(label)}：${step.title}`}
              onClick={() => setProblem(act({ kind: 'undo', event: state.event })?.sentence)}
            >
              {deskText.undoWhat(label)}
            </button>
          )}
        </div>
      </div>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}

/** All but the step itself. */
const SHOWN = ['playbook', 'current', 'mine', 'open', 'unfinished', 'closedAt', 'onOpen', 'act'] as const;

/**
 * One step on the checklist. Drawn again only when something it shows has changed. A class, because the compatibility
 * layer that has `memo` weighs more than all of this folder's rows.
 */
export class StepRow extends Component<Props> {
  override shouldComponentUpdate(after: Props): boolean {
    return SHOWN.some(prop => this.props[prop] !== after[prop]) || !sameItem(this.props.item, after.item);
  }

  override render(props: Props) {
    return <Row {...props} />;
  }
}
