import { wantOf } from '../../playbook/meaning.ts';
import type { StepFill, WantMeaning } from '../../playbook/vocabulary.ts';
import type { RecordedValue } from '../core/recorded.ts';
import type { IncidentView, Shown } from '../core/view.ts';
import type { StepState, StepView } from './step-view.ts';

/** A value of a step: as it was recorded by hand or decided, or as its evidence has it, which knows what a value means alone. */
export function valueSaid(
  state: StepState,
  { id = '', means }: { readonly id?: string | undefined; readonly means?: WantMeaning | undefined },
): RecordedValue | undefined {
  if (state.kind === 'toReport' && means === 'recipient') return { kind: 'text', text: state.to };
  if (state.kind !== 'done') return undefined;
  return state.sensed === undefined ? state.values[id] : means && state.sensed.said[means];
}

/** The value that a step's result gives for a meaning. */
export const saidOf = (
  { step, state }: Pick<StepView, 'step' | 'state'>,
  means: WantMeaning,
): RecordedValue | undefined => valueSaid(state, { id: wantOf(step, means)?.id, means });

/** The steps of an incident that fill something, in working order. */
export const filling = ({ view, index }: Shown, fills: StepFill): readonly StepView[] =>
  index.stepsThatFill(fills).flatMap(({ id }) => view.steps.find(({ step }) => step.id === id) ?? []);

/** Those that a value of that meaning is read from, in working order. */
export const saying = ({ view, index }: Shown, fills: StepFill, means: WantMeaning): readonly StepView[] =>
  index.stepsThatSay(fills, means).flatMap(({ id }) => view.steps.find(({ step }) => step.id === id) ?? []);

/** Units that were named where one is asked for: who leads, who was given a step, and whom a theme was passed on to. */
export const namedOffices = ({
  steps,
  themes,
}: Pick<IncidentView, 'steps' | 'themes'>): readonly string[] => [
  ...steps.flatMap(item => {
    const lead = saidOf(item, 'lead');
    return [lead?.kind === 'text' ? lead.text : [], item.assignee?.unit ?? []].flat();
  }),
  ...themes.flatMap(({ passed }) => passed?.to ?? []),
];

/** When the first of the steps that fill something was done; UTC ISO 8601. */
export const filledAt = (incident: Shown, fills: StepFill): string | undefined =>
  filling(incident, fills)
    .flatMap(({ state }) => (state.kind === 'done' ? [state.at] : []))
    .sort((one, other) => Date.parse(one) - Date.parse(other))[0];
