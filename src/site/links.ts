import { clausePath, rulePath, stepPath } from '../content/paths.ts';
import { site } from '../content/site.ts';
import { href } from '../desk/parts/href.tsx';
import { clauseIdPattern } from '../plan/clause.ts';
import type { Step } from '../playbook/playbook.ts';
import { siteText } from './words.ts';

/** Address of a clause on its reading page. */
export const clauseHref = (id: string): string => href(clausePath(site, id));

/** Address of a step's own page. */
export const stepHref = (step: Pick<Step, 'id'>): string => href(stepPath(step));

/** A citation's label and target: a clause by its number, a rule by its document number. */
export function citation(id: string): {
  readonly label: string;
  readonly title: string;
  readonly href: string;
} {
  if (clauseIdPattern.test(id)) {
    const clause = site.clauses.find(each => each.id === id);
    return { label: siteText.clause(id), title: clause?.text ?? '', href: clauseHref(id) };
  }
  const rule = site.playbook.rules.find(each => each.id === id);
  return { label: rule?.number ?? id, title: rule?.title ?? '', href: href(rulePath(id)) };
}
