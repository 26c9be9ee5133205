import { memo } from 'preact/compat';
import { useState } from 'preact/hooks';
import { leadingClock, type StepView } from '../../domain/incident/derive.ts';
import type { Playbook } from '../../domain/playbook/playbook.ts';
import { deskText, stateLabel } from '../../text/incident.ts';
import { noDeadline } from '../../text/site.ts';
import { fullTime } from '../../text/time.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import type { Act } from './Incident.tsx';
import { StepDetail } from './StepDetail.tsx';

interface Props {
  item: StepView;
  playbook: Playbook;
  /** The next thing to do. */
  current: boolean;
  mine: boolean;
  open: boolean;
  /** When the incident was closed: the row can then be read, not worked. */
  closedAt: number | undefined;
  onToggle(step: string): void;
  act: Act;
}

/** Told only where it matters: written down more than a few minutes after it was done. */
const writtenLater = ({ at, writtenAt }: { at: string; writtenAt: string }): boolean =>
  Date.parse(writtenAt) - Date.parse(at) > 5 * 60_000;

function Row({ item, playbook, current, mine, open, closedAt, onToggle, act }: Props) {
  const { step, number, state, applies, notes } = item;
  const locked = closedAt !== undefined;
  const [problem, setProblem] = useState<string>();
  const roleName = (id: string): string => playbook.roles.find(role => role.id === id)?.short ?? id;
  const now = Date.now();
  const clock = leadingClock(item);
  const todo = state.kind === 'todo';
  return (
    <li
      id={`step-${step.id}`}
      class="step-row"
      data-state={state.kind}
      data-current={current || undefined}
      data-applies={applies}
      data-open={open}
    >
      <div class="row-main">
        <button
          type="button"
          class="tick"
          disabled={locked || !todo}
          aria-label={todo ? deskText.doneNow(step.title) : `${stateLabel[state.kind]}：${step.title}`}
          onClick={() =>
            setProblem(act({ kind: 'markDone', step: step.id, doneAt: new Date().toISOString() }))
          }
        >
          <span class="shape" aria-hidden="true" />
          <span class="state">{stateLabel[state.kind]}</span>
        </button>
        <button
          type="button"
          class="step-open"
          aria-expanded={open}
          aria-controls={`detail-${step.id}`}
          onClick={() => onToggle(step.id)}
        >
          <span class="row-title">
            <span class="row-number numeric">{number}</span> {step.title}
            {mine && <span class="mine">{deskText.mine}</span>}
          </span>
          <span class="row-facts small">
            <span>{step.roles.map(roleName).join('、')}</span>
            <span>
              {clock === undefined ? noDeadline[step.basis] : <Clock clock={clock.clock} at={closedAt} />}
            </span>
            <BasisNote brief basis={step.basis} cite={step.cite} playbook={playbook} />
            {notes.length > 0 && <span>{deskText.noteCount(notes.length)}</span>}
          </span>
          {state.kind !== 'todo' && (
            <span class="row-mark small">
              {deskText.by(roleName(state.by.role), state.by.name, fullTime(Date.parse(state.at), now))}
              {state.kind === 'done' &&
                writtenLater(state) &&
                `，${deskText.writtenAt(fullTime(Date.parse(state.writtenAt), now))}`}
              {'reason' in state && `　${deskText.reason}：${state.reason}`}
            </span>
          )}
          {!applies && <span class="row-mark small">{deskText.noLonger}</span>}
        </button>
        {!todo && !locked && (
          <button
            type="button"
            class="quiet undo"
            aria-label={deskText.undoLabel(step.title)}
            onClick={() => setProblem(act({ kind: 'undo', event: state.event }))}
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
      {open && (
        <div id={`detail-${step.id}`} class="row-detail">
          <StepDetail item={item} playbook={playbook} locked={locked} act={act} />
        </div>
      )}
    </li>
  );
}

/** What a row shows of a step; clocks tick by themselves and need no new row. */
const signature = ({ item: { number, state, applies, notes, clocks }, ...rest }: Props): string =>
  JSON.stringify([
    number,
    state,
    applies,
    notes.length,
    clocks.map(({ deadline, clock }) => [deadline.id, clock]),
    rest.current,
    rest.mine,
    rest.open,
    rest.closedAt,
  ]);

/** One step on the checklist. Drawn again only when something it shows has changed. */
export const StepRow = memo(
  Row,
  (before, after) => before.item.step === after.item.step && signature(before) === signature(after),
);
