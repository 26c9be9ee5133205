import { z } from '../../base/schema.ts';
import { type Clause, clauseIdPattern } from '../../plan/clause.ts';
import { type Playbook, playbookSchema } from '../../playbook/playbook.ts';
import { namesByKind, type References, referenceProblems, referencesIn } from '../../playbook/references.ts';
import {
  QUESTION_KINDS,
  type QuestionKind,
  type QuestionMatter,
  questionChoices,
} from '../questions/question.ts';
import { testQuestionSchema } from '../questions/question-schema.ts';
import type { Catalog } from './catalog.ts';
import { type LearningPath, type Lesson, lessonSchema, pathSchema } from './lesson.ts';
import { LESSON_MINUTES, type LessonText } from './lesson-text.ts';
import type { TrainingSettings } from './settings.ts';

/** The questions of one file, which is named after their lesson. */
interface Bank {
  readonly file: string;
  readonly lesson: string;
  readonly questions: readonly QuestionMatter[];
}

/** A lesson with the parts of its text. */
interface ReadLesson {
  readonly lesson: Lesson;
  readonly text: LessonText;
}

/** Paths, lessons and questions as they were read, not yet held against each other. */
export interface LearningContent {
  readonly paths: readonly LearningPath[];
  readonly lessons: readonly ReadLesson[];
  readonly banks: readonly Bank[];
  readonly settings: TrainingSettings;
  /** The files of items that name none, or their folder. */
  readonly places: Readonly<Record<'paths' | 'clauses' | 'questions', string>>;
}

/** Where a problem lies. */
interface LearningPlace {
  readonly file: string;
  /** The way to the place in the file's YAML, or a line of a lesson's text, counted from 1 in the whole file. */
  readonly at: readonly (string | number)[] | number;
  readonly id: string | undefined;
}

/** Faults of paths, lessons and questions of the right shape. */
export type LearningProblem = LearningPlace &
  (
    | { readonly code: 'duplicateId' }
    | {
        readonly code: 'unknownReference';
        readonly target: string;
        readonly expected: readonly string[];
        /** The name that was probably meant. */
        readonly near?: string | undefined;
      }
    /** The address that it would give is that of another page. */
    | { readonly code: 'reservedId' }
    /** The same clause, question or lesson twice in one list. */
    | { readonly code: 'listedTwice'; readonly target: string }
    | {
        readonly code: 'rightAnswers';
        readonly kind: QuestionKind;
        readonly right: number;
        readonly choices: number;
      }
    | { readonly code: 'sameText'; readonly text: string }
    /** The clauses of the front matter and those in the text are not the same in the same order. */
    | { readonly code: 'clausesDiffer' }
    /** A question of a check that stands in another lesson's file. */
    | { readonly code: 'otherLesson'; readonly target: string }
    /** A question of a check that asks about no clause of the lesson. */
    | { readonly code: 'offTopic'; readonly target: string }
    /** A file of questions without a lesson of its name. */
    | { readonly code: 'bankWithoutLesson' }
    | { readonly code: 'exampleCount'; readonly count: number }
    /** A tag or brace that a lesson's text cannot hold. */
    | { readonly code: 'strangeTag'; readonly text: string }
    /** The label 上位规定, or 本方案, with no such citation behind it. */
    | { readonly code: 'labelWithoutCitation'; readonly basis: 'rule' | 'plan' }
    | LearningAdvice
  );

/** Advice on thin training: no faults. */
type LearningAdvice =
  | { readonly code: 'wrongLength'; readonly minutes: number }
  | { readonly code: 'onNoPath' }
  | { readonly code: 'dutyNotOnPath'; readonly clause: string; readonly lessons: readonly string[] }
  | { readonly code: 'clauseNotTaught' }
  | { readonly code: 'clauseNotAsked' }
  | { readonly code: 'fewQuestions' | 'fewLessons'; readonly count: number; readonly least: number }
  | { readonly code: 'kindUnused'; readonly kind: QuestionKind };

const advised: ReadonlySet<LearningProblem['code']> = new Set<LearningAdvice['code']>([
  'wrongLength',
  'onNoPath',
  'dutyNotOnPath',
  'clauseNotTaught',
  'clauseNotAsked',
  'fewQuestions',
  'fewLessons',
  'kindUnused',
]);

/** Whether something is advice, which stops no build. */
export const isAdvice = ({ code }: LearningProblem): boolean => advised.has(code);

/** Kinds of clause that ask somebody to do something: each has to be learnt, and asked. */
const taughtKinds: ReadonlySet<Clause['kind']> = new Set(['duty', 'requirement']);

/** Whether an officer must have learnt a clause. */
const mustBeTaught = ({ kind }: Clause): boolean => taughtKinds.has(kind);

/** Ids that no path may have: at `training/<id>/` stand pages of the site's own. */
export const RESERVED_PATHS: readonly string[] = ['cases', 'study'];

