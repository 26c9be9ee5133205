import type { Basis } from './basis.ts';
import type { ConditionProblem } from './condition.ts';
import type { Playbook } from './playbook.ts';
import type { ReferenceProblem } from './references.ts';
import type { FlowProblem } from './wizard/validate.ts';

/** The part of content a problem lies in; the loader knows its file. */
export type Part =
  | Exclude<keyof Playbook, 'version' | 'edition' | 'calendar' | 'unchecked'>
  | 'document'
  | 'collation'
  | 'terms'
  | 'exemptions'
  | 'cases';

/** Where a meaning is declared, by the field that does. */
export type MeaningField = 'means' | 'fills' | 'functions';

/** A fault in content that has the right shape. `path` leads to the place within the part. */
export type ContentProblem = {
  readonly part: Part;
  readonly path: readonly (string | number)[];
  readonly id: string;
} & (
  | ReferenceProblem
  | { readonly code: 'basisWithoutCitation'; readonly basis: Basis }
  | { readonly code: 'publishedWithoutPlace' }
  /** Only a publication does the step: nobody is asked for values. */
  | { readonly code: 'wantsOfPublication' }
  | { readonly code: 'reportedWithoutRecipient' }
  | { readonly code: 'reportedByFiling' }
  | { readonly code: 'decisionWithoutReport' }
  | { readonly code: 'uncarriedClause' }
  | { readonly code: 'needlessExemption' }
  /** A clock runs to the time a publication promised: one such clock, and with no limit of its own. */
  | { readonly code: 'secondPromise' }
  | { readonly code: 'promiseWithLimit' }
  /** A repeated duty could only be recorded once. */
  | { readonly code: 'recordedOnce' }
  /** Something reads a meaning that nothing in content carries. */
  | {
      readonly code: 'missingMeaning';
      readonly field: MeaningField;
      readonly word: string;
      /** The mark of a template that needs it. */
      readonly token?: string;
    }
  | { readonly code: 'repeatedMeaning'; readonly word: string }
  /** A name in braces that has no meaning there. */
  | { readonly code: 'unknownToken'; readonly token: string; readonly field: string }
  /** A fact named like another, or like a token with another meaning. */
  | { readonly code: 'takenLabel'; readonly label: string }
  | { readonly code: 'causeElements'; readonly count: number }
  /** Some matter might fit no way of telling it. */
  | { readonly code: 'lastVariantWaits' }
  | { readonly code: 'shortBody'; readonly name: string }
  /** An expression names a list of words that there is none of. */
  | { readonly code: 'unknownList'; readonly list: string }
  /** A sign-off ends with being read aloud, once, whatever the answers. */
  | { readonly code: 'notReadAloud' }
  | { readonly code: 'noAcknowledgement' }
  | { readonly code: 'noApproval'; readonly answers: string }
  | { readonly code: 'unreachableItem' }
  | { readonly code: 'emptyNeed' }
  | { readonly code: 'deadlineWithoutStep'; readonly answers: string }
  | { readonly code: 'deadlineOfOccasion'; readonly answers: string; readonly step: string }
  | { readonly code: 'deadlineWithoutAnchor'; readonly answers: string }
  | { readonly code: 'caseUnfinished'; readonly question: string }
  | { readonly code: 'caseOtherVerdict'; readonly actual: string }
  | ConditionProblem
  | FlowProblem
);

/** Where a problem lies. */
export type ProblemPlace = Pick<ContentProblem, 'part' | 'path' | 'id'>;
