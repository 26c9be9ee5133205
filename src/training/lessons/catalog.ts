import type { Objective, Scenario } from '../drills/scenario.ts';
import type { TestQuestion } from '../questions/question.ts';
import type { LearningPath, Lesson } from './lesson.ts';

/** A lesson without the content of its page. */
export type CatalogLesson = Omit<Lesson, 'file'>;

/** A scenario without what happens in it. */
interface CatalogScenario extends Pick<Scenario, 'id' | 'title'> {
  readonly objectives: readonly (Pick<Objective, 'id' | 'cite'> & Partial<Pick<Objective, 'role'>>)[];
}

/** The part of the content that the screens of training need: plain JSON, built with the site. */
export interface Catalog {
  /** `path`: where it stands on its reading page, relative to the site's base. */
  readonly clauses: readonly { readonly id: string; readonly text: string; readonly path: string }[];
  readonly rules: readonly { readonly id: string; readonly title: string; readonly number: string }[];
  readonly roles: readonly { readonly id: string }[];
  readonly paths: readonly LearningPath[];
  readonly lessons: readonly CatalogLesson[];
  readonly questions: readonly TestQuestion[];
  readonly scenarios: readonly CatalogScenario[];
  /** Whose objectives are the calls. */
  readonly nights: readonly CatalogScenario[];
}

/** Whatever can be played. */
export const playedIn = ({
  scenarios,
  nights,
}: Pick<Catalog, 'scenarios' | 'nights'>): readonly CatalogScenario[] => [...scenarios, ...nights];

/** The lessons of a path, in its order. */
export const lessonsOf = <Each extends CatalogLesson>(
  { lessons: ids }: Pick<LearningPath, 'lessons'>,
  lessons: readonly Each[],
): readonly Each[] => ids.flatMap(id => lessons.find(lesson => lesson.id === id) ?? []);

/** The questions of a lesson's check, in its order. */
export const checkOf = (
  { check }: Pick<CatalogLesson, 'check'>,
  questions: readonly TestQuestion[],
): readonly TestQuestion[] => check.flatMap(id => questions.find(question => question.id === id) ?? []);