/** Names that stand twice in one list. */
function* repetitions(file: string, { references }: References): Generator<LearningProblem> {
  const listed = new Set<string>();
  for (const { path: at, id, target } of references) {
    if (typeof at.at(-1) !== 'number') continue;
    const entry = [id, ...at.slice(0, -1), target].join('/');
    if (listed.has(entry)) yield { file, at, id, code: 'listedTwice', target };
    listed.add(entry);
  }
}

/** Whether so many right ones among so many choices make a question of this kind. */
function isFair(kind: QuestionKind, right: number, choices: number): boolean {
  switch (kind) {
    case 'single':
      return right === 1;
    case 'several':
      return right >= 2 && right < choices;
    case 'spot':
      return right >= 1 && right < choices;
    // The right answer is written down only in this way.
    case 'judge':
    case 'order':
      return true;
  }
}

function* questionProblems(question: QuestionMatter, place: LearningPlace): Generator<LearningProblem> {
  const { kind } = question;
  const choices = questionChoices(question);
  const texts = choices.map(({ text }) => text);
  for (const [index, text] of texts.entries())
    if (texts.indexOf(text) < index) yield { ...place, code: 'sameText', text };
  const right = choices.filter(({ correct }) => correct).length;
  if (!isFair(kind, right, choices.length))
    yield { ...place, code: 'rightAnswers', kind, right, choices: choices.length };
}

/** Names in a lesson's text that stand for nothing. @param names all there is to name, by kind */
function* nameProblems(
  { lesson: { file, id }, text }: ReadLesson,
  names: ReadonlyMap<string, ReadonlySet<string>>,
): Generator<LearningProblem> {
  const parts = [
    { found: text.clauses, expected: ['clause'] },
    { found: text.steps, expected: ['step'] },
    { found: text.cites, expected: ['clause', 'rule'] },
  ];
  for (const { found, expected } of parts)
    for (const { id: target, line: at } of found)
      if (!expected.some(kind => names.get(kind)?.has(target) === true))
        yield { file, at, id, code: 'unknownReference', target, expected };
}

/** Faults of a lesson's text: labels of basis without grounds, not exactly one example. */
function* textProblems(
  { lesson: { file, id, clauses }, text }: ReadLesson,
  rules: ReadonlySet<string>,
): Generator<LearningProblem> {
  const on = (line: number): LearningPlace => ({ file, at: line, id });
  for (const each of text.strange) yield { ...on(each.line), code: 'strangeTag', text: each.text };
  if (text.clauses.map(shown => shown.id).join() !== clauses.join())
    yield { ...on(1), at: ['clauses'], code: 'clausesDiffer' };

  if (text.examples !== 1) yield { ...on(1), code: 'exampleCount', count: text.examples };

  for (const { basis, cite, line } of text.labels) {
    const isEarned = (each: string): boolean =>
      basis === 'rule' ? rules.has(each) : clauseIdPattern.test(each);
    if ((basis === 'rule' || basis === 'plan') && !cite.some(isEarned))
      yield { ...on(line), code: 'labelWithoutCitation', basis };
  }
}

interface Surroundings {
  readonly playbook: Pick<Playbook, 'rules'>;
  readonly questions: ReadonlyMap<string, QuestionMatter & Pick<Bank, 'lesson'>>;
  /** Lessons that stand on a path. */
  readonly onPaths: ReadonlySet<string>;
}

/** Faults of a lesson: its text, its check, its time, and that no path leads to it. */
function* lessonProblems(
  lessons: readonly ReadLesson[],
  { playbook, questions, onPaths }: Surroundings,
): Generator<LearningProblem> {
  const rules = new Set(playbook.rules.filter(({ kind }) => kind === 'rule').map(({ id }) => id));
  const seen = new Set<string>();
  for (const read of lessons) {
    const { lesson } = read;
    const { id, file, clauses, check, minutes } = lesson;
    const place: LearningPlace = { file, at: [], id };
    if (seen.has(id)) yield { ...place, code: 'duplicateId' };
    seen.add(id);
    yield* textProblems(read, rules);
    for (const [index, target] of check.entries()) {
      const asked = questions.get(target);
      if (asked === undefined) continue;
      const at = ['check', index];
      if (asked.lesson !== id) yield { ...place, at, code: 'otherLesson', target };
      else if (!asked.clauses.some(clause => clauses.includes(clause)))
        yield { ...place, at, code: 'offTopic', target };
    }
    if (minutes < LESSON_MINUTES.least || minutes > LESSON_MINUTES.most)
      yield { ...place, code: 'wrongLength', minutes };
    if (!onPaths.has(id)) yield { ...place, code: 'onNoPath' };
  }
}

