import type { Act } from './acts.ts';
import { chanceAt } from './chance.ts';
import { type Arrival, endOf, type Run, startOf } from './course.ts';
import { MOODS, type Mood } from './scenario.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The public moves in steps of ten minutes of the drill's time. */
export const TICK = 10 * MINUTE;

/** Ten minutes of what the public writes. */
interface Tick {
  /** When they begin, in milliseconds since the epoch. */
  readonly at: number;
  /** Posts an hour. */
  readonly heat: number;
  /** Place of the first of its posts among all, from 0. */
  readonly first: number;
  readonly count: number;
  /** How likely each mood is, by weight. */
  readonly moods: Readonly<Record<Mood, number>>;
}

/** What the public has written by a moment. Posts are made when looked at: ten thousand cost nothing until then. */
export interface Feed {
  readonly run: Run;
  readonly ticks: readonly Tick[];
  /** Posts so far. */
  readonly total: number;
}

export interface Post {
  /** Place among all posts, from 0. */
  readonly number: number;
  readonly at: number;
  readonly mood: Mood;
  readonly text: string;
}

type Publication = Extract<Act, { kind: 'publish' }>;

/**
 * How long nothing that holds has been said, in milliseconds: since the start, or since a promised update failed to come.
 * Zero while what was published holds.
 */
function silence(publications: readonly Publication[], start: number, moment: number): number {
  const last = publications.findLast(({ at }) => at <= moment);
  if (last === undefined) return moment - start;
  return last.next !== undefined && moment > last.next ? moment - last.next : 0;
}

/** The longer nobody speaks, the more rumour and anger; what was said in time is thanked for. */
function moodsAfter(quiet: number, informed: boolean): Tick['moods'] {
  if (informed && quiet === 0) return { ask: 4, worry: 2, anger: 1, rumour: 1, thanks: 4 };
  const hours = Math.min(12, quiet / HOUR);
  return { ask: 5, worry: 4, anger: 1 + hours / 2, rumour: 1 + hours / 3, thanks: 0 };
}

/**
 * What the public writes, given what has been done and what has happened. A tick depends only on what came before it, so
 * nothing that was written is unwritten later.
 * @param acts in order @param arrivals in order @param moment milliseconds since the epoch
 */
export function feedOf(run: Run, acts: readonly Act[], arrivals: readonly Arrival[], moment: number): Feed {
  const start = startOf(run);
  const until = Math.min(moment, endOf(run));
  const { start: startHeat, rise, fall, most } = run.scenario.public;
  const publications = acts.filter((act): act is Publication => act.kind === 'publish');
  const part = TICK / HOUR;
  const grown = (1 + rise / 100) ** part;
  const shrunk = (1 - fall / 100) ** part;
  const ticks: Tick[] = [];
  let heat = startHeat;
  let total = 0;
  let seen = 0;
  for (let at = start; at < until; at += TICK) {
    for (let next = arrivals[seen]; next !== undefined && next.at <= at; next = arrivals[seen]) {
      const change = next.item.heat;
      if (change !== undefined) heat = 'plus' in change ? heat + change.plus : heat * change.times;
      seen += 1;
    }
    const quiet = silence(publications, start, at);
    if (at > start) heat *= quiet === 0 ? shrunk : grown;
    heat = Math.min(most, Math.max(1, heat));
    const whole = Math.floor(heat * part + chanceAt(run.seed, ticks.length).below(1000) / 1000);
    const share = Math.min(1, (until - at) / TICK);
    const informed = publications.some(publication => publication.at <= at);
    ticks.push({ at, heat, first: total, count: whole, moods: moodsAfter(quiet, informed) });
    total += Math.floor(whole * share);
  }
  return { run, ticks, total };
}

function tickOf(ticks: readonly Tick[], number: number): readonly [Tick, number] | undefined {
  let low = 0;
  let high = ticks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ticks[middle]?.first ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  const tick = ticks[low];
  return tick === undefined ? undefined : [tick, low];
}

function moodOf(moods: Tick['moods'], share: number): Mood {
  const whole = MOODS.reduce((sum, mood) => sum + moods[mood], 0);
  let left = share * whole;
  for (const mood of MOODS) {
    left -= moods[mood];
    if (left < 0) return mood;
  }
  return 'ask';
}

/** One post by its place. `undefined` past the last one. */
export function postAt({ run, ticks, total }: Feed, number: number): Post | undefined {
  if (number < 0 || number >= total) return undefined;
  const found = tickOf(ticks, number);
  if (found === undefined) return undefined;
  const [tick, position] = found;
  const place = number - tick.first;
  const chance = chanceAt(run.seed, position, place);
  const mood = moodOf(tick.moods, chance.below(1000) / 1000);
  const voices = run.scenario.public.voices[mood];
  return {
    number,
    at: tick.at + Math.floor(((place + 0.5) / Math.max(1, tick.count)) * TICK),
    mood,
    // In turn, not by chance: the same words twice in a row look like a machine.
    text: voices[(number + run.seed) % voices.length] ?? '',
  };
}
