import type { z } from '../base/schema.ts';
import type { evidenceRuleSchema } from './evidence-schema.ts';

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

/** Whether a publication does a step: then nobody can tick it, for the published text must be on record. */
export const isDoneByPublishing = ({
  evidence = [],
}: {
  readonly evidence?: readonly EvidenceRule[] | undefined;
}): boolean => evidence.some(rule => 'published' in rule);

/** Whether a step is about orders: it is done by registering and answering them, and nobody can tick it. */
export const isDoneByOrders = ({
  evidence = [],
}: {
  readonly evidence?: readonly EvidenceRule[] | undefined;
}): boolean => evidence.some(rule => 'orders' in rule);
