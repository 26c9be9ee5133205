import { type Act, type Grounds, matches, spokenIn } from './acts.ts';
import type { Pattern } from './scenario.ts';

/** Something that was promised by a time: in a publication, to somebody who asked, or to a leader who wanted it done. Moments in the drill's time, milliseconds since the epoch. */
export interface Promised {
  readonly act: Act;
  readonly due: number;
  /** The act that kept it; `undefined` where none came in time. */
  readonly kept: Act | undefined;
}

/** The acts that keep a promise: those that the scenario names, or else any that reaches the person promised. */
export interface Keeping {
  readonly deed?: Pattern;
  /** Another answer to the same person, or to the same theme. */
  readonly again: boolean;
  /** A publication on one of these channels: where he reads, or where the public reads. */
  readonly channels: readonly string[];
}

export function keepingOf(promise: Act, grounds: Grounds): Keeping {
  switch (promise.kind) {
    case 'reply': {
      const { keeps: deed, reads = [] } = grounds.needs(promise.to);
      return deed === undefined ? { again: true, channels: reads } : { deed, again: false, channels: [] };
    }
    case 'publish':
      return { again: false, channels: [...new Set([promise.channel, ...grounds.reads])] };
    case 'theme':
      return { again: true, channels: grounds.reads };
    default:
      return { again: false, channels: [] };
  }
}

const answersAgain = (act: Act, promise: Act): boolean =>
  (act.kind === 'reply' && promise.kind === 'reply' && act.to === promise.to) ||
  (act.kind === 'theme' &&
    promise.kind === 'theme' &&
    act.title === promise.title &&
    spokenIn(act) !== undefined);

function keeps(act: Act, promise: Act, grounds: Grounds): boolean {
  const { deed, again, channels } = keepingOf(promise, grounds);
  return (
    (deed !== undefined && matches(deed, act, grounds)) ||
    (again && answersAgain(act, promise)) ||
    (act.kind === 'publish' && channels.includes(act.channel))
  );
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
