import type { RecordedValue } from '../../incident/kinds/step-done.ts';
import type { Known } from '../../incident/reading.ts';
import type { TypedValue } from '../../incident/values.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import { knownFrom } from '../../text/step.ts';
import { valueWords } from '../../text/value.ts';
import type { Work } from './work.ts';

/** A value as an officer would have typed it. */
export function typedOf(value: RecordedValue): TypedValue {
  if (value.kind === 'file') return value;
  if (value.kind === 'time') return fromShanghaiInput(toShanghaiInput(Date.parse(value.at)));
  return valueWords(value, undefined, timeNow());
}

/** Where something is known from, who said it and when. */
export const sourceWords = ({ from, step, ...what }: Known<unknown>, { said, stepTitle }: Work): string =>
  knownFrom(from, step === undefined ? '' : stepTitle(step), said(what));
