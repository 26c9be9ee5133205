import type { ComponentChildren } from 'preact';
import {
  PAPER_MARKS,
  type PaperField,
  type PaperProblem,
  paperMoment,
  type PaperRow as Row,
} from '../../../incident/paper.ts';
import type { StepView } from '../../../incident/view.ts';
import { Button } from '../../../kit/Button.tsx';
import type { FormFields } from '../../../kit/fields.ts';
import type { FormState } from '../../../kit/useForm.ts';
import { isDoneByPublishing } from '../../../playbook/evidence.ts';
import type { Step } from '../../../playbook/playbook.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { paperMarkLabel, paperText } from '../../../text/paper.ts';
import { publishStepText } from '../../../text/publishing.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import { stepStateLabel } from '../../../text/step.ts';
import { fullTime } from '../../../text/time.ts';
import { wantAsk } from '../want-ask.ts';
import { useWork } from '../work.ts';

/** The name of a field of the form. */
export const paperField = (row: string, field: PaperField): string => `${row}-${field}`;

/** What is wrong with a field of the sheet, in the words of the sheet where it has its own. */
export function paperSentence({ field, why }: PaperProblem): string {
  if (field === 'time' && why.code === 'required') return paperText.needTime;
  if (field === 'time' && why.code === 'notATime') return paperText.badTime;
  if (field === 'name' && why.code === 'nobody') return paperText.needName;
  return refusalSentence(why);
}

/** What paper has a blank for: a file cannot be written by hand. */
const wantsOf = ({ wants = [] }: Step) =>
  wants.filter(({ optional, kind }) => optional !== true && kind !== 'file');

/** All that may be asked of one step. @param people who may have done it */
export function rowFields(step: Step, people: readonly string[]): FormFields {
  const at = (field: PaperField): string => paperField(step.id, field);
  const marks = PAPER_MARKS.filter(mark => mark !== 'done' || !isDoneByPublishing(step));
  return {
    [at('mark')]: {
      kind: 'choices',
      label: paperText.mark,
      options: marks.map(value => ({ value, label: paperMarkLabel[value] })),
    },
    [at('time')]: { kind: 'line', label: paperText.time },
    [at('name')]: { kind: 'line', label: paperText.name, offers: people },
    [at('reason')]: { kind: 'line', label: paperText.reason },
    ...Object.fromEntries(wantsOf(step).map(want => [at(`want-${want.id}`), wantAsk(want)])),
  };
}

/** What stands in the row of a step. @param values of the form, by the names of its fields */
export function rowFrom(step: Step, values: Readonly<Record<string, unknown>>): Row {
  const at = (field: PaperField): string => String(values[paperField(step.id, field)] ?? '');
  return {
    mark: PAPER_MARKS.find(mark => mark === at('mark')),
    time: at('time'),
    name: at('name'),
    reason: at('reason'),
    values: Object.fromEntries(wantsOf(step).map(({ id }) => [id, at(`want-${id}`)])),
  };
}

interface Props {
  item: StepView;
  state: FormState;
  /** Draws a field of the form. */
  part(name: string, onValue?: (value: unknown) => void): ComponentChildren;
  /** Whoever has most likely done it. */
  writer: string;
}

/** One step to be typed back: the boxes as on paper, and what the ticked one asks for. */
export function PaperRow({ item: { step, number, state: standing }, state, part, writer }: Props) {
  const work = useWork();
  const { mark, time, name } = rowFrom(step, state.typed);
  const at = (field: PaperField): string => paperField(step.id, field);
  const isReleased = isDoneByPublishing(step);
  const understood = paperMoment(time, String(state.current('date')));
  const tick = (next: string | undefined, also: Readonly<Record<string, unknown>> = {}): void =>
    state.write({
      [at('mark')]: next === undefined ? [] : [next],
      ...(next === 'done' && name === '' && { [at('name')]: writer }),
      ...also,
    });
  return (
    <li class="paper-row" data-mark={mark}>
      <fieldset>
        <legend>
          <span class="row-number">{number}</span> {step.title}
          {standing.kind !== 'todo' && (
            <span class="small faint"> {stepStateLabel(step, standing.kind)}</span>
          )}
        </legend>
        {isReleased && (
          <p class="small">
            {paperText.needsRelease}{' '}
            <Button
              words={publishStepText.elsewhere}
              class="quiet small"
              onClick={() => work.go('release/elsewhere')}
            />
          </p>
        )}
        <div class="paper-first">
          {part(at('mark'), marks => tick((marks as readonly string[]).at(-1)))}
          {!isReleased && (mark === undefined || mark === 'done') && (
            <div class="paper-when">
              {/* Whoever writes a time means that it was done. */}
              {part(at('time'), typed =>
                tick(mark === undefined && typed !== '' ? 'done' : mark, { [at('time')]: typed }),
              )}
              {time !== '' && (
                <p class="small faint numeric">
                  {understood === undefined
                    ? paperText.timeHint
                    : fullTime(Date.parse(understood), timeNow())}
                </p>
              )}
            </div>
          )}
          {mark === 'done' && part(at('name'))}
          {(mark === 'skipped' || mark === 'notApplicable') && part(at('reason'))}
        </div>
        {mark === 'done' && (
          <div class="paper-more columns">
            {step.wants?.some(({ kind, optional }) => kind === 'file' && optional !== true) === true && (
              <p class="problem">{paperText.needsFile}</p>
            )}
            {wantsOf(step).map(({ id }) => part(at(`want-${id}`)))}
          </div>
        )}
      </fieldset>
    </li>
  );
}
