import type { Playbook } from '../../playbook/playbook.ts';
import { cited, noDeadline } from '../../site/words.ts';
import { metByWords } from '../core/words/clock.ts';
import { personName } from '../core/words/person.ts';
import { type ClockState, leadingClock, type StepView } from '../incident/view.ts';
import { isSettled } from './settled.ts';
import { stateWords, type Teller } from './state-words.ts';
import { stepStateLabel } from './words.ts';

/** How long a step has: the clock that leads it, or words where none runs for it. */
export function limitOf(item: StepView): ClockState | string {
  const leading = leadingClock(item);
  if (leading === undefined) return noDeadline[item.step.basis];
  const { clock } = leading;
  // What another step, or a publication, has met says nothing of what is still to be done here.
  return clock.kind === 'met' && clock.by !== item.step ? metByWords(clock.by?.title, clock) : clock;
}

interface Listed extends Teller {
  readonly playbook: Playbook;
  /** The incident is closed: its rows can be read, not worked. */
  readonly locked: boolean;
  roleName(id: string): string;
}

/** What a row of the checklist shows of its step: another exactly when something of it is. */
export function stepRow(item: StepView, listed: Listed) {
  const { step, number, state, assignee, notes, differing } = item;
  return {
    id: step.id,
    number,
    title: step.title,
    state: state.kind,
    sensed: state.kind === 'done' && state.sensed !== undefined,
    label: stepStateLabel(item, listed.locked),
    who: assignee === undefined ? step.roles.map(listed.roleName).join('、') : personName(assignee),
    /** Only while it is still to be done. */
    limit: isSettled(state) ? undefined : limitOf(item),
    basis: step.basis,
    cited: step.cite.map(id => cited(step.basis, id, listed.playbook.rules)),
    notes: notes.length,
    words: stateWords(item, listed),
    differs: differing.length > 0,
  } as const;
}

export type StepRow = ReturnType<typeof stepRow>;
