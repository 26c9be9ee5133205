import type { ClockState } from '../core/clock.ts';
import { metByWords } from '../core/words/clock.ts';
import { isFinished } from './finished.ts';
import { leadingClock, type StepView } from './step-view.ts';
import { stepStateLabel } from './words.ts';

/** How long a step has: the clock that leads it, or words where something else met that; `undefined` where none runs for it. */
export function limitOf(item: StepView): ClockState | string | undefined {
  const leading = leadingClock(item);
  if (leading === undefined) return undefined;
  const { clock, deadline } = leading;
  // Another step, or a publication, has met the limit: that says nothing about the work still to be done here.
  return clock.kind === 'met' && clock.by !== item.step && !('order' in deadline.anchor)
    ? metByWords(clock.by?.title, clock)
    : clock;
}

interface Listed {
  /** The incident is closed: its rows can be read, not worked. */
  readonly locked: boolean;
}

/** The content of a row of the checklist: a new object only when something in it has changed, so that unchanged rows are not redrawn. */
export function stepRow(item: StepView, { locked }: Listed) {
  const { step, number, state, differing } = item;
  const limit = isFinished(state) ? undefined : limitOf(item);
  return {
    id: step.id,
    number,
    title: step.title,
    state: state.kind,
    sensed: state.kind === 'done' && state.sensed !== undefined,
    label: stepStateLabel(item, locked),
    /** Only while it is still to be done, and only a running limit: that there is none is said at the open step. */
    limit: typeof limit === 'string' ? undefined : limit,
    /** How long after its limit it was done, in milliseconds. */
    late: item.overrun?.by,
    differs: differing.length > 0,
  } as const;
}

export type StepRow = ReturnType<typeof stepRow>;
