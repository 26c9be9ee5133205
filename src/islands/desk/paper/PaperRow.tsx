import {
  PAPER_MARKS,
  type PaperField,
  type PaperProblem,
  paperMoment,
  type PaperRow as Row,
} from '../../../incident/paper.ts';
import type { StepView } from '../../../incident/view.ts';
import { Button } from '../../../kit/Button.tsx';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import { Problem } from '../../../kit/Problem.tsx';
import { fromShanghaiInput } from '../../../playbook/deadline/compute.ts';
import { isDoneByPublishing } from '../../../playbook/evidence.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { paperMarkLabel, paperText } from '../../../text/paper.ts';
import { publishStepText } from '../../../text/publishing.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import { stepStateLabel } from '../../../text/step.ts';
import { fullTime } from '../../../text/time.ts';
import { wantAsk } from '../want-ask.ts';

/** The id of a field, by which it is labelled and found again when it was refused. */
export const paperFieldId = (row: string, field: PaperField): string =>
  `paper-${row === '' ? 'closing' : row}-${field}`;

/** What is wrong with a field of the sheet, in the words of the sheet where it has its own. */
function paperSentence({ field, why }: PaperProblem): string {
  if (field === 'time' && why.code === 'required') return paperText.needTime;
  if (field === 'time' && why.code === 'notATime') return paperText.badTime;
  if (field === 'name' && why.code === 'nobody') return paperText.needName;
  return refusalSentence(why);
}

interface Props {
  item: StepView;
  row: Row;
  date: string;
  problem: PaperProblem | undefined;
  /** Who may have done it. */
  names: readonly string[];
  onRow(change: Partial<Row>): void;
  /** To where a publication is written down. */
  onRelease(): void;
}

/** One step to be typed back: the boxes as on paper, and what the ticked one asks for. */
export function PaperRow({ item, row, date, problem, names, onRow, onRelease }: Props) {
  const { step, number, state } = item;
  const { id } = step;
  const isReleased = isDoneByPublishing(step);
  const marks = PAPER_MARKS.filter(mark => mark !== 'done' || !isReleased);
  const required = (step.wants ?? []).filter(({ optional }) => optional !== true);
  const wantsFile = required.some(({ kind }) => kind === 'file');
  const at = (field: PaperField): string | undefined =>
    problem?.field === field ? paperSentence(problem) : undefined;
  const understood = paperMoment(row.time, date);
  const line = (
    field: 'time' | 'name' | 'reason',
    label: string,
    onValue: (value: string) => void,
    offers?: readonly string[],
  ) => (
    <FieldInput
      id={paperFieldId(id, field)}
      field={{ kind: 'line', label, ...(offers && { offers }) }}
      value={row[field]}
      problem={at(field)}
      onValue={typed => onValue(String(typed))}
    />
  );
  return (
    <li class="paper-row" data-mark={row.mark}>
      <fieldset>
        <legend>
          <span class="row-number">{number}</span> {step.title}
          {state.kind !== 'todo' && <span class="small faint"> {stepStateLabel(step, state.kind)}</span>}
        </legend>
        <Problem>{at('mark')}</Problem>
        {isReleased && (
          <p class="small">
            {paperText.needsRelease}{' '}
            <Button words={publishStepText.elsewhere} class="quiet small" onClick={onRelease} />
          </p>
        )}
        <div class="paper-first">
          <div class="paper-ticks">
            {marks.map(mark => (
              <label key={mark} class="check">
                <input
                  id={mark === 'done' ? paperFieldId(id, 'mark') : undefined}
                  type="checkbox"
                  checked={row.mark === mark}
                  onChange={event => onRow({ mark: event.currentTarget.checked ? mark : undefined })}
                />
                {paperMarkLabel[mark]}
              </label>
            ))}
          </div>
          {marks.includes('done') && (row.mark === undefined || row.mark === 'done') && (
            <div class="paper-when">
              {/* Whoever writes a time means that it was done. */}
              {line('time', paperText.time, time =>
                onRow(row.mark === undefined && time !== '' ? { time, mark: 'done' } : { time }),
              )}
              {row.time !== '' && (
                <p class="small faint numeric">
                  {understood === undefined
                    ? paperText.timeHint
                    : fullTime(Date.parse(understood), timeNow())}
                </p>
              )}
            </div>
          )}
          {row.mark === 'done' && line('name', paperText.name, name => onRow({ name }), names)}
          {(row.mark === 'skipped' || row.mark === 'notApplicable') &&
            line('reason', paperText.reason, reason => onRow({ reason }))}
        </div>
        {row.mark === 'done' && (
          <div class="paper-more columns">
            {wantsFile && <p class="problem">{paperText.needsFile}</p>}
            {required
              .filter(({ kind }) => kind !== 'file')
              .map(want => (
                <FieldInput
                  key={want.id}
                  id={paperFieldId(id, `want-${want.id}`)}
                  field={wantAsk(want)}
                  value={row.values[want.id]?.replace('+08:00', '')}
                  problem={at(`want-${want.id}`)}
                  onValue={typed => {
                    const value = want.kind === 'time' ? fromShanghaiInput(String(typed)) : String(typed);
                    onRow({ values: { ...row.values, [want.id]: value } });
                  }}
                />
              ))}
          </div>
        )}
      </fieldset>
    </li>
  );
}
