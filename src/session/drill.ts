import { ulid } from 'ulid';
import { type DrillMark, digestOf, type IncidentEvent } from '../domain/incident/event.ts';
import type { Log } from '../domain/incident/state.ts';
import type { Playbook } from '../domain/playbook/playbook.ts';
import {
  atSpeed,
  type DrillClock,
  drillTime,
  putForward,
  type Speed,
} from '../domain/training/drill-clock.ts';
import type { DrillForm } from '../domain/training/scenario.ts';
import { runsFrom } from './drill-runs.ts';
import { CLOCKS, forgetClock, keepClock, keptClocks } from './kept-clocks.ts';
import { type Started, startSession } from './start.ts';
import { enter } from './surroundings.ts';

/** What a page knows of a scenario before it is fetched. Moments in milliseconds since the epoch. */
export interface DrillEntry {
  readonly id: string;
  readonly title: string;
  readonly tests: string;
  readonly topic: string;
  readonly start: number;
  readonly end: Readonly<Record<DrillForm, number>>;
  /** Where each form begins, in milliseconds since the start. */
  readonly from: Readonly<Record<DrillForm, number>>;
  readonly injects: Readonly<Record<DrillForm, number>>;
}

/** One run on this machine. */
export interface DrillRun {
  readonly mark: DrillMark;
  /** Real time, in milliseconds since the epoch; of a run known only from its log, the drill's time of its first record. */
  readonly startedAt: number;
  /** Where it was ended, in the drill's time; `undefined` while it goes on. */
  readonly endedAt: number | undefined;
  /** The trainee's own notes for the hot wash. */
  readonly notes: string;
  /** The run it was begun anew from, and the inject. */
  readonly retryOf: { readonly run: string; readonly inject: string } | undefined;
  /** Its grades are in the training record. */
  readonly recorded: boolean;
}

/** What drill screens show. A new object at each change. */
export interface DrillSnapshot {
  /** Newest first. */
  readonly runs: readonly DrillRun[];
  /** The run that is going on. */
  readonly current: DrillRun | undefined;
  readonly clock: DrillClock;
}

/** How a run is begun. */
export interface Beginning {
  readonly scenario: string;
  readonly form: DrillForm;
  readonly seed: number;
  /** Milliseconds since the scenario's start. */
  readonly from: number;
  readonly retryOf?: DrillRun['retryOf'];
  /** What was recorded before it: logs of another, made this run's own. */
  earlier?(mark: DrillMark): readonly (readonly IncidentEvent[])[];
}

/** The drills of this machine: runs, and the clock of the one that is going on. */
export interface Drill {
  readonly started: Started;
  snapshot(): DrillSnapshot;
  /** @returns a function that stops listening */
  subscribe(listener: () => void): () => void;
  /**
   * Begins a run, the clock standing still. Ends nothing: another run can be gone on with later. Rejects where what was
   * recorded before it cannot be taken over; then nothing has begun.
   */
  begin(beginning: Beginning, playbook: Playbook): Promise<DrillRun>;
  /** Goes on with a run; with one that has ended, or of a scenario that is gone, it does nothing. */
  resume(run: string): void;
  /** 0 stops the clock. */
  run(speed: Speed | 0): void;
  /** Puts the clock forward, and stops it. @param to in the drill's time, milliseconds since the epoch */
  forward(to: number): void;
  /** Ends the run that is going on, where its clock stands. */
  end(): Promise<void>;
  note(run: string, notes: string): Promise<void>;
  noteRecorded(run: string): Promise<void>;
  /** Takes a run and its incidents off this machine. Rejects when the store cannot. */
  remove(run: string): Promise<void>;
  /** The incidents of a run, in the order in which they were opened. */
  logsOf(run: string): readonly Log[];
}

const RUNS = 'drill-runs';
/** How often the clock's position is noted, in milliseconds: as much of a drill as closing the page can cost. */
const NOTED = 2_000;
/** From one page of the drill to the next takes less; a longer pause stops the clock. In milliseconds. */
const PAGE_CHANGE = 20_000;

