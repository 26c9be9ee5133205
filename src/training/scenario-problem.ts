import type { ConditionProblem } from '../playbook/condition.ts';
import type { ReferenceProblem } from '../playbook/references.ts';

/** Leads to a place in a scenario's file. */
type Path = readonly (string | number)[];

/** What is wrong with a scenario of the right shape. */
export type ScenarioProblem = {
  readonly path: Path;
  readonly id: string;
} & (
  | ReferenceProblem
  | ConditionProblem
  | {
      /**
       * What an inject says of a fact. `saysOther`: it lacks its own words. `notCompared`: others of the fact are compared, and it cannot be. `wordedForLedger`: the inject's
       * text has the words of the ledger. `neverSettled`: nobody finds out later. `uncontested`: nobody says otherwise.
       */
      readonly code: 'saysOther' | 'notCompared' | 'wordedForLedger' | 'neverSettled' | 'uncontested';
      readonly fact: string;
    }
  | { readonly code: 'goodAfterLate' }
  | { readonly code: 'outOfOrder'; readonly list: 'injects' | 'ideal' }
  | { readonly code: 'afterEnd' }
  | { readonly code: 'shortWindow'; readonly count: number }
  /** A personal word that any number may hold: a house number, an area, a telephone number of the office. */
  | { readonly code: 'digitsAlone'; readonly word: string }
  /** A trap that no question of the public names. */
  | { readonly code: 'trapUnasked' }
  /** An objective of the short form that counts from an inject which comes after its end. */
  | { readonly code: 'afterShortEnd'; readonly objective: string }
  /** A deed of the ideal path begins before the one before is done. `at` is its offset. */
  | { readonly code: 'idealHurried'; readonly at: string; readonly deed: string }
  /** An approver sends a draft of the ideal path back. */
  | { readonly code: 'idealReturned'; readonly reason: string }
  /** The desk refused a deed of the ideal path. `at` is its offset. */
  | { readonly code: 'idealRefused'; readonly at: string; readonly deed: string; readonly refusal: string }
  | { readonly code: 'idealFails'; readonly failure: string }
  | {
      readonly code: 'idealBelowP';
      readonly objective: string;
      readonly grade: string;
      readonly form: string;
    }
  /** A promise of the ideal path that nothing keeps. Milliseconds since the start. */
  | { readonly code: 'idealBreaks'; readonly said: number; readonly due: number }
  | { readonly code: 'earnedByNothing'; readonly objective: string }
  /** Posts in all, of the ideal path and of the calmest of those who did otherwise. */
  | { readonly code: 'idealBeaten'; readonly ideal: number; readonly calmest: number }
  | { readonly code: 'neverFires'; readonly reaction: string }
  | { readonly code: 'neverDiffers'; readonly objective: string }
);
