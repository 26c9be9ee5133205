import { type WantMeaning, wantOf } from '../playbook/meaning.ts';
import type { RecordedValue } from './kinds/step-done.ts';
import type { StepView } from './view.ts';

/** What a step says of something: as it was recorded by hand or decided, or as its evidence has it. */
export function saidOf(
  { step, state }: Pick<StepView, 'step' | 'state'>,
  means: WantMeaning,
): RecordedValue | undefined {
  if (state.kind === 'toReport' && means === 'recipient') return { kind: 'text', text: state.to };
  if (state.kind !== 'done') return undefined;
  return state.sensed === undefined ? state.values[wantOf(step, means)?.id ?? ''] : state.sensed.said[means];
}
