import type { z } from '../base/schema.ts';
import { firstCharacters, wellFormed } from '../base/typed.ts';
import { TEXT_LIMITS } from '../incident/event.ts';
import { digestOf, hasItsHash } from '../log/hash.ts';
import { type Catalog, lessonsOf } from './catalog.ts';
import type { LearningPath } from './lesson.ts';
import type { Grade } from './marking.ts';
import type { trainingEventSchema } from './record-schema.ts';

/** Version of the event's shape. A higher one comes from a newer edition of the site. */
export const RECORD_VERSION = 1;

/**
 * One thing a trainee has done. Immutable; `prev` is the hash of the event before and `hash` covers the rest, so that a
 * changed or missing event shows. It is a seal against careless hands, not a signature.
 */
export type TrainingEvent = z.infer<typeof trainingEventSchema>;

/** What an event says, apart from when and where in the chain. */
export type TrainingHappening = TrainingEvent extends infer Event
  ? Event extends TrainingEvent
    ? Pick<Event, 'type' | 'data'>
    : never
  : never;

type EventOf<Type extends TrainingEvent['type']> = Extract<TrainingEvent, { type: Type }>;
export type PaperTaken = EventOf<'paperTaken'>;
export type DrillFinished = EventOf<'drillFinished'>;

/** A name as the record holds it: without half characters and blanks around, and of bearable length. */
const cleanName = (name: string): string => firstCharacters(wellFormed(name).trim(), TEXT_LIMITS.name).trim();

const cleaned = (happening: TrainingHappening): TrainingHappening =>
  happening.type === 'named' ? { type: 'named', data: { name: cleanName(happening.data.name) } } : happening;

/** The event that puts a happening at the end of a record. @param now milliseconds since the epoch */
export function appendTo(
  events: readonly TrainingEvent[],
  happening: TrainingHappening,
  { now, newId }: { readonly now: number; readonly newId: () => string },
): TrainingEvent {
  const unsealed = {
    v: RECORD_VERSION,
    id: newId(),
    at: new Date(now).toISOString(),
    prev: events.at(-1)?.hash ?? '',
    ...cleaned(happening),
  } as const;
  return { ...unsealed, hash: digestOf(unsealed) };
}

/**
 * Reads back what this machine has stored; `undefined` where it cannot be read. Only sound events are ever stored, so one
 * whose hash still fits is as it was written; a record that comes from elsewhere needs `readRecord`.
 */
export function storedEvent(value: unknown): TrainingEvent | undefined {
  if (typeof value !== 'object' || value === null || !('v' in value && 'hash' in value)) return undefined;
  const event = value as TrainingEvent;
  return event.v === RECORD_VERSION && hasItsHash(event) ? event : undefined;
}

/** Hashes that events follow and that are not there: what a damaged disk has lost. */
export const lostFrom = (events: readonly TrainingEvent[]): readonly string[] =>
  events.flatMap(({ prev }, position) => (prev === (events[position - 1]?.hash ?? '') ? [] : [prev]));

/** The name a record goes by; empty where none was given. */
export const nameIn = (events: readonly TrainingEvent[]): string =>
  events.findLast(event => event.type === 'named')?.data.name ?? '';

/** Whether a paper was passed, by the mark of its own day: should the mark change, what the trainee was told still stands. */
export const isPassed = ({ data }: Pick<PaperTaken, 'data'>): boolean => data.passed;

/** A lesson is done when its check was finished with at least this, once: a worse check later takes nothing back. */
export const LESSON_PASS = 0.6;

/** How far a trainee is on a path. Moments in milliseconds since the epoch. */
export interface PathProgress {
  readonly path: string;
  readonly done: number;
  readonly total: number;
  /** The first lesson that is not done: where the path goes on. */
  readonly next: string | undefined;
  /** When its last lesson was done; `undefined` while one is not. */
  readonly finishedAt: number | undefined;
  /** Its papers, in the order in which they were taken. */
  readonly papers: readonly PaperTaken[];
  /** The highest score of its papers. */
  readonly best: number | undefined;
}

/** A trainee's runs of one scenario. */
interface DrillProgress {
  readonly scenario: string;
  /** In the order in which they were finished. */
  readonly runs: readonly DrillFinished[];
  /** A passed run before a failed one, then by grades. */
  readonly best: DrillFinished;
}

/** How well a trainee knows one clause: questions of checks, reviews and papers, and objectives of drills. */
interface ClauseStrength {
  readonly clause: string;
  readonly asked: number;
  /** What was right of it: as many as asked, where everything was. */
  readonly right: number;
}

/** What a record says of a trainee, by the content of today. What names content that is gone is passed over. */
export interface TrainingRecord {
  readonly name: string;
  /** Lesson id → when it was done. */
  readonly lessons: ReadonlyMap<string, number>;
  readonly paths: readonly PathProgress[];
  /** Scenarios with at least one run, in the catalog's order. */
  readonly drills: readonly DrillProgress[];
  /** Every clause of the plan, in its order. */
  readonly clauses: readonly ClauseStrength[];
  /** When the last thing was recorded. */
  readonly lastAt: number | undefined;
}

