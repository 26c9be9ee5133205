import type { ClockState, IncidentView, StepView } from '../incident/derive.ts';
import type { RecordedValue } from '../incident/event.ts';
import { ofKind } from '../incident/of-kind.ts';
import type { StepState } from '../incident/step-state.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';

/** Steps of the plan that fill a column. */
const REPORT = 'report-to-leaders';
const ASSIGN = 'assign-lead';
const VERIFY = 'investigate';
const SOLVE = 'solve-problem';
const APPROVE = 'approve-content';

/**
 * One incident in the register (台账). Times are ISO 8601 as the log has them; what is not known is `undefined`. There is
 * no field for who posted, and none may be added.
 */
export interface RegisterRow {
  /** From 1, by time of discovery. */
  readonly number: number;
  readonly foundAt: string | undefined;
  readonly finder: string | undefined;
  readonly place: string | undefined;
  readonly title: string;
  /** As typed: an address, or where it was seen. */
  readonly link: string | undefined;
  readonly topic: string | undefined;
  /** The section that was given the lead; before that, the one that usually has it. */
  readonly lead: string | undefined;
  readonly reportedAt: string | undefined;
  readonly firstResponseAt: string | undefined;
  readonly settledAt: string | undefined;
  readonly verdict: string | undefined;
  /** What the verification found. */
  readonly conclusion: string | undefined;
  /** The latest publication. */
  readonly online:
    | { readonly title: string; readonly at: string; readonly link: string | undefined }
    | undefined;
  /** How far the matter itself is. */
  readonly offline: { readonly state: StepState['kind']; readonly progress: string | undefined } | undefined;
  /** The post that approved the content as recorded with the step, or else the role and name that recorded the approval. */
  readonly approvedBy: string | undefined;
  readonly status: IncidentView['status'];
  /** Limits missed: passed and still open, or met too late. */
  readonly overdue: number;
  /** Limits met in time, those without a number among them. */
  readonly met: number;
  readonly notes: number;
}

type Done = Extract<StepState, { kind: 'done' }>;

function doneState(view: IncidentView, id: string): Done | undefined {
  const state = view.steps.find(({ step }) => step.id === id)?.state;
  return state?.kind === 'done' ? state : undefined;
}

function textOf(value: RecordedValue | undefined): string | undefined {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'link':
      return value.url;
    default:
      return undefined;
  }
}

/** The option a choice question was answered with. */
function optionOf({ facts }: IncidentView, { playbook }: PlaybookIndex, question: string) {
  const found = playbook.triage.questions.find(({ id }) => id === question);
  return found?.kind === 'choice' ? found.options.find(({ value }) => value === facts[question]) : undefined;
}

interface Publication {
  readonly step: StepView['step'];
  readonly done: Done;
}

/** What was published, earliest first; steps that apply no longer were published all the same. */
const publications = (view: IncidentView): readonly Publication[] =>
  view.steps
    .flatMap(({ step, state }) =>
      step.outcome === 'published' && state.kind === 'done' ? [{ step, done: state }] : [],
    )
    .sort((one, other) => Date.parse(one.done.at) - Date.parse(other.done.at));

function approverOf(view: IncidentView, { playbook }: PlaybookIndex): string | undefined {
  const done = doneState(view, APPROVE);
  if (done === undefined) return undefined;
  const recorded = textOf(done.values['approver']);
  if (recorded !== undefined) return recorded;
  const role = playbook.roles.find(({ id }) => id === done.by.role)?.short ?? done.by.role;
  return done.by.name === undefined ? role : `${role} ${done.by.name}`;
}

const isMissed = (clock: ClockState): boolean =>
  clock.kind === 'overdue' || (clock.kind === 'met' && clock.due !== undefined && clock.at > clock.due);

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const foundAt = ({ facts, openedAt }: IncidentView): number => Date.parse(facts['foundAt'] ?? openedAt);

/**
 * The register (台账): one row an incident, by time of discovery.
 * @param drill whether it is a register of drills; the two kinds never share one
 */