/** Faults of a path: too few lessons, or duties of its role that none of them teaches. */
function* pathProblems(
  { id, role, lessons: ids }: LearningPath,
  index: number,
  { lessons, settings, places }: LearningContent,
  playbook: Playbook,
): Generator<LearningProblem> {
  const place = { file: places.paths, at: [index, 'lessons'], id };
  if (RESERVED_PATHS.includes(id)) yield { ...place, at: [index, 'id'], code: 'reservedId' };
  if (ids.length < settings.leastLessons)
    yield { ...place, code: 'fewLessons', count: ids.length, least: settings.leastLessons };
  for (const clause of playbook.roles.find(each => each.id === role)?.duties ?? []) {
    const teaching = lessons.flatMap(({ lesson }) => (lesson.clauses.includes(clause) ? [lesson.id] : []));
    if (!teaching.some(lesson => ids.includes(lesson)))
      yield { ...place, code: 'dutyNotOnPath', clause, lessons: teaching };
  }
}

/**
 * Holds paths, lessons and questions against the playbook and each other. Nothing means that they are sound.
 * @param content of the right shape
 */
export function* validateLearning(content: LearningContent, playbook: Playbook): Generator<LearningProblem> {
  const { paths, lessons, banks, places, settings } = content;
  const questions = banks.flatMap(({ lesson, questions: own }) =>
    own.map(question => ({ ...question, lesson })),
  );
  const parts = [
    ...banks.map(bank => ({
      file: bank.file,
      found: referencesIn(z.array(testQuestionSchema), bank.questions),
    })),
    ...lessons.map(({ lesson: { id, file, ...matter } }) => ({
      file,
      found: referencesIn(lessonSchema, matter, id),
    })),
    { file: places.paths, found: referencesIn(z.array(pathSchema), paths) },
  ];
  const names = new Map([
    ...namesByKind(referencesIn(playbookSchema, playbook)),
    ['ask', new Set(questions.map(({ id }) => id))],
    ['lesson', new Set(lessons.map(({ lesson: { id } }) => id))],
  ]);
  for (const { file, found } of parts) {
    for (const { path: at, ...problem } of referenceProblems(found, names)) yield { ...problem, file, at };
    yield* repetitions(file, found);
  }

  /** Question → the file that it stands in first. */
  const home = new Map<string, string>();
  for (const { file, lesson, questions: asked } of banks) {
    if (lessons.every(({ lesson: { id } }) => id !== lesson))
      yield { file, at: [], id: undefined, code: 'bankWithoutLesson' };
    for (const [index, question] of asked.entries()) {
      const { id } = question;
      if ((home.get(id) ?? file) !== file) yield { file, at: [index, 'id'], id, code: 'duplicateId' };
      else home.set(id, file);
      yield* questionProblems(question, { file, at: [index], id });
    }
  }
  for (const read of lessons) yield* nameProblems(read, names);
  yield* lessonProblems(lessons, {
    playbook,
    questions: new Map(questions.map(question => [question.id, question])),
    onPaths: new Set(paths.flatMap(path => path.lessons)),
  });
  for (const [index, path] of paths.entries()) yield* pathProblems(path, index, content, playbook);

  // An organisation without any training has not begun with it.
  if (lessons.length === 0 && questions.length === 0) return;
  const taught = new Set(lessons.flatMap(({ lesson }) => lesson.clauses));
  const asked = new Set(questions.flatMap(({ clauses }) => clauses));
  for (const [index, clause] of playbook.clauses.entries()) {
    if (!mustBeTaught(clause)) continue;
    const place = { file: places.clauses, at: [index], id: clause.id };
    if (!taught.has(clause.id)) yield { ...place, code: 'clauseNotTaught' };
    if (!asked.has(clause.id)) yield { ...place, code: 'clauseNotAsked' };
  }

  const bank: LearningPlace = { file: places.questions, at: [], id: undefined };
  if (questions.length < settings.leastQuestions)
    yield { ...bank, code: 'fewQuestions', count: questions.length, least: settings.leastQuestions };
  for (const kind of QUESTION_KINDS)
    if (questions.every(question => question.kind !== kind)) yield { ...bank, code: 'kindUnused', kind };
}

/** How much there is to learn, as `npm run check` prints it: also how many of the clauses that have to be learnt are taught, and asked. */
export function learningTotals(
  { paths, lessons, questions }: Pick<Catalog, 'paths' | 'lessons' | 'questions'>,
  clauses: readonly Clause[],
) {
  const toTeach = clauses.filter(mustBeTaught);
  const among = (items: readonly { readonly clauses: readonly string[] }[]): number =>
    toTeach.filter(({ id }) => items.some(item => item.clauses.includes(id))).length;
  return {
    paths: paths.length,
    lessons: lessons.length,
    questions: questions.length,
    kinds: QUESTION_KINDS.map(kind => ({
      kind,
      count: questions.filter(each => each.kind === kind).length,
    })),
    toTeach: toTeach.length,
    taught: among(lessons),
    asked: among(questions),
  };
}

export type LearningTotals = ReturnType<typeof learningTotals>;
