import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { LocatedProblem } from '../../src/content/content-words.ts';
import { required } from '../support/playbook.ts';
import { frozenContent } from './folder.ts';

/** The change of a file's text. `undefined` deletes the file, or folder. */
export type Change = readonly [from: string, to: string] | ((text: string) => string) | undefined;

export interface Mistake {
  readonly name: string;
  /** The broken file. */
  readonly file: string;
  readonly change: Change;
  /** Files that are broken with it. */
  readonly also?: Readonly<Record<string, Change>>;
  /** The file or folder the message names, where it is not the broken one. */
  readonly toldIn?: string;
  /** A passage on the line the message must name; absent where no line can be named. */
  readonly line?: string;
  readonly id?: string | undefined;
  /** The message must name the fault, and how to mend it. */
  readonly says: RegExp;
}

/** Mistakes in one file, by its name. */
export const mistakesIn = (
  file: string,
  mistakes: Readonly<Record<string, Omit<Mistake, 'name' | 'file'>>>,
): readonly Mistake[] => Object.entries(mistakes).map(([name, mistake]) => ({ name, file, ...mistake }));

/** A folder for the test that runs. Taken away with it: a hook of this module would run after the first file that reads it, and no other. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/**
 * The content, or some of its parts, with some files that say something else, or that it has not got. A folder in which nothing
 * changes is a link to the frozen one, as copying takes longer than the check: only `changes` may write there.
 */
export function copyWith(
  changes: Readonly<Record<string, Change>>,
  parts: readonly string[] = readdirSync(frozenContent),
): string {
  const copy = temporaryFolder();
  const place = (path: string): void => {
    const [from, to] = [join(frozenContent, path), join(copy, path)];
    if (path in changes) return;
    if (!statSync(from).isDirectory()) copyFileSync(from, to);
    else if (Object.keys(changes).some(file => file.startsWith(`${path}/`))) {
      mkdirSync(to);
      for (const name of readdirSync(from)) place(`${path}/${name}`);
    } else symlinkSync(from, to, 'junction');
  };
  for (const part of parts) {
    mkdirSync(dirname(join(copy, part)), { recursive: true });
    place(part);
  }
  for (const [file, change] of Object.entries(changes)) {
    if (change === undefined) continue;
    const from = join(frozenContent, file);
    const before = existsSync(from) ? readFileSync(from, 'utf8') : '';
    const after = typeof change === 'function' ? change(before) : before.replace(change[0], () => change[1]);
    if (after === before) throw new Error(`${file} no longer holds what the test changes`);
    writeFileSync(join(copy, file), after);
  }
  return copy;
}

/** Number of the first line that holds a passage, after the change. */
const lineOf = (folder: string, file: string, passage: string): number =>
  1 +
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .findIndex(line => line.includes(passage));

/** Holds that a mistake is told with its file, place and remedy. @returns what says so */
export function told(
  problems: readonly LocatedProblem[],
  folder: string,
  { file, toldIn = file, line, id, says }: Pick<Mistake, 'file' | 'toldIn' | 'line' | 'id' | 'says'>,
): LocatedProblem {
  const named = required(
    problems.find(({ sentence }) => says.test(sentence)),
    `a sentence like ${says} in:\n${problems.map(({ sentence }) => sentence).join('\n')}\n`,
  );
  expect(named.file).toBe(toldIn);
  if (id !== undefined) expect(named.id).toBe(id);
  if (line !== undefined) expect(named.line).toBe(lineOf(folder, toldIn, line));
  return named;
}
