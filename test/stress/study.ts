import type { PlaybookIndex } from '../../src/playbook/checklist.ts';
import type { Stage } from '../../src/training/perform.ts';
import type { Scenario } from '../../src/training/scenario.ts';
import type { Arranged, Case, Conditions, Ran } from './case.ts';
import type { Durations } from './durations.ts';
import { nightOf } from './night.ts';
import { type Played, playNight } from './shift.ts';

/** As many posts as are tried. */
export const POSTS = [1, 2, 3, 4, 5] as const;
/** With so many, and nobody to approve in the night, each arrangement is tried by itself. */
export const ARRANGED_WITH = 2;
const ARRANGEMENTS = ['toldAtOnce', 'quickFacts', 'readyDraft', 'morningPromise'] as const;

/** One way to meet the same nights. */
export interface Setting extends Conditions {
  readonly posts: number;
}

export const SETTINGS: readonly Setting[] = [
  ...[true, false].flatMap(reachable =>
    POSTS.map((posts): Setting => ({ posts, reachable, arranged: 'nothing' })),
  ),
  ...ARRANGEMENTS.map((arranged): Setting => ({ posts: ARRANGED_WITH, reachable: false, arranged })),
  { posts: ARRANGED_WITH, reachable: true, arranged: 'all' },
];

/** What became of one deadline in all nights of a setting. */
export interface Tally {
  readonly kept: number;
  readonly missed: number;
  /** It still ran when the night's work was done. */
  readonly open: number;
  /** Minutes, in rising order, of those that were stopped. */
  readonly took: readonly number[];
}

export interface Result {
  readonly setting: Setting;
  /** By the deadline's id; one that never ran has none. */
  readonly deadlines: ReadonlyMap<string, Tally>;
  /** Minutes from finding to the first release, in rising order. */
  readonly firstRelease: readonly number[];
  /** How many releases wanted so many different people. */
  readonly signers: ReadonlyMap<number, number>;
  readonly outrun: number;
}

export interface Study {
  readonly seeds: { readonly first: number; readonly count: number };
  readonly matters: number;
  readonly results: readonly Result[];
  /** What the desk refused: none, or the report is about something else. */
  readonly refused: Case['refused'];
}

const rising = (values: readonly number[]): readonly number[] =>
  [...values].sort((one, other) => one - other);

function tallied(ran: readonly Ran[]): Tally {
  const count = (outcome: Ran['outcome']): number => ran.filter(each => each.outcome === outcome).length;
  return {
    kept: count('kept'),
    missed: count('missed'),
    open: count('open'),
    took: rising(ran.flatMap(({ outcome, took }) => (outcome === 'open' ? [] : [took]))),
  };
}

function resultOf(setting: Setting, nights: readonly Played[]): Result {
  const byDeadline = Map.groupBy(
    nights.flatMap(({ ran }) => ran),
    ({ deadline }) => deadline,
  );
  const signers = Map.groupBy(
    nights.flatMap(each => each.signers),
    people => people,
  );
  return {
    setting,
    deadlines: new Map([...byDeadline].map(([deadline, ran]) => [deadline, tallied(ran)])),
    firstRelease: rising(nights.flatMap(({ firstRelease }) => firstRelease)),
    signers: new Map([...signers].map(([people, releases]) => [people, releases.length])),
    outrun: nights.reduce((sum, { outrun }) => sum + outrun, 0),
  };
}

/** What is tried and on what. */
export interface World {
  readonly stage: Stage;
  readonly index: PlaybookIndex;
  readonly scenarios: readonly Scenario[];
  readonly durations: Durations;
}

/** Plays the same nights in every setting. @param first seed @param told called after each night */
export function study(
  { stage, index, scenarios, durations }: World,
  seeds: Study['seeds'],
  told: (played: number) => void = () => undefined,
  settings: readonly Setting[] = SETTINGS,
): Study {
  const played = settings.map((): Played[] => []);
  let matters = 0;
  for (let seed = seeds.first; seed < seeds.first + seeds.count; seed += 1) {
    const night = nightOf(index, scenarios, seed);
    matters += night.matters.length;
    for (const [place, setting] of settings.entries())
      played[place]?.push(playNight(stage, durations, night, setting.posts, setting));
    told(seed - seeds.first + 1);
  }
  return {
    seeds,
    matters,
    results: settings.map((setting, place) => resultOf(setting, played[place] ?? [])),
    refused: played.flat().flatMap(({ refused }) => refused),
  };
}

/** The share of clocks that ran out; `undefined` where none came to its end. */
export const missedShare = ({ kept, missed }: Tally): number | undefined =>
  kept + missed === 0 ? undefined : missed / (kept + missed);

/** @param share 0.5 for the median @param values in rising order */
export const quantile = (values: readonly number[], share: number): number | undefined =>
  values[Math.min(values.length - 1, Math.floor(share * values.length))];

/** What a setting came to. */
export const resultFor = (
  { results }: Study,
  posts: number,
  reachable: boolean,
  arranged: Arranged = 'nothing',
): Result | undefined =>
  results.find(
    ({ setting }) =>
      setting.posts === posts && setting.reachable === reachable && setting.arranged === arranged,
  );
