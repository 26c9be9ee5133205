import { monotonicFactory } from 'ulid';
import { drillOf, openedAtOf } from '../incident/opening.ts';
import type { LogStore } from '../storage/port.ts';
import { storedLogs } from '../storage/stored-logs.ts';
import { type DrillRun, newRun, runOf } from '../training/drill-run.ts';
import { type RunEvent, type RunHappening, type RunLog, runLogs } from '../training/kinds/run.ts';
import { isOfRun } from '../training/of-run.ts';
import { eventOf } from '../training/trainee-event.ts';
import type { Session } from './session.ts';

/** Among the drafts of a run what the trainee notes to do better. */
export const NOTES = 'notes';

/** Keeps the runs of this machine, each a log of its own beside those of their incidents. */
export function createRunKeeper(store: LogStore<RunEvent>, session: Pick<Session, 'drafts' | 'snapshot'>) {
  const logs = new Map<string, RunLog>();
  const newId = monotonicFactory();

  const readLog = async (stream: string): Promise<void> => {
    const present = logs.get(stream);
    const { incidents, broken } = session.snapshot();
    // The session has read those, and they may be long.
    if ([...incidents.map(({ view }) => view), ...broken].some(({ id }) => id === stream)) return;
    const { events } = await store.read(stream, new Set(present?.events.map(({ id }) => id)));
    if (!events.every(isOfRun)) return;
    const log = present === undefined ? runLogs.fold(events) : runLogs.extend(present, events);
    if (log !== undefined) logs.set(stream, log);
  };
  const fromIncidents = (): readonly DrillRun[] =>
    session.snapshot().incidents.flatMap(({ log }) => {
      const mark = drillOf(log);
      return mark === undefined ? [] : [newRun(mark, Date.parse(openedAtOf(log)))];
    });

  store.pageHolds(() => ({ events: [...logs.values()].flatMap(({ events }) => events) }));

  return {
    /** Takes in what is stored by now, and makes again from its incidents a run whose log was lost. @returns newest first */
    look: async (): Promise<readonly DrillRun[]> => {
      try {
        const { streams, removed } = await storedLogs(store, [...logs.keys()]);
        for (const stream of removed) logs.delete(stream);
        for (const stream of streams) await readLog(stream);
      } catch {
        // The session says that the store cannot be read; what is known of the runs stays.
      }
      const runs = new Map<string, DrillRun>();
      for (const [id, log] of logs) {
        const run = runOf(log);
        if (run !== undefined) runs.set(id, run);
      }
      for (const run of fromIncidents()) if (!runs.has(run.mark.run)) runs.set(run.mark.run, run);
      return [...runs.values()].sort((one, other) => other.startedAt - one.startedAt);
    },
    /** Resolves to whether it is kept; what cannot be kept has not happened. */
    add: async ({ mark, retryOf }: DrillRun, happening: RunHappening): Promise<boolean> => {
      const { run } = mark;
      const at = Date.now();
      const events: RunEvent[] = [];
      let log = logs.get(run);
      const write = (each: RunHappening): void => {
        const event = eventOf<RunEvent>(each, { id: newId(), stream: run, at, prev: log?.heads ?? [] });
        events.push(event);
        log = log === undefined ? runLogs.fold([event]) : runLogs.extend(log, [event]);
      };
      // The beginning of a run that was known only from its incidents was lost.
      if (log === undefined && happening.type !== 'runBegun')
        write({ type: 'runBegun', data: { mark, ...(retryOf === undefined ? {} : { retryOf }) } });
      write(happening);
      try {
        await store.append({ events });
      } catch {
        return false;
      }
      if (log !== undefined) logs.set(run, log);
      return true;
    },
    /** Rejects when the store cannot. */
    remove: async (run: string): Promise<void> => {
      const drafts = session.drafts(run);
      for (const form of drafts.forms()) drafts.keep(form, undefined);
      await store.remove(run);
      logs.delete(run);
    },
  };
}
