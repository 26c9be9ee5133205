import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfShanghaiDay, shanghaiDate } from '../../../src/playbook/deadline/compute.ts';
import type { Score } from '../../../src/training/questions/answering.ts';
import {
  type Cards,
  cardsAfter,
  DAILY,
  dueToday as dueFor,
} from '../../../src/training/questions/schedule.ts';
import { DAY, HOUR, NOW } from '../../support/answers.ts';
import { found, required } from '../../support/playbook.ts';
import { answered, anyDeeds, catalog, type Deed, recordFrom } from '../../support/training-record.ts';

const { questions } = catalog;
const none: Cards = new Map();
/** Nothing is known of any clause, and no drill went wrong. */
const unknown = { missed: new Set<string>(), clauses: [] };
const dueToday = (
  cards: Cards,
  bank: Parameters<typeof dueFor>[1],
  now: number,
  record: Parameters<typeof dueFor>[3] = unknown,
) => dueFor(cards, bank, now, record);
/** In days: a right answer rests a day longer than the half one that rests the limit. */
const LONGEST = 366;
const dayOf = (moment: number): number => endOfShanghaiDay(shanghaiDate(moment));

/** Cards after answers that are given at moments, in order. */
const cardsFrom = (...answers: readonly (readonly [question: string, score: Score, at: number])[]): Cards => {
  let last = NOW;
  const deeds = answers.map(([question, score, at]): Deed => {
    const wait = at - last;
    last = at;
    return [answered(question, score), wait];
  });
  return cardsAfter(none, recordFrom(deeds));
};

/** In how many days from now a question comes back. */
const daysUntil = (cards: Cards, question: string, from: number): number =>
  (required(cards.get(question), question).due - dayOf(from)) / DAY;

describe('the cards of a record', () => {
  test('are the same whether the answers come at once or one after the other', () => {
    fc.assert(
      fc.property(anyDeeds(40), fc.nat(40), (deeds, cut) => {
        const events = recordFrom(deeds);
        const whole = cardsAfter(none, events);
        expect(cardsAfter(cardsAfter(none, events.slice(0, cut)), events.slice(cut))).toEqual(whole);
        expect(events.reduce((cards, event) => cardsAfter(cards, [event]), none)).toEqual(whole);
      }),
    );
  });

  test('leave the cards they came from as they were', () => {
    const before = cardsFrom(['find-0', 1, NOW]);
    const kept = structuredClone(before);
    cardsAfter(before, recordFrom([[answered('find-0', 0), 3 * DAY]]));
    expect(before).toEqual(kept);
  });

  test('come back later for a right answer than for half a one, and the day after a wrong one', () => {
    const cards = cardsFrom(['find-0', 0, NOW], ['find-1', 0.5, NOW], ['find-2', 1, NOW]);
    expect(daysUntil(cards, 'find-0', NOW)).toBe(1);
    expect(daysUntil(cards, 'find-1', NOW)).toBeGreaterThan(1);
    expect(daysUntil(cards, 'find-2', NOW)).toBeGreaterThan(daysUntil(cards, 'find-1', NOW));
  });

  test('rest longer each time they are known, up to about a year, and start anew when they are not', () => {
    let cards = none;
    let now = NOW;
    let last = 0;
    for (let time = 0; time < 8; time += 1) {
      cards = cardsAfter(cards, recordFrom([[answered('find-0', 1), now - NOW]]));
      const days = daysUntil(cards, 'find-0', now);
      if (last < LONGEST) expect(days).toBeGreaterThan(last);
      expect(days).toBeLessThanOrEqual(LONGEST);
      last = days;
      now += days * DAY;
    }
    expect(last).toBe(LONGEST);
    cards = cardsAfter(cards, recordFrom([[answered('find-0', 0), now - NOW]]));
    expect(daysUntil(cards, 'find-0', now)).toBeLessThan(60);
  });

  test('rest whole days: always to the end of a day in Shanghai', () => {
    fc.assert(
      fc.property(anyDeeds(30), deeds => {
        for (const { due, asked } of cardsAfter(none, recordFrom(deeds)).values()) {
          expect(due).toBe(dayOf(due));
          expect((due - asked) % DAY).toBe(0);
          expect(due).toBeGreaterThan(asked);
        }
      }),
    );
  });

  test('count the first answer of a day in Shanghai, and none that a clock set back puts before it', () => {
    // Noon in Shanghai, so that both moments are of one day there.
    const noon = dayOf(NOW) - 12 * HOUR;
    const once = cardsFrom(['find-0', 0, noon]);
    expect(cardsFrom(['find-0', 0, noon], ['find-0', 1, noon + 11 * HOUR])).toEqual(once);
    expect(cardsFrom(['find-0', 0, noon], ['find-0', 1, noon - 3 * DAY])).toEqual(once);
    expect(cardsFrom(['find-0', 0, noon], ['find-0', 1, noon + 13 * HOUR])).not.toEqual(once);
  });
});

