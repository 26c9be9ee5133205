import { folded } from '../../desk/gate/saying.ts';
import { endOf, type Run, startOf } from '../lessons/course.ts';
import { type Act, type Grounds, spokenIn } from './acts.ts';
import { chanceAt } from './chance.ts';
import { milliseconds } from './offset.ts';
import type { AskedQuestion, Mood } from './scenario.ts';
import { type Turn, turnsOf } from './turns.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The public moves in steps of ten minutes of the drill's time. */
export const TICK = 10 * MINUTE;
const PART = TICK / HOUR;

/** Hours in which what is asked halves. */
const HALVES = {
  /** Published with verified facts: whoever asks is shown it. */
  published: 1,
  /** Told to somebody, who tells others. */
  told: 3,
  /** Being looked into, with a time at which more is said. */
  checking: 8,
} as const;
/** What a falsehood and a broken promise do at once: so many times as much, and so much of what it began with. */
const FLARE = { false: { times: 1.6, plus: 0.5 }, broken: { times: 1.35, plus: 0.25 } } as const;
/** Hours after which what is asked in vain grows half as fast: people tire. */
const FADES = 12;
/** How much faster it grows after either. */
const ANGER = 1.5;
/** Hours of silence from which the public guesses, and from which it is angry. */
const SILENCE = { rumour: 1.5, anger: 3 } as const;
/** Time between two voices of one question. */
const PAUSE = 30 * MINUTE;
/** Hours for which the public speaks of what has become of a question. */
const SPOKEN_OF = 3;

/** Ten minutes of what the public writes. */
interface Tick {
  /** When they end, in milliseconds since the epoch. */
  readonly at: number;
  /** Posts an hour. */
  readonly heat: number;
}

/** One voice, and how many wrote alike in the same ten minutes. */
interface Post {
  /** Place among all, from 0. */
  readonly number: number;
  readonly at: number;
  readonly question: string;
  readonly mood: Mood;
  readonly text: string;
  /** How many, itself included. */
  readonly count: number;
}

/** How a question stands. */
interface State {
  readonly heat: number;
  readonly openedAt: number | undefined;
  /** What became of it last, as far as that changed how it stands: what was answered widely stays so when it is told somebody again. */
  readonly turn: Turn | undefined;
}

const UNASKED: State = { heat: 0, openedAt: undefined, turn: undefined };

/** A question opens, or is asked anew by more people. An answer that is out already is shown to them. */
const stirred = (state: State, at: number, to: (heat: number) => number): State => ({
  ...state,
  openedAt: state.openedAt ?? at,
  heat: state.turn?.kind === 'answered' ? state.heat : to(state.heat),
});

function afterTurn(state: State, turn: Turn, base: number): State {
  const before = state.turn;
  const isAnswered = before?.kind === 'answered';
  if (turn.kind === 'answered')
    return { ...state, turn: { ...turn, wide: turn.wide || (isAnswered && before.wide) } };
  if (isAnswered && turn.kind !== 'false') return state;
  if (turn.kind === 'checking') return { ...state, turn };
  const { times, plus } = FLARE[turn.kind];
  return { heat: state.heat * times + base * plus, openedAt: state.openedAt ?? turn.at, turn };
}

const halved = (heat: number, hours: number): number => heat * 0.5 ** (PART / hours);
const isAngry = ({ turn }: State): boolean => turn?.kind === 'false' || turn?.kind === 'broken';

/** Ten minutes on. @param rise growth an hour where nothing holds, as a share */
function later(state: State, rise: number): number {
  const { heat, turn } = state;
  if (turn?.kind === 'answered') return halved(heat, turn.wide ? HALVES.published : HALVES.told);
  if (turn?.kind === 'checking') return halved(heat, HALVES.checking);
  return heat * (1 + rise * (isAngry(state) ? ANGER : 1)) ** PART;
}

/** What may be said of a question as it stands; empty where nobody speaks of it. */
function moodsOf(state: State, at: number): readonly Mood[] {
  const { openedAt, turn } = state;
  // Whoever was told it himself has nothing to show to others.
  if (turn?.kind === 'answered') return turn.wide ? ['thanks'] : [];
  if (turn?.kind === 'checking') return ['ask', 'worry'];
  if (turn !== undefined && at - turn.at <= SPOKEN_OF * HOUR)
    return turn.kind === 'broken' ? ['broken', 'ask', 'broken'] : ['caught', 'ask', 'anger'];
  const silent = openedAt === undefined ? 0 : (at - openedAt) / HOUR;
  return [
    'ask',
    'worry',
    ...(silent >= SILENCE.rumour ? (['rumour'] as const) : []),
    ...(silent >= SILENCE.anger || isAngry(state) ? (['anger'] as const) : []),
  ];
}

/**
 * The voices of a question in a mood; what is said of a falsehood or a broken promise is said of whatever it was about.
 * @param told what answered it: praise is only of what stands there
 */
function voicesOf({ scenario }: Run, { voices }: AskedQuestion, mood: Mood, told: string): readonly string[] {
  if (mood === 'caught' || mood === 'broken') return scenario.public[mood];
  if (mood !== 'thanks') return voices[mood] ?? [];
  return (voices.thanks ?? []).flatMap(voice => {
    if (typeof voice === 'string') return [voice];
    return voice.of.some(word => told.includes(folded(word))) ? [voice.say] : [];
  });
}

/** What may be said of a question in ten minutes. */
interface Spoken {
  readonly at: number;
  readonly question: string;
  readonly count: number;
  /** What it is about: as soon as that changes, somebody speaks of it. */
  readonly moods: string;
  readonly voices: readonly Pick<Post, 'mood' | 'text'>[];
}

