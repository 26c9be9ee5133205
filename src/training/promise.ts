import { type Act, spokenIn } from './acts.ts';

/** Something that was promised by a time: in a publication, or to somebody. Moments in the drill's time, milliseconds since the epoch. */
export interface Promised {
  readonly act: Act;
  readonly due: number;
  /** What kept it; `undefined` where nothing came in time. */
  readonly kept: Act | undefined;
  /** Its time is still to come. */
  readonly open: boolean;
}

/** Whether an act says more to those whom a promise was made to. */
function saysMore(act: Act, promise: Act): boolean {
  if (act.kind === 'publish') return true;
  if (promise.kind === 'reply') return act.kind === 'reply' && act.to === promise.to;
  return promise.kind === 'theme' && act.kind === 'theme' && spokenIn(act) !== undefined;
}

/** Everything that was promised, in the order in which it was. @param acts in order @param moment milliseconds since the epoch */
export function promisesOf(acts: readonly Act[], moment: number): readonly Promised[] {
  const published = new Set<number>();
  return acts.flatMap((act): readonly Promised[] => {
    const due = act.at <= moment && 'next' in act ? act.next : undefined;
    if (due === undefined || due <= act.at) return [];
    // One time, on two channels, is one promise.
    if (act.kind === 'publish' && published.has(due)) return [];
    if (act.kind === 'publish') published.add(due);
    const kept = acts.find(
      each => each.at > act.at && each.at <= Math.min(due, moment) && saysMore(each, act),
    );
    return [{ act, due, kept, open: kept === undefined && due > moment }];
  });
}