export function registerOf(
  incidents: readonly { readonly view: IncidentView; readonly index: PlaybookIndex }[],
  drill = false,
): readonly RegisterRow[] {
  return [...ofKind(incidents, drill)]
    .sort((one, other) => foundAt(one.view) - foundAt(other.view) || (one.view.id < other.view.id ? -1 : 1))
    .map(({ view, index }, position): RegisterRow => {
      const published = publications(view);
      const latest = published.at(-1);
      const topic = optionOf(view, index, 'topic');
      const solving = view.steps.find(({ step }) => step.id === SOLVE)?.state;
      const missed = view.clocks.filter(({ clock }) => isMissed(clock));
      const met = view.clocks.filter(({ clock }) => clock.kind === 'met' && !isMissed(clock));
      return {
        number: position + 1,
        foundAt: filled(view.facts['foundAt']),
        finder: optionOf(view, index, 'finder')?.label,
        place: optionOf(view, index, 'place')?.label,
        title: view.title,
        link: filled(view.facts['link']),
        topic: topic?.label,
        lead: textOf(doneState(view, ASSIGN)?.values['lead']) ?? topic?.leads,
        reportedAt: doneState(view, REPORT)?.at,
        firstResponseAt: published[0]?.done.at,
        settledAt: view.closedAt === undefined ? undefined : new Date(view.closedAt).toISOString(),
        verdict: view.verdict?.outcome.title,
        conclusion: textOf(doneState(view, VERIFY)?.values['conclusion']),
        online: latest && {
          title: latest.step.title,
          at: latest.done.at,
          link: textOf(latest.done.values['link']) ?? textOf(latest.done.values['place']),
        },
        offline: solving && {
          state: solving.kind,
          progress: solving.kind === 'done' ? textOf(solving.values['progress']) : undefined,
        },
        approvedBy: approverOf(view, index),
        status: view.status,
        overdue: missed.length,
        met: met.length,
        notes: view.steps.reduce((count, { notes }) => count + notes.length, view.notes.length),
      };
    });
}

/** The columns of the register as a table, in the order in which they are printed. */
export const REGISTER_COLUMNS = [
  'number',
  'foundAt',
  'finder',
  'place',
  'title',
  'link',
  'topic',
  'lead',
  'reportedAt',
  'firstResponseAt',
  'settledAt',
  'verdict',
  'conclusion',
  'online',
  'onlineAt',
  'onlineLink',
  'offline',
  'approvedBy',
  'status',
  'overdue',
  'met',
  'notes',
] as const;

export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];

/** The words a register is written in; `text/` supplies them. */
export interface RegisterWords {
  readonly sheet: string;
  readonly columns: Readonly<Record<RegisterColumn, string>>;
  readonly status: Readonly<Record<IncidentView['status'], string>>;
  offline(state: StepState['kind'], progress: string | undefined): string;
}

/** What stands in one cell of a table; `at` in milliseconds since the epoch. */
export type RegisterCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'time'; readonly at: number };

const textCell = (text: string | undefined): RegisterCell =>
  text === undefined || text === '' ? { kind: 'empty' } : { kind: 'text', text };

function timeCell(time: string | undefined): RegisterCell {
  const at = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(at) ? textCell(time) : { kind: 'time', at };
}

/** One row as cells, in the order of {@link REGISTER_COLUMNS}. */
export function registerCells(row: RegisterRow, words: RegisterWords): readonly RegisterCell[] {
  const { online, offline } = row;
  const cells: Readonly<Record<RegisterColumn, RegisterCell>> = {
    number: { kind: 'number', number: row.number },
    foundAt: timeCell(row.foundAt),
    finder: textCell(row.finder),
    place: textCell(row.place),
    title: textCell(row.title),
    link: textCell(row.link),
    topic: textCell(row.topic),
    lead: textCell(row.lead),
    reportedAt: timeCell(row.reportedAt),
    firstResponseAt: timeCell(row.firstResponseAt),
    settledAt: timeCell(row.settledAt),
    verdict: textCell(row.verdict),
    conclusion: textCell(row.conclusion),
    online: textCell(online?.title),
    onlineAt: timeCell(online?.at),
    onlineLink: textCell(online?.link),
    offline: textCell(offline && words.offline(offline.state, offline.progress)),
    approvedBy: textCell(row.approvedBy),
    status: textCell(words.status[row.status]),
    overdue: { kind: 'number', number: row.overdue },
    met: { kind: 'number', number: row.met },
    notes: { kind: 'number', number: row.notes },
  };
  return REGISTER_COLUMNS.map(column => cells[column]);
}
