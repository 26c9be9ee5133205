import { type Act, type Grounds, matches } from './acts.ts';
import type { Arrival } from './run.ts';
import type { Scenario } from './scenario.ts';

type Guide = NonNullable<Scenario['guide']>;
export type GuideStep = Guide[number];

/** Whether a step of the guide is over. @param from when the trainee took over, milliseconds since the epoch */
export function isOver(
  { until }: GuideStep,
  arrivals: readonly Arrival[],
  acts: readonly Act[],
  from: number,
  grounds: Grounds,
): boolean {
  if ('comes' in until) return arrivals.some(({ item }) => item.id === until.comes);
  return acts.some(act => act.at >= from && matches(until, act, grounds));
}

/** Which step of a guide is now, from 0: the first that is not over; as many as there are once all are. */
export function guideStep(
  guide: Guide,
  arrivals: readonly Arrival[],
  acts: readonly Act[],
  from: number,
  grounds: Grounds,
): number {
  const now = guide.findIndex(step => !isOver(step, arrivals, acts, from, grounds));
  return now === -1 ? guide.length : now;
}
