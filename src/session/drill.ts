import { ulid } from 'ulid';
import { createListeners } from '../base/listeners.ts';
import type { DrillMark } from '../incident/kinds/opened.ts';
import type { IncidentEvent, IncidentLog } from '../incident/kinds/registry.ts';
import { filesNamed } from '../incident/named.ts';
import { drillOf, openedAtOf } from '../incident/opening.ts';
import type { PackedFile } from '../incident/package.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { clockAt, type DrillClock, putForward, type Speed } from '../training/drill-clock.ts';
import { type DrillRun, newRun } from '../training/drill-run.ts';
import { type Minutes, minutesSpent } from '../training/effort.ts';
import type { Judgement } from '../training/finding.ts';
import type { RunHappening } from '../training/kinds/run.ts';
import type { DrillForm } from '../training/scenario.ts';
import { createRunKeeper } from './drill-runs.ts';
import { CLOCKS, forgetClock, keepClock, keptClock, keptClocks } from './kept-clocks.ts';
import { playbookDigest } from './playbooks.ts';
import { startSession } from './start.ts';
import { enter } from './surroundings.ts';
import { createTurns } from './turns.ts';

/** What a page knows of a scenario before it is fetched. Moments in milliseconds since the epoch. */
export interface DrillEntry {
  readonly id: string;
  readonly title: string;
  readonly tests: string;
  readonly start: number;
  readonly end: Readonly<Record<DrillForm, number>>;
  readonly injects: Readonly<Record<DrillForm, number>>;
  /** Minutes that it takes, from simulated hands. */
  readonly playing: Readonly<Record<DrillForm, number>>;
  /** What acts take of the drill's time. */
  readonly minutes: Minutes;
}

export type { DrillRun } from '../training/drill-run.ts';

/** What drill screens show. A new object at each change. */
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
  /** What was recorded before it: logs of another, made this run's own. */
  earlier?(mark: DrillMark): readonly (readonly IncidentEvent[])[];
}

/** How often the clock's position is noted, in milliseconds: as much of a drill as closing the page can cost. */
const NOTED = 2_000;
/** From one page of the drill to the next takes less; a longer pause stops the clock. In milliseconds. */
const PAGE_CHANGE = 20_000;
/** A page in the background looks at its clock once a minute; a machine that did not for longer has slept. In milliseconds. */
const ASLEEP = 90_000;

const packages = () => import('../incident/package.ts');

