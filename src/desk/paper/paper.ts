import { momentOf } from '../../base/typed.ts';
import { fromShanghaiInput } from '../../playbook/deadline/compute.ts';
import { withoutResult } from '../closing/settled.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Command, Refused } from '../incident/decide.ts';
import type { IncidentView, StepView } from '../incident/view.ts';

/** The boxes of a step on paper, in the order in which they are printed. */
export const PAPER_MARKS = ['done', 'skipped', 'notApplicable'] as const;

type PaperMark = (typeof PAPER_MARKS)[number];

/** What stands on paper beside one step, as typed. */
export interface PaperRow {
  readonly mark: PaperMark | undefined;
  /** As {@link paperMoment} reads it. */
  readonly time: string;
  readonly name: string;
  /** By the ids of the step's wants. */
  readonly values: Readonly<Record<string, string>>;
  /** Why it was skipped or does not apply. */
  readonly reason: string;
}

/** A filled-in checklist as it is typed back. */
export interface PaperSheet {
  /** The day that times without one belong to, `YYYY-MM-DD`. */
  readonly date: string;
  /** By the id of the step. */
  readonly rows: Readonly<Record<string, PaperRow>>;
  /** One note a line; a time may stand before it. */
  readonly notes: string;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** The day of the calendar nearest to another, of the few that are written the same way. Dates as `YYYY-MM-DD`. */
function nearestDay(month: string | undefined, day: string, to: string): string | undefined {
  const anchor = new Date(`${to}T00:00:00Z`);
  const candidates = [0, -1, 1].flatMap(shift => {
    const first =
      month === undefined
        ? Date.UTC(anchor.getUTCFullYear(), anchor.getUTCMonth() + shift, 1)
        : Date.UTC(anchor.getUTCFullYear() + shift, Number(month) - 1, 1);
    const date = `${new Date(first).toISOString().slice(0, 8)}${pad(Number(day))}`;
    return momentOf(`${date}T00:00Z`) === undefined ? [] : [date];
  });
  const distance = (date: string): number => Math.abs(Date.parse(date) - anchor.getTime());
  return candidates.sort((one, other) => distance(one) - distance(other))[0];
}

/** Minutes may be missing only where a word says that hours are meant. */
const CLOCK = /^(.*?)(\d{1,2})(?:\s*[:.]\s*(\d{1,2})|\s*[时点]\s*(?:(\d{1,2})\s*分?)?|(\d{2}))$/;
const DAY = /^(?:(\d{1,2})[月/.-])?(\d{1,2})(?:[日号]\s*|\s+)$/;

/**
 * Reads a time as hands write it: `1432`, `14:32`, `14时32分`, with another day before it where need be: `25 14:32`,
 * `11月25日 14:32`.
 * @param date the day meant otherwise, `YYYY-MM-DD`
 * @returns ISO 8601 with zone, or `undefined` for what is no time
 */
export function paperMoment(text: string, date: string): string | undefined {
  if (momentOf(`${date}T00:00Z`) === undefined) return undefined;
  const [, before = '', hour, ...minutes] = CLOCK.exec(text.normalize('NFKC').trim()) ?? [];
  if (hour === undefined) return undefined;
  const minute = minutes.find(each => each !== undefined) ?? '0';
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  const [, month, ownDay] = DAY.exec(before) ?? [];
  if (before !== '' && ownDay === undefined) return undefined;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  const day = ownDay === undefined ? date : nearestDay(month, ownDay, date);
  return day === undefined
    ? undefined
    : fromShanghaiInput(`${day}T${pad(Number(hour))}:${pad(Number(minute))}`);
}

/** The steps that paper can still say something about, in the order of the checklist. */
export const paperSteps = ({ steps }: IncidentView): readonly StepView[] => withoutResult(steps);

/** Where on the sheet something is wrong. */
export type PaperField = 'mark' | 'time' | 'name' | 'reason' | `want-${string}`;

/** Something that cannot be taken as it stands on the sheet. */
export interface PaperProblem {
  /** A key of the sheet's rows. */
  readonly row: string;
  readonly field: PaperField;
  readonly why: Refusal;
}

const isBlank = (text: string): boolean => text.trim() === '';

/** What one row says; `undefined` where no box is ticked. What cannot be read goes in as it stands, and is refused. */
function rowCommand(step: string, row: PaperRow, date: string): Command | undefined {
  const { mark, time, name, values, reason } = row;
  switch (mark) {
    case undefined:
      return undefined;
    case 'done':
      return { kind: 'markDone', step, doneAt: paperMoment(time, date) ?? time, values, doneBy: { name } };
    case 'skipped':
      return { kind: 'skip', step, reason };
    case 'notApplicable':
      return { kind: 'markNotApplicable', step, reason };
  }
}

/**
 * What a filled-in sheet says, as commands in the order of the checklist. Rows without a
 * mark, and those of steps that have been settled since, say nothing.
 */
export const commandsFromPaper = (view: IncidentView, { rows, date }: PaperSheet) =>
  paperSteps(view).flatMap(({ step: { id } }) => {
    const row = rows[id];
    const command = row && rowCommand(id, row, date);
    return command === undefined ? [] : [{ row: id, command }];
  });

/** The field that a refused command was typed into. */
function fieldOf(command: Command, why: Refusal): PaperField {
  switch (command.kind) {
    case 'skip':
    case 'markNotApplicable':
      return 'reason';
    default:
      if (why.code !== 'badField') return 'mark';
      if (why.field === 'doneAt') return 'time';
      if (why.field === 'doneBy') return 'name';
      return `want-${why.field}`;
  }
}

/** A note of the sheet, with the line it stands on. */
export interface PaperNote {
  readonly line: string;
  readonly command: Command;
}

/** The notes of a sheet, each with the time that stands before it. Bare digits are no time here: “1400 份” is a count. */
export function notesFromPaper({ notes, date }: PaperSheet): readonly PaperNote[] {
  return notes
    .split('\n')
    .filter(line => !isBlank(line))
    .map(line => {
      const words = line.trim().split(/\s+/);
      // “25 14:32 电话报告组长” has its day before the time.
      for (const count of [2, 1]) {
        const time = words.slice(0, count).join(' ');
        const happenedAt = /[:：时点]/.test(time) ? paperMoment(time, date) : undefined;
        const text = words.slice(count).join(' ');
        if (happenedAt !== undefined && text !== '')
          return { line, command: { kind: 'note', text, happenedAt } };
      }
      return { line, command: { kind: 'note', text: line } };
    });
}

/** What became of a sheet. */
export interface PaperOutcome {
  /** Keys of rows that are in the log now. */
  readonly entered: readonly string[];
  readonly problems: readonly PaperProblem[];
  /** Lines of notes that were refused. */
  readonly refusedNotes: readonly { readonly line: string; readonly why: Refusal }[];
  readonly enteredNotes: number;
}

/**
 * Enters a whole sheet: each row and each note goes in or is refused on its own, and those that go in follow one another in
 * the log.
 * @param actEach carries out groups of commands, and answers for each why not
 */
export function enterPaper(
  view: IncidentView,
  sheet: PaperSheet,
  actEach: (groups: readonly (readonly Command[])[]) => readonly (Refused | undefined)[],
): PaperOutcome {
  const rows = commandsFromPaper(view, sheet);
  const notes = notesFromPaper(sheet);
  const answers = actEach([...rows, ...notes].map(({ command }) => [command]));
  const refusedNotes = notes.flatMap(({ line }, position) => {
    const answer = answers[rows.length + position];
    return answer === undefined ? [] : [{ line, why: answer.why }];
  });
  return {
    entered: rows.flatMap(({ row }, position) => (answers[position] === undefined ? [row] : [])),
    problems: rows.flatMap(({ row, command }, position) => {
      const why = answers[position]?.why;
      if (why === undefined) return [];
      return [{ row, field: fieldOf(command, why), why: why.code === 'badField' ? why.why : why }];
    }),
    refusedNotes,
    enteredNotes: notes.length - refusedNotes.length,
  };
}
