import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uncheckedIn } from '../plan/unchecked.ts';

/** The files of a folder in which something is left that nobody has compared with the plan, and in how many places. */
export function marksIn(root: string): readonly { readonly file: string; readonly count: number }[] {
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.yaml'))
      .sort()
      .flatMap(file => {
        const count = uncheckedIn(readFileSync(join(root, file), 'utf8'));
        return count === 0 ? [] : [{ file, count }];
      });
  } catch {
    // No such folder: the check of content says so.
    return [];
  }
}