/** Stands in while no run is going on. */
const still: DrillClock = { position: 0, real: 0, speed: 0 };

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
  let current: DrillRun | undefined;
  let clock = still;
  let spent = 0;
  const listeners = createListeners();

  const endOf = ({ mark: { scenario, form } }: DrillRun): number =>
    entries.find(({ id }) => id === scenario)?.end[form] ?? 0;
  const beginOf = ({ mark: { scenario, from } }: DrillRun): number =>
    (entries.find(({ id }) => id === scenario)?.start ?? 0) + from;
  /** When the clock was last looked at. */
  let looked = Date.now();
  /** The clock of a run as it stands now. */
  const look = (run: DrillRun): DrillClock => {
    const real = Date.now();
    if (clock.speed !== 0 && real - looked > ASLEEP) wake(run, real);
    looked = real;
    return clockAt(clock, real, endOf(run));
  };
  const now = (): number => (current === undefined ? Date.now() : look(current).position);
  /** What a machine slept through has not happened, unless another tab was awake. */
  const wake = (run: DrillRun, real: number): void => {
    const kept = keptClock(run.mark.run);
    const last = kept !== undefined && kept.real > looked ? kept : clockAt(clock, looked, endOf(run));
    // The other one may have slept since as well, or be gone.
    clock = real - last.real > ASLEEP ? { ...last, real, speed: 0 } : last;
    // Whoever asked for the time is drawing: others are told afterwards.
    queueMicrotask(() => setClock(clock));
  };

  /** What was done takes its time, whether the clock runs or not. */
  const charge = (incidentId: string, count: number): void => {
    const incident = session.snapshot().incidents.find(({ log }) => log.stream === incidentId);
    const minutes = entries.find(({ id }) => id === current?.mark.scenario)?.minutes;
    if (current === undefined || incident === undefined) return;
    spent = minutesSpent(minutes, incident.index, incident.log.events, count);
    if (spent > 0) change((at, end) => putForward(at, at.position + spent * 60_000, end));
  };

  enter({ database: 'yuqing-drill', now, tick: 1_000, drill: () => current?.mark, acted: charge });
  const opened = await startSession();
  if (opened === 'locked') throw new Error('a drill is never locked');
  const session = opened;
  const keeper = createRunKeeper(session);

  const take = (): DrillSnapshot => ({ runs, current, clock, spent });
  let shown = take();
  const publish = (): void => {
    shown = take();
    listeners.tell();
  };
  /** The incidents of a run, in the order in which they were opened. */
  const logsOf = (run: string): readonly IncidentLog[] =>
    session
      .snapshot()
      .incidents.map(({ log }) => log)
      .filter(log => drillOf(log)?.run === run)
      .sort((one, other) => (openedAtOf(one) < openedAtOf(other) ? -1 : 1));
  /** Time of the last record of a run: its clock has been there. */
  const recordedUntil = (run: DrillRun): number =>
    Math.max(beginOf(run), ...logsOf(run.mark.run).map(({ events }) => Date.parse(events.at(-1)?.at ?? '')));

  /** The files that events name, as far as a run has them. */
  const filesFrom = async (
    run: string | undefined,
    events: readonly IncidentEvent[],
  ): Promise<readonly PackedFile[]> => {
    const incidents = run === undefined ? [] : logsOf(run);
    const found = new Map<string, PackedFile>();
    for (const sha256 of filesNamed(events).keys())
      for (const { stream } of incidents) {
        const file = await session.attachment(stream, sha256);
        if (file !== undefined) found.set(sha256, file);
      }
    return [...found.values()];
  };

  const canGoOn = ({ mark, endedAt }: DrillRun): boolean =>
    endedAt === undefined && entries.some(({ id }) => id === mark.scenario);

  /** Takes over the runs that are held; one that has ended, or is gone, is not gone on with. */
  const takeOver = (): void => {
    runs = keeper.runs();
    current = runs.find(run => run.mark.run === current?.mark.run && run.endedAt === undefined);
    if (current === undefined) clock = still;
    publish();
  };
  const inTurn = createTurns();
  const lookAgain = (): Promise<void> =>
    inTurn(async () => {
      await session.load();
      takeOver();
    });
  /** What cannot be kept has not happened. Other tabs may have changed other runs meanwhile. */
  const happen = (id: string, happening: RunHappening): Promise<boolean> =>
    inTurn(async () => {
      const run = runs.find(({ mark }) => mark.run === id);
      if (run === undefined || !(await keeper.add(run, happening))) return false;
      await session.load();
      takeOver();
      return true;
    });

  const setClock = (next: DrillClock): void => {
    clock = next;
    looked = Date.now();
    if (current !== undefined && plays) keepClock(current.mark.run, next);
    session.tick();
    publish();
  };
  /** Sets the clock of the run that is going on to something else than it stands at. */
  const change = (to: (at: DrillClock, end: number) => DrillClock): void => {
    if (current !== undefined) setClock(to(look(current), endOf(current)));
  };
  /** Leaves the run that is going on where its clock stands. */
  const leave = (): void => {
    if (current !== undefined && plays) keepClock(current.mark.run, { ...look(current), speed: 0 });
    current = undefined;
    clock = still;
  };
  const goOn = (run: DrillRun): void => {
    const real = Date.now();
    const kept = keptClock(run.mark.run) ?? { position: 0, real, speed: 0 };
    current = run;
    const between = real - kept.real;
    const goesOn = between >= 0 && between < PAGE_CHANGE;
    const { position } = goesOn ? clockAt(kept, real, endOf(run)) : kept;
    const speed = goesOn && plays ? kept.speed : 0;
    setClock({ ...kept, position: Math.max(position, recordedUntil(run)), real, speed });
  };

  takeOver();
  const playable = runs.filter(canGoOn);
  const last = keptClocks().find(({ run }) => playable.some(({ mark }) => mark.run === run));
  const going = playable.find(({ mark }) => mark.run === last?.run) ?? playable[0];
  if (going !== undefined) goOn(going);
  // Another tab of the same run has set the clock: both show one time.
  window.addEventListener('storage', ({ key }) => {
    if (key !== CLOCKS || current === undefined) return;
    const kept = keptClock(current.mark.run);
    // The other tab has ended the run, or taken it off the machine.
    if (kept === undefined) void lookAgain();
    else if (plays) {
      clock = kept;
      session.tick();
      publish();
    }
  });
  // A page that the browser had put aside has missed all that, and its clock has not stood still.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void lookAgain().then(() => current !== undefined && goOn(current));
  });
  setInterval(() => {
    const stands = current && look(current);
    if (current !== undefined && stands !== undefined && stands.speed !== 0)
      keepClock(current.mark.run, stands);
  }, NOTED);
  let ending: Promise<boolean> | undefined;
  const finish = async (): Promise<boolean> => {
    if (current === undefined) return true;
    const run = current;
    change(at => ({ ...at, speed: 0 }));
    const endedAt = clock.position;
    await session.settled();
    if (
      session.snapshot().save.kind === 'failed' ||
      !(await happen(run.mark.run, { type: 'runEnded', data: { at: endedAt } }))
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
     * Begins a run, the clock standing still. Ends nothing: another run can be gone on with later. Rejects where it cannot be
     * kept, or what was recorded before it cannot be taken over; then nothing has begun.
     */
    begin: async ({ retryOf, earlier, ...mark }: Beginning, playbook: Playbook): Promise<DrillRun> => {
      const run = newRun({ run: ulid(), ...mark }, Date.now(), retryOf);
      const { writePackage } = await packages();
      const playbooks = [{ digest: playbookDigest(playbook), playbook }];
      try {
        for (const events of earlier?.(run.mark) ?? []) {
          const attachments = await filesFrom(retryOf?.run, events);
          const file = writePackage({ playbooks, events, attachments, gaps: [] }, Date.now());
          const taken = await session.importFile(file, mark.scenario);
          if (!taken.ok) throw new Error(`the beginning of a run is refused: ${taken.refusal.code}`);
        }
        // The next page reads what is on the disk.
        await session.settled();
        const data = { mark: run.mark, ...(retryOf === undefined ? {} : { retryOf }) };
        await inTurn(async () => {
          if (
            session.snapshot().save.kind === 'failed' ||
            !(await keeper.add(run, { type: 'runBegun', data }))
          )
            throw new Error('the beginning of a run is not kept');
          leave();
          runs = [run, ...runs];
          current = run;
        });
      } catch (error) {
        // Nothing has begun. What had been taken over goes again, what waits to be written too.
        for (const { stream } of logsOf(run.mark.run)) await session.wipe(stream).catch(() => undefined);
        throw error;
      }
      setClock({ position: recordedUntil(run), real: Date.now(), speed: 0 });
      // The next page goes on with what was noted last.
      keepClock(run.mark.run, clock);
      return run;
    },
    /** Goes on with a run; with one that has ended, or of a scenario that is gone, it does nothing. */
    resume: (id: string): void => {
      const run = runs.find(({ mark }) => mark.run === id);
      if (run === undefined || !canGoOn(run)) return;
      if (run !== current) {
        leave();
        goOn(run);
      }
      // The next page goes on with what was noted last.
      if (!plays) keepClock(id, keptClock(id) ?? clock);
    },
    /** 0 stops the clock. */
    run: (speed: Speed | 0): void => change(at => ({ ...at, speed })),
    /** Puts the clock forward, and stops it. @param to in the drill's time, milliseconds since the epoch */
    forward: (to: number): void => change((at, end) => ({ ...putForward(at, to, end), speed: 0 })),
    /** Has the clock stop by itself. @param until in the drill's time; `undefined` to let it run */
    stopAt: (until: number | undefined): void => {
      if (clock.until !== until) change(at => ({ ...at, until }));
    },
    /**
     * Ends the run that is going on, where its clock stands. Resolves to whether all of it is kept; otherwise it goes on.
     * Whoever asks again meanwhile waits for the same end.
     */
    end: (): Promise<boolean> => {
      ending ??= finish().finally(() => {
        ending = undefined;
      });
      return ending;
    },
    /** Resolves to whether it is kept. */
    judge: (run: string, judgement: Judgement): Promise<boolean> =>
      happen(run, { type: 'runJudged', data: { ...judgement, faults: [...judgement.faults] } }),
    noteRecorded: (run: string): Promise<boolean> => happen(run, { type: 'runRecorded', data: {} }),
    /** Takes a run and its incidents off this machine. Rejects when the store cannot. */
    remove: async (run: string): Promise<void> => {
      for (const { stream } of logsOf(run)) await session.wipe(stream);
      if (current?.mark.run === run) leave();
      await inTurn(async () => {
        await session.wipe(run);
        takeOver();
      });
      forgetClock(run);
    },
    logsOf,
  };
}
