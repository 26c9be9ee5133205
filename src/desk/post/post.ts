import type { Amount } from '../../base/amount.ts';
import { earlierFirst } from '../../base/order.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { currentEvent, live } from '../core/events.ts';
import type { EventOfType, IncidentLog } from '../core/incident.ts';
import { answerKnown, type Known, knownBy } from '../triage/reading.ts';
import { type PostField, postSubject } from './post-recorded.ts';

/**
 * The post that the incident is about: its content, its place and time, and how many people follow it.
 * @param facts answers of the triage
 */
export function postOf(index: PlaybookIndex, log: IncidentLog, facts: Facts) {
  const recorded = <Field extends PostField>(
    field: Field,
  ): Known<NonNullable<EventOfType<'postRecorded'>['data'][Field]>> | undefined => {
    const event = currentEvent(log, postSubject(field), 'postRecorded');
    const value = event?.data[field];
    return event === undefined || value === undefined ? undefined : knownBy(event, 'post', value);
  };
  const answered = (means: 'place' | 'link' | 'foundAt'): Known<string> | undefined =>
    answerKnown(index, log, means, facts);
  return {
    summary: recorded('summary'),
    firstAt: recorded('firstAt'),
    platform: recorded('platform') ?? answered('place'),
    link: recorded('link') ?? answered('link'),
    /** When it was found; the triage asks it. */
    foundAt: answered('foundAt'),
    /** Restricted: for no document, and for no file that is not encrypted. */
    original: recorded('original'),
    /** The picture for documents. */
    masked: recorded('masked'),
    /** How many had seen and answered it at a time, UTC ISO 8601; earliest first. */
    counts: live(log, 'postRecorded')
      .flatMap(({ id: event, by, data: { count } }) =>
        count === undefined
          ? []
          : [{ event, by, at: count.at, attention: count.attention, comments: count.comments }],
      )
      .sort(earlierFirst),
  };
}

export type PostView = ReturnType<typeof postOf>;
export type PostCount = PostView['counts'][number];

/** The latest count that says how many. */
export const latestCount = (
  { counts }: Pick<PostView, 'counts'>,
  what: 'attention' | 'comments',
): (Pick<PostCount, 'event' | 'by' | 'at'> & { readonly amount: Amount }) | undefined => {
  const count = counts.findLast(each => each[what] !== undefined);
  const amount = count?.[what];
  return count === undefined || amount === undefined ? undefined : { ...count, amount };
};

declare module '../core/view.ts' {
  interface IncidentView {
    /** The post that the incident is about. */
    readonly post: PostView;
  }
}
