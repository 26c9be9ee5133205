import { type Act, type Grounds, matches, spokenIn } from './acts.ts';

/** Something that was promised by a time: in a publication, to somebody who asked, or to a leader who wanted it done. Moments in the drill's time, milliseconds since the epoch. */
export interface Promised {
  readonly act: Act;
  readonly due: number;
  /** The act that kept it; `undefined` where none came in time. */
  readonly kept: Act | undefined;
}

/**
 * Whether an act keeps a promise: it does what the scenario names, or else it reaches the person promised. A caller is reached
 * by another answer and by publications where he reads; readers of a channel by that channel; the public by publications where
 * the public reads.
 */
function keeps(act: Act, promise: Act, grounds: Grounds): boolean {
  const isPublishedIn = (channels: readonly string[]): boolean =>
    act.kind === 'publish' && channels.includes(act.channel);
  switch (promise.kind) {
    case 'reply': {
      const { keeps: asked, reads = [] } = grounds.needs(promise.to);
      if (asked !== undefined) return matches(asked, act, grounds);
      return (act.kind === 'reply' && act.to === promise.to) || isPublishedIn(reads);
    }
    case 'publish':
      return isPublishedIn([promise.channel, ...grounds.reads]);
    case 'theme':
      return (
        (act.kind === 'theme' && act.title === promise.title && spokenIn(act) !== undefined) ||
        isPublishedIn(grounds.reads)
      );
    default:
      return false;
  }
}

/** The act that kept a promise in time; `undefined` where none has. @param acts in order */
export const keptBy = (promise: Act, due: number, acts: readonly Act[], grounds: Grounds): Act | undefined =>
  acts.find(each => each.at > promise.at && each.at <= due && keeps(each, promise, grounds));

/** Everything that was promised and is kept or due, in the order in which it was. @param acts in order @param moment milliseconds since the epoch */
export function promisesOf(acts: readonly Act[], moment: number, grounds: Grounds): readonly Promised[] {
  const published = new Set<number>();
  return acts.flatMap((act): readonly Promised[] => {
    const due = act.at <= moment && 'next' in act ? act.next : undefined;
    if (due === undefined || due <= act.at) return [];
    // One time, on two channels, is one promise.
    if (act.kind === 'publish' && published.has(due)) return [];
    if (act.kind === 'publish') published.add(due);
    const kept = keptBy(act, Math.min(due, moment), acts, grounds);
    return kept === undefined && due > moment ? [] : [{ act, due, kept }];
  });
}
