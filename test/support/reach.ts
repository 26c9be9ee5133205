import { dirname, join } from 'node:path';
import { importsOf } from './imports.ts';

/** The folder of `test` that mirrors a file's, such as `test/desk/feedback` for `src/desk/feedback/theme.ts`. */
const mirrorOf = (file: string): string => dirname(file).replace(/^src\b/, 'test');

/**
 * The tests that changed files reach by imports that are left at run time, the nearest first; those in the folder that mirrors a changed
 * file's come before all others, as they are written for it.
 * @param changed paths from the root, as are the keys of `texts`
 * @param texts every file that may import another, with its text
 */
export function testsReachedBy(
  changed: readonly string[],
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  const importers = new Map<string, string[]>();
  for (const [file, text] of texts)
    for (const { specifier, typeOnly } of importsOf(file, text)) {
      if (typeOnly || !specifier.startsWith('.')) continue;
      const imported = join(dirname(file), specifier);
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  const distances = new Map(changed.map(file => [file, 0]));
  // A map is walked in the order of entry, those entered meanwhile included: breadth first.
  for (const [file, distance] of distances)
    for (const importer of importers.get(file) ?? [])
      if (!distances.has(importer)) distances.set(importer, distance + 1);
  const mirrors = new Set(changed.map(mirrorOf));
  /** How far a test is from the change; a mirror is nearer than any import. */
  const farness = (test: string): number => (mirrors.has(dirname(test)) ? 0 : (distances.get(test) ?? 0) + 1);
  return [...distances.keys()]
    .filter(file => file.endsWith('.test.ts'))
    .sort((one, other) => farness(one) - farness(other));
}
