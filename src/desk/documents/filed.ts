import type { Form } from '../../playbook/form.ts';
import type { FiledDocument } from '../core/filed-document.ts';
import { derive } from '../incident/derive.ts';
import { logBefore } from '../incident/log-before.ts';
import type { DocumentSource } from './document.ts';
import { prefill } from './fill.ts';
import type { DocumentWords } from './templates.ts';

/** The source as the writer of a filed version had it: the log up to then. */
export function filedSource({ event, at, by, order }: FiledDocument, source: DocumentSource): DocumentSource {
  const log = logBefore(source.log, event) ?? source.log;
  const now = Date.parse(at);
  return { ...source, log, view: derive(source.index, log, now), now, by, order };
}

const DAY = 86_400_000;

/**
 * The record's values when a version was filed, by the field's id. Values that depend on the clock or on other incidents are
 * left out, for those go on.
 */
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
