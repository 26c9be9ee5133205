import { ulid } from 'ulid';
import { createListeners } from '../base/listeners.ts';
import type { IncidentEvent, IncidentLog } from '../desk/core/incident.ts';
import { drillOf, openedAtOf } from '../desk/incident/opening.ts';
import type { PackedFile } from '../desk/packages/package.ts';
import { filesNamed } from '../desk/people/named.ts';
import type { DrillMark } from '../desk/triage/opened.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { type DrillClock, putForward, type Speed } from '../training/drills/drill-clock.ts';
import { type DrillRun, newRun } from '../training/drills/drill-run.ts';
import { type Minutes, minutesSpent } from '../training/drills/effort.ts';
import type { RunHappening } from '../training/drills/run-kinds.ts';
import type { DrillForm } from '../training/drills/scenario.ts';
import { createRunKeeper } from './drill-runs.ts';
import { forgetClock, keptClocks } from './kept-clocks.ts';
import { playbookDigest } from './playbooks.ts';
import { createRunClock } from './run-clock.ts';
import type { Session } from './session.ts';
import { startSession } from './start.ts';
import { DRILL_DATABASE, enter } from './surroundings.ts';
import { createTurns } from './turns.ts';

/** The part of a scenario that a page knows before fetching it. Moments in milliseconds since the epoch. */
export interface DrillEntry {
  readonly id: string;
  readonly title: string;
  readonly tests: string;
  readonly start: number;
  readonly end: Readonly<Record<DrillForm, number>>;
  readonly injects: Readonly<Record<DrillForm, number>>;
  /** Minutes that it takes, as the scenario says. */
  readonly playing: Readonly<Record<DrillForm, number>>;
  /** Minutes of the drill's time that acts take. */
  readonly minutes: Minutes;
}

export type { DrillRun } from '../training/drills/drill-run.ts';

/** State for drill screens; a new object at each change. */
export interface DrillSnapshot {
  /** Newest first. */
  readonly runs: readonly DrillRun[];
  /** The run that is going on. */
  readonly current: DrillRun | undefined;
  readonly clock: DrillClock;
  /** Minutes of the drill's time that the last act here took. */
  readonly spent: number;
}

/** How a run is begun. */
export interface Beginning extends Readonly<Omit<DrillMark, 'run'>> {
  readonly retryOf?: DrillRun['retryOf'];
  /** Events recorded before this run began: another run's logs, rewritten as this run's own. */
  earlier?(mark: DrillMark): readonly (readonly IncidentEvent[])[];
}

/** The drills of this machine: runs, and the clock of the one that is going on. */
export type Drill = Awaited<ReturnType<typeof start>>;

let begun: Promise<Drill> | undefined;

/**
 * Makes the page a drill's, and starts its session on the drills' own store. Safe to call from every island of the page.
 * @param entries the scenarios of this edition; a run of any other is shown in the list and cannot be gone on with
 * @param plays whether a run is gone on with here; elsewhere its clock stands still, and is left to the pages that play
 */
export function startDrill(entries: readonly DrillEntry[], plays: boolean): Promise<Drill> {
  begun ??= start(entries, plays);
  return begun;
}

