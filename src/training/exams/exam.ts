import { fieldsOf, isObject } from '../../base/guard.ts';
import type { Catalog } from '../lessons/catalog.ts';
import type { LearningPath } from '../lessons/lesson.ts';
import { type GivenAnswer, type Score, scoreOf, shuffled } from '../questions/answering.ts';
import { type TestQuestion, wordingOf } from '../questions/question.ts';
import type { TrainingEvent, TrainingHappening } from '../records/record.ts';
import type { ExamTaken } from '../records/record-kinds.ts';

/** An exam: how many questions, how many minutes, and from which score on it is passed. */
export const EXAM = { questions: 20, minutes: 25, pass: 80 } as const;

/** A question of an exam, and the wording in which it was asked: positions of answers mean nothing under another. */
interface AskedQuestion {
  readonly id: string;
  readonly wording: string;
}

/** An exam being written. Kept as a draft, so that it can be gone on with. */
export interface ExamUnderWay {
  readonly path: string;
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** In the order of the exam. */
  readonly questions: readonly AskedQuestion[];
  /** Answers so far, by question. */
  readonly answers: Readonly<Record<string, GivenAnswer>>;
  /** Questions to be looked at once more, by id. */
  readonly flagged: readonly string[];
}

/** Whether a draft is an exam: what lies on the machine may be of another edition. */
export function isExamUnderWay(value: unknown): value is ExamUnderWay {
  const { path, startedAt, seed, questions, answers, flagged } = fieldsOf(value);
  return (
    typeof path === 'string' &&
    typeof startedAt === 'number' &&
    typeof seed === 'number' &&
    Array.isArray(questions) &&
    questions.every(each => isObject(each) && 'id' in each && 'wording' in each) &&
    isObject(answers) &&
    Object.values(answers).every(Array.isArray) &&
    Array.isArray(flagged)
  );
}

/** A new exam. @param now milliseconds since the epoch */
export const beginExam = (
  path: LearningPath,
  { questions }: Pick<Catalog, 'questions'>,
  seed: number,
  now: number,
): ExamUnderWay => ({
  path: path.id,
  seed,
  startedAt: now,
  questions: examFor(path, questions, seed).map(question => ({
    id: question.id,
    wording: wordingOf(question),
  })),
  answers: {},
  flagged: [],
});

/** Identifies an exam: no two are begun at one moment. */
type Identity = Pick<ExamUnderWay, 'path' | 'seed' | 'startedAt'>;

/** Whether two states are of one exam. */
export const isSameExam = (one: Identity, other: Identity): boolean =>
  one.path === other.path && one.seed === other.seed && one.startedAt === other.startedAt;

/** The recorded exam that an exam under way has become, if it has. */
export const recordedAs = (exam: Identity, events: readonly TrainingEvent[]): ExamTaken | undefined =>
  events.find(
    (event): event is ExamTaken =>
      event.type === 'examTaken' &&
      isSameExam({ ...event.data, startedAt: Date.parse(event.data.startedAt) }, exam),
  );

/** Questions of an exam that the bank still holds as they were asked, in the exam's order. */
export const stillAsked = (
  asked: ExamUnderWay['questions'],
  questions: readonly TestQuestion[],
): readonly TestQuestion[] =>
  asked.flatMap(
    ({ id, wording }) => questions.find(each => each.id === id && wordingOf(each) === wording) ?? [],
  );

/** When time is up, in milliseconds since the epoch. */
export const examEnds = ({ startedAt }: Pick<ExamUnderWay, 'startedAt'>): number =>
  startedAt + EXAM.minutes * 60_000;

/**
 * The exam of a path: questions of its lessons that its role may be asked, spread over kinds and lessons.
 * The same seed gives the same exam, in whatever order the bank stands. Fewer than {@link EXAM} asks for where no more fit.
 */
export function examFor(
  path: LearningPath,
  questions: readonly TestQuestion[],
  seed: number,
): readonly TestQuestion[] {
  const fitting = questions
    .filter(
      ({ lesson, roles }) =>
        path.lessons.includes(lesson) && (roles === undefined || roles.includes(path.role)),
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const left = [...shuffled(fitting, seed, path.id)];
  const used = new Map<string, number>();
  const uses = ({ kind, lesson }: TestQuestion): number =>
    (used.get(`kind ${kind}`) ?? 0) + (used.get(`lesson ${lesson}`) ?? 0);
  const exam: TestQuestion[] = [];
  while (exam.length < EXAM.questions && left.length > 0) {
    // Each time one of what the exam has least of yet; chance decided which of those comes first.
    const least = Math.min(...left.map(uses));
    for (const question of left.splice(
      left.findIndex(each => uses(each) === least),
      1,
    )) {
      exam.push(question);
      for (const trait of [`kind ${question.kind}`, `lesson ${question.lesson}`])
        used.set(trait, (used.get(trait) ?? 0) + 1);
    }
  }
  return exam;
}

/** An exam's score, 0 to 100. */
export function examScore(scores: Readonly<Record<string, Score>>): number {
  const all = Object.values(scores);
  const sum = all.reduce<number>((total, score) => total + score, 0);
  return all.length === 0 ? 0 : Math.round((sum / all.length) * 100);
}

/**
 * A finished exam for the record. Unanswered questions count 0.
 * @param questions of the exam, as far as they can still be marked
 * @param now milliseconds since the epoch
 */
export function markExam(
  exam: Identity & Pick<ExamUnderWay, 'answers'>,
  questions: readonly TestQuestion[],
  now: number,
): Extract<TrainingHappening, { type: 'examTaken' }> {
  const scores = Object.fromEntries(
    questions.map((question): [string, Score] => {
      const given = exam.answers[question.id];
      return [question.id, given === undefined ? 0 : scoreOf(question, given)];
    }),
  );
  const score = examScore(scores);
  return {
    type: 'examTaken',
    data: {
      path: exam.path,
      seed: exam.seed,
      startedAt: new Date(exam.startedAt).toISOString(),
      scores,
      score,
      passed: score >= EXAM.pass,
      timedOut: now >= examEnds(exam),
    },
  };
}
