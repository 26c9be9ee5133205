import type { Playbook, Step } from './playbook.ts';

/** Kinds of item that a machine reads off a plan, by the name of their list. */
export const UNCHECKED_PARTS = ['clauses', 'roles', 'deadlines', 'steps'] as const;

/** Whether nobody has compared an item with the plan yet. */
export const isUnchecked = (
  { unchecked }: Pick<Playbook, 'unchecked'>,
  part: (typeof UNCHECKED_PARTS)[number],
  id: string,
): boolean => unchecked?.[part].includes(id) ?? false;

/** Whether a step, or anything that it rests on, has not been compared with the plan: its clauses, posts and limits. */
export const restsOnUnchecked = (
  playbook: Pick<Playbook, 'unchecked'>,
  { id, cite, roles, deadlines = [] }: Pick<Step, 'id' | 'cite' | 'roles' | 'deadlines'>,
): boolean =>
  isUnchecked(playbook, 'steps', id) ||
  cite.some(each => isUnchecked(playbook, 'clauses', each)) ||
  roles.some(each => isUnchecked(playbook, 'roles', each)) ||
  deadlines.some(each => isUnchecked(playbook, 'deadlines', each));
