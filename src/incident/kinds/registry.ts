import type { Envelope } from '../../log/envelope.ts';
import type { EventOf } from '../../log/kind.ts';
import { type Log, logFamily } from '../../log/log.ts';
import type { Written } from '../view.ts';
import { answered } from './answered.ts';
import { assigned } from './assigned.ts';
import { causeApproved } from './cause-approved.ts';
import { chosen } from './chosen.ts';
import { closed, reopened } from './closed.ts';
import { corrected } from './corrected.ts';
import { documentFiled } from './document-filed.ts';
import { factRecorded } from './fact-recorded.ts';
import { handedOver } from './handed-over.ts';
import { handoverAccepted } from './handover-accepted.ts';
import { actionDone, actionRecorded, proposalRecorded } from './improvement.ts';
import { minuted } from './minuted.ts';
import { noted } from './noted.ts';
import { opened } from './opened.ts';
import { personRecorded } from './person-recorded.ts';
import { playbookMoved } from './playbook-moved.ts';
import { postRecorded } from './post-recorded.ts';
import { published } from './published.ts';
import { publishedElsewhere } from './published-elsewhere.ts';
import { renamed } from './renamed.ts';
import { reportDecided } from './report-decided.ts';
import { passedOver, returned, signed } from './signed.ts';
import { statementSaved } from './statement-saved.ts';
import { stepDeferred } from './step-deferred.ts';
import { stepDone } from './step-done.ts';
import { stepNotApplicable, stepReopened, stepSkipped, stepStarted } from './step-marks.ts';
import { themeAnswered, themePassed, themeRecorded, themeSolved } from './theme.ts';
import { toldApart } from './told-apart.ts';
import { undone } from './undone.ts';

/** Everything that can happen to an incident. A new kind is a file of its own and a line here. */
export const incidentKinds = {
  opened,
  renamed,
  answered,
  stepStarted,
  stepDone,
  stepNotApplicable,
  stepSkipped,
  stepDeferred,
  stepReopened,
  reportDecided,
  noted,
  minuted,
  corrected,
  assigned,
  handedOver,
  handoverAccepted,
  playbookMoved,
  closed,
  reopened,
  undone,
  chosen,
  postRecorded,
  factRecorded,
  causeApproved,
  statementSaved,
  signed,
  returned,
  passedOver,
  published,
  publishedElsewhere,
  themeRecorded,
  themeAnswered,
  themePassed,
  themeSolved,
  documentFiled,
  actionRecorded,
  actionDone,
  proposalRecorded,
  personRecorded,
  toldApart,
};

/** An event of an incident's log. */
export type IncidentEvent = EventOf<(typeof incidentKinds)[keyof typeof incidentKinds]>;
export type EventType = IncidentEvent['type'];
export type EventOfType<Type extends EventType> = Extract<IncidentEvent, Envelope<Type>>;
export type IncidentLog = Log<IncidentEvent>;

export const incidentLogs = logFamily<IncidentEvent>(incidentKinds as never);

/** What an event of a kind says, who wrote it down and when, as views hand it on. `event` is its id. */
export type Told<Type extends EventType> = EventOfType<Type>['data'] & Written;

export const told = <Event extends IncidentEvent>({
  id: event,
  at,
  by,
  data,
}: Event): Event['data'] & Written => ({ ...data, event, at, by });

/** The event of a kind whose value stands for a subject, the last of several; `undefined` where none of that kind does. */
export function standing<const Type extends EventType>(
  log: IncidentLog,
  subject: string,
  type: Type,
): EventOfType<Type> | undefined {
  const event = incidentLogs.values(log, subject).at(-1);
  return event?.type === type ? (event as EventOfType<Type>) : undefined;
}

/** Events of one kind that count, in causal order. */
export function live<const Type extends EventType>(
  { byType, undone: taken }: IncidentLog,
  type: Type,
): readonly EventOfType<Type>[] {
  return (byType.get(type) ?? []).filter(
    ({ id }) => !taken.has(id),
  ) as unknown as readonly EventOfType<Type>[];
}
