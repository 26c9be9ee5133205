import { logFamily } from '../../log/family.ts';
import { ratified, releaseAuthorised } from '../approval/authorised.ts';
import { passedOver, returned, signed } from '../approval/signed.ts';
import { closed, reopened } from '../closing/closed.ts';
import { exitReviewed } from '../closing/exit-reviewed.ts';
import { kindIn } from '../core/events.ts';
import type { IncidentEvent, IncidentKinds } from '../core/incident.ts';
import type { IncidentKind } from '../core/kind.ts';
import { causeApproved } from '../facts/cause-approved.ts';
import { factRecorded } from '../facts/fact-recorded.ts';
import { themeAnswered, themePassed, themeRecorded, themeSolved } from '../feedback/theme.ts';
import { documentFiled } from '../filing/document-filed.ts';
import { lineTaken } from '../first/line-taken.ts';
import { handedOver, handoverAccepted } from '../handover/handed-over.ts';
import { callerAsked, orderAnswered, orderRegistered } from '../orders/order.ts';
import { assigned } from '../people/assigned.ts';
import { called } from '../people/called.ts';
import { personRecorded, toldApart, toldSame } from '../people/person-recorded.ts';
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

/** Everything that can happen to an incident, each with the commands that write it. A new kind is a file of its own and a line here. */
export const incidentKinds: IncidentKinds = {
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
  toldSame,
};

/** The kind of an event. */
export const incidentKindOf = (event: IncidentEvent): IncidentKind<IncidentEvent> =>
  kindIn(incidentKinds, event);

export const incidentLogs = logFamily<IncidentEvent>(incidentKinds);
