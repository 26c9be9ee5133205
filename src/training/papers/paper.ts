import { fieldsOf, isObject } from '../../base/guard.ts';
import type { Catalog } from '../lessons/catalog.ts';
import type { LearningPath } from '../lessons/lesson.ts';
import { type GivenAnswer, type Score, scoreOf, shuffled } from '../questions/answering.ts';
import { type TestQuestion, wordingOf } from '../questions/question.ts';
import type { PaperTaken, TrainingEvent, TrainingHappening } from '../records/record.ts';

/** A test paper: how many questions, how many minutes, and from which score on it is passed. */
export const PAPER = { questions: 20, minutes: 25, pass: 80 } as const;

/** A question of a paper, and the wording in which it was asked: positions of answers mean nothing under another. */
interface AskedQuestion {
  readonly id: string;
  readonly wording: string;
}

/** A paper being written. Kept as a draft, so that it can be gone on with. */
export interface PaperUnderWay {
  readonly path: string;
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** In the order of the paper. */
  readonly questions: readonly AskedQuestion[];
  /** What was given so far, by question. */
  readonly answers: Readonly<Record<string, GivenAnswer>>;
  /** Questions to be looked at once more, by id. */
  readonly flagged: readonly string[];
}

/** Whether a draft is a paper: what lies on the machine may be of another edition. */
export function isPaperUnderWay(value: unknown): value is PaperUnderWay {
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

/** A new paper. @param now milliseconds since the epoch */
export const beginPaper = (
  path: LearningPath,
  { questions }: Pick<Catalog, 'questions'>,
  seed: number,
  now: number,
): PaperUnderWay => ({
  path: path.id,
  seed,
  startedAt: now,
  questions: paperFor(path, questions, seed).map(question => ({
    id: question.id,
    wording: wordingOf(question),
  })),
  answers: {},
  flagged: [],
});

/** What tells a paper from every other: no two are begun at one moment. */
type Identity = Pick<PaperUnderWay, 'path' | 'seed' | 'startedAt'>;

/** Whether two states are of one paper. */
export const isSamePaper = (one: Identity, other: Identity): boolean =>
  one.path === other.path && one.seed === other.seed && one.startedAt === other.startedAt;

/** The recorded paper that a paper under way has become, if it has. */
export const recordedAs = (paper: Identity, events: readonly TrainingEvent[]): PaperTaken | undefined =>
  events.find(
    (event): event is PaperTaken =>
      event.type === 'paperTaken' &&
      isSamePaper({ ...event.data, startedAt: Date.parse(event.data.startedAt) }, paper),
  );

/** Questions of a paper that the bank still holds as they were asked, in the paper's order. */
export const stillAsked = (
  asked: PaperUnderWay['questions'],
  questions: readonly TestQuestion[],
): readonly TestQuestion[] =>
  asked.flatMap(
    ({ id, wording }) => questions.find(each => each.id === id && wordingOf(each) === wording) ?? [],
  );

/** When time is up, in milliseconds since the epoch. */
export const paperEnds = ({ startedAt }: Pick<PaperUnderWay, 'startedAt'>): number =>
  startedAt + PAPER.minutes * 60_000;

/**
 * The paper of a path: questions of its lessons that its role may be asked, spread over kinds and lessons.
 * The same seed gives the same paper, in whatever order the bank stands. Fewer than {@link PAPER} asks for where no more fit.
 */
export function paperFor(
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
  const paper: TestQuestion[] = [];
  while (paper.length < PAPER.questions && left.length > 0) {
    // Each time one of what the paper has least of yet; chance decided which of those comes first.
    const least = Math.min(...left.map(uses));
    for (const question of left.splice(
      left.findIndex(each => uses(each) === least),
      1,
    )) {
      paper.push(question);
      for (const trait of [`kind ${question.kind}`, `lesson ${question.lesson}`])
        used.set(trait, (used.get(trait) ?? 0) + 1);
    }
  }
  return paper;
}

/** A paper's score, 0 to 100. */
export function paperScore(scores: Readonly<Record<string, Score>>): number {
  const all = Object.values(scores);
  const sum = all.reduce<number>((total, score) => total + score, 0);
  return all.length === 0 ? 0 : Math.round((sum / all.length) * 100);
}

/**
 * A finished paper as it is recorded. What was not answered counts 0.
 * @param questions of the paper, as far as they can still be marked
 * @param now milliseconds since the epoch
 */
export function markPaper(
  paper: Identity & Pick<PaperUnderWay, 'answers'>,
  questions: readonly TestQuestion[],
  now: number,
): Extract<TrainingHappening, { type: 'paperTaken' }> {
  const scores = Object.fromEntries(
    questions.map((question): [string, Score] => {
      const given = paper.answers[question.id];
      return [question.id, given === undefined ? 0 : scoreOf(question, given)];
    }),
  );
  const score = paperScore(scores);
  return {
    type: 'paperTaken',
    data: {
      path: paper.path,
      seed: paper.seed,
      startedAt: new Date(paper.startedAt).toISOString(),
      scores,
      score,
      passed: score >= PAPER.pass,
      timedOut: now >= paperEnds(paper),
    },
  };
}
