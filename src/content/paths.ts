import type { Step } from '../playbook/playbook.ts';
import type { WholeSite } from './site-content.ts';

/** Path of a clause on its reading page, relative to the site's base. */
export function clausePath({ pages }: Pick<WholeSite, 'pages'>, id: string): string {
  const page = pages.find(({ clauses }) => clauses.includes(id));
  return `plan/${page?.slug ?? 'full'}/#c-${id}`;
}

/** Path of a rule's own page, relative to the site's base. */
export const rulePath = (id: string): string => `rules/${id}/`;

/** Path of a step's own page, relative to the site's base. */
export const stepPath = ({ id }: Pick<Step, 'id'>): string => `steps/${id}/`;
