import type { StatementKind } from '../../playbook/release-kit.ts';
import type { Refusal } from '../command.ts';
import type { Person } from '../event.ts';
import type { TokenProblem } from './compose.ts';

/** What an officer can do on the way from facts to a release, to feedback, documents and the review. Times are ISO 8601 with zone. */
export type ReleaseCommand =
  | {
      readonly kind: 'recordFact';
      /** An element's id or an added fact's; absent for a new fact, which then needs a label. */
      readonly fact?: string;
      readonly label?: string;
      readonly value: string;
      readonly source: string;
      readonly state: 'verified' | 'checking' | 'withheld';
      readonly reason?: string;
      readonly person?: Person;
      readonly verifiedAt?: string;
      /** Ids of the entries it takes the place of; none to stand beside them as another account. */
      readonly replaces: readonly string[];
    }
  | { readonly kind: 'approveCause'; readonly entry: string; readonly person: Person }
  | {
      readonly kind: 'saveStatement';
      /** Absent for a new statement. */
      readonly statement?: string;
      readonly channel: string;
      readonly form: StatementKind;
      readonly title: string;
      /** Drafts of the parts, facts as tokens in braces. */
      readonly parts: readonly { readonly part: string; readonly draft: string }[];
      readonly nextUpdate?: string;
      readonly noUpdate?: string;
      readonly corrects?: string;
    }
  | {
      readonly kind: 'passGate';
      readonly version: string;
      readonly item: string;
      readonly note: string;
      readonly person: Person;
    }
  | { readonly kind: 'skipGate'; readonly version: string; readonly item: string; readonly reason: string }
  | {
      readonly kind: 'approve';
      readonly version: string;
      readonly stage: string;
      readonly person: Person;
      readonly opinion?: string;
    }
  | {
      readonly kind: 'return';
      readonly version: string;
      readonly stage: string;
      readonly person: Person;
      readonly reason: string;
    }
  | {
      readonly kind: 'publish';
      readonly version: string;
      readonly place: string;
      readonly publishedAt: string;
      readonly link?: string;
      /** Steps of the checklist that this publication does, each with what else it wants; their clocks stop. */
      readonly steps: readonly {
        readonly step: string;
        readonly values: Readonly<Record<string, string>>;
      }[];
    }
  | {
      readonly kind: 'recordTheme';
      /** Absent for a new theme. */
      readonly theme?: string;
      readonly title: string;
      readonly count: string;
      readonly place?: string;
    }
  | {
      readonly kind: 'answerTheme';
      readonly theme: string;
      readonly how: 'answered' | 'corrected';
      readonly text: string;
      readonly link?: string;
    }
  | { readonly kind: 'passTheme'; readonly theme: string; readonly to: string; readonly due?: string }
  | { readonly kind: 'solveTheme'; readonly theme: string; readonly result: string }
  | {
      readonly kind: 'fileDocument';
      readonly form: string;
      readonly fields: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'recordAction';
      readonly finding: string;
      readonly text: string;
      readonly owner: Person;
      readonly due: string;
    }
  | { readonly kind: 'finishAction'; readonly action: string; readonly result: string }
  | {
      readonly kind: 'propose';
      readonly target: { readonly kind: 'clause' | 'step'; readonly id: string };
      readonly what: string;
      readonly why: string;
    };

/** Why a release command is not carried out. `text/` has one sentence for each. */
export type ReleaseRefusal =
  | Refusal
  /** A field of the form; the sentence of `why` stands at it. */
  | { readonly code: 'badField'; readonly field: string; readonly why: Refusal }
  /** The incident runs on a playbook from before there was a gate. */
  | { readonly code: 'noReleaseKit' }
  | { readonly code: 'unknownFact' }
  | { readonly code: 'factExists'; readonly label: string }
  | { readonly code: 'notStanding' }
  | { readonly code: 'notACause' }
  | { readonly code: 'causeNotVerified' }
  /** A title is read as it stands: nothing is put in the place of a token. */
  | { readonly code: 'tokenInTitle'; readonly token: string }
  | { readonly code: 'badToken'; readonly token: string; readonly why: TokenProblem['why'] }
  | { readonly code: 'unapprovedCause'; readonly text: string }
  | { readonly code: 'unknownStatement' }
  | { readonly code: 'emptyStatement' }
  | { readonly code: 'oldVersion' }
  | { readonly code: 'unknownItem' }
  | { readonly code: 'notSkippable'; readonly title: string }
  | { readonly code: 'notAsked'; readonly title: string }
  | { readonly code: 'unknownStage' }
  | { readonly code: 'notYourTurn'; readonly title: string }
  | { readonly code: 'gateOpen'; readonly title: string }
  | { readonly code: 'notApproved' }
  | { readonly code: 'sameApprover'; readonly title: string }
  | { readonly code: 'unknownTheme' }
  | { readonly code: 'unknownForm' }
  | { readonly code: 'unknownAction' }
  | { readonly code: 'unknownTarget' };
