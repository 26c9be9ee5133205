import { SITE_NAME } from '../base/site-name.ts';
import type { DrillMark } from '../desk/triage/opened.ts';

/** The database of drills. Apart from the real one, so that nothing of either reaches the other. */
export const DRILL_DATABASE = `${SITE_NAME}-drill`;

/** Where a page works. A drill has a store, a channel and a clock of its own, so that nothing of it can reach a real incident. */
export interface Surroundings {
  /** Name of the database, and of the channel between tabs. */
  readonly database: string;
  /** The time of whatever is worked on, in milliseconds since the epoch. */
  readonly now: () => number;
  /** How often clocks are looked at anew, in milliseconds of real time. */
  readonly tick: number;
  /** The run that incidents opened here belong to; `undefined` where incidents are real. */
  readonly drill: (() => DrillMark | undefined) | undefined;
  /** Called once something was done here: in a drill acts take its time. @param count how many events it wrote, the last of the log */
  readonly acted?: (incidentId: string, count: number) => void;
}

let surroundings: Surroundings = { database: SITE_NAME, now: Date.now, tick: 15_000, drill: undefined };

export const currentSurroundings = (): Surroundings => surroundings;

/** Makes the page a drill's. Before its session starts, or that would open the real store. */
export function enter(drill: Surroundings): void {
  surroundings = drill;
}

/** The time of whatever this page works on: the machine's, or a drill's. Milliseconds since the epoch. */
export const timeNow = (): number => surroundings.now();

/** Whether this page is a drill's. */
export const inDrill = (): boolean => surroundings.drill !== undefined;