/** What a grade is worth where it is counted with answers. */
const worth: Readonly<Record<Grade, number>> = { P: 1, S: 0.75, M: 0.25, U: 0 };

const ofType = <Type extends TrainingEvent['type']>(
  events: readonly TrainingEvent[],
  type: Type,
): readonly EventOf<Type>[] => events.filter((event): event is EventOf<Type> => event.type === type);

/** A paper that two tabs handed in counts once, as the first of them did. */
function papersIn(events: readonly TrainingEvent[]): readonly PaperTaken[] {
  const papers = new Map<string, PaperTaken>();
  for (const event of ofType(events, 'paperTaken')) {
    const { path, seed, startedAt } = event.data;
    const sitting = `${path} ${seed} ${startedAt}`;
    if (!papers.has(sitting)) papers.set(sitting, event);
  }
  return [...papers.values()];
}

function lessonsDone(events: readonly TrainingEvent[]): ReadonlyMap<string, number> {
  const done = new Map<string, number>();
  for (const { at, data } of ofType(events, 'lessonFinished'))
    if (data.score >= LESSON_PASS && !done.has(data.lesson)) done.set(data.lesson, Date.parse(at));
  return done;
}

function progressOn(
  path: LearningPath,
  events: readonly TrainingEvent[],
  done: ReadonlyMap<string, number>,
  catalog: Catalog,
): PathProgress {
  const lessons = lessonsOf(path, catalog.lessons);
  const times = lessons.flatMap(({ id }) => done.get(id) ?? []);
  const papers = papersIn(events).filter(({ data }) => data.path === path.id);
  return {
    path: path.id,
    done: times.length,
    total: lessons.length,
    next: lessons.find(({ id }) => !done.has(id))?.id,
    finishedAt: lessons.length > 0 && times.length === lessons.length ? Math.max(...times) : undefined,
    papers,
    best: papers.length === 0 ? undefined : Math.max(...papers.map(({ data }) => data.score)),
  };
}

/** The mean worth of a run's grades, 0 to 1. */
function meanGrade({ data }: DrillFinished): number {
  const grades = Object.values(data.grades);
  return grades.reduce((sum, grade) => sum + worth[grade], 0) / Math.max(1, grades.length);
}

const isBetter = (one: DrillFinished, other: DrillFinished): boolean =>
  one.data.passed === other.data.passed ? meanGrade(one) > meanGrade(other) : one.data.passed;

function drillsIn(events: readonly TrainingEvent[], catalog: Catalog): readonly DrillProgress[] {
  // A run that two tabs saw the end of counts once.
  const finished = [
    ...new Map(ofType(events, 'drillFinished').map(event => [event.data.run, event])).values(),
  ];
  return catalog.scenarios.flatMap(({ id }): readonly DrillProgress[] => {
    const runs = finished.filter(({ data }) => data.scenario === id);
    const [first, ...others] = runs;
    if (first === undefined) return [];
    const best = others.reduce((before, run) => (isBetter(run, before) ? run : before), first);
    return [{ scenario: id, runs, best }];
  });
}

function strengths(
  events: readonly TrainingEvent[],
  drills: readonly DrillProgress[],
  catalog: Catalog,
): readonly ClauseStrength[] {
  const clauses = new Map(catalog.clauses.map(({ id }) => [id, { clause: id, asked: 0, right: 0 }]));
  const questions = new Map(catalog.questions.map(({ id, clauses: about }) => [id, about]));
  const objectives = new Map(
    catalog.scenarios.flatMap(scenario =>
      scenario.objectives.map(({ id, cite }) => [`${scenario.id}/${id}`, cite] as const),
    ),
  );
  const count = (about: readonly string[] | undefined, right: number): void => {
    for (const id of about ?? []) {
      const clause = clauses.get(id);
      // An objective may also cite rules above the plan.
      if (clause === undefined) continue;
      clause.asked += 1;
      clause.right += right;
    }
  };
  for (const { data } of ofType(events, 'answered')) count(questions.get(data.question), data.score);
  for (const { data } of papersIn(events))
    for (const [question, score] of Object.entries(data.scores)) count(questions.get(question), score);
  for (const { data } of drills.flatMap(({ runs }) => runs))
    for (const [objective, grade] of Object.entries(data.grades))
      count(objectives.get(`${data.scenario}/${objective}`), worth[grade]);
  return [...clauses.values()];
}

/** What a record says of a trainee. @param events in order */
export function recordOf(events: readonly TrainingEvent[], catalog: Catalog): TrainingRecord {
  const lessons = lessonsDone(events);
  const drills = drillsIn(events, catalog);
  const last = events.at(-1);
  return {
    name: nameIn(events),
    lessons,
    paths: catalog.paths.map(path => progressOn(path, events, lessons, catalog)),
    drills,
    clauses: strengths(events, drills, catalog),
    lastAt: last === undefined ? undefined : Date.parse(last.at),
  };
}
