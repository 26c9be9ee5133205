import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { LocatedProblem } from '../../src/content/content-words.ts';
import { required } from '../support/playbook.ts';
import { frozenContent } from './folder.ts';

/** What happens to a file's text. `undefined` takes the file, or folder, away. */
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
  /** What the message must say is wrong, and what to do. */
  readonly says: RegExp;
}

/** What can be wrong with one file, by its name. */
export const mistakesIn = (
  file: string,
  mistakes: Readonly<Record<string, Omit<Mistake, 'name' | 'file'>>>,
): readonly Mistake[] => Object.entries(mistakes).map(([name, mistake]) => ({ name, file, ...mistake }));

const temporary: string[] = [];
afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true });
});
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  temporary.push(folder);
  return folder;
}

/** A copy of the content, or of some of its parts, in which some files say something else. */
export function copyWith(
  changes: Readonly<Record<string, Change>>,
  parts: readonly string[] = ['.'],
): string {
  const copy = temporaryFolder();
  for (const part of parts) cpSync(join(frozenContent, part), join(copy, part), { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(copy, file);
    if (change === undefined) {
      rmSync(path, { recursive: true });
      continue;
    }
    const before = readFileSync(path, 'utf8');
    const after = typeof change === 'function' ? change(before) : before.replace(change[0], () => change[1]);
    if (after === before) throw new Error(`${file} no longer holds what the test changes`);
    writeFileSync(path, after);
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
