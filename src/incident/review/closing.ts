import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { ClosingNeed } from '../../playbook/closing-need.ts';
import { isSettled } from '../settled.ts';
import type { IncidentView } from '../view.ts';

/** What is still open of a closing need; empty when it is met. */
export interface ClosingState {
  readonly need: ClosingNeed;
  /** Ids of steps without a result. */
  readonly steps: readonly string[];
  /** Themes of the public that nobody has answered, corrected or passed on. */
  readonly themes: number;
  /** The next update was promised and has not come. */
  readonly promise: boolean;
  readonly secondPerson: boolean;
  readonly met: boolean;
}

/** What of the view closing depends on. */
type Seen = Pick<IncidentView, 'steps' | 'themes' | 'clocks' | 'closingPause'>;

/** What the playbook asks for before the incident is closed, each with what is open of it. */
export function closingStates({ playbook }: PlaybookIndex, view: Seen): readonly ClosingState[] {
  const unsettled = view.steps.filter(({ applies, state }) => applies && !isSettled(state));
  return playbook.closing.map(need => {
    const steps = unsettled
      .filter(
        ({ step }) =>
          need.steps?.includes(step.id) === true ||
          (need.check === 'published' && step.outcome === 'published'),
      )
      .map(({ step }) => step.id);
    const themes = need.check === 'feedback' ? view.themes.filter(({ settled }) => !settled).length : 0;
    const promise =
      need.check === 'published' &&
      view.clocks.some(({ deadline, clock }) => 'promise' in deadline.anchor && clock.kind !== 'met');
    const secondPerson =
      need.check === 'secondPerson' &&
      view.closingPause !== undefined &&
      view.closingPause.state.kind !== 'confirmed';
    const met = steps.length === 0 && themes === 0 && !promise && !secondPerson;
    return { need, steps, themes, promise, secondPerson, met };
  });
}
