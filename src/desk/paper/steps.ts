import { byPhase } from '../../playbook/checklist.ts';
import { isDoneByPublishing } from '../../playbook/evidence.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { restsOnUnchecked } from '../../playbook/unchecked.ts';
import { citedBriefly, limitWithout, siteText } from '../../site/words.ts';
import type { Written } from '../core/incident.ts';
import { partyName, personName } from '../core/words/person.ts';
import { fullTime } from '../core/words/time.ts';
import { valueWords } from '../core/words/value.ts';
import type { Blank, DocumentCell, DocumentRow, DocumentTable, PaperLine } from '../documents/document.ts';
import { writerName } from '../people/words.ts';
import { isFinished } from '../steps/finished.ts';
import { stateWords } from '../steps/state-words.ts';
import type { StepView } from '../steps/step-view.ts';
import {
  deferredUntilWords,
  leftLabel,
  leftWords,
  noLongerLabel,
  overrunWords,
  stateLabel,
  toReportWords,
} from '../steps/words.ts';
import { PAPER_MARKS, paperMarkLabel, paperText } from './words.ts';

/** The context of a checklist's rows besides the step. */
interface StepWords {
  readonly playbook: Playbook;
  roleName(id: string): string;
  stepTitle(id: string): string;
  /** When a step belongs on the checklist; '' for one that always does, and where the answers have said it. */
  neededWhen(step: StepView['step']): string;
  /** The reasons given at the closing for steps that were left; `undefined` while there is still something to write by hand. */
  readonly left: ReadonlyMap<string, string> | undefined;
  /** Where the notes of a step stand in the log below. */
  noteNumbers(item: StepView): readonly number[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** When the incident was opened, UTC ISO 8601; '' on a sheet of none. */
  readonly openedAt: string;
}

/** Stands where nothing is to be written. */
const NOTHING = '—';

const line = (text: string, as?: PaperLine['as']): PaperLine => ({ pieces: [text], ...(as && { as }) });
const blank = (label: string, value = ''): Blank => ({ kind: 'blank', label, value });
/** A blank for a number names its unit. */
const toCount = (label: string, unit: string | undefined): Blank =>
  blank(unit === undefined ? label : `${label}（${unit}）`);

/** The steps under their phases, numbered as on the screen, with boxes to tick and lines to write on: filled in where the record has it. */
export const stepTable = (steps: readonly StepView[], words: StepWords): DocumentTable => ({
  head: paperText.stepColumns,
  widths: [5, 59, 11, 25],
  empty: '',
  rows: byPhase(words.playbook.phases, steps, ({ step }) => step.phase).flatMap(
    ({ phase, items }): readonly DocumentRow[] => [
      phase.title,
      ...items.map(item => [
        String(item.number),
        saidOf(item, words),
        marksOf(item, words),
        handOf(item, words),
      ]),
    ],
  ),
});

/** The step: its title, who does it until when and by what, and the values known and wanted. */
function saidOf(item: StepView, words: StepWords): readonly PaperLine[] {
  const { step, state, clocks, applies } = item;
  const limits =
    clocks.map(({ deadline }) => deadline.limitText).join('、') || limitWithout(step, words.playbook.clauses);
  const roles = step.roles.map(words.roleName).join('、');
  const needed = words.neededWhen(step);
  const known = knownOf(item, words);
  const wants = wantsOf(item, words);
  return [
    // Unfinished steps stand out.
    applies && !isFinished(state) ? line(step.title, 'title') : line(step.title),
    ...(restsOnUnchecked(words.playbook, step) ? [line(siteText.unchecked, 'note')] : []),
    ...(needed === '' ? [] : [line(needed, 'note')]),
    line(`${roles} · ${limits} · ${citedBriefly(step, words.playbook.rules)}`, 'note'),
    ...(known === '' ? [] : [line(known, 'note')]),
    ...(wants.length === 0 ? [] : [{ pieces: wants }]),
  ];
}

/** The screen's details of a step under way, put off or without need, and where its notes stand. */
function knownOf(item: StepView, words: StepWords): string {
  const { state, applies, assignee, overrun } = item;
  const { stepTitle, roleName, now, openedAt, left } = words;
  const notes = words.noteNumbers(item);
  const said = ({ by, at }: Pick<Written, 'by' | 'at'>): string =>
    `${writerName(roleName(by.role), by)}，${fullTime(Date.parse(at), now)}`;
  const noted = notes.length > 0 && paperText.notesAt(notes);
  if (!applies)
    return [noLongerLabel, stateWords(item, { said, stepTitle, now, openedAt }), noted]
      .filter(Boolean)
      .join('；');
  const open = !isFinished(state);
  const leftFor = left?.get(item.step.id);
  return [
    noted,
    overrun !== undefined && overrunWords(overrun, item.step.title),
    state.kind === 'toReport' && toReportWords(state.to),
    state.kind === 'notReported' && `${stateLabel.notReported}：${state.reason}`,
    state.kind === 'started' && paperText.started,
    state.kind === 'deferred' &&
      `${paperText.deferred}，${deferredUntilWords(state.until, stepTitle, now)}：${state.reason}`,
    (state.kind === 'skipped' || state.kind === 'notApplicable') &&
      `${paperText.reasonBlank}：${state.reason}`,
    open && leftFor !== undefined && leftWords(leftFor),
    open && assignee !== undefined && paperText.assigned(partyName(assignee)),
  ]
    .filter(Boolean)
    .join('；');
}

/** Values that the step wants: filled in where the record has them, a blank line where they are required. */
function wantsOf({ step, state, applies }: StepView, { now, left }: StepWords): readonly Blank[] {
  if (!applies) return [];
  const wants = step.wants ?? [];
  if (state.kind === 'done')
    return wants.flatMap(({ id, label, unit }) => {
      const value = state.values[id];
      return value === undefined ? [] : [blank(label, valueWords(value, unit, now))];
    });
  if (isFinished(state) || left !== undefined) return [];
  return [
    ...(isDoneByPublishing(step) ? paperText.releaseBlanks : []).map(label => blank(label)),
    ...wants.filter(({ optional }) => optional !== true).map(({ label, unit }) => toCount(label, unit)),
  ];
}

/** The boxes to tick; of what the record has settled the one that is ticked. */
function marksOf({ state, applies }: StepView, { left }: StepWords): DocumentCell {
  if (!applies) return NOTHING;
  if (left !== undefined && !isFinished(state)) return leftLabel;
  // A finished step shows only its ticked box: an empty one beside it would ask whether it is finished.
  const marks = isFinished(state) ? PAPER_MARKS.filter(mark => state.kind === mark) : PAPER_MARKS;
  if (marks.length === 0) return stateLabel[state.kind];
  return marks.map(mark => ({
    pieces: [{ kind: 'box', label: paperMarkLabel[mark], ticked: state.kind === mark }],
  }));
}

/** Who did it and when, or a place to write that down. */
function handOf({ step, state, applies }: StepView, { roleName, now, left }: StepWords): DocumentCell {
  if (applies && isFinished(state) && 'at' in state) {
    const { at, by } = state;
    // Done by another step, it is the work of its own posts, of which the record names nobody.
    const isOthers =
      state.kind === 'done' && state.sensed?.place.kind === 'step' && !step.roles.includes(by.role);
    const name =
      state.kind === 'done' && state.doneBy !== undefined
        ? personName(state.doneBy)
        : isOthers
          ? step.roles.map(roleName).join('、')
          : (by.name ?? roleName(by.role));
    return `${fullTime(Date.parse(at), now)}\n${name}`;
  }
  if (!applies || left !== undefined) return NOTHING;
  return [
    { pieces: [paperText.timeBlank, blank('')] },
    { pieces: [blank(paperText.reasonBlank)], as: 'note' },
  ];
}
