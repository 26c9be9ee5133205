import type { Envelope } from '../../log/envelope.ts';
import type { EventOf } from '../../log/kind.ts';
import { type Log, logFamily } from '../../log/log.ts';
import { ratified, releaseAuthorised } from '../approval/authorised.ts';
import { passedOver, returned, signed } from '../approval/signed.ts';
import { closed, reopened } from '../closing/closed.ts';
import { exitReviewed } from '../closing/exit-reviewed.ts';
import { documentFiled } from '../documents/document-filed.ts';
import { causeApproved } from '../facts/cause-approved.ts';
import { factRecorded } from '../facts/fact-recorded.ts';
import { themeAnswered, themePassed, themeRecorded, themeSolved } from '../feedback/theme.ts';
import { lineTaken } from '../first/line-taken.ts';
import { handedOver, handoverAccepted } from '../handover/handed-over.ts';
import { callerAsked, orderAnswered, orderRegistered } from '../orders/order.ts';
import { assigned } from '../people/assigned.ts';
import { called } from '../people/called.ts';
import { peopleCompared, personRecorded, toldApart } from '../people/person-recorded.ts';
import { postRecorded } from '../post/post-recorded.ts';
import { published, publishedElsewhere } from '../publications/published.ts';
import { withdrawn } from '../publications/withdrawn.ts';
import { chosen } from '../record/chosen.ts';
import { corrected, noted } from '../record/noted.ts';
import { renamed } from '../record/renamed.ts';
import { undone } from '../record/undone.ts';
import { actionDone, actionRecorded, proposalRecorded } from '../review/improvement.ts';
import { statementSaved } from '../statements/statement-saved.ts';
import { minuted } from '../steps/minuted.ts';
import { stepDone } from '../steps/step-done.ts';
import { stepMarked } from '../steps/step-marks.ts';
import { answered } from '../triage/answered.ts';
import { opened } from '../triage/opened.ts';
import { playbookMoved } from '../triage/playbook-moved.ts';
import type { Written } from './view.ts';

/** Everything that can happen to an incident, each with the commands that write it. A new kind is a file of its own and a line here. */
export const incidentKinds = {
  opened,
  renamed,
  answered,
  stepMarked,
  stepDone,
  noted,
  minuted,
  called,
  lineTaken,
  corrected,
  assigned,
  handedOver,
  handoverAccepted,
  playbookMoved,
  closed,
  reopened,
  exitReviewed,
  undone,
  chosen,
  postRecorded,
  factRecorded,
  causeApproved,
  statementSaved,
  signed,
  returned,
  passedOver,
  releaseAuthorised,
  ratified,
  published,
  publishedElsewhere,
  withdrawn,
  themeRecorded,
  themeAnswered,
  themePassed,
  themeSolved,
  orderRegistered,
  orderAnswered,
  callerAsked,
  documentFiled,
  actionRecorded,
  actionDone,
  proposalRecorded,
  personRecorded,
  toldApart,
  peopleCompared,
};

/** An event of an incident's log. */
export type IncidentEvent = EventOf<(typeof incidentKinds)[keyof typeof incidentKinds]>;
export type EventType = IncidentEvent['type'];
export type EventOfType<Type extends EventType> = Extract<IncidentEvent, Envelope<Type>>;
export type IncidentLog = Log<IncidentEvent>;

export const incidentLogs = logFamily<IncidentEvent>(incidentKinds as never);

/** What an event of a kind says, who wrote it down and when, as views hand it on. `event` is its id. */
export type EventRecord<Type extends EventType> = EventOfType<Type>['data'] & Written;
