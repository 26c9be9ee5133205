import { type EventOf, eventKind, itself, type Kinds } from '../../log/kind.ts';
import type { Shapes } from '../../log/shapes.ts';
import { FAULTS, GRADES, LINES, VETOES } from '../drills/grade.ts';

// Apart from record.ts so that a page which writes a record, or reads back its own, need not carry the schema library.

/** As long as a written sentence may be, in characters. */
export const SENTENCE_LIMIT = 300;

/** A record quotes so much of what was said in a drill, in UTF-16 units. */
export const QUOTED = 2000;

/** The longest name or title of a judge, in UTF-16 units. */
export const JUDGE_LIMIT = 40;

/** The longest text of a record, in UTF-16 units. */
export const LONGEST_TEXT = 10_000;

/** `trainee`: on the machine on which the run was played. `trainer`: on that of whoever collects the records. */
const JUDGED_WHERE = ['trainee', 'trainer'] as const;

const scoreShape = ({ z }: Shapes) => z.union([z.literal(0), z.literal(0.5), z.literal(1)]);

/** Things that a trainer asks for by a date: a night, a drill, an exam of a path, questions on some clauses. */
const TASKS = ['night', 'drill', 'exam', 'practice'] as const;

/** An assignment names so many clauses at most. */
const MOST_CLAUSES = 20;

/** Each stands for itself, for good. */
const permanent = { subjects: itself, undoable: false } as const;

