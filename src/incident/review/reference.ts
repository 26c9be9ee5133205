import { ofKind } from '../of-kind.ts';
import type { IncidentView, Shown } from '../view.ts';

/** What an earlier incident has learnt of a step. */
export interface Reference {
  /** Title of the incident it comes from. */
  readonly incident: string;
  /** When that was closed, in milliseconds since the epoch. */
  readonly closedAt: number;
  /** What its review proposes to do otherwise, and why. */
  readonly what: string;
  readonly why: string;
}

/** How many are shown at a step: the latest say most. */
const MOST = 3;

/**
 * What the reviews of closed incidents propose for a step of the playbook, the latest closing first; a drill learns from
 * drills, a real incident from real ones.
 */
export const referencesFor = (
  step: string,
  of: IncidentView,
  incidents: readonly Pick<Shown, 'view'>[],
): readonly Reference[] =>
  ofKind(incidents, of.drill !== undefined)
    .flatMap(({ view }) =>
      view.closedAt === undefined || view.id === of.id ? [] : [{ view, closedAt: view.closedAt }],
    )
    .sort((one, other) => other.closedAt - one.closedAt)
    .flatMap(({ view, closedAt }) =>
      view.proposals.flatMap(({ target, what, why }): readonly Reference[] =>
        target.kind === 'step' && target.id === step ? [{ incident: view.title, closedAt, what, why }] : [],
      ),
    )
    .slice(0, MOST);
