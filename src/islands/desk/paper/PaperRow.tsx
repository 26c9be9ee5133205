import {
  PAPER_MARKS,
  type PaperField,
  type PaperProblem,
  paperMoment,
  type PaperRow as Row,
} from '../../../incident/paper.ts';
import type { StepView } from '../../../incident/view.ts';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import { fromShanghaiInput } from '../../../playbook/deadline/compute.ts';
import { isDoneByPublishing } from '../../../playbook/evidence.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { paperMarkLabel, paperText } from '../../../text/paper.ts';
import { publishStepText } from '../../../text/publishing.ts';
import { stepStateLabel } from '../../../text/step.ts';
import { fullTime } from '../../../text/time.ts';
import { wantAsk } from '../want-ask.ts';
import { PaperLine } from './PaperLine.tsx';
import { paperFieldId, paperSentence } from './paper.ts';

interface Props {
  item: StepView;
  row: Row;
  date: string;
  problem: PaperProblem | undefined;
  onRow(change: Partial<Row>): void;
  /** To where a publication is written down. */
  onRelease(): void;
}

/** One step to be typed back: the boxes as on paper, and what the ticked one asks for. */
export function PaperRow({ item, row, date, problem, onRow, onRelease }: Props) {
  const { step, number, state } = item;
  const { id } = step;
  const isReleased = isDoneByPublishing(step);
  const marks = PAPER_MARKS.filter(mark => mark !== 'done' || !isReleased);
  const required = (step.wants ?? []).filter(({ optional }) => optional !== true);
  const wantsFile = required.some(({ kind }) => kind === 'file');
  const at = (field: PaperField): string | undefined =>
    problem?.field === field ? paperSentence(problem) : undefined;
  const understood = paperMoment(row.time, date);
  const line = (field: 'name' | 'reason', label: string, list?: string) => (
    <PaperLine
      key={field}
      row={id}
      field={field}
      label={label}
      value={row[field]}
      problem={at(field)}
      {...(list === undefined ? {} : { list })}
      onValue={value => onRow({ [field]: value })}
    />
  );
  return (
    <li class="paper-row" data-mark={row.mark}>
      <fieldset>
        <legend>
          <span class="row-number">{number}</span> {step.title}
          {state.kind !== 'todo' && <span class="small faint"> {stepStateLabel(step, state.kind)}</span>}
        </legend>
        {at('mark') !== undefined && (
          <p class="problem" role="alert">
            {at('mark')}
          </p>
        )}
        {isReleased && (
          <p class="small">
            {paperText.needsRelease}{' '}
            <button type="button" class="quiet small" onClick={onRelease}>
              {publishStepText.elsewhere}
            </button>
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
              <PaperLine
                row={id}
                field="time"
                label={paperText.time}
                value={row.time}
                problem={at('time')}
                // Whoever writes a time means that it was done.
                onValue={time =>
                  onRow(row.mark === undefined && time !== '' ? { time, mark: 'done' } : { time })
                }
              />
              {row.time !== '' && (
                <p class="small faint numeric">
                  {understood === undefined
                    ? paperText.timeHint
                    : fullTime(Date.parse(understood), timeNow())}
                </p>
              )}
            </div>
          )}
          {row.mark === 'done' && line('name', paperText.name, 'paper-names')}
          {(row.mark === 'skipped' || row.mark === 'notApplicable') && line('reason', paperText.reason)}
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
