import type { Arrival } from './run.ts';
import type { Scenario } from './scenario.ts';

/** In so long, in milliseconds, half of the heat is gone by itself. */
const HALVES = 8 * 3_600_000;

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
}

/** The heat of a run: nothing that a trainee does raises it but through what the scenario answers to that. @param start of the scenario, milliseconds since the epoch */
export function heatOf(
  { public: { heat } }: Pick<Scenario, 'public'>,
  start: number,
  arrivals: readonly Arrival[],
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
    at: moment =>
      raised.reduce(
        (sum, each) => (each.at > moment ? sum : sum + each.by * 0.5 ** ((moment - each.at) / HALVES)),
        0,
      ),
  };
}

/** The hottest moment: heat only ever jumps when something arrives. */
export function hottestOf(heat: Heat): { readonly at: number; readonly heat: number } {
  const moments = heat.raised.map(({ at }) => ({ at, heat: heat.at(at) }));
  return moments.reduce((one, other) => (other.heat > one.heat ? other : one), { at: 0, heat: 0 });
}
