import { monotonicFactory } from 'ulid';
import { drillOf, openedAtOf } from '../desk/incident/opening.ts';
import { headsAfter } from '../log/heads.ts';
import { type DrillRun, loggedRun, newRun } from '../training/drills/drill-run.ts';
import { isOfRun } from '../training/drills/of-run.ts';
import { type RunEvent, type RunHappening, runLogs } from '../training/drills/run-kinds.ts';
import { eventOf } from '../training/records/trainee-event.ts';
import type { Journal } from './journal.ts';
import type { Session } from './session.ts';

/** Name of the draft in which a trainee notes, within a run, what to do better. */
export const NOTES = 'notes';

/** Keeps the runs of this machine, each a log of its own beside those of their incidents. */
export function createRunKeeper({ journal: incidents, snapshot }: Pick<Session, 'journal' | 'snapshot'>) {
  const journal = incidents as unknown as Journal<RunEvent>;
  const newId = monotonicFactory();
  return {
    /** The runs held in memory; a run whose own log was lost is rebuilt from its incidents. Newest first. */
    runs: (): readonly DrillRun[] => {
      const known = journal.streams().flatMap(stream => {
        const events = journal.events(stream);
        const log = events.some(isOfRun) ? runLogs.fold(events.filter(isOfRun)) : undefined;
        return (log && loggedRun(log)) ?? [];
      });
      const lost = snapshot().incidents.flatMap(({ log }) => {
        const mark = drillOf(log);
        return mark === undefined ? [] : [newRun(mark, Date.parse(openedAtOf(log)))];
      });
      const runs = new Map([...lost, ...known].map(run => [run.mark.run, run]));
      return [...runs.values()].sort((one, other) => other.startedAt - one.startedAt);
    },
    /** Resolves to whether it is kept; what cannot be kept has not happened. */
    add: async ({ mark, retryOf }: DrillRun, happening: RunHappening): Promise<boolean> => {
      const { run } = mark;
      const begun: RunHappening = {
        type: 'runBegun',
        data: { mark, ...(retryOf === undefined ? {} : { retryOf }) },
      };
      const log = runLogs.fold(journal.events(run));
      let prev = log?.heads ?? [];
      // The beginning of a run that was known only from its incidents was lost.
      const happenings =
        log === undefined && happening.type !== begun.type ? [begun, happening] : [happening];
      const events = happenings.map(each => {
        const event = eventOf<RunEvent>(each, { id: newId(), stream: run, at: Date.now(), prev });
        prev = headsAfter(prev, event);
        return event;
      });
      return journal.keep(events).then(
        () => true,
        () => false,
      );
    },
  };
}
