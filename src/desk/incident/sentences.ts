import { withoutUnseen } from '../../base/unseen.ts';
import { approvalSentences } from '../approval/sentences.ts';
import { closingSentences } from '../closing/sentences.ts';
import type { AccountEntry } from '../core/account.ts';
import type { EventType, IncidentEvent } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { SentenceContext, Sentences, SentencesOf } from '../core/sentences.ts';
import { confirmedDates } from '../core/words/date-order.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';
import { factSentences } from '../facts/sentences.ts';
import { feedbackSentences } from '../feedback/sentences.ts';
import { documentSentences } from '../filing/sentences.ts';
import { firstSentences } from '../first/sentences.ts';
import { handoverSentences } from '../handover/sentences.ts';
import { orderSentences } from '../orders/sentences.ts';
import { peopleSentences } from '../people/sentences.ts';
import { postSentences } from '../post/sentences.ts';
import { publicationSentences } from '../publications/sentences.ts';
import { recordSentences } from '../record/sentences.ts';
import { reviewSentences } from '../review/sentences.ts';
import { statementSentences } from '../statements/sentences.ts';
import { stepSentences } from '../steps/sentences.ts';
import { triageSentences } from '../triage/sentences.ts';
import { happenedAt } from './account.ts';
import { incidentKindOf } from './kinds.ts';

/** The sentences of every kind of event. A module apart from the kinds, so that screens which tell nothing do not load them. */
const sentences: SentencesOf<EventType> = {
  ...firstSentences,
  ...triageSentences,
  ...stepSentences,
  ...postSentences,
  ...factSentences,
  ...statementSentences,
  ...approvalSentences,
  ...publicationSentences,
  ...feedbackSentences,
  ...orderSentences,
  ...peopleSentences,
  ...handoverSentences,
  ...documentSentences,
  ...closingSentences,
  ...reviewSentences,
  ...recordSentences,
};

/** The sentences of an event's kind. The cast: that those found by its type are for its own events is more than the compiler can follow. */
export const sentencesFor = (event: IncidentEvent): Sentences<IncidentEvent> =>
  sentences[event.type] as unknown as Sentences<IncidentEvent>;

const MINUTE = 60_000;

function sentenceOf(
  event: IncidentEvent,
  given: Pick<SentenceContext, 'names' | 'now' | 'time' | 'inLog'>,
): string {
  const { now, time, inLog } = given;
  const { label } = incidentKindOf(event);
  const at = Date.parse(happenedAt(event));
  return sentencesFor(event).log(event, {
    ...given,
    label: typeof label === 'string' ? label : label(event),
    happened: inLog && Date.parse(event.at) - at >= MINUTE ? time(at, now) : '',
    sentence: other => sentenceOf(other, given),
  });
}

/** The sentence of a record in the log, without who wrote it and when. @param now milliseconds since the epoch */
export const eventSentence = (event: IncidentEvent, names: Names, now: number): string =>
  withoutUnseen(sentenceOf(event, { names, now, time: fullTime, inLog: true }) + confirmedWords(event));

/** Said of a record whose time contradicts another one and was kept when the officer was asked. */
const confirmedWords = ({ data }: IncidentEvent): string =>
  'datesConfirmed' in data && data.datesConfirmed === true ? confirmedDates : '';

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
