import type { Stage } from '../../src/training/perform.ts';
import { Case, type Conditions, isArranged, type Job, type Ran } from './case.ts';
import type { Durations } from './durations.ts';
import { MINUTE, MORNING, type Night } from './night.ts';

/** What a night came to. */
export interface Played {
  readonly ran: readonly Ran[];
  /** From finding to the first release, in minutes, of each matter that had one. */
  readonly firstRelease: readonly number[];
  /** How many different people each release wanted. */
  readonly signers: readonly number[];
  readonly outrun: number;
  readonly refused: Case['refused'];
}

/** By day everybody is in. */
export const DAY_POSTS = 5;

interface Event {
  readonly at: number;
  readonly serial: number;
  what(now: number): void;
}

/**
 * Plays a night: free posts take up what runs out first, then what came first. The same seed brings the same matters, and
 * everything in them takes the same time, however many posts there are. @param posts on duty from evening until morning
 */
export function playNight(
  stage: Stage,
  durations: Durations,
  night: Night,
  posts: number,
  conditions: Conditions,
): Played {
  const events: Event[] = [];
  let serial = 0;
  const later = (at: number, what: (now: number) => void): void => {
    serial += 1;
    events.push({ at, serial, what });
  };
  const cases: Case[] = [];
  const free = Array.from({ length: DAY_POSTS }, (_, place) => place);

  for (const matter of night.matters) {
    later(isArranged(conditions, 'toldAtOnce') ? matter.found : matter.at, now => {
      cases.push(new Case({ stage, durations, conditions, seed: night.seed, matter }, later, now));
    });
  }
  later(MORNING, () => undefined);

  const dispatch = (now: number): void => {
    for (;;) {
      const jobs = cases.flatMap(each => each.jobs(now));
      const job = jobs.reduce<Job | undefined>(
        (best, each) => (best === undefined || each.due < best.due ? each : best),
        undefined,
      );
      if (job === undefined) return;
      const hands = now < MORNING ? posts : Math.max(posts, DAY_POSTS);
      const post = free.find(place => place < hands);
      if (post === undefined) return;
      free.splice(free.indexOf(post), 1);
      later(now + Math.max(1, job.begin()) * MINUTE, at => {
        free.push(post);
        free.sort((one, other) => one - other);
        job.finish(`岗位${post + 1}`, at);
      });
    }
  };

  let now = night.start;
  while (events.length > 0) {
    const next = events.reduce((first, each) =>
      each.at < first.at || (each.at === first.at && each.serial < first.serial) ? each : first,
    );
    events.splice(events.indexOf(next), 1);
    now = next.at;
    next.what(now);
    dispatch(now);
  }
  return {
    ran: cases.flatMap(each => each.ran(now)),
    firstRelease: cases.flatMap(each => each.firstRelease ?? []),
    signers: cases.flatMap(({ signers }) => signers),
    outrun: cases.reduce((sum, each) => sum + each.outrun, 0),
    refused: cases.flatMap(({ refused }) => refused),
  };
}
