import type { z } from '../base/schema.ts';
import type { evidenceRuleSchema } from './evidence-schema.ts';

/** What is released of the facts: a first short statement, a full one, and one that sets an earlier one right. */
export const FACT_KINDS = ['holding', 'full', 'correction'] as const;
/** What is released; before any fact is known, a first word that somebody is looking into it, which does no step and stops no clock. */
export const RELEASE_KINDS = ['acknowledgement', ...FACT_KINDS] as const;
/** What leaves: a release, or a reply to one theme of the public's questions, where it was asked. */
export const STATEMENT_KINDS = [...RELEASE_KINDS, 'reply'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Sorts of short records that somebody makes of what happened away from this machine. */
export const MINUTES_SORTS = ['meeting', 'phoneReport', 'siteVisit', 'interview', 'opinion'] as const;
export type MinutesSort = (typeof MINUTES_SORTS)[number];

export type EvidenceRule = z.infer<typeof evidenceRuleSchema>;

/** Whether what does a step can do it again: each time is a record of its own. */
const comesAgain = (rule: EvidenceRule): boolean =>
  !(
    'facts' in rule ||
    'assigned' in rule ||
    'signed' in rule ||
    'approval' in rule ||
    'orders' in rule ||
    'done' in rule
  ) && !('themes' in rule && rule.themes === 'answered');

/** Whether a step that is done can be recorded again. */
export const canBeDoneAgain = ({
  evidence = [],
}: {
  readonly evidence?: readonly EvidenceRule[] | undefined;
}): boolean => evidence.some(comesAgain);

/** Whether a publication does a step: then nobody ticks it, for what went out has to be there to be read. */
export const isDoneByPublishing = ({
  evidence = [],
}: {
  readonly evidence?: readonly EvidenceRule[] | undefined;
}): boolean => evidence.some(rule => 'published' in rule);

/** Whether a step is about what came in: registered and reported back there, it is ticked by nobody. */
export const isDoneByOrders = ({
  evidence = [],
}: {
  readonly evidence?: readonly EvidenceRule[] | undefined;
}): boolean => evidence.some(rule => 'orders' in rule);