/** Kinds of event in a trainee's record. None is ever taken back: each stands as it was on its day. */
const kinds = {
  /** The name that stands on certificates and in the supervisor's list. The last one counts. */
  named: eventKind('named', ({ z }) => z.strictObject({ name: z.string() }), {
    subjects: () => ['name'],
    undoable: false,
  }),
  /** One question, in the check of a lesson, in the daily review, or practised because its clauses are known least. */
  answered: eventKind(
    'answered',
    shapes =>
      shapes.z.strictObject({
        question: shapes.slug,
        score: scoreShape(shapes),
        where: shapes.z.enum(['check', 'review', 'practice']),
      }),
    permanent,
  ),
  /** The one sentence that a lesson asks for, as it was written. Of two the last stands. Nobody marks it. */
  sentenceWritten: eventKind(
    'sentenceWritten',
    ({ z, slug }) =>
      z.strictObject({
        lesson: slug,
        // A character may take two units.
        text: z.string().check(z.minLength(1), z.maxLength(2 * SENTENCE_LIMIT)),
      }),
    { subjects: ({ data }) => [`sentence:${data.lesson}`], undoable: false },
  ),
  /** Its page was opened, its sentence written, and every question of its check answered right, or corrected. */
  lessonFinished: eventKind(
    'lessonFinished',
    ({ z, slug }) => z.strictObject({ path: slug, lesson: slug }),
    permanent,
  ),
  /** `scores`: by question, unanswered ones being 0. `score`: 0 to 100. `passed`: by the mark of its day, should that change. */
  examTaken: eventKind(
    'examTaken',
    shapes => {
      const { z, slug, utcTime, count } = shapes;
      return z.strictObject({
        path: slug,
        seed: count,
        startedAt: utcTime,
        scores: z.record(slug, scoreShape(shapes)),
        score: count.check(z.maximum(100)),
        passed: z.boolean(),
        timedOut: z.boolean(),
      });
    },
    permanent,
  ),
  /**
   * The result proved by a run's log, and every word that was said in it. `grades`: by objective, where decided. `claims`: by
   * objective, those that rest on words, as far as the log proves them. `notAssessed`: the other objectives, which count
   * neither way.
   */
  drillFinished: eventKind(
    'drillFinished',
    ({ z, slug, utcTime, count }) => {
      const grade = z.enum(GRADES);
      const claim = z.strictObject({ event: z.ulid(), proved: grade, waits: z.boolean() });
      return z.strictObject({
        run: z.ulid(),
        scenario: slug,
        /** `night`: three calls at night, whose objectives are to answer each. */
        form: z.enum(['full', 'short', 'night']),
        mode: z.enum(['solo', 'group']),
        grades: z.record(slug, grade),
        claims: z.record(slug, z.array(claim).check(z.minLength(1))),
        notAssessed: z.array(slug),
        failures: z.array(z.enum(VETOES)),
        /** Clauses and rules that the failures rest on. */
        vetoed: z.array(z.string()),
        /** Promises that were not kept. */
        broken: count,
        /** Who was called in the first ten minutes, where no incident's log says so. */
        called: z.exactOptional(
          z.array(z.strictObject({ who: z.string(), at: utcTime, end: z.enum(['reached', 'inVain']) })),
        ),
        /** Calls of a night in which the caller hung up, and what came of it where he had asked the one thing that counts. */
        hungUp: z.exactOptional(
          z.array(z.strictObject({ call: slug, at: utcTime, comes: z.exactOptional(z.string()) })),
        ),
        words: z.array(
          z.strictObject({
            /** Id of the act's event. */
            event: z.ulid(),
            kind: z.enum(['reply', 'publish', 'theme', 'fact']),
            /** In the drill's time. */
            at: utcTime,
            /** The id of the scenario's item that is answered; for other words, their title. */
            to: z.string(),
            text: z.string(),
            /** Facts that were put in from the ledger, by their labels there, and the time that was promised. */
            facts: z.array(z.string()),
            next: z.exactOptional(utcTime),
            /** In a night, the choice after the words, and what came of it. */
            chose: z.exactOptional(
              z.strictObject({ at: utcTime, says: z.string(), right: z.boolean(), comes: z.string() }),
            ),
            /** Suspicions of the lists, with the sentences. */
            suspected: z.array(z.strictObject({ fault: z.enum(FAULTS), text: z.string() })),
          }),
        ),
      });
    },
    { subjects: ({ data }) => [`drill:${data.run}`], undoable: false },
  ),
  /** Somebody who is not the trainee read words of a run. Of two judgements of the same words the last counts. */
  drillJudged: eventKind(
    'drillJudged',
    ({ z }) =>
      z.strictObject({
        run: z.ulid(),
        event: z.ulid(),
        lacks: z.array(z.enum(LINES)),
        faults: z.array(z.enum(FAULTS)),
        /** The grounds of the faults that fail a run. */
        vetoed: z.array(z.string()),
        name: z.string().check(z.minLength(1), z.maxLength(JUDGE_LIMIT)),
        title: z.string().check(z.minLength(1), z.maxLength(JUDGE_LIMIT)),
        /** One sentence to the trainee. A character may take two units. */
        sentence: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(2 * SENTENCE_LIMIT))),
        /** On whose machine it was judged; absent in records of earlier versions. */
        where: z.exactOptional(z.enum(JUDGED_WHERE)),
      }),
    { subjects: ({ data }) => [`judged:${data.run}/${data.event}`], undoable: false },
  ),
  /** One sentence of whoever judged, about a run as a whole. Of two the last stands. */
  runRemarked: eventKind(
    'runRemarked',
    ({ z }) =>
      z.strictObject({
        run: z.ulid(),
        sentence: z.string().check(z.minLength(1), z.maxLength(2 * SENTENCE_LIMIT)),
        name: z.string().check(z.minLength(1), z.maxLength(JUDGE_LIMIT)),
        title: z.string().check(z.minLength(1), z.maxLength(JUDGE_LIMIT)),
        where: z.enum(JUDGED_WHERE),
      }),
    { subjects: ({ data }) => [`remarked:${data.run}`], undoable: false },
  ),
  /** A trainer asked for this, by a date. The same assignment stands in every record that took it in. */
  assigned: eventKind(
    'assigned',
    ({ z, slug, utcTime }) =>
      z.strictObject({
        assignment: z.ulid(),
        task: z.enum(TASKS),
        /** The night, the scenario or the path. */
        of: z.exactOptional(slug),
        clauses: z.exactOptional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(MOST_CLAUSES))),
        /** When the trainer asked, and until when it is to be done. */
        since: utcTime,
        due: utcTime,
        name: z.string().check(z.minLength(1), z.maxLength(JUDGE_LIMIT)),
      }),
    { subjects: ({ data }) => [`assigned:${data.assignment}`], undoable: false },
  ),
};

/**
 * One thing a trainee has done: an event of a log. `prev` names what its writer had seen and `hash` covers the rest, so
 * that a changed or missing event shows. It is a seal against careless hands, not a signature.
 */
export type TrainingEvent = EventOf<(typeof kinds)[keyof typeof kinds]>;

export const trainingKinds: Kinds<TrainingEvent> = kinds;
export type DrillFinished = Extract<TrainingEvent, { type: 'drillFinished' }>;
export type DrillJudged = Extract<TrainingEvent, { type: 'drillJudged' }>;
export type RunRemarked = Extract<TrainingEvent, { type: 'runRemarked' }>;
export type Assigned = Extract<TrainingEvent, { type: 'assigned' }>;
export type ExamTaken = Extract<TrainingEvent, { type: 'examTaken' }>;
