import type { Kinds } from '../../log/kind.ts';
import { type EventOf, itself, kind } from '../../log/kind.ts';
import type { Shapes } from '../../log/shapes.ts';
import { FAULTS, GRADES, VERDICTS, VETOES } from '../drills/grade.ts';

// Apart from record.ts so that a page which writes a record, or reads back its own, need not carry the schema library.

const scoreShape = ({ z }: Shapes) => z.union([z.literal(0), z.literal(0.5), z.literal(1)]);

/** Each stands for itself, for good. */
const standing = { subjects: itself, undoable: false } as const;

/** What a trainee's record says. Nothing of it is taken back: it stands as it was on its day. */
const kinds = {
  /** The name that stands on certificates and in the supervisor's list. The last one counts. */
  named: kind('named', ({ z }) => z.strictObject({ name: z.string() }), {
    subjects: () => ['name'],
    undoable: false,
  }),
  /** One question, in the check of a lesson or in the daily review. */
  answered: kind(
    'answered',
    shapes =>
      shapes.z.strictObject({
        question: shapes.slug,
        score: scoreShape(shapes),
        where: shapes.z.enum(['check', 'review']),
      }),
    standing,
  ),
  /** Every question of the check was answered right, or corrected. */
  lessonFinished: kind(
    'lessonFinished',
    ({ z, slug }) => z.strictObject({ path: slug, lesson: slug }),
    standing,
  ),
  /** `scores`: by question, what was not answered being 0. `score`: 0 to 100. `passed`: by the mark of its day, should that change. */
  paperTaken: kind(
    'paperTaken',
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
    standing,
  ),
  /** `grades`: by objective, those of the run's form that were assessed; `notAssessed`: the others, which count neither way. */
  drillFinished: kind(
    'drillFinished',
    ({ z, slug }) => {
      const faults = z.array(z.enum(FAULTS));
      return z.strictObject({
        run: z.ulid(),
        scenario: slug,
        form: z.enum(['full', 'short']),
        mode: z.enum(['solo', 'group']),
        grades: z.record(slug, z.enum(GRADES)),
        notAssessed: z.array(slug),
        failures: z.array(z.enum(VETOES)),
        /** Clauses and rules that the failures rest on. */
        vetoed: z.array(z.string()),
        /** Words that the lists or somebody found something in, with what each found: nobody has judged those without `judged`. */
        words: z.array(
          z.strictObject({
            text: z.string(),
            found: faults,
            judged: z.exactOptional(z.strictObject({ faults, name: z.string(), self: z.boolean() })),
          }),
        ),
        verdict: z.enum(VERDICTS),
      });
    },
    { subjects: ({ data }) => [`drill:${data.run}`], undoable: false },
  ),
};

/**
 * One thing a trainee has done: an event of a log. `prev` names what its writer had seen and `hash` covers the rest, so
 * that a changed or missing event shows. It is a seal against careless hands, not a signature.
 */
export type TrainingEvent = EventOf<(typeof kinds)[keyof typeof kinds]>;

export const trainingKinds = kinds as unknown as Kinds<TrainingEvent>;
