import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentSource } from '../../src/desk/documents/document.ts';
import { makeWord } from '../../src/files/word.ts';
import type { Form } from '../../src/playbook/form.ts';
import { filled, forms, longLog, sourceOf, typicalSource } from '../desk/documents/incidents.ts';
import { firstScripts, size } from './bytes.ts';

/** Milliseconds from the log to the finished Word file. */
interface DocumentTimes {
  readonly title: string;
  readonly typical: number;
  readonly long: number;
}

const ROUNDS = 3;

/** The best of a few: what the work takes, not what else the machine does. A source of its own each time, with nothing kept. */
async function timed(form: Form, source: DocumentSource): Promise<number> {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const fresh = { ...source };
    const begun = performance.now();
    await makeWord(filled(form, fresh));
    samples.push(performance.now() - begun);
  }
  return Math.min(...samples);
}

/** Makes each document from a typical incident and from one of 10,000 events. */
export async function documentTimes(): Promise<readonly DocumentTimes[]> {
  const typical = typicalSource();
  const long = sourceOf(
    longLog(10_000, position => `第 ${position} 条情况：村口土石清运到第 ${position} 车`),
  );
  const times: DocumentTimes[] = [];
  for (const form of forms)
    times.push({
      title: form.title,
      typical: await timed(form, typical),
      long: await timed(form, long),
    });
  return times;
}

/** Words that only a library which writes such files holds. */
const WORD = 'wordprocessingml';
const SHEET = 'spreadsheetml';

/** Bytes after gzip of what writes documents: loaded when a document is made, and of that, in the desk's first script. */
export function documentBytes(folder: string): {
  readonly word: number;
  readonly sheet: number;
  readonly first: number;
} {
  const scripts = readdirSync(join(folder, '_astro'))
    .filter(name => name.endsWith('.js'))
    .map(name => ({ path: `_astro/${name}`, code: readFileSync(join(folder, '_astro', name), 'utf8') }));
  const holding = (mark: string) => scripts.filter(({ code }) => code.includes(mark));
  const first = firstScripts(folder, 'desk/');
  const sum = (found: readonly { readonly code: string }[]): number =>
    found.reduce((total, { code }) => total + size(code), 0);
  const word = holding(WORD);
  const sheet = holding(SHEET);
  if (word.length === 0 || sheet.length === 0) throw new Error('no library for documents in the site');
  return {
    // The worker holds all it needs; the other copy is for a page without workers.
    word: Math.max(...word.map(({ code }) => size(code))),
    sheet: sum(sheet),
    first: sum([...word, ...sheet].filter(({ path }) => first.has(path))),
  };
}
