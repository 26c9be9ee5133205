import type { Scenario } from '../training/drills/scenario.ts';
import type { Catalog } from '../training/lessons/catalog.ts';
import type { Night } from '../training/night/night.ts';
import { clausePath } from './paths.ts';
import type { WholeSite } from './site-content.ts';

/** The content that the screens of training load, reduced to the parts they use. */
export function catalogOf(site: WholeSite, drills: readonly Scenario[], nights: readonly Night[]): Catalog {
  const { playbook, learning } = site;
  return {
    clauses: playbook.clauses.map(({ id, text }) => ({ id, text, path: clausePath(site, id) })),
    rules: playbook.rules.map(({ id, title, number }) => ({ id, title, number })),
    roles: playbook.roles.map(({ id }) => ({ id })),
    paths: learning.paths,
    lessons: learning.lessons.map(({ file: _, ...lesson }) => lesson),
    questions: learning.questions,
    scenarios: drills.map(({ id, title, objectives }) => ({
      id,
      title,
      objectives: objectives.map(({ id: objective, cite, role }) => ({ id: objective, cite, role })),
    })),
    nights: nights.map(({ id, title, calls }) => ({
      id,
      title,
      objectives: calls.map(({ id: call, cite }) => ({ id: call, cite })),
    })),
  };
}
