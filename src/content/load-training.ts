import { z } from '../base/schema.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { type LearningPath, type Lesson, lessonSchema, pathSchema } from '../training/lessons/lesson.ts';
import { lessonMinutes, readLessonText } from '../training/lessons/lesson-text.ts';
import { type TrainingSettings, trainingSettingsSchema } from '../training/lessons/settings.ts';
import { isAdvice, validateLearning } from '../training/lessons/validate-learning.ts';
import type { TestQuestion } from '../training/questions/question.ts';
import { testQuestionSchema } from '../training/questions/question-schema.ts';
import type { LocatedProblem } from './content-words.ts';
import { lessonTags } from './page-text.ts';
import type { ContentReader } from './source.ts';
import { learningSentence } from './training-words.ts';

/** The material for learning: paths through lessons, and the bank of questions. */
export interface Learning {
  readonly settings: TrainingSettings;
  readonly paths: readonly LearningPath[];
  readonly lessons: readonly Lesson[];
  readonly questions: readonly TestQuestion[];
  /** Advice for better training; it stops no build. */
  readonly advice: readonly LocatedProblem[];
}

export const SETTINGS = 'training/settings.yaml';
export const PATHS = 'training/paths.yaml';
export const LESSONS = 'training/lessons';
export const QUESTIONS = 'training/questions';
/** Settings for an organisation that has no training yet. */
const NO_TRAINING: TrainingSettings = {
  leastQuestions: 0,
  leastLessons: 0,
  drillForEachTopic: false,
  minutes: {},
  approvers: {},
};
const CLAUSES = 'plan/clauses.yaml';

/** Reads and checks learning paths, lessons and questions. @returns `undefined` where something has not the right shape */
export function loadTraining(reader: ContentReader, playbook: Playbook): Learning | undefined {
  const { problems } = reader;
  const before = problems.length;
  const paths = reader.has(PATHS) ? (reader.shaped(z.array(pathSchema), PATHS) ?? []) : [];
  const lessons = reader.files(LESSONS, '.mdx').flatMap(file => {
    const page = reader.page(lessonSchema, file, lessonTags);
    if (page === undefined) return [];
    const id = file.replace(/^.*\/(?:\d+-)?|\.mdx$/g, '');
    const text = readLessonText(page.text, page.firstLine);
    return [
      { lesson: { ...page.head, id, file, minutes: lessonMinutes(page.head, text, playbook.clauses) }, text },
    ];
  });
  const banks = reader.files(QUESTIONS, '.yaml').flatMap(file => {
    const questions = reader.shaped(z.array(testQuestionSchema), file);
    return questions === undefined ? [] : [{ file, lesson: file.replace(/^.*\/|\.yaml$/g, ''), questions }];
  });
  const settings = reader.has(SETTINGS) ? reader.shaped(trainingSettingsSchema, SETTINGS) : NO_TRAINING;
  if (problems.length > before || settings === undefined) return undefined;

  // For the lines of clauses that nothing teaches; the clauses themselves have been checked.
  reader.yaml(CLAUSES);
  const advice: LocatedProblem[] = [];
  const places = { paths: PATHS, clauses: CLAUSES, questions: QUESTIONS };
  for (const problem of validateLearning({ paths, lessons, banks, settings, places }, playbook)) {
    const { file, at, id } = problem;
    const line = typeof at === 'number' ? at : reader.placeOf(file, at).line;
    (isAdvice(problem) ? advice : problems).push({ file, line, id, sentence: learningSentence(problem) });
  }
  return {
    advice,
    settings,
    paths,
    lessons: lessons.map(({ lesson }) => lesson),
    questions: banks.flatMap(({ lesson, questions }) => questions.map(question => ({ ...question, lesson }))),
  };
}
