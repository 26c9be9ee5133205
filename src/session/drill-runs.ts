import type { Log } from '../incident/state.ts';
import type { DrillRun } from './drill.ts';

const isRun = (value: unknown): value is DrillRun =>
  typeof value === 'object' &&
  value !== null &&
  'startedAt' in value &&
  typeof value.startedAt === 'number' &&
  'notes' in value &&
  typeof value.notes === 'string' &&
  'mark' in value &&
  typeof value.mark === 'object' &&
  value.mark !== null &&
  'run' in value.mark &&
  'scenario' in value.mark;

/**
 * The runs of this machine, newest first. A list that was lost, or cannot be read, is made again from the logs: each names
 * its run.
 * @param kept what was kept as the list
 * @param unkept runs of which the list may not know yet
 */
export function runsFrom(
  kept: unknown,
  unkept: readonly DrillRun[],
  logs: readonly Log[],
): readonly DrillRun[] {
  const found = logs.flatMap(({ state: { drill: mark, openedAt } }): readonly DrillRun[] => {
    if (mark === undefined) return [];
    const startedAt = Date.parse(openedAt);
    return [{ mark, startedAt, endedAt: undefined, notes: '', retryOf: undefined, recorded: false }];
  });
  const runs = new Map<string, DrillRun>();
  for (const run of [...(Array.isArray(kept) ? kept.filter(isRun) : []), ...unkept, ...found])
    if (!runs.has(run.mark.run)) runs.set(run.mark.run, run);
  return [...runs.values()].sort((one, other) => other.startedAt - one.startedAt);
}
