import type { z } from '../base/schema.ts';
import { type Failure, GRADES, type Grade } from './marking.ts';
import type { Inject, Reaction, Scenario } from './scenario.ts';
import type { tableMessageSchema, tabletopCommandSchema, tabletopSchema } from './tabletop-schema.ts';

export type Tabletop = z.infer<typeof tabletopSchema>;
export type TabletopCommand = z.infer<typeof tabletopCommandSchema>;
export type TableMessage = z.infer<typeof tableMessageSchema>;
export type Card = Tabletop['cards'][number];
export type Judgement = Tabletop['judgements'][string];

export const FAILURES: readonly Failure['kind'][] = ['unverifiedCause', 'approvalSkipped', 'personalData'];

/** The name of the brief among the notes. */
export const BRIEF = '';

const MINUTE = 60_000;
const USUAL_MINUTES = 3;
const unjudged: Judgement = { note: '', who: '', by: '' };

export const emptyTabletop = (run: string): Tabletop => ({
  run,
  version: 0,
  place: 0,
  cards: [],
  apart: {},
  asks: false,
  washes: false,
  timer: { minutes: USUAL_MINUTES, left: USUAL_MINUTES * MINUTE },
  notes: {},
  people: {},
  judgements: {},
  failures: [],
  agreed: [],
});

/** What is left of the discussion's time. Milliseconds, not below 0. @param now milliseconds since the epoch */
export const timeLeft = ({ timer: { left, since } }: Tabletop, now: number): number =>
  Math.max(0, since === undefined ? left : left - Math.max(0, now - since));

export const judgementOf = ({ judgements }: Tabletop, objective: string): Judgement =>
  judgements[objective] ?? unjudged;

const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));

function changesBy(now: Tabletop, command: TabletopCommand, at: number): Partial<Tabletop> {
  switch (command.do) {
    case 'release': {
      const { card } = command;
      const before = now.cards.findIndex(({ id }) => id === card.id);
      const cards = before === -1 ? [...now.cards, card] : now.cards;
      const place = before === -1 ? cards.length : before + 1;
      return { cards, place, asks: false, washes: false, apart: without(now.apart, card.id) };
    }
    case 'lay': {
      const { inject, as } = command;
      if (now.cards.some(({ id }) => id === inject)) return {};
      const others = without(now.apart, inject);
      return { apart: as === 'waiting' ? others : { ...others, [inject]: as } };
    }
    case 'show':
      return { place: Math.min(command.place, now.cards.length), asks: false, washes: false };
    case 'ask':
      return { asks: command.asks };
    case 'wash':
      return { washes: command.washes };
    case 'setTimer':
      return { timer: { minutes: command.minutes, left: command.minutes * MINUTE } };
    case 'runTimer': {
      const { minutes, since } = now.timer;
      if (command.runs === (since !== undefined)) return {};
      const left = timeLeft(now, at);
      return { timer: command.runs ? { minutes, left, since: at } : { minutes, left } };
    }
    case 'note':
      return { notes: { ...now.notes, [command.card]: command.text } };
    case 'seat':
      return { people: { ...now.people, [command.role]: command.person } };
    case 'judge': {
      const { objective, changes } = command;
      return {
        judgements: { ...now.judgements, [objective]: { ...judgementOf(now, objective), ...changes } },
      };
    }
    case 'veto':
      return {
        failures: FAILURES.filter(kind =>
          kind === command.failure ? command.given : now.failures.includes(kind),
        ),
      };
    case 'beginAnew': {
      return command.run === now.run ? {} : { ...emptyTabletop(command.run), agreed: agreedAfter(now) };
    }
  }
}

/**
 * The table after somebody did something at it.
 * @param at when, in milliseconds since the epoch
 */
export const afterCommand = (now: Tabletop, command: TabletopCommand, at: number): Tabletop => ({
  ...now,
  ...changesBy(now, command, at),
  version: now.version + 1,
});

/** A table without what its scenario no longer knows. */
export function fitted(tabletop: Tabletop, { injects, reactions, objectives, roles }: Scenario): Tabletop {
  const items = new Set([...injects, ...reactions].map(({ id }) => id));
  const cards = tabletop.cards.filter(card => 'text' in card || items.has(card.id));
  const kept = <Value>(record: Record<string, Value>, known: readonly string[]): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([key]) => known.includes(key)));
  return {
    ...tabletop,
    cards,
    place: Math.min(tabletop.place, cards.length),
    apart: kept(tabletop.apart, [...items]),
    notes: kept(tabletop.notes, [BRIEF, ...items, ...cards.map(({ id }) => id)]),
    people: kept(
      tabletop.people,
      roles.map(({ role }) => role),
    ),
    judgements: kept(
      tabletop.judgements,
      objectives.map(({ id }) => id),
    ),
  };
}

/** What stands behind a card of the scenario; `undefined` for one in the facilitator's own words. */
export const itemOf = ({ id }: Card, { injects, reactions }: Scenario): Inject | Reaction | undefined =>
  [...injects, ...reactions].find(item => item.id === id);

/** How an inject stands with the room. */
export const standingOf = (
  { cards, apart }: Tabletop,
  inject: string,
): 'shown' | 'waiting' | 'held' | 'skipped' =>
  cards.some(({ id }) => id === inject) ? 'shown' : (apart[inject] ?? 'waiting');

/** The inject that comes next, where none is chosen: kept back ones come when they are asked for. */
export const nextInject = (tabletop: Tabletop, { injects }: Scenario): Inject | undefined =>
  injects.find(({ id }) => standingOf(tabletop, id) === 'waiting');

/** What was noted for objectives, the worst graded first: what is to be mended. */
export function improvements({ judgements }: Tabletop): Tabletop['agreed'] {
  const rank = ({ grade }: Judgement): number => (grade === undefined ? 0 : GRADES.indexOf(grade));
  return Object.values(judgements)
    .filter(({ note }) => note.trim() !== '')
    .sort((one, other) => rank(other) - rank(one))
    .map(({ note, who, by }) => ({ note, who, by }));
}

/** What the next ones are to be told: a table at which nothing was noted takes nothing from what the one before it had agreed. */
export function agreedAfter(tabletop: Tabletop): Tabletop['agreed'] {
  const plan = improvements(tabletop);
  return plan.length > 0 ? plan : tabletop.agreed;
}

/** The grades that have been given, by objective. */
export const gradesGiven = ({ judgements }: Tabletop): Readonly<Record<string, Grade>> =>
  Object.fromEntries(
    Object.entries(judgements).flatMap(([id, { grade }]) => (grade === undefined ? [] : [[id, grade]])),
  );

/** What the table came to; `open` while an objective has no grade and nothing fails it outright. */
export function tabletopVerdict(
  tabletop: Tabletop,
  { objectives }: Pick<Scenario, 'objectives'>,
): 'passed' | 'incomplete' | 'failed' | 'open' {
  if (tabletop.failures.length > 0) return 'failed';
  const given = gradesGiven(tabletop);
  if (objectives.some(({ id }) => given[id] === undefined)) return 'open';
  return objectives.every(({ id }) => given[id] !== 'U') ? 'passed' : 'incomplete';
}
