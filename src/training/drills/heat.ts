import type { Act } from './acts.ts';
import type { Arrival } from './run.ts';
import type { Scenario } from './scenario.ts';

/** In so long, in milliseconds, half of the heat is gone once the office has spoken to the public, and where it says nothing. */
const HALVES = { heard: 8 * 3_600_000, silent: 72 * 3_600_000 } as const;

/** The share of a rise that is left after some time. @param heard how much of that time has passed since the office spoke, in milliseconds */
const leftOf = (silent: number, heard: number): number =>
  0.5 ** (silent / HALVES.silent + heard / HALVES.heard);

/** When something was published. @param acts in order */
export const spokenAt = (acts: readonly Act[]): readonly number[] =>
  acts.flatMap(({ kind, at }) => (kind === 'publish' ? at : []));

/** How hot a matter is: at most as hot as the scenario's own words make it, and cooler with every hour. */
export interface Heat {
  /** The rises so far, each with its time: the beginning, and each arrival that the scenario says heats the public up. */
  readonly raised: readonly {
    readonly at: number;
    readonly by: number;
    readonly arrival: Arrival | undefined;
  }[];
  /** Moments in milliseconds since the epoch. */
  at(moment: number): number;
  /** Whether the office has spoken to the public since the last rise. */
  isHeard(moment: number): boolean;
}

/**
 * The heat of a run. Nothing that a trainee does raises it but through what the scenario answers to that; whoever says nothing
 * in public waits far longer until it is gone.
 * @param start of the scenario, milliseconds since the epoch
 * @param spoken when something was published, in order
 */
export function heatOf(
  { public: { heat } }: Pick<Scenario, 'public'>,
  start: number,
  arrivals: readonly Arrival[],
  spoken: readonly number[],
): Heat {
  const raised = [
    { at: start, by: heat, arrival: undefined },
    ...arrivals.flatMap(arrival => {
      const { heat: by } = arrival.item;
      return by === undefined ? [] : [{ at: arrival.at, by, arrival }];
    }),
  ];
  return {
    raised,
    isHeard: moment => {
      const last = raised.findLast(({ at }) => at <= moment);
      return spoken.some(each => each >= (last?.at ?? start) && each <= moment);
    },
    at: moment =>
      raised.reduce((sum, { at, by }) => {
        if (at > moment) return sum;
        const first = spoken.find(each => each >= at) ?? Number.POSITIVE_INFINITY;
        const heard = Math.max(0, moment - Math.max(at, first));
        return sum + by * leftOf(moment - at - heard, heard);
      }, 0),
  };
}

/** The hottest moment: heat only ever jumps when something arrives. */
export function hottestOf(heat: Heat): { readonly at: number; readonly heat: number } {
  const moments = heat.raised.map(({ at }) => ({ at, heat: heat.at(at) }));
  return moments.reduce((one, other) => (other.heat > one.heat ? other : one), { at: 0, heat: 0 });
}
