import { clockAt, type DrillClock } from '../training/drills/drill-clock.ts';
import type { DrillRun } from '../training/drills/drill-run.ts';
import { CLOCKS, keepClock, keptClock } from './kept-clocks.ts';

/** How often the clock's position is noted, in milliseconds: as much of a drill as closing the page can cost. */
const NOTED = 2_000;
/** From one page of the drill to the next takes less; a longer pause stops the clock. In milliseconds. */
const PAGE_CHANGE = 20_000;
/** A page in the background looks at its clock once a minute; a machine that did not for longer has slept. In milliseconds. */
const ASLEEP = 90_000;

/** Used while no run is going on. */
const still: DrillClock = { position: 0, real: 0, speed: 0 };

interface ClockPorts {
  /** Elsewhere the clock stands still, and is left to the pages that play. */
  readonly plays: boolean;
  /** When a run is over, in the drill's time. */
  endOf(run: DrillRun): number;
  /** Time of the last record of a run: its clock has been there. */
  recordedUntil(run: DrillRun): number;
  /** Called with each change. */
  tell(): void;
}

/** The clock of the current run. It continues from page to page, is the same in all tabs, and stops while the machine sleeps. */
export function createRunClock({ plays, endOf, recordedUntil, tell }: ClockPorts) {
  let run: DrillRun | undefined;
  let clock = still;
  /** When it was last looked at. */
  let looked = Date.now();

  const set = (next: DrillClock): void => {
    clock = next;
    looked = Date.now();
    if (run !== undefined && plays) keepClock(run.mark.run, next);
    tell();
  };
  /** The time that a machine slept through does not count, unless another tab was awake. */
  const wake = (of: DrillRun, real: number): void => {
    const kept = keptClock(of.mark.run);
    const last = kept !== undefined && kept.real > looked ? kept : clockAt(clock, looked, endOf(of));
    // The other one may have slept since as well, or be gone.
    clock = real - last.real > ASLEEP ? { ...last, real, speed: 0 } : last;
    // The caller may be drawing a screen: others are notified afterwards.
    queueMicrotask(() => set(clock));
  };
  /** As it stands now. */
  const look = (of: DrillRun): DrillClock => {
    const real = Date.now();
    if (clock.speed !== 0 && real - looked > ASLEEP) wake(of, real);
    looked = real;
    return clockAt(clock, real, endOf(of));
  };
  /** Leaves the run where its clock stands. */
  const leave = (): void => {
    if (run !== undefined && plays) keepClock(run.mark.run, { ...look(run), speed: 0 });
    run = undefined;
    clock = still;
  };
  /** The next page continues from the last note. */
  const note = (of: DrillRun): void => keepClock(of.mark.run, keptClock(of.mark.run) ?? clock);
  const goOn = (of: DrillRun): void => {
    const real = Date.now();
    const kept = keptClock(of.mark.run) ?? { position: 0, real, speed: 0 };
    run = of;
    const between = real - kept.real;
    const goesOn = between >= 0 && between < PAGE_CHANGE;
    const { position } = goesOn ? clockAt(kept, real, endOf(of)) : kept;
    const speed = goesOn && plays ? kept.speed : 0;
    set({ ...kept, position: Math.max(position, recordedUntil(of)), real, speed });
  };

  return {
    run: (): DrillRun | undefined => run,
    /** As it was set last. */
    shown: (): DrillClock => clock,
    /** The drill's time; the machine's while no run is going on. Milliseconds since the epoch. */
    now: (): number => (run === undefined ? Date.now() : look(run).position),
    /** Sets it to something else than it stands at. */
    change: (to: (at: DrillClock, end: number) => DrillClock): void => {
      if (run !== undefined) set(to(look(run), endOf(run)));
    },
    leave,
    goOn,
    note,
    /** Takes up a run that begins, the clock standing still. */
    begin: (begun: DrillRun): void => {
      leave();
      run = begun;
      set({ position: recordedUntil(begun), real: Date.now(), speed: 0 });
      note(begun);
    },
    /** Follows the current run in a new list. A run that has ended, or is gone, is dropped. */
    stayAmong: (runs: readonly DrillRun[]): void => {
      run = runs.find(each => each.mark.run === run?.mark.run && each.endedAt === undefined);
      if (run === undefined) clock = still;
    },
    /** Keeps it up to date with other tabs, and noted. @param lookAgain reads the list of runs anew */
    attend: (lookAgain: () => Promise<void>): void => {
      // Another tab of the same run has set the clock: both show one time.
      window.addEventListener('storage', ({ key }) => {
        if (key !== CLOCKS || run === undefined) return;
        const kept = keptClock(run.mark.run);
        // The other tab has ended the run, or taken it off the machine.
        if (kept === undefined) void lookAgain();
        else if (plays) {
          clock = kept;
          tell();
        }
      });
      // A page that the browser had put aside has missed all that, and its clock has not stood still.
      window.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) void lookAgain().then(() => run !== undefined && goOn(run));
      });
      setInterval(() => {
        const stands = run && look(run);
        if (run !== undefined && stands !== undefined && stands.speed !== 0) keepClock(run.mark.run, stands);
      }, NOTED);
    },
  };
}
