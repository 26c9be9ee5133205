import type { TypedValue } from '../incident/values.ts';
import type { Want } from '../playbook/want.ts';
import { walk } from '../playbook/wizard/walk.ts';
import { milliseconds } from './offset.ts';
import type { Stage } from './perform.ts';

/** Answers of a deed with the times and texts that its path asks for beside the choices. @param times offsets since the start */
export function wholeAnswers(
  { index, scenario, cast }: Stage,
  answers: Readonly<Record<string, string>>,
  times: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const start = Date.parse(scenario.start);
  const whole: Record<string, string> = { ...answers };
  for (const { id, kind, means } of index.playbook.triage.questions) {
    if (kind === 'time' && whole[id] === undefined)
      whole[id] = new Date(start + milliseconds(times[id] ?? 'PT0M')).toISOString();
    if (kind === 'text' && whole[id] === undefined)
      whole[id] = means === 'title' ? scenario.title : cast.link;
  }
  return walk(index.playbook.triage, whole).facts;
}

function valueFor({ kind }: Want, { cast }: Stage, now: number): TypedValue {
  switch (kind) {
    case 'link':
      return cast.link;
    case 'number':
      return '1';
    case 'people':
      return [cast.second];
    case 'time':
      return new Date(now).toISOString();
    default:
      return cast.words;
  }
}

/** What a step wants: as given, and filled in where it is not. @param now milliseconds since the epoch */
export const valuesOf = (
  stage: Stage,
  step: string,
  given: Readonly<Record<string, string>>,
  now: number,
): Readonly<Record<string, TypedValue>> =>
  Object.fromEntries(
    (stage.index.steps.get(step)?.wants ?? []).flatMap(want => {
      const value = given[want.id] ?? (want.optional === true ? undefined : valueFor(want, stage, now));
      return value === undefined ? [] : [[want.id, value]];
    }),
  );