const packages = () => import('../domain/incident/package.ts');

/** Stands in while no run is going on. */
const still: DrillClock = { position: 0, real: 0, speed: 0 };

let begun: Promise<Drill> | undefined;

/**
 * Makes the page a drill's, and starts its session on the drills' own store. Safe to call from every island of the page.
 * @param entries the scenarios of this edition; a run of any other is shown in the list and cannot be gone on with
 */
export function startDrill(entries: readonly DrillEntry[]): Promise<Drill> {
  begun ??= start(entries);
  return begun;
}

async function start(entries: readonly DrillEntry[]): Promise<Drill> {
  let runs: readonly DrillRun[] = [];
  let current: DrillRun | undefined;
  let clock = still;
  const listeners = new Set<() => void>();

  const endOf = ({ mark: { scenario, form } }: DrillRun): number =>
    entries.find(({ id }) => id === scenario)?.end[form] ?? 0;
  const beginOf = ({ mark: { scenario, from } }: DrillRun): number =>
    (entries.find(({ id }) => id === scenario)?.start ?? 0) + from;
  const now = (): number =>
    current === undefined ? Date.now() : drillTime(clock, Date.now(), endOf(current));

  enter({ database: 'yuqing-drill', now, tick: 1_000, drill: () => current?.mark });
  const started = await startSession();
  if (started === 'locked') throw new Error('a drill is never locked');
  const { session } = started;

  const take = (): DrillSnapshot => ({ runs, current, clock });
  let shown = take();
  const publish = (): void => {
    shown = take();
    for (const listener of listeners) listener();
  };
  const logsOf = (run: string): readonly Log[] =>
    session
      .snapshot()
      .incidents.map(({ log }) => log)
      .filter(({ state }) => state.drill?.run === run)
      .sort((one, other) => (one.state.openedAt < other.state.openedAt ? -1 : 1));
  /** Time of the last record of a run: its clock has been there. */
  const recordedUntil = (run: DrillRun): number =>
    Math.max(beginOf(run), ...logsOf(run.mark.run).map(({ events }) => Date.parse(events.at(-1)?.at ?? '')));

  const canGoOn = ({ mark, endedAt }: DrillRun): boolean =>
    endedAt === undefined && entries.some(({ id }) => id === mark.scenario);

  /** @param unkept runs that stay even where the list does not hold them */
  const storedRuns = async (unkept: readonly DrillRun[] = []): Promise<readonly DrillRun[]> =>
    runsFrom(
      await session.draft(RUNS),
      unkept,
      session.snapshot().incidents.map(({ log }) => log),
    );
  /** Takes over a list; a run that it says has ended, or does not hold, is not gone on with. */
  const takeOver = (list: readonly DrillRun[]): void => {
    runs = list;
    current = runs.find(run => run.mark.run === current?.mark.run && run.endedAt === undefined);
    if (current === undefined) clock = still;
    publish();
  };
  let turns: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = turns.then(work);
    turns = turn.catch(() => undefined);
    return turn;
  };
  const lookAgain = (): Promise<void> => inTurn(async () => takeOver(await storedRuns()));
  /** Changes one run in the list as it is stored by then: another tab may have changed others. */
  const change = (id: string, changes: Partial<DrillRun> | 'remove'): Promise<void> =>
    inTurn(async () => {
      const mine = runs.filter(({ mark: { run } }) => run === id || run === current?.mark.run);
      const list = await storedRuns(mine);
      takeOver(
        list.flatMap(run => {
          if (run.mark.run !== id) return [run];
          return changes === 'remove' ? [] : [{ ...run, ...changes }];
        }),
      );
      await session.keepDraft(RUNS, runs);
    });

  const setClock = (next: DrillClock): void => {
    clock = next;
    if (current !== undefined) keepClock(current.mark.run, next);
    session.tick();
    publish();
  };
  /** Leaves the run that is going on where its clock stands. */
  const leave = (): void => {
    if (current !== undefined) keepClock(current.mark.run, atSpeed(clock, 0, Date.now(), endOf(current)));
    current = undefined;
    clock = still;
  };
  const goOn = (run: DrillRun): void => {
    const kept = keptClocks().find(each => each.run === run.mark.run);
    const real = Date.now();
    current = run;
    const lastKnown = recordedUntil(run);
    if (kept === undefined) {
      setClock({ position: lastKnown, real, speed: 0 });
      return;
    }
    const between = real - kept.real;
    const goesOn = between >= 0 && between < PAGE_CHANGE;
    const position = goesOn ? drillTime(kept, real, endOf(run)) : kept.position;
    setClock({ position: Math.max(position, lastKnown), real, speed: goesOn ? kept.speed : 0 });
  };

  await lookAgain();
  const playable = runs.filter(canGoOn);
  const last = keptClocks().find(({ run }) => playable.some(({ mark }) => mark.run === run));
  const going = playable.find(({ mark }) => mark.run === last?.run) ?? playable[0];
  if (going !== undefined) goOn(going);
  // Another tab of the same run has set the clock: both show one time.
  window.addEventListener('storage', ({ key }) => {
    if (key !== CLOCKS || current === undefined) return;
    const kept = keptClocks().find(({ run }) => run === current?.mark.run);
    if (kept === undefined) {
      // The other tab has ended the run, or taken it off the machine.
      void lookAgain();
      return;
    }
    clock = { position: kept.position, real: kept.real, speed: kept.speed };
    session.tick();
    publish();
  });
  // A page that the browser had put aside has missed all that, and its clock has not stood still.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void lookAgain().then(() => current !== undefined && goOn(current));
  });
  setInterval(() => {
    if (current !== undefined && clock.speed !== 0)
      keepClock(current.mark.run, atSpeed(clock, clock.speed, Date.now(), endOf(current)));
  }, NOTED);

  return {
    started,
    snapshot: () => shown,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin: async ({ scenario, form, seed, from, retryOf, earlier }, playbook) => {
      const run: DrillRun = {
        mark: { run: ulid(), scenario, seed, form, from },
        startedAt: Date.now(),
        endedAt: undefined,
        notes: '',
        retryOf,
        recorded: false,
      };
      const { writePackage } = await packages();
      const playbooks = [{ digest: digestOf(playbook), playbook }];
      for (const events of earlier?.(run.mark) ?? []) {
        const file = writePackage({ playbooks, events, attachments: [], gaps: [] }, Date.now());
        const taken = await session.importFile(file, scenario);
        if (!taken.ok) throw new Error(`the beginning of a run is refused: ${taken.refusal.code}`);
      }
      leave();
      runs = [run, ...runs];
      current = run;
      setClock({ position: recordedUntil(run), real: Date.now(), speed: 0 });
      await change(run.mark.run, {});
      // The next page reads what is on the disk.
      await session.settled();
      return run;
    },
    resume: id => {
      const run = runs.find(({ mark }) => mark.run === id);
      if (run === undefined || run === current || !canGoOn(run)) return;
      leave();
      goOn(run);
    },
    run: speed => {
      if (current !== undefined) setClock(atSpeed(clock, speed, Date.now(), endOf(current)));
    },
    forward: to => {
      if (current !== undefined) setClock({ ...putForward(clock, to, Date.now(), endOf(current)), speed: 0 });
    },
    end: async () => {
      if (current === undefined) return;
      const { run } = current.mark;
      const endedAt = now();
      leave();
      await session.settled();
      await change(run, { endedAt });
      // Last: other tabs look at the list when it goes.
      forgetClock(run);
    },
    note: (run, notes) => change(run, { notes }),
    noteRecorded: run => change(run, { recorded: true }),
    remove: async run => {
      for (const { state } of logsOf(run)) await session.wipe(state.incidentId);
      if (current?.mark.run === run) leave();
      await change(run, 'remove');
      forgetClock(run);
    },
    logsOf,
  };
}
