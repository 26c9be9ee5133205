import { z } from '../base/schema.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { LocatedProblem } from '../text/content.ts';
import { learningSentence } from '../text/content-training.ts';
import { type LearningPath, type Lesson, lessonSchema, pathSchema } from '../training/lesson.ts';
import { readLessonText } from '../training/lesson-text.ts';
import type { Question } from '../training/question.ts';
import { questionSchema } from '../training/question-schema.ts';
import { type TrainingSettings, trainingSettingsSchema } from '../training/settings.ts';
import type { LearningContent } from '../training/validate-learning.ts';
import { validateLearning } from '../training/validate-learning.ts';
import { filesIn, readPage, readSource, type Source, shapedAs } from './source.ts';

/** What there is to learn: paths through lessons, and the bank of questions. */
export interface Learning {
  readonly settings: TrainingSettings;
  readonly paths: readonly LearningPath[];
  readonly lessons: readonly Lesson[];
  readonly questions: readonly Question[];
}

const SETTINGS = 'training/settings.yaml';
const PATHS = 'training/paths.yaml';
const LESSONS = 'training/lessons';
const QUESTIONS = 'training/questions';
const CLAUSES = 'plan/clauses.yaml';

/**
 * Reads and checks learning paths, lessons and questions.
 * @param root the content folder
 * @param problems what is wrong joins these
 * @returns `undefined` where something has not the right shape
 */
export function loadTraining(
  root: string,
  playbook: Playbook,
  problems: LocatedProblem[],
): Learning | undefined {
  const sources = new Map<string, Source>();
  const before = problems.length;

  const shaped = <Schema extends z.ZodMiniType>(
    file: string,
    source: Source | undefined,
    schema: Schema,
  ): z.infer<Schema> | undefined => {
    if (source === undefined) return undefined;
    sources.set(file, source);
    return shapedAs(schema, source, file, problems);
  };

  const paths = shaped(PATHS, readSource(root, PATHS, problems), z.array(pathSchema)) ?? [];
  const lessons = filesIn(root, LESSONS, '.mdx', problems).flatMap(file => {
    const page = readPage(root, file, problems);
    const matter = shaped(file, page?.head, lessonSchema);
    if (page === undefined || matter === undefined) return [];
    const id = file.replace(/^.*\/(?:\d+-)?|\.mdx$/g, '');
    return [{ lesson: { ...matter, id, file }, text: readLessonText(page.text, page.firstLine) }];
  });
  const banks = filesIn(root, QUESTIONS, '.yaml', problems).flatMap(file => {
    const questions = shaped(file, readSource(root, file, problems), z.array(questionSchema));
    return questions === undefined ? [] : [{ file, questions }];
  });
  const settings = shaped(SETTINGS, readSource(root, SETTINGS, problems), trainingSettingsSchema);
  if (problems.length > before || settings === undefined) return undefined;

  // For the lines of clauses that nothing teaches; the clauses themselves have been checked.
  const clauses = readSource(root, CLAUSES, problems);
  if (clauses !== undefined) sources.set(CLAUSES, clauses);
  const places = { paths: PATHS, clauses: CLAUSES, questions: QUESTIONS };
  const content: LearningContent = { paths, lessons, banks, settings, places };
  for (const problem of validateLearning(content, playbook)) {
    const { file, at, id } = problem;
    const line = typeof at === 'number' ? at : sources.get(file)?.lineOf(at);
    problems.push({ file, line, id, sentence: learningSentence(problem) });
  }
  return {
    settings,
    paths,
    lessons: lessons.map(({ lesson }) => lesson),
    questions: banks.flatMap(({ questions }) => questions),
  };
}
