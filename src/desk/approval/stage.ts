import type { Person } from '../core/define.ts';

/** Fields of a stage besides whether it was decided. */
export const STAGE_FIELDS = ['person', 'post', 'note', 'condition'] as const;
export type StageField = (typeof STAGE_FIELDS)[number];

/** The name of a stage's field, in the form and in what a command refuses. */
export const stageField = (what: StageField, item: string): string => `${what}-${item}`;

/** One stage as somebody decided it. */
export interface SignedStage {
  readonly item: string;
  readonly person: Person;
  /** In which post, where the record does not say whether he holds one to which the stage belongs. */
  readonly post?: string | undefined;
  readonly note?: string | undefined;
  readonly condition?: string | undefined;
}
