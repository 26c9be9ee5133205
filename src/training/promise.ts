import { type Act, type Grounds, matches, spokenIn } from './acts.ts';

/** Something that was promised by a time: in a publication, to somebody who asked, or to a leader who wanted it done. Moments in the drill's time, milliseconds since the epoch. */
export interface Promised {
  readonly act: Act;
  readonly due: number;
  /** What kept it; `undefined` where nothing came in time. */
  readonly kept: Act | undefined;
}

/** Whether an act does what was promised: what the scenario names, or else to say more to those who were told so. */
function keeps(act: Act, promise: Act, grounds: Grounds): boolean {
  const asked = promise.kind === 'reply' ? grounds.needs(promise.to).keeps : undefined;
  if (asked !== undefined) return matches(asked, act, grounds);
  if (act.kind === 'publish') return true;
  if (promise.kind === 'reply') return act.kind === 'reply' && act.to === promise.to;
  return promise.kind === 'theme' && act.kind === 'theme' && spokenIn(act) !== undefined;
}

/** Everything that was promised and is kept or due, in the order in which it was. @param acts in order @param moment milliseconds since the epoch */
export function promisesOf(acts: readonly Act[], moment: number, grounds: Grounds): readonly Promised[] {
  const published = new Set<number>();
  return acts.flatMap((act): readonly Promised[] => {
    const due = act.at <= moment && 'next' in act ? act.next : undefined;
    if (due === undefined || due <= act.at) return [];
    // One time, on two channels, is one promise.
    if (act.kind === 'publish' && published.has(due)) return [];
    if (act.kind === 'publish') published.add(due);
    const kept = acts.find(
      each => each.at > act.at && each.at <= Math.min(due, moment) && keeps(each, act, grounds),
    );
    return kept === undefined && due > moment ? [] : [{ act, due, kept }];
  });
}
