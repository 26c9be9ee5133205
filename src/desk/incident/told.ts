import { withoutUnseen } from '../../base/unseen.ts';
import { approvalTold } from '../approval/told.ts';
import { closingTold } from '../closing/told.ts';
import type { AccountEntry } from '../core/account.ts';
import type { EventType, IncidentEvent } from '../core/incident.ts';
import type { IncidentKind } from '../core/kind.ts';
import type { Names } from '../core/names.ts';
import type { Telling, Told, ToldOf } from '../core/told.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';
import { factsTold } from '../facts/told.ts';
import { feedbackTold } from '../feedback/told.ts';
import { documentsTold } from '../filing/told.ts';
import { firstTold } from '../first/told.ts';
import { handoverTold } from '../handover/told.ts';
import { ordersTold } from '../orders/told.ts';
import { peopleTold } from '../people/told.ts';
import { postTold } from '../post/told.ts';
import { publicationsTold } from '../publications/told.ts';
import { recordTold } from '../record/told.ts';
import { reviewTold } from '../review/told.ts';
import { statementsTold } from '../statements/told.ts';
import { stepsTold } from '../steps/told.ts';
import { triageTold } from '../triage/told.ts';
import { happenedAt } from './account.ts';
import { incidentKinds } from './kinds.ts';

/** What is said of every kind of event. Apart from the kinds, which screens need that tell nothing. */
const told: ToldOf<EventType> = {
  ...firstTold,
  ...triageTold,
  ...stepsTold,
  ...postTold,
  ...factsTold,
  ...statementsTold,
  ...approvalTold,
  ...publicationsTold,
  ...feedbackTold,
  ...ordersTold,
  ...peopleTold,
  ...handoverTold,
  ...documentsTold,
  ...closingTold,
  ...reviewTold,
  ...recordTold,
};

/** What is said of the kind of an event. */
export const toldOf = (event: IncidentEvent): Told<IncidentEvent> =>
  told[event.type] as unknown as Told<IncidentEvent>;

const MINUTE = 60_000;

function sentenceOf(event: IncidentEvent, given: Pick<Telling, 'names' | 'now' | 'time' | 'inLog'>): string {
  const { now, time, inLog } = given;
  const { label } = incidentKinds[event.type] as unknown as IncidentKind<IncidentEvent>;
  const at = Date.parse(happenedAt(event));
  return toldOf(event).log(event, {
    ...given,
    label: typeof label === 'string' ? label : label(event),
    happened: inLog && Date.parse(event.at) - at >= MINUTE ? time(at, now) : '',
    sentence: other => sentenceOf(other, given),
  });
}

/** What a record says in the log, without who and when it was written down. @param now milliseconds since the epoch */
export const eventSentence = (event: IncidentEvent, names: Names, now: number): string =>
  withoutUnseen(sentenceOf(event, { names, now, time: fullTime, inLog: true }));

/** The same in the story, which has a column for when it happened; with what set it right. @param now milliseconds since the epoch */
export const storySentence = (
  { event, corrections }: AccountEntry,
  names: Names,
  now: number,
  time: TimeWords,
): string =>
  withoutUnseen(
    [
      sentenceOf(event, { names, now, time, inLog: false }),
      ...corrections.map(({ text }) => `（更正：${text}）`),
    ].join(''),
  );