/** The voices that are heard: none twice, and of one question no more than one in half an hour unless things have changed. */
function heard(spoken: readonly Spoken[]): readonly Omit<Post, 'number'>[] {
  const said = new Set<string>();
  const last = new Map<string, Pick<Spoken, 'at' | 'moods'>>();
  return spoken.flatMap(({ at, question, count, moods, voices }) => {
    const before = last.get(question);
    if (before !== undefined && before.moods === moods && at - before.at < PAUSE) return [];
    const voice = voices.find(({ text }) => !said.has(text));
    if (voice === undefined) return [];
    said.add(voice.text);
    last.set(question, { at, moods });
    return [{ at, question, count, ...voice }];
  });
}

/** What the public has written by a moment. */
export type Feed = ReturnType<typeof feedOf>;
/** What became of one question of the public. Moments in milliseconds since the epoch. */
export type Asked = Feed['questions'][number];

/**
 * What the public writes, given what was done. It asks questions, each of its own heat: one cools when verified facts answer it or when it is said that and until
 * when it is looked into, and flares where something false is said or what was promised does not come. What was written stays written: ten minutes depend on nothing after them.
 * @param acts in order @param moment milliseconds since the epoch
 */
export function feedOf(run: Run, acts: readonly Act[], grounds: Grounds, moment: number) {
  const { since, rise, most, questions } = run.scenario.public;
  const start = startOf(run);
  const until = Math.min(moment, endOf(run));
  const first = start - Math.floor(milliseconds(since) / TICK) * TICK;
  const all = questions.reduce((sum, { heat }) => sum + heat, 0);
  const heats = new Map<number, number>();
  const spoken: Spoken[] = [];

  const words = new Map(
    acts.flatMap(act => {
      const spoke = spokenIn(act);
      return spoke === undefined ? [] : [[act.event, folded(spoke)] as const];
    }),
  );

  const asked = questions.map((question, place) => {
    const chance = chanceAt(run.seed, place);
    const base = question.heat * (0.85 + chance.below(301) / 1000);
    const growth = (rise / 100) * (0.9 + chance.below(201) / 1000);
    const cap = (most * question.heat) / all;
    const turns = turnsOf(question, acts, grounds, until);
    const opens = question.opens === undefined ? start : grounds.arrivedAt(question.opens);
    const stirs = Object.entries(question.stirs ?? {}).flatMap(([inject, plus]) => {
      const at = grounds.arrivedAt(inject);
      return at === undefined ? [] : [{ at, plus }];
    });
    let state = UNASKED;
    let turned = 0;
    /** Posts so far. */
    let count = 0;
    for (let at = first, tick = 0; at <= until; at += TICK, tick += 1) {
      const isNow = (moment: number): boolean => moment > at - TICK && moment <= at;
      // Before the drill it grew to what it begins with.
      if (at < start)
        state =
          question.opens === undefined
            ? { ...UNASKED, openedAt: first, heat: (base * (tick + 1) * TICK) / (start - first + TICK) }
            : state;
      else {
        if (at > start)
          state = {
            ...state,
            heat: later(state, growth * 0.5 ** (Math.max(0, at - (opens ?? at)) / HOUR / FADES)),
          };
        if (opens !== undefined && isNow(opens)) state = stirred(state, opens, heat => Math.max(heat, base));
        for (const stir of stirs)
          if (isNow(stir.at)) state = stirred(state, stir.at, heat => heat + stir.plus);
        for (let turn = turns[turned]; turn !== undefined && turn.at <= at; turn = turns[turned]) {
          state = afterTurn(state, turn, base);
          turned += 1;
        }
        state = { ...state, heat: Math.min(cap, state.heat) };
      }
      if (state.openedAt === undefined) continue;
      const posts = Math.floor(state.heat * PART + chanceAt(run.seed, place, tick).below(1000) / 1000);
      heats.set(at, (heats.get(at) ?? 0) + state.heat);
      if (posts === 0) continue;
      count += posts;
      const moods = moodsOf(state, at);
      // What has just made people angry is said first; otherwise they speak in turn.
      const turn = Math.floor((tick * TICK) / PAUSE) + run.seed;
      const from = isAngry(state) ? 0 : turn % Math.max(1, moods.length);
      const told = words.get(state.turn?.event ?? '') ?? '';
      const voices = [...moods.slice(from), ...moods.slice(0, from)].flatMap(mood =>
        voicesOf(run, question, mood, told).map(text => ({ mood, text })),
      );
      spoken.push({ at, question: question.id, count: posts, moods: moods.join(), voices });
    }
    return { question, openedAt: state.openedAt, turns, count, heat: state.heat };
  });

  /** From the start of the drill. */
  const ticks: Tick[] = [];
  for (let at = start; at <= until; at += TICK) ticks.push({ at, heat: heats.get(at) ?? 0 });
  /** Where most was written. */
  const peak = ticks.reduce((most, tick) => (tick.heat > most.heat ? tick : most), { at: start, heat: 0 });
  const posts = heard(spoken.sort((one, other) => one.at - other.at)).map(
    (post, number): Post => ({ ...post, number }),
  );
  /** Posts so far, those from before the drill included. */
  const total = asked.reduce((sum, { count }) => sum + count, 0);
  /** Posts that say only what others have said. */
  const repeats = total - posts.reduce((sum, { count }) => sum + count, 0);
  return { run, ticks, peak, posts, repeats, questions: asked, total };
}
