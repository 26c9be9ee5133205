import { z } from '../base/schema.ts';
import type { Clause } from '../plan/clause.ts';
import { type Playbook, playbookSchema } from '../playbook/playbook.ts';
import { namesByKind, referenceProblems, referencesIn } from '../playbook/references.ts';
import type { Catalog } from './catalog.ts';
import {
  type LearningChecker,
  type LearningContent,
  type LearningPlace,
  type LearningProblem,
  learningChecker,
} from './learning-problem.ts';
import { type LearningPath, lessonSchema, pathSchema } from './lesson.ts';
import { QUESTION_KINDS, type QuestionKind } from './question.ts';
import { questionSchema } from './question-schema.ts';
import { validateLessons } from './validate-lessons.ts';
import { validateQuestions } from './validate-questions.ts';

/** Kinds of clause that ask somebody to do something: each has to be learnt, and asked. */
const taughtKinds: ReadonlySet<Clause['kind']> = new Set(['duty', 'requirement']);

/** Whether an officer must have learnt a clause. */
const mustBeTaught = ({ kind }: Clause): boolean => taughtKinds.has(kind);

/** Ids that no path may have: at `training/<id>/` stand pages of the site's own. */
export const RESERVED_PATHS: readonly string[] = ['cases', 'study'];

type PathContent = Pick<LearningContent, 'places' | 'lessons' | 'settings'> & { readonly playbook: Playbook };

/** Checks a path: that its lessons exist, and that they teach the duties of its role. */
function validatePath(
  { id, role, lessons: ids }: LearningPath,
  place: LearningPlace & { readonly at: readonly (string | number)[] },
  { lessons, playbook, settings }: PathContent,
  checker: LearningChecker,
): void {
  const { once, problems } = checker;
  once(ids, 'lessons', place);
  if (ids.length < settings.leastLessons)
    problems.push({
      ...place,
      at: [...place.at, 'lessons'],
      code: 'fewLessons',
      count: ids.length,
      least: settings.leastLessons,
    });
  const taught = lessons.flatMap(({ lesson }) => (ids.includes(lesson.id) ? lesson.clauses : []));
  for (const clause of playbook.roles.find(each => each.id === role)?.duties ?? [])
    if (!taught.includes(clause))
      problems.push({
        ...place,
        at: [...place.at, 'lessons'],
        id,
        code: 'dutyNotOnPath',
        clause,
        lessons: lessons.flatMap(({ lesson }) => (lesson.clauses.includes(clause) ? [lesson.id] : [])),
      });
}

/**
 * Holds paths, lessons and questions against the playbook and each other. An empty list means that they are sound.
 * @param content of the right shape
 */
export function validateLearning(content: LearningContent, playbook: Playbook): readonly LearningProblem[] {
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
  const checker = learningChecker(names);
  const { problems } = checker;
  for (const { file, found } of parts)
    for (const { path: at, ...problem } of referenceProblems(found, names))
      problems.push({ ...problem, file, at });
  banks.forEach(({ file, questions: asked }, bank) => {
    const before = new Set(banks.slice(0, bank).flatMap(each => each.questions.map(({ id }) => id)));
    asked.forEach(({ id }, index) => {
      if (before.has(id)) problems.push({ file, at: [index, 'id'], id, code: 'duplicateId' });
    });
  });

  validateQuestions(banks, checker);
  validateLessons(
    lessons,
    {
      playbook,
      questions: new Map(questions.map(question => [question.id, question])),
      onPaths: new Set(paths.flatMap(path => path.lessons)),
    },
    checker,
  );
  paths.forEach((path, index) => {
    const place = { file: places.paths, at: [index], id: path.id };
    if (RESERVED_PATHS.includes(path.id)) problems.push({ ...place, at: [index, 'id'], code: 'reservedId' });
    validatePath(path, place, { places, lessons, playbook, settings }, checker);
  });

  const taught = new Set(lessons.flatMap(({ lesson }) => lesson.clauses));
  const asked = new Set(questions.flatMap(({ clauses }) => clauses));
  playbook.clauses.forEach((clause, index) => {
    if (!mustBeTaught(clause)) return;
    const place = { file: places.clauses, at: [index], id: clause.id };
    if (!taught.has(clause.id)) problems.push({ ...place, code: 'clauseNotTaught' });
    if (!asked.has(clause.id)) problems.push({ ...place, code: 'clauseNotAsked' });
  });

  const bank: LearningPlace = { file: places.questions, at: [], id: undefined };
  if (questions.length < settings.leastQuestions)
    problems.push({ ...bank, code: 'fewQuestions', count: questions.length, least: settings.leastQuestions });
  for (const kind of QUESTION_KINDS)
    if (questions.every(question => question.kind !== kind))
      problems.push({ ...bank, code: 'kindUnused', kind });
  return problems;
}

/** How much there is to learn, as `npm run check` prints it. */
export interface LearningTotals {
  readonly paths: number;
  readonly lessons: number;
  readonly questions: number;
  readonly kinds: Readonly<Record<QuestionKind, number>>;
  /** Clauses of a kind that has to be learnt, and how many of those are taught and asked. */
  readonly toTeach: number;
  readonly taught: number;
  readonly asked: number;
}

export function learningTotals(
  { paths, lessons, questions }: Pick<Catalog, 'paths' | 'lessons' | 'questions'>,
  clauses: readonly Clause[],
): LearningTotals {
  const toTeach = clauses.filter(mustBeTaught);
  const among = (items: readonly { readonly clauses: readonly string[] }[]): number =>
    toTeach.filter(({ id }) => items.some(item => item.clauses.includes(id))).length;
  const count = (kind: QuestionKind): number => questions.filter(question => question.kind === kind).length;
  return {
    paths: paths.length,
    lessons: lessons.length,
    questions: questions.length,
    kinds: {
      single: count('single'),
      several: count('several'),
      order: count('order'),
      clause: count('clause'),
      judge: count('judge'),
      spot: count('spot'),
    },
    toTeach: toTeach.length,
    taught: among(lessons),
    asked: among(questions),
  };
}