async function start(entries: readonly DrillEntry[], plays: boolean) {
  let runs: readonly DrillRun[] = [];
  let spent = 0;
  const listeners = createListeners();
  const entryOf = (run: DrillRun | undefined): DrillEntry | undefined =>
    entries.find(({ id }) => id === run?.mark.scenario);
  const logsOf = (run: string): readonly IncidentLog[] => logsOfRun(session, run);

  const clock = createRunClock({
    plays,
    endOf: run => entryOf(run)?.end[run.mark.form] ?? 0,
    recordedUntil: run =>
      Math.max(
        (entryOf(run)?.start ?? 0) + run.mark.from,
        ...logsOf(run.mark.run).map(({ events }) => Date.parse(events.at(-1)?.at ?? '')),
      ),
    tell: () => {
      session.tick();
      publish();
    },
  });
  /** An act takes its share of the drill's time whether the clock runs or not. */
  const charge = (incidentId: string, count: number): void => {
    const incident = session.snapshot().incidents.find(({ log }) => log.stream === incidentId);
    if (clock.run() === undefined || incident === undefined) return;
    spent = minutesSpent(entryOf(clock.run())?.minutes, incident.index, incident.log, count);
    if (spent > 0) clock.change((at, end) => putForward(at, at.position + spent * 60_000, end));
  };

  const drill = (): DrillMark | undefined => clock.run()?.mark;
  enter({ database: DRILL_DATABASE, now: clock.now, tick: 1_000, drill, acted: charge });
  const opened = await startSession();
  if (opened === 'locked') throw new Error('a drill is never locked');
  const session = opened;
  const keeper = createRunKeeper(session);

  const take = (): DrillSnapshot => ({ runs, current: clock.run(), clock: clock.shown(), spent });
  let shown = take();
  const publish = (): void => {
    shown = take();
    listeners.tell();
  };
  /** Takes over the runs that are held. */
  const takeOver = (): void => {
    runs = keeper.runs();
    clock.stayAmong(runs);
    publish();
  };
  const inTurn = createTurns();
  const lookAgain = (): Promise<void> =>
    inTurn(async () => {
      await session.load();
      takeOver();
    });
  /** Records that an event happened to a run; nothing happens that cannot be saved. Other tabs may have changed other runs meanwhile. */
  const happen = (id: string, happening: RunHappening): Promise<boolean> =>
    inTurn(async () => {
      const run = runs.find(({ mark }) => mark.run === id);
      if (run === undefined || !(await keeper.add(run, happening))) return false;
      await session.load();
      takeOver();
      return true;
    });
  const canGoOn = (run: DrillRun): boolean => run.endedAt === undefined && entryOf(run) !== undefined;

  takeOver();
  const playable = runs.filter(canGoOn);
  const last = keptClocks().find(({ run }) => playable.some(({ mark }) => mark.run === run));
  const going = playable.find(({ mark }) => mark.run === last?.run) ?? playable[0];
  if (going !== undefined) clock.goOn(going);
  clock.attend(lookAgain);

  let ending: Promise<boolean> | undefined;
  const finish = async (): Promise<boolean> => {
    const run = clock.run();
    if (run === undefined) return true;
    clock.change(at => ({ ...at, speed: 0 }));
    const at = clock.shown().position;
    await session.flushed();
    if (
      session.snapshot().save.kind === 'failed' ||
      !(await happen(run.mark.run, { type: 'runEnded', data: { at } }))
    )
      return false;
    // Last: other tabs look at the list when it goes.
    forgetClock(run.mark.run);
    return true;
  };

  return {
    session,
    snapshot: (): DrillSnapshot => shown,
    /** @returns a function that stops listening */
    subscribe: listeners.add,
    /**
     * Begins a run with its clock stopped. Ends nothing: another run can be continued later. Rejects where it cannot be saved,
     * or earlier records cannot be taken over; then nothing has begun.
     */
    begin: async (beginning: Beginning, playbook: Playbook): Promise<DrillRun> => {
      const { retryOf, earlier: _, ...mark } = beginning;
      const run = newRun({ run: ulid(), ...mark }, Date.now(), retryOf);
      try {
        await takeEarlier(session, run, beginning, playbook);
        // The next page reads from the disk.
        await session.flushed();
        const data = { mark: run.mark, ...(retryOf === undefined ? {} : { retryOf }) };
        await inTurn(async () => {
          if (
            session.snapshot().save.kind === 'failed' ||
            !(await keeper.add(run, { type: 'runBegun', data }))
          )
            throw new Error('the beginning of a run is not kept');
          runs = [run, ...runs];
          clock.begin(run);
        });
      } catch (error) {
        // Nothing has begun. What had been taken over goes again, what waits to be written too.
        for (const { stream } of logsOf(run.mark.run)) await session.wipe(stream).catch(() => undefined);
        throw error;
      }
      return run;
    },
    /** Goes on with a run; with one that has ended, or of a scenario that is gone, it does nothing. */
    resume: (id: string): void => {
      const run = runs.find(({ mark }) => mark.run === id);
      if (run === undefined || !canGoOn(run)) return;
      if (run !== clock.run()) {
        clock.leave();
        clock.goOn(run);
      }
      if (!plays) clock.note(run);
    },
    /** 0 stops the clock. */
    run: (speed: Speed | 0): void => clock.change(at => ({ ...at, speed })),
    /** Puts the clock forward, and stops it. @param to in the drill's time, milliseconds since the epoch */
    forward: (to: number): void => clock.change((at, end) => ({ ...putForward(at, to, end), speed: 0 })),
    /** Has the clock stop by itself. @param until in the drill's time; `undefined` to let it run */
    stopAt: (until: number | undefined): void => {
      if (clock.shown().until !== until) clock.change(at => ({ ...at, until }));
    },
    /**
     * Ends the current run where its clock is. Resolves to whether everything was saved; otherwise the run goes on. A second
     * call meanwhile waits for the same end.
     */
    end: (): Promise<boolean> => {
      ending ??= finish().finally(() => {
        ending = undefined;
      });
      return ending;
    },
    /** Resolves to whether it is kept. */
    noteRecorded: (run: string): Promise<boolean> => happen(run, { type: 'runRecorded', data: {} }),
    /** Takes a run and its incidents off this machine. Rejects when the store cannot. */
    remove: async (run: string): Promise<void> => {
      for (const { stream } of logsOf(run)) await session.wipe(stream);
      if (clock.run()?.mark.run === run) clock.leave();
      await inTurn(async () => {
        await session.wipe(run);
        takeOver();
      });
      forgetClock(run);
    },
    logsOf,
  };
}

/** The incidents of a run, in the order in which they were opened. */
const logsOfRun = (session: Session, run: string): readonly IncidentLog[] =>
  session
    .snapshot()
    .incidents.map(({ log }) => log)
    .filter(log => drillOf(log)?.run === run)
    .sort((one, other) => (openedAtOf(one) < openedAtOf(other) ? -1 : 1));

/** The files that events name, as far as logs have them. */
async function filesFrom(
  session: Session,
  logs: readonly IncidentLog[],
  events: readonly IncidentEvent[],
): Promise<readonly PackedFile[]> {
  const found = new Map<string, PackedFile>();
  for (const sha256 of filesNamed(events).keys())
    for (const { stream } of logs) {
      const file = await session.attachment(stream, sha256);
      if (file !== undefined) found.set(sha256, file);
    }
  return [...found.values()];
}

/** Makes records from before a run its own, with the files of the run that it continues. Rejects where they are refused. */
async function takeEarlier(
  session: Session,
  run: DrillRun,
  { earlier, retryOf }: Beginning,
  playbook: Playbook,
): Promise<void> {
  const { writePackage } = await import('../desk/packages/package.ts');
  const playbooks = [{ digest: playbookDigest(playbook), playbook }];
  const before = retryOf === undefined ? [] : logsOfRun(session, retryOf.run);
  for (const events of earlier?.(run.mark) ?? []) {
    const attachments = await filesFrom(session, before, events);
    const file = writePackage({ playbooks, events, attachments, gaps: [] }, Date.now());
    const taken = await session.importFile(file, run.mark.scenario);
    if (!taken.ok) throw new Error(`the beginning of a run is refused: ${taken.refusal.code}`);
  }
}
