import { failure, type Result } from '../../base/result.ts';
import type { AnswerRefusal } from '../../base/typed.ts';

import type { Party, Person } from './define.ts';

/** Why a typed value of a step is not accepted. */
export type ValueRefusal =
  | AnswerRefusal
  | { readonly code: 'notALink' }
  | { readonly code: 'notANumber' }
  | { readonly code: 'noFile' }
  | { readonly code: 'tooManyTasks'; readonly limit: number }
  /** Who, or what, is missing. @property row counted from 1 */
  | { readonly code: 'unfinishedTask'; readonly row: number }
  /** A span of time ends before it begins. */
  | { readonly code: 'endsBeforeStart' }
  /** More names than one record holds. */
  | { readonly code: 'tooManyNames'; readonly count: number; readonly limit: number }
  /** The picture to be shown is the very one that accounts and faces are in. */
  | { readonly code: 'notMasked' }
  | { readonly code: 'fileTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'filesTooLarge'; readonly bytes: number; readonly limit: number };

/** A token in a draft that cannot enter a statement, and why. */
export interface TokenProblem {
  readonly token: string;
  /** `unknown`: no fact of that name. `notVerified`: not verified, withheld, or in conflict. `notApproved`: a cause not approved as such. */
  readonly why: 'unknown' | 'notVerified' | 'notApproved';
}

/** Why a command is not carried out. `desk/core/words` has one sentence for each. */
export type Refusal =
  | ValueRefusal
  /** A field of the form; the sentence of `why` stands at it. `others`: the fields after it that are wrong too. */
  | {
      readonly code: 'badField';
      readonly field: string;
      readonly why: Refusal;
      readonly others?: readonly BadField[];
    }
  /** Nobody has said which role keeps the record. */
  | { readonly code: 'noRole' }
  | { readonly code: 'unknownStep' }
  | { readonly code: 'alreadySettled' }
  | { readonly code: 'alreadyStarted' }
  | { readonly code: 'notAhead' }
  | { readonly code: 'notAfterAnswer' }
  | { readonly code: 'notAfterPublication' }
  | { readonly code: 'notLonger' }
  /** The step that this one would wait for has a result. */
  | { readonly code: 'nothingToAwait' }
  /** Two steps would wait for each other. */
  | { readonly code: 'waitsForThis' }
  /** Something must be so before closing, and is not. */
  | { readonly code: 'closingOpen'; readonly title: string }
  /** It ends without being handled, and no second person has agreed. */
  | { readonly code: 'exitUnreviewed' }
  /** Nothing waits to be reviewed. */
  | { readonly code: 'nothingToReview' }
  /** Other posts may review it. */
  | { readonly code: 'notOfPost'; readonly title: string; readonly posts: readonly string[] }
  /** The filer of an exit cannot review it. */
  | { readonly code: 'ownExit'; readonly filer: Person | undefined }
  /** Words are there and say nothing: 「无」. */
  | { readonly code: 'hollow' }
  /** Only a publication does the step. */
  | { readonly code: 'notReleased' }
  /** Only registering or answering an order does the step. */
  | { readonly code: 'notAtOrders' }
  /** A version of a statement that was published stays. */
  | { readonly code: 'versionIsOut' }
  /** It was taken down before it was out. */
  | { readonly code: 'beforeOut' }
  /** The words that are repeated are not out, or not any more. */
  | { readonly code: 'notOut' }
  /** Words were repeated before they were out. */
  | { readonly code: 'beforePublished' }
  /** A sentence that the publication does not say. */
  | { readonly code: 'notQuoted'; readonly text: string }
  /** Reading aloud needs two different named people. */
  | { readonly code: 'noName' }
  | { readonly code: 'samePerson' }
  | { readonly code: 'nobody' }
  /** A duty title alone does where anybody of that post would; here it is a person. */
  | { readonly code: 'unnamed' }
  | { readonly code: 'noTitle' }
  | { readonly code: 'unknownHandover' }
  /** Only the person named in a hand-over can accept it. */
  | { readonly code: 'notReceiver'; readonly name: string }
  | { readonly code: 'notAPhone' }
  /** Two people of one name with one duty title cannot be told apart. */
  | { readonly code: 'sameTitle' }
  | { readonly code: 'notANote' }
  | { readonly code: 'unknownPlaybook' }
  | { readonly code: 'incidentClosed' }
  | { readonly code: 'alreadyOpen' }
  | { readonly code: 'triageUnfinished' }
  /** No drill is going on that an incident could belong to. */
  | { readonly code: 'noRun' }
  | { readonly code: 'unchanged' }
  | { readonly code: 'nothingToUndo' }
  /** The step has no result that could be reopened. */
  | { readonly code: 'nothingToReopen' }
  /** Nothing of this subject is open to be decided. */
  | { readonly code: 'nothingToChoose' }
  | { readonly code: 'unknownIncident' }
  /** Its records fill a package. */
  | { readonly code: 'noRoom' }
  /** The record that gave out the task was taken back. */
  | { readonly code: 'unknownTask' }
  | { readonly code: 'unknownFact' }
  | { readonly code: 'factExists'; readonly label: string }
  | { readonly code: 'notStanding' }
  | { readonly code: 'notACause' }
  | { readonly code: 'causeNotVerified' }
  /** Verifier and approver of a cause differ unless a reason is given. */
  | { readonly code: 'sameVerifier'; readonly verifier: Person }
  /** A title is read as it stands: nothing is put in the place of a token. */
  | { readonly code: 'tokenInTitle'; readonly token: string }
  /** More facts inserted into one part than a version keeps apart. */
  | { readonly code: 'tooManyTokens'; readonly limit: number }
  | { readonly code: 'badToken'; readonly token: string; readonly why: TokenProblem['why'] }
  | { readonly code: 'unapprovedCause'; readonly text: string }
  | { readonly code: 'unknownStatement' }
  | { readonly code: 'emptyStatement' }
  | { readonly code: 'oldVersion' }
  | { readonly code: 'unknownItem' }
  | { readonly code: 'notSkippable'; readonly title: string }
  | { readonly code: 'notAsked'; readonly title: string }
  | { readonly code: 'notYourTurn'; readonly title: string }
  /** The first line of the sign-off that is not through. */
  | { readonly code: 'signOffOpen'; readonly title: string }
  | { readonly code: 'notApproved' }
  /** They have signed that line already, and this one wants another person. @property item the line that is signed */
  | {
      readonly code: 'sameSigner';
      readonly item: string;
      readonly title: string;
      readonly signer: Person;
    }
  /** Reader and listener differ; the writer cannot be the second pair of eyes. */
  | { readonly code: 'sameReader'; readonly item?: string; readonly reader: Person }
  /** The line is given to other posts. */
  | {
      readonly code: 'otherPost';
      readonly item: string;
      readonly title: string;
      readonly signer: Person;
      readonly posts: readonly string[];
    }
  /** The person holds none of the posts allowed for this line. */
  | { readonly code: 'noPost'; readonly title: string; readonly posts: readonly string[] }
  /** The last approval is nobody's who did something before it, or holds another post: no reason lets it pass. */
  | { readonly code: 'gateAlone'; readonly title: string }
  /** Decided before the version was there, or before a stage that comes first. */
  | { readonly code: 'beforeVersion' }
  | { readonly code: 'beforeVerified' }
  | { readonly code: 'beforeStage'; readonly title: string }
  /** No standing authority is entered on this machine. */
  | { readonly code: 'noAuthority' }
  | { readonly code: 'outsideAuthority'; readonly why: 'form' | 'level' | 'post' }
  /** A post that must be called first was not. */
  | { readonly code: 'notCalled'; readonly party: Party }
  /** A decision on paper needs its own time. */
  | { readonly code: 'notTogether' }
  /** The playbook has no such list of calls, or no such post on it. */
  | { readonly code: 'unknownCall' }
  | { readonly code: 'unknownLine' }
  | { readonly code: 'unknownTheme' }
  | { readonly code: 'unknownOrder' }
  /** Answered, or to be answered, before it came in. */
  | { readonly code: 'beforeReceived' }
  | { readonly code: 'unknownForm' }
  | { readonly code: 'unknownAction' }
  | { readonly code: 'unknownTarget' };

/** A field that is wrong, and why. */
export interface BadField {
  readonly field: string;
  readonly why: Refusal;
}

/** One field of the form is wrong, and why. */
export const badField = (field: string, why: Refusal): Result<never, Refusal> =>
  failure({ code: 'badField', field, why });

/** A refusal of several fields, each named once with its first fault; `undefined` without any. */
export function badFields(wrong: readonly BadField[]): Refusal | undefined {
  const [first, ...others] = wrong.filter(
    ({ field }, place) => wrong.findIndex(each => each.field === field) === place,
  );
  return first && { code: 'badField', ...first, ...(others.length > 0 && { others }) };
}

/** The fields that a refusal names, each with its reason. */
export const wrongFields = (refusal: Refusal): readonly BadField[] =>
  refusal.code === 'badField' ? [{ field: refusal.field, why: refusal.why }, ...(refusal.others ?? [])] : [];
