import { type ClockView, leadingClock, type StepView } from '../../incident/view.ts';

/** A state is what one mark made of it, and marks never change. */
function sameState(one: StepView['state'], other: StepView['state']): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'todo' || other.kind === 'todo')
    return (
      one.kind === 'todo' &&
      other.kind === 'todo' &&
      one.returned?.event === other.returned?.event &&
      one.reopened?.event === other.reopened?.event
    );
  const sensed = (state: typeof one): unknown => state.kind === 'done' && state.sensed !== undefined;
  return one.event === other.event && one.at === other.at && sensed(one) === sensed(other);
}

/** Clocks tick by themselves: what counts is when one ends, and how it stands. */
function sameClock(one: ClockView | undefined, other: ClockView | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const parts = ({ deadline, clock }: ClockView): readonly unknown[] => [
    deadline,
    clock.kind,
    'since' in clock && clock.since,
    'due' in clock && clock.due,
    'at' in clock && clock.at,
    'certain' in clock && clock.certain,
  ];
  const others = parts(other);
  return parts(one).every((part, place) => part === others[place]);
}

/** Whether two states of a step look alike on the checklist. */
export const sameItem = (one: StepView, other: StepView): boolean =>
  one === other ||
  (one.step === other.step &&
    one.number === other.number &&
    one.applies === other.applies &&
    one.notes.length === other.notes.length &&
    one.differing.length === other.differing.length &&
    one.assignee?.name === other.assignee?.name &&
    one.assignee?.title === other.assignee?.title &&
    sameState(one.state, other.state) &&
    sameClock(leadingClock(one), leadingClock(other)));
