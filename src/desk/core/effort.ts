import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { MINUTES_SORTS } from '../../playbook/vocabulary.ts';
import type { IncidentEvent } from './incident.ts';

/** Kinds of acts that take an officer's time; a scenario says how many minutes each. */
export const EFFORTS = [
  'grade',
  ...MINUTES_SORTS,
  'step',
  'verification',
  'brief',
  'draft',
  'revision',
  'review',
  'approval',
  'publication',
  'reply',
  'theme',
  'document',
  'note',
] as const;
export type Effort = (typeof EFFORTS)[number];

/** The log before an act, which decides its effort. */
export interface Before {
  readonly index: PlaybookIndex;
  readonly events: readonly IncidentEvent[];
}
