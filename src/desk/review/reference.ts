import { ofKind } from '../core/of-kind.ts';
import type { IncidentView, Shown } from '../core/view.ts';

/** How many are shown at a step: the latest say most. */
const MOST = 3;

/**
 * Proposals for a step from reviews of closed incidents, the latest closing first, each with the title of its incident and when
 * that was closed, in milliseconds since the epoch. A drill learns from drills, a real incident from real ones.
 */
export const referencesFor = (step: string, of: IncidentView, incidents: readonly Pick<Shown, 'view'>[]) =>
  ofKind(incidents, of.drill !== undefined)
    .flatMap(({ view }) =>
      view.closedAt === undefined || view.id === of.id ? [] : [{ view, closedAt: view.closedAt }],
    )
    .sort((one, other) => other.closedAt - one.closedAt)
    .flatMap(({ view, closedAt }) =>
      view.proposals.flatMap(({ target, what, why }) =>
        target.kind === 'step' && target.id === step ? [{ incident: view.title, closedAt, what, why }] : [],
      ),
    )
    .slice(0, MOST);
