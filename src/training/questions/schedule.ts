import { type Card, createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import { endOfShanghaiDay, shanghaiDate } from '../../playbook/deadline/compute.ts';
import type { TrainingEvent, TrainingRecord } from '../records/record.ts';
import type { Score } from './answering.ts';
import type { TestQuestion } from './question.ts';

/** No more questions than this in one day's review. */
export const DAILY = 20;

/**
 * Whole days only: a review is done once a day, and steps of minutes (`enable_short_term`) would call for a second sitting.
 * Nothing rests longer than about a year, as the plan is drilled every year; grades stay a day apart even there.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: 365 });

const ratings: Readonly<Record<Score, Grade>> = { 0: Rating.Again, 0.5: Rating.Hard, 1: Rating.Good };

/** The schedule of one question. Moments are ends of Shanghai days, in milliseconds since the epoch. */
interface QuestionCard {
  /** The day it comes back. */
  readonly due: number;
  /** The day it was last asked. */
  readonly asked: number;
  readonly inReview: boolean;
  /** It was wrong. */
  readonly missed: boolean;
  readonly memory: Card;
}

/** Schedules by question id. */
export type Cards = ReadonlyMap<string, QuestionCard>;

/** The end of the Shanghai day of a moment. Its date in UTC, by which the library counts days, is the date in Shanghai. */
const dayOf = (moment: number): number => endOfShanghaiDay(shanghaiDate(moment));

/** The day after. */
const tomorrowOf = (day: number): number => dayOf(day + 1);

function answer(cards: Map<string, QuestionCard>, event: TrainingEvent): void {
  if (event.type !== 'answered') return;
  const { question, score, where } = event.data;
  const asked = dayOf(Date.parse(event.at));
  const before = cards.get(question);
  // The first answer of a day counts: a second one, with the explanation just read, says nothing of memory.
  if (before !== undefined && asked <= before.asked) {
    if (where === 'review') cards.set(question, { ...before, inReview: true });
    return;
  }
  const { card: memory } = scheduler.next(before?.memory ?? createEmptyCard(asked), asked, ratings[score]);
  cards.set(question, {
    due: memory.due.getTime(),
    asked,
    inReview: where === 'review',
    missed: score === 0,
    memory,
  });
}

/** The cards after more answers. @param events in order; what else they record is passed over */
export function cardsAfter(cards: Cards, events: readonly TrainingEvent[]): Cards {
  const after = new Map(cards);
  for (const event of events) answer(after, event);
  return after;
}

/** A day of review ahead. */
export interface ReviewDay {
  /** The end of its Shanghai day, in milliseconds since the epoch. */
  readonly day: number;
  readonly count: number;
}

/**
 * The days on which known questions come back, as it stands now: each is asked as if the one before were done.
 * @param now milliseconds since the epoch @returns those after today, within so many days, in order
 */
export function reviewDays(
  cards: Cards,
  questions: readonly TestQuestion[],
  now: number,
  days: number,
): readonly ReviewDay[] {
  const today = dayOf(now);
  const last = dayOf(today + days * 86_400_000 - 1);
  const counts = new Map<number, number>();
  for (const { id } of questions) {
    const due = cards.get(id)?.due;
    if (due !== undefined && due > today && due <= last) counts.set(due, (counts.get(due) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([day, count]) => ({ day, count: Math.min(DAILY, count) }));
}

export type Today = ReturnType<typeof dueToday>;

/**
 * Today's review: questions answered wrong today outside it; those due by the end of the Shanghai day; and one on each clause
 * that drills went wrong on. Other new questions are left out. Within each the weakest clauses come first. With those already
 * reviewed today, at most {@link DAILY}.
 * @param now milliseconds since the epoch
 */
export function dueToday(
  cards: Cards,
  questions: readonly TestQuestion[],
  now: number,
  { missed, clauses }: Pick<TrainingRecord, 'missed' | 'clauses'>,
) {
  const today = dayOf(now);
  const known = questions.flatMap(({ id }) => {
    const card = cards.get(id);
    return card === undefined ? [] : [{ id, card }];
  });
  const strength = new Map(
    clauses.map(({ clause, asked, right }) => [clause, asked === 0 ? 1 : right / asked] as const),
  );
  const about = new Map(questions.map(each => [each.id, each.clauses] as const));
  const weakness = (id: string): number =>
    Math.min(1, ...(about.get(id) ?? []).map(clause => strength.get(clause) ?? 1));
  const weakestFirst = (ids: readonly string[]): readonly string[] =>
    [...ids].sort((one, other) => weakness(one) - weakness(other));
  const idsOf = (found: typeof known): readonly string[] => found.map(({ id }) => id);
  const again = idsOf(known.filter(({ card }) => card.asked === today && card.missed && !card.inReview));
  const due = idsOf(
    known.filter(({ card }) => card.due <= today).sort((one, other) => one.card.due - other.card.due),
  );
  const drilled = [...missed].flatMap(clause => {
    const about = questions.filter(({ clauses }) => clauses.includes(clause));
    // One that was asked comes back by itself.
    return about.some(({ id }) => cards.has(id)) ? [] : about.slice(0, 1).map(({ id }) => id);
  });
  /** How many have been reviewed today. */
  const reviewed = [...cards.values()].filter(card => card.asked === today && card.inReview).length;
  const waiting = [...new Set([again, due, drilled].flatMap(weakestFirst))];
  const room = Math.max(0, DAILY - reviewed);
  const later = known.map(({ card }) => card.due).filter(each => each > today);
  const next = waiting.length > room ? tomorrowOf(today) : Math.min(...later);
  return {
    /** Ids of the questions left for today, in the order in which to ask them. */
    questions: waiting.slice(0, room),
    reviewed,
    /** When the next one comes that is not among them: the end of its Shanghai day, in milliseconds since the epoch. */
    next: Number.isFinite(next) ? next : undefined,
  };
}