describe('what is due today', () => {
  test('is never more than a day’s share, nothing twice, the earliest first, and only what the bank has', () => {
    const later = fc.integer({ min: 0, max: 400 * DAY });
    fc.assert(
      fc.property(anyDeeds(60), later, (deeds, wait) => {
        const events = recordFrom(deeds);
        const cards = cardsAfter(none, events);
        const now = NOW + wait;
        const today = dueToday(cards, questions, now);
        expect(today.questions.length + Math.min(today.reviewed, DAILY)).toBeLessThanOrEqual(DAILY);
        expect(new Set(today.questions).size).toBe(today.questions.length);
        const wrongToday = (id: string): boolean => (cards.get(id)?.asked ?? 0) === dayOf(now);
        // Questions never asked before are not reviewed.
        const dues = today.questions.filter(id => !wrongToday(id)).map(id => required(cards.get(id), id).due);
        expect(dues).toEqual([...dues].sort((one, other) => one - other));
        expect(dues.every(due => due <= dayOf(now))).toBe(true);
        if (today.next !== undefined) expect(today.next).toBeGreaterThan(dayOf(now));
      }),
    );
  });

  test('brings back what went wrong today outside the review, once, and before all else', () => {
    const check = recordFrom([[answered('find-3', 0, 'check')], [answered('find-0', 1, 'check')]]);
    const cards = cardsAfter(none, check);
    const look = (each: Cards): readonly string[] => dueToday(each, questions, NOW).questions;
    expect(look(cards)[0]).toBe('find-3');
    expect(look(cards)).not.toContain('find-0');
    const reviewed = cardsAfter(cards, recordFrom([[answered('find-3', 1)]]));
    expect(look(reviewed)).not.toContain('find-3');
    expect(required(reviewed.get('find-3'), 'card').memory).toEqual(
      required(cards.get('find-3'), 'card').memory,
    );
  });

  test('asks about each clause that drills went wrong on once, though no lesson has taught it yet', () => {
    const about = required(questions[0], 'question');
    const missed = new Set(about.clauses);
    const asked = dueToday(none, questions, NOW, { missed, clauses: [] }).questions;
    expect(asked).toHaveLength(missed.size);
    expect(
      dueToday(cardsFrom([required(asked[0], 'question'), 1, NOW]), questions, NOW, { missed, clauses: [] })
        .questions,
    ).not.toContain(asked[0]);
    for (const id of asked)
      expect(found(questions, each => each.id === id).clauses.some(clause => missed.has(clause))).toBe(true);
  });

  test('asks about the weakest clauses first', () => {
    const cards = cardsFrom(['find-0', 1, NOW - 30 * DAY], ['grade-0', 1, NOW - 30 * DAY]);
    const weakOn = (question: string): readonly string[] =>
      dueToday(cards, questions, NOW, {
        missed: new Set(),
        clauses: found(questions, ({ id }) => id === question).clauses.map(clause => ({
          clause,
          asked: 4,
          right: 1,
        })),
      }).questions;
    expect(weakOn('find-0')[0]).toBe('find-0');
    expect(weakOn('grade-0')[0]).toBe('grade-0');
  });

  test('is nothing for somebody who has done nothing', () => {
    expect(dueToday(none, questions, NOW)).toEqual({ questions: [], reviewed: 0, next: undefined });
  });

  test('puts what is due before what drills went wrong on, and leaves the rest for tomorrow', () => {
    const now = NOW + 30 * DAY;
    const due = questions.slice(0, DAILY + 2).map(({ id }) => id);
    const cards = cardsFrom(...due.map(id => [id, 0, NOW] as const));
    const missed = new Set(questions.flatMap(({ clauses }) => clauses));
    const today = dueToday(cards, questions, now, { missed, clauses: [] });
    expect(today.questions).toEqual(due.slice(0, DAILY));
    expect(today.next).toBe(dayOf(now) + DAY);
  });

  test('shrinks as it is worked off, and is done after a day’s share', () => {
    let events = recordFrom(questions.slice(0, DAILY + 2).map(({ id }) => [answered(id, 0, 'check')]));
    let asked = 0;
    const now = dayOf(NOW) - 12 * HOUR;
    const look = () => dueToday(cardsAfter(none, events), questions, now);
    for (let [next] = look().questions; next !== undefined; [next] = look().questions) {
      events = recordFrom(
        [[answered(next, asked % 2 === 0 ? 1 : 0), asked === 0 ? now - NOW : 1000]],
        events,
      );
      asked += 1;
      expect(look().reviewed).toBe(asked);
    }
    expect(asked).toBe(DAILY);
    expect(look().next).toBe(dayOf(now) + DAY);
  });

  test('does not count the checks of lessons as review', () => {
    const cards = cardsAfter(none, recordFrom([[answered('find-0', 1, 'check')]]));
    expect(dueToday(cards, questions, NOW)).toMatchObject({ reviewed: 0, questions: [] });
  });

  test('changes with the day in Shanghai, not in London', () => {
    const cards = cardsFrom(['find-0', 0, NOW]);
    const midnight = dayOf(NOW) + 1;
    expect(dueToday(cards, questions, midnight - 1).questions).toEqual([]);
    expect(dueToday(cards, questions, midnight - 1).next).toBe(dayOf(midnight));
    expect(dueToday(cards, questions, midnight).questions).toEqual(['find-0']);
    expect(dueToday(cards, questions, midnight).next).toBeUndefined();
  });

  test('passes over what the bank no longer has', () => {
    const cards = cardsFrom(['gone', 0, NOW]);
    expect(dueToday(cards, questions, NOW + 5 * DAY)).toEqual({
      questions: [],
      reviewed: 0,
      next: undefined,
    });
  });
});
