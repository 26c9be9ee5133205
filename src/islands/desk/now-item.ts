import type { NowItem } from '../../incident/now.ts';
import { stepText } from '../../text/desk.ts';
import { personName } from '../../text/people.ts';
import type { Place } from './route.ts';
import type { Work } from './work.ts';

/** Whoever has to do it. */
export function whoOf(each: NowItem, { roleName }: Work): string {
  if (each.kind === 'returned') return each.version.by.name ?? roleName(each.version.by.role);
  const { step, assignee } = each.item;
  return assignee === undefined ? step.roles.map(roleName).join('、') : personName(assignee);
}

export const titleOf = (each: NowItem): string =>
  each.kind === 'returned' ? stepText.returnedDraft(each.version.title) : each.item.step.title;

/** Why a draft came back. */
export const reasonOf = ({ line: { mark } }: Extract<NowItem, { kind: 'returned' }>): string =>
  mark?.kind === 'returned' ? stepText.returnedBy(personName(mark.person), mark.text) : '';

export const placeOf = (each: NowItem): Place =>
  each.kind === 'step' ? `step/${each.item.step.id}` : `release/${each.version.statement}`;

export function show(each: NowItem, work: Work): void {
  if (each.kind === 'step') work.openStep(each.item.step.id);
  else work.go(placeOf(each));
}
