import { wantLabel } from '../../kit/form-words.ts';
import { byPhase } from '../../playbook/checklist.ts';
import { isDoneByPublishing } from '../../playbook/evidence.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { noDeadline } from '../../site/words.ts';
import { isSettled } from '../closing/settled.ts';
import { fullTime } from '../core/words/time.ts';
import { valueWords } from '../core/words/value.ts';
import type { StepView, Written } from '../incident/view.ts';
import { personName, writerName } from '../people/words.ts';
import { BasisNote } from '../shell/Basis.tsx';
import { stateWords } from '../steps/state-words.ts';
import {
  leftWords,
  noLongerLabel,
  overrunWords,
  stateLabel,
  toReportWords,
  untilWords,
} from '../steps/words.ts';
import { Blank, Box } from './Sheet.tsx';
import { PAPER_MARKS, paperMarkLabel, paperText } from './words.ts';

const COLUMNS = ['number', 'step', 'marks', 'hand'] as const;

interface Props {
  steps: readonly StepView[];
  names: SheetNames;
  /** Stands on every page, for sheets come apart. */
  running: string;
}

/** The steps, numbered as on the screen, with boxes to tick and lines to write on. */
export function SheetSteps({ steps, names, running }: Props) {
  return (
    <table class="paper-steps">
      <thead>
        <tr class="running">
          <th colSpan={COLUMNS.length} scope="colgroup">
            {running}
          </th>
        </tr>
        <tr>
          {COLUMNS.map(column => (
            <th key={column} scope="col" class={`paper-${column}`}>
              {paperText.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      {byPhase(names.playbook.phases, steps, ({ step }) => step.phase).map(({ phase, items }) => (
        <tbody key={phase.id}>
          <tr class="paper-phase">
            <th colSpan={COLUMNS.length} scope="rowgroup">
              {phase.title}
            </th>
          </tr>
          {items.map(item => (
            <SheetStep key={item.step.id} item={item} names={names} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** What the rows of a sheet need to know besides the step. */
export interface SheetNames {
  readonly playbook: Playbook;
  roleName(id: string): string;
  stepTitle(id: string): string;
  /** When a step belongs on the checklist, in words; for a sheet of no incident. */
  neededWhen?(step: StepView['step']): string;
  /** What was said at the closing of steps that were left. */
  readonly left?: ReadonlyMap<string, string> | undefined;
  /** The numbers that the notes on a step have in the printed log. */
  noteNumbers?(item: StepView): readonly number[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface RowProps {
  item: StepView;
  names: SheetNames;
}

/** What the screen knows of a step that is under way, put off or without need, and where its notes stand. */
function Said({ item, names }: RowProps) {
  const { state, applies, assignee, overrun } = item;
  const notes = names.noteNumbers?.(item) ?? [];
  const { stepTitle, roleName, now } = names;
  const said = ({ by, at }: Pick<Written, 'by' | 'at'>): string =>
    `${writerName(roleName(by.role), by)}，${fullTime(Date.parse(at), now)}`;
  const words: string[] = applies
    ? []
    : [noLongerLabel, stateWords(item, { said, stepTitle, now })].filter(Boolean);
  if (notes.length > 0) words.push(paperText.notesAt(notes));
  if (!applies) return <p class="paper-said">{words.join('；')}</p>;
  if (overrun !== undefined) words.push(overrunWords(overrun));
  if (state.kind === 'toReport') words.push(toReportWords(state.to));
  if (state.kind === 'notReported') words.push(`${stateLabel.notReported}：${state.reason}`);
  if (state.kind === 'started') words.push(paperText.started);
  if (state.kind === 'deferred')
    words.push(
      `${paperText.deferred}，${untilWords(state.until, names.stepTitle, names.now)}：${state.reason}`,
    );
  if (state.kind === 'skipped' || state.kind === 'notApplicable')
    words.push(`${paperText.reasonBlank}：${state.reason}`);
  const left = names.left?.get(item.step.id);
  if (left !== undefined && !isSettled(state)) words.push(leftWords(left));
  if (assignee !== undefined && !isSettled(state)) words.push(paperText.assigned(personName(assignee)));
  return words.length === 0 ? null : <p class="paper-said">{words.join('；')}</p>;
}

/** What the step asks to be written down: filled in where the screen has it, blank where it must be filled in. */
function Wants({ item: { step, state, applies }, names: { now } }: RowProps) {
  const values = state.kind === 'done' ? state.values : {};
  const wants = (step.wants ?? []).filter(({ id, optional }) =>
    state.kind === 'done' ? values[id] !== undefined : optional !== true,
  );
  const blanks = isDoneByPublishing(step) && state.kind !== 'done' ? paperText.releaseBlanks : [];
  const isLeft = (state.kind !== 'done' && isSettled(state)) || !applies;
  if (isLeft || wants.length + blanks.length === 0) return null;
  return (
    <p class="paper-line paper-wants cluster">
      {blanks.map(label => (
        <Blank key={label} label={label} value={undefined} />
      ))}
      {wants.map(({ id, label, unit }) => {
        const value = values[id];
        return (
          <Blank
            key={id}
            label={wantLabel({ label, unit: value === undefined ? unit : undefined })}
            value={value === undefined ? undefined : valueWords(value, unit, now)}
          />
        );
      })}
    </p>
  );
}

/** Who did it and when, or a place to write that down. */
function Hand({ item: { state }, names: { roleName, now } }: RowProps) {
  const settled = isSettled(state);
  const by = state.kind === 'todo' ? undefined : state.by;
  const name =
    state.kind === 'done' && state.doneBy !== undefined
      ? personName(state.doneBy)
      : (by?.name ?? (by === undefined ? '' : roleName(by.role)));
  return (
    <>
      <p>
        <span class="paper-time">
          {settled && 'at' in state ? fullTime(Date.parse(state.at), now) : paperText.timeBlank}
        </span>
        <span class="paper-name">{settled ? name : ''}</span>
      </p>
      {!settled && <Blank label={paperText.reasonBlank} />}
    </>
  );
}

/** A step on the sheet: boxes to tick and lines to write on, filled in where the record has it. */
function SheetStep({ item, names }: RowProps) {
  const { step, number, state, clocks, applies } = item;
  const needed = names.neededWhen?.(step) ?? '';
  const limits = clocks.map(({ deadline }) => deadline.limitText);
  return (
    <tr data-state={applies ? state.kind : 'notApplicable'}>
      <td class="paper-number">{number}</td>
      <td>
        <p class="paper-title">{step.title}</p>
        {needed !== '' && <p class="paper-meta">{needed}</p>}
        <p class="paper-meta">
          {step.roles.map(names.roleName).join('、')} · {limits.join('、') || noDeadline[step.basis]} ·{' '}
          <BasisNote brief of={step} playbook={names.playbook} />
        </p>
        <Said item={item} names={names} />
        <Wants item={item} names={names} />
      </td>
      <td class="paper-marks">
        {applies &&
          PAPER_MARKS.map(mark => (
            <Box key={mark} ticked={state.kind === mark} label={paperMarkLabel[mark]} />
          ))}
      </td>
      <td class="paper-hand">{applies && <Hand item={item} names={names} />}</td>
    </tr>
  );
}
