import { site } from '../../content/site.ts';
import { href } from '../../desk/parts/href.tsx';
import type { Entry } from '../../site/outline.ts';
import { lessonsOf } from '../../training/lessons/catalog.ts';
import type { LearningPath, Lesson } from '../../training/lessons/lesson.ts';

const { paths, lessons } = site.learning;

/** The path with an id. @throws {Error} where there is none */
export function pathOf(id: string | undefined): LearningPath {
  const path = paths.find(each => each.id === id);
  if (path === undefined) throw new Error(`path ${id}`);
  return path;
}

/** The lessons of a path, in order. */
export const lessonsOn = (path: LearningPath): readonly Lesson[] => lessonsOf(path, lessons);

/** Address of a path, or of a lesson on it. */
export const lessonHref = (path: string, lesson?: string): string =>
  href(lesson === undefined ? `training/${path}/` : `training/${path}/${lesson}/`);

/** Minutes that lessons take together. */
export const minutesOf = (taken: readonly Pick<Lesson, 'minutes'>[]): number =>
  taken.reduce((sum, { minutes }) => sum + minutes, 0);

/** A path's side list: the path itself and its lessons. */
export const pathList = (path: LearningPath): readonly Entry[] => [
  {
    label: path.title,
    href: lessonHref(path.id),
    inside: lessonsOn(path).map(({ id, title }, index) => ({
      label: title,
      number: String(index + 1),
      href: lessonHref(path.id, id),
    })),
  },
];
