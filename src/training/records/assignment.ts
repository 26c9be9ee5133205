import { type Catalog, playedIn } from '../lessons/catalog.ts';
import type { TrainingEvent } from './record.ts';
import type { Assigned } from './record-kinds.ts';

/** Something that a trainer asked for, by a date. */
export type Assignment = Assigned['data'];

/** The thing that is asked for. */
export type Task = Pick<Assignment, 'task' | 'of' | 'clauses'>;

/** As many questions on the clauses as one assignment asks for. */
const ASSIGNED_QUESTIONS = 10;

/** Ids of the assignments that a record holds. */
export const assignmentsKnown = (events: readonly TrainingEvent[]): ReadonlySet<string> =>
  new Set(events.flatMap(event => (event.type === 'assigned' ? event.data.assignment : [])));

/** Every assignment in some records, each once, the next due first. */
export function assignmentsOf(records: readonly (readonly TrainingEvent[])[]): readonly Assignment[] {
  const all = records.flatMap(events =>
    events.flatMap(event => (event.type === 'assigned' ? event.data : [])),
  );
  return [...new Map(all.map(each => [each.assignment, each])).values()].sort(
    (one, other) => Date.parse(one.due) - Date.parse(other.due),
  );
}

/** When a record shows an assignment as done, in milliseconds since the epoch; `undefined` while it does not. */
export function assignmentDoneAt(
  { task, of, clauses = [], since }: Assignment,
  events: readonly TrainingEvent[],
  { questions }: Pick<Catalog, 'questions'>,
): number | undefined {
  const about = new Set(
    questions.flatMap(({ id, clauses: of }) => (of.some(clause => clauses.includes(clause)) ? id : [])),
  );
  const fitting = events.filter(
    event =>
      event.at >= since &&
      ((task === 'exam' && event.type === 'examTaken' && event.data.path === of) ||
        (task === 'practice' && event.type === 'answered' && about.has(event.data.question)) ||
        ((task === 'night' || task === 'drill') &&
          event.type === 'drillFinished' &&
          event.data.scenario === of)),
  );
  const done = fitting[task === 'practice' ? Math.min(ASSIGNED_QUESTIONS, about.size) - 1 : 0];
  return done && Date.parse(done.at);
}

/** How an assignment stands with somebody at a moment. */
export type AssignmentState = 'done' | 'late' | 'open' | 'overdue';

export function stateOf({ due }: Assignment, done: number | undefined, now: number): AssignmentState {
  if (done !== undefined) return done <= Date.parse(due) ? 'done' : 'late';
  return now <= Date.parse(due) ? 'open' : 'overdue';
}

/** The title of the night, scenario or path that it asks for; `undefined` for questions, and for content that is gone. */
export const titleOf = (
  { task, of }: Task,
  catalog: Pick<Catalog, 'scenarios' | 'nights' | 'paths'>,
): string | undefined =>
  (task === 'exam' ? catalog.paths : playedIn(catalog)).find(({ id }) => id === of)?.title;

/**
 * The assignments left as a page without the record reads them: when the first is due, in milliseconds since the epoch, and how
 * many there are.
 * @returns `undefined` where none is left
 */
export function assignedCall(
  events: readonly TrainingEvent[],
  catalog: Pick<Catalog, 'questions'>,
  now: number,
): string | undefined {
  const left = assignmentsOf([events]).filter(each =>
    isOpen(each, assignmentDoneAt(each, events, catalog), now),
  );
  const [next] = left;
  return next && `${Date.parse(next.due)} ${left.length}`;
}

/** An assignment that nobody did is shown for so long after its date, in milliseconds: two months. */
const SHOWN = 62 * 24 * 3_600_000;

/** Whether it is still to be done. One that was due long ago is let go. */
const isOpen = ({ due }: Assignment, done: number | undefined, now: number): boolean =>
  done === undefined && now - Date.parse(due) < SHOWN;

/** The assignments that 我的学习 lists: those to be done, and those of which the date has not passed. */
export const assignmentsShown = (
  events: readonly TrainingEvent[],
  catalog: Pick<Catalog, 'questions'>,
  now: number,
): readonly {
  readonly assignment: Assignment;
  readonly done: number | undefined;
  readonly state: AssignmentState;
}[] =>
  assignmentsOf([events]).flatMap(assignment => {
    const done = assignmentDoneAt(assignment, events, catalog);
    return isOpen(assignment, done, now) || now <= Date.parse(assignment.due)
      ? [{ assignment, done, state: stateOf(assignment, done, now) }]
      : [];
  });
