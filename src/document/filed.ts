import { foldLog, type Log } from '../incident/state.ts';
import type { Actor } from '../log/envelope.ts';

/** A document as it was filed. */
export interface FiledDocument {
  /** The event that filed it. */
  readonly event: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly by: Actor;
  /** 第 n 稿. Those taken back are counted, so that a number given once stays. */
  readonly number: number;
  /** Texts by the ids of the form's fields. */
  readonly fields: Readonly<Record<string, string>>;
}

/** How a form was filed, oldest first, without what was taken back. */
export function filedDocuments({ state: { release, undone } }: Log, form: string): readonly FiledDocument[] {
  return release
    .flatMap(event => (event.type === 'documentFiled' && event.data.form === form ? [event] : []))
    .map(({ id, at, by, data }, position) => ({
      event: id,
      at,
      by,
      number: position + 1,
      fields: data.fields,
    }))
    .filter(({ event }) => !undone.has(event));
}

/** The log as whoever wrote an event knew it; `undefined` where its beginning is missing. */
export function logBefore({ events }: Log, event: string): Log | undefined {
  const position = events.findIndex(({ id }) => id === event);
  // An event stands after all that it knew of, so one walk back finds them.
  const known = new Set(events[position]?.prev);
  const before = events
    .slice(0, Math.max(position, 0))
    .reverse()
    .filter(({ hash, prev }) => {
      if (!known.has(hash)) return false;
      for (const earlier of prev) known.add(earlier);
      return true;
    });
  return foldLog(before.reverse());
}
