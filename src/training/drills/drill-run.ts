import type { DrillMark } from '../../desk/triage/opened.ts';
import type { RunLog } from './run-kinds.ts';

/** One run on this machine. */
export interface DrillRun {
  readonly mark: DrillMark;
  /** Real time, in milliseconds since the epoch; of a run known only from its incidents, the drill's time of its first record. */
  readonly startedAt: number;
  /** Where it was ended, in the drill's time; `undefined` while it goes on. */
  readonly endedAt: number | undefined;
  /** The run it was begun anew from, and the inject. */
  readonly retryOf: { readonly run: string; readonly inject: string } | undefined;
  /** Its grades are in the training record. */
  readonly recorded: boolean;
}

/** A run to which nothing has happened yet. @param startedAt milliseconds since the epoch */
export const newRun = (mark: DrillMark, startedAt: number, retryOf?: DrillRun['retryOf']): DrillRun => ({
  mark,
  startedAt,
  endedAt: undefined,
  retryOf,
  recorded: false,
});

/** The run that a log records; `undefined` where its beginning is lost. The first of two ends counts. */
export function loggedRun({ byType }: RunLog): DrillRun | undefined {
  const [begun] = byType.get('runBegun') ?? [];
  const [ended] = byType.get('runEnded') ?? [];
  if (begun?.type !== 'runBegun') return undefined;
  return {
    ...newRun(begun.data.mark, Date.parse(begun.at), begun.data.retryOf),
    endedAt: ended?.type === 'runEnded' ? ended.data.at : undefined,
    recorded: byType.has('runRecorded'),
  };
}
