import type { Form } from '../../playbook/form.ts';
import type { DocumentSource } from '../documents/document.ts';
import { prefill } from '../documents/fill.ts';
import type { DocumentWords } from '../documents/wording.ts';
import { derive } from './derive.ts';
import { type IncidentLog, incidentLogs } from './kinds.ts';
import type { FiledDocument } from './view.ts';

/** The log as whoever wrote an event knew it; `undefined` where its beginning is missing. */
export function logBefore({ events }: IncidentLog, event: string): IncidentLog | undefined {
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
  return incidentLogs.fold(before.reverse());
}

/** What whoever filed a version had before him, of all that the log holds by now. */
export function filedSource({ event, at, by, order }: FiledDocument, source: DocumentSource): DocumentSource {
  const log = logBefore(source.log, event) ?? source.log;
  const now = Date.parse(at);
  return { ...source, log, view: derive(source.index, log, now), now, by, order };
}

const DAY = 86_400_000;

/** What the record gave whoever filed a version, by the field's id; of what the clock and other incidents give nothing, for that goes on. */
export function recordedBefore(
  form: Form,
  version: FiledDocument,
  source: DocumentSource,
  words: DocumentWords,
): Readonly<Record<string, string>> {
  const then = filedSource(version, source);
  const otherwise = prefill(form, { ...then, now: then.now - DAY, incidents: [] }, words);
  return Object.fromEntries(
    Object.entries(prefill(form, then, words)).filter(([id, text]) => otherwise[id] === text),
  );
}
