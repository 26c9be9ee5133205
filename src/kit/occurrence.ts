import type { Occurrence } from '../desk/core/occurrence.ts';
import { fromShanghaiInput, toShanghaiInput } from '../playbook/deadline/compute.ts';

/** When something happened, as typed: `YYYY-MM-DDTHH:mm` in Shanghai time, or of a day alone `YYYY-MM-DD`. */
export interface TypedOccurrence {
  readonly kind: Occurrence['kind'];
  readonly from: string;
  /** The end of a span or of several days. */
  readonly to: string;
}

export const NO_TIME: TypedOccurrence = { kind: 'exact', from: '', to: '' };

const localOf = (at: string): string => toShanghaiInput(Date.parse(at));

/** As it stands in its form. */
export const typedOccurrence = (when: Occurrence): TypedOccurrence =>
  when.kind === 'day'
    ? { kind: when.kind, from: when.from, to: when.to ?? '' }
    : when.kind === 'span'
      ? { kind: when.kind, from: localOf(when.from), to: localOf(when.to) }
      : { kind: when.kind, from: localOf(when.at), to: '' };

/** The part of it that an input shows: a moment's day where a day is asked, nothing of a day where a moment is: nobody has said the hour. */
export const partOf = (kind: Occurrence['kind'], typed: string): string =>
  kind === 'day' ? typed.slice(0, 10) : typed.length === 10 ? '' : typed;

/** As commands take it; `undefined` where no time is typed. */
export function occurrenceOf({ kind, ...typed }: TypedOccurrence): Occurrence | undefined {
  const from = partOf(kind, typed.from);
  const to = partOf(kind, typed.to);
  switch (kind) {
    case 'day':
      return from + to === '' ? undefined : { kind, from, ...(to !== '' && { to }) };
    case 'span':
      return from + to === ''
        ? undefined
        : { kind, from: fromShanghaiInput(from), to: fromShanghaiInput(to) };
    default:
      return from === '' ? undefined : { kind, at: fromShanghaiInput(from) };
  }
}

/** The id of the input for its end. @param id of the one for its beginning */
export const endId = (id: string): string => `${id}-to`;
