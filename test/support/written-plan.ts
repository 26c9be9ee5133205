import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Writes the plan of a content folder as JSON for tests. In a process of its own: what reads content takes its names from that folder,
 * and in tests from what is written here.
 * @throws an `Error` with what is wrong with the content
 */
export function writtenPlan(content: string, folder: string): void {
  const { status, stderr } = spawnSync(
    'node',
    [join(import.meta.dirname, 'write-plan.ts'), content, folder],
    {
      cwd: join(import.meta.dirname, '../..'),
      encoding: 'utf8',
      env: { ...process.env, CONTENT: content },
    },
  );
  if (status !== 0) throw new Error(stderr);
}
