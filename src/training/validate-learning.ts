import { z } from '../base/schema.ts';
import type { Clause } from '../plan/clause.ts';
import { type Playbook, playbookSchema } from '../playbook/playbook.ts';
import { namesByKind, type References, referenceProblems, referencesIn } from '../playbook/references.ts';
import type { Catalog } from './catalog.ts';
import type { LearningContent, LearningPlace, LearningProblem } from './learning-problem.ts';
import { type LearningPath, lessonSchema, pathSchema } from './lesson.ts';
import { choicesOf, QUESTION_KINDS, type Question, type QuestionKind } from './question.ts';
import { questionSchema } from './question-schema.ts';
import { lessonProblems, nameProblems } from './validate-lessons.ts';

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
    case 'clause':
      return right === 1;
    case 'several':
      return right >= 2 && right < choices;
    case 'spot':
      return right >= 1 && right < choices;
    // What is right is written down in no other way.
    case 'judge':
    case 'order':
      return true;
  }
}

function* questionProblems(question: Question, place: LearningPlace): Generator<LearningProblem> {
  const { kind } = question;
  const choices = choicesOf(question);
  const texts = choices.map(({ text }) => text);
  for (const [index, text] of texts.entries())
    if (texts.indexOf(text) < index) yield { ...place, code: 'sameText', text };
  const right = choices.filter(({ correct }) => correct).length;
  if (!isFair(kind, right, choices.length))
    yield { ...place, code: 'rightAnswers', kind, right, choices: choices.length };
}

/** What is wrong with a path: that its lessons are few, or do not teach the duties of its role. */
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
  const questions = banks.flatMap(bank => bank.questions);
  const parts = [
    ...banks.map(bank => ({ file: bank.file, found: referencesIn(z.array(questionSchema), bank.questions) })),
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
  for (const { file, questions: asked } of banks)
    for (const [index, question] of asked.entries()) {
      const { id } = question;
      if ((home.get(id) ?? file) !== file) yield { file, at: [index, 'id'], id, code: 'duplicateId' };
      else home.set(id, file);
      yield* questionProblems(question, { file, at: [index], id });
    }
  for (const read of lessons) yield* nameProblems(read, names);
  yield* lessonProblems(lessons, {
    playbook,
    questions: new Map(questions.map(question => [question.id, question])),
    onPaths: new Set(paths.flatMap(path => path.lessons)),
  });
  for (const [index, path] of paths.entries()) yield* pathProblems(path, index, content, playbook);

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
