import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blindCasts, importsOf, longestFunction, riddlesIn } from './imports.ts';

export const source = fileURLToPath(new URL('../../src', import.meta.url));
export const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /\.(ts|tsx|astro|mjs|js)$/.test(file))
  .sort();
export const textOf = (file: string): string => readFileSync(`${source}/${file}`, 'utf8');

/** A folder of the desk. */
const ROOM = /^desk\/([^/]+)\/.+\.tsx?$/;
/** The folders of the desk, each below all that stand behind it: drawn in src/desk/README.md. */
export const ORDER: readonly string[] = [
  'core',
  'gate',
  'parts',
  'people',
  'triage',
  'post',
  'facts',
  'orders',
  'statements',
  'feedback',
  'approval',
  'publications',
  'steps',
  'handover',
  'record',
  'timeline',
  'closing',
  'review',
  'first',
  'filing',
  'incident',
  'packages',
  'documents',
  'register',
  'paper',
  'lock',
  'team',
  'checklist',
  'release',
  'staffing',
  'frame',
];
/** Where an import leads: a file below src/, or a package by its name. */
export const targetOf = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')) : specifier;

export const imports = files.flatMap(file => importsOf(file, textOf(file)).map(each => ({ ...each, file })));

/** An import between two folders of the desk. */
export const deskArrows = imports.flatMap(({ file, specifier }) => {
  const [, from] = ROOM.exec(file) ?? [];
  const [, to] = ROOM.exec(targetOf(file, specifier)) ?? [];
  return from === undefined || to === undefined || from === to
    ? []
    : [{ from, to, words: `${file} → ${specifier}` }];
});

/** Imports of the desk that lead from a folder to one that stands behind it. */
export const arrowsUp = (): readonly string[] =>
  deskArrows.filter(({ from, to }) => ORDER.indexOf(to) >= ORDER.indexOf(from)).map(({ words }) => words);

/** The files of src that import themselves through others, types included. */
export function filesInCircles(): readonly string[] {
  const edges = new Map<string, string[]>();
  for (const { file, specifier } of imports)
    if (specifier.startsWith('.')) edges.set(file, [...(edges.get(file) ?? []), targetOf(file, specifier)]);
  const reached = (file: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const open = [...(edges.get(file) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(edges.get(next) ?? []));
    }
    return found;
  };
  return files.filter(file => reached(file).has(file));
}

/** A cast in each of these switches the compiler off; a file stands here once for each. */
export const filesWithBlindCasts = (): readonly string[] =>
  files
    .filter(file => /^(desk|log|training)\/.+\.tsx?$/.test(file))
    .flatMap(file => blindCasts(file, textOf(file)).map(() => file));

/** Every hand-written file with comments, by its path below the root. */
export const commented = ['src', 'test', 'content'].flatMap(folder =>
  readdirSync(`${source}/../${folder}`, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(ts|tsx|astro|mjs|js)$/.test(file))
    .map(file => `${folder}/${file}`),
);

/** The files with a comment that opens with What, Whoever or Of. */
export const filesWithRiddles = (): readonly string[] =>
  commented.filter(file => riddlesIn(readFileSync(`${source}/../${file}`, 'utf8')) > 0);

/** In lines: a component or a function that is longer is read in parts. */
const LONG = 80;

/** The files of src with a function longer than {@link LONG}. */
const filesWithLongFunctions = (): readonly string[] =>
  files.filter(file => longestFunction(file, textOf(file)) > LONG);

interface Measure {
  readonly name: string;
  readonly now: number;
  /** May be lowered, never raised. */
  readonly most: number;
}

/** How the tree stands by the measures of its architecture. */
export const structure = (): readonly Measure[] => [
  { name: 'imports that run up inside the desk', now: arrowsUp().length, most: 0 },
  { name: 'files that import themselves through others', now: filesInCircles().length, most: 0 },
  {
    name: 'casts that silence the compiler in desk, log, training',
    now: filesWithBlindCasts().length,
    most: 1,
  },
  { name: 'files with a comment that riddles', now: filesWithRiddles().length, most: 0 },
  { name: `files with a function longer than ${LONG} lines`, now: filesWithLongFunctions().length, most: 60 },
];
