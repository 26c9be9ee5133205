import { endingOf, type PlaybookIndex } from '../../playbook/checklist.ts';
import { exitsOf } from '../../playbook/wizard/screens.ts';
import type { IncidentView } from '../core/view.ts';
import { isUnanswered } from '../orders/orders.ts';
import type { WayOut } from '../triage/way-out.ts';

type Seen = Pick<
  IncidentView,
  'verdict' | 'orders' | 'calls' | 'lines' | 'statements' | 'publications' | 'themes'
>;

/**
 * Whether nothing but tickets of single callers is on record, and nobody has graded the matter: no call of the first minutes, nothing written for
 * the public, nothing heard from it. A notice or an instruction is about public concern, and is not meant.
 */
export const isTicketAlone = (view: Seen): boolean =>
  view.verdict === undefined &&
  view.orders.length > 0 &&
  view.orders.every(({ sort }) => sort === 'ticket') &&
  [view.calls, view.lines, view.statements, view.publications, view.themes].every(
    ({ length }) => length === 0,
  );

/** The way out by which a matter ends that was only tickets and is answered; `undefined` where there is more to it, or a playbook has none. */
export function answeredWayOut(
  index: PlaybookIndex,
  view: Seen & Pick<IncidentView, 'status' | 'facts'>,
): WayOut | undefined {
  const question = exitsOf(index.playbook.triage);
  if (question?.kind !== 'choice' || view.status === 'closed') return undefined;
  if (!isTicketAlone(view) || view.orders.some(isUnanswered)) return undefined;
  const option = question.options.find(
    ({ value }) => endingOf(index, { ...view.facts, [question.id]: value }) === 'answered',
  );
  return option && { question, option };
}
