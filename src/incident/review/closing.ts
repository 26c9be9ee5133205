import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { ClosingNeed } from '../../playbook/closing-need.ts';
import type { IncidentView } from '../derive.ts';
import type { Log } from '../state.ts';
import { isSettled } from '../step-state.ts';

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

/** How many themes are neither answered, corrected, passed on nor solved. */
function openThemes({ state: { release, undone } }: Log): number {
  const open = new Set<string>();
  for (const { type, id, data } of release)
    if (type === 'themeRecorded' && !undone.has(id)) open.add(data.theme);
  for (const { type, id, data } of release)
    if ((type === 'themeAnswered' || type === 'themePassed' || type === 'themeSolved') && !undone.has(id))
      open.delete(data.theme);
  return open.size;
}

/** What the playbook asks for before the incident is closed, each with what is open of it. */
export function closingStates(
  { playbook }: PlaybookIndex,
  log: Log,
  view: IncidentView,
): readonly ClosingState[] {
  const unsettled = view.steps.filter(({ applies, state }) => applies && !isSettled(state));
  return (playbook.closing ?? []).map(need => {
    const steps = unsettled
      .filter(
        ({ step }) =>
          need.steps?.includes(step.id) === true ||
          (need.check === 'published' && step.outcome === 'published'),
      )
      .map(({ step }) => step.id);
    const themes = need.check === 'feedback' ? openThemes(log) : 0;
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
