import { z } from '../../base/schema.ts';
import { GRADES, type Grade, type RunVerdict, VETOES } from '../drills/grade.ts';
import type { Inject, Reaction, Scenario } from '../drills/scenario.ts';

/** Typed text of any length: one that is too long must not make the whole table unreadable. */
const words = z.string();
/** An id of the scenario, or of something improvised. */
const name = z.string();
const count = z.number().check(z.int(), z.minimum(0));

/** One thing the room is shown: of the scenario, or in the facilitator's own words. */
const cardSchema = z.union([
  z.strictObject({ kind: z.enum(['inject', 'reaction']), id: name }),
  z.strictObject({ kind: z.enum(['improvised', 'leader']), id: name, from: words, text: words }),
]);

/** An improvement, by whom and by when. */
const mending = { note: words, who: words, by: words };

/** A scenario talked through at one table. Nothing here is marked by a machine. */
export const tabletopSchema = z.strictObject({
  /** ULID, as a run's. */
  run: name,
  /** The card that the room is looking at: 0 is the brief, cards count from 1. */
  place: count,
  /** In the order in which the room was shown them. */
  cards: z.array(cardSchema),
  /** Injects that the facilitator keeps for later, or leaves out. */
  apart: z.record(name, z.enum(['held', 'skipped'])),
  /** The room sees what each role should ask itself about the card it looks at. */
  asks: z.boolean(),
  /** The room looks at the objectives and how they went. */
  washes: z.boolean(),
  /** The discussion's countdown: its full length, and the time left at `since`, in milliseconds. Without `since` it is stopped. */
  timer: z.strictObject({
    minutes: count.check(z.maximum(60)),
    left: count,
    since: z.exactOptional(z.number()),
  }),
  /** By card; the brief's under an empty name. */
  notes: z.record(name, words),
  /** Who speaks for a role. Stays on the machine. */
  people: z.record(name, words),
  /** By objective: how it went. */
  judgements: z.record(name, z.strictObject({ grade: z.exactOptional(z.enum(GRADES)), ...mending })),
  failures: z.array(z.enum(VETOES)),
  /** Improvements agreed by the table before this one. */
  agreed: z.array(z.strictObject(mending)),
});

export type Tabletop = z.infer<typeof tabletopSchema>;
export type Card = Tabletop['cards'][number];
export type TableJudgement = Tabletop['judgements'][string];

/** The name of the brief among the notes. */
export const BRIEF = '';

const MINUTE = 60_000;
const USUAL_MINUTES = 3;
const unjudged: TableJudgement = { note: '', who: '', by: '' };

export const emptyTabletop = (run: string): Tabletop => ({
  run,
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

/** The time left for discussion. Milliseconds, not below 0. @param now milliseconds since the epoch */
export const timeLeft = ({ timer: { left, since } }: Tabletop, now: number): number =>
  Math.max(0, since === undefined ? left : left - Math.max(0, now - since));

export const judgementOf = ({ judgements }: Tabletop, objective: string): TableJudgement =>
  judgements[objective] ?? unjudged;

const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));

/** A change at the table. @param at when, in milliseconds since the epoch */
export type Change = (now: Tabletop, at: number) => Partial<Tabletop>;

/** Shows the room a card; one that it has seen, again. */
export const released =
  (card: Card): Change =>
  now => {
    const before = now.cards.findIndex(({ id }) => id === card.id);
    const cards = before === -1 ? [...now.cards, card] : now.cards;
    const place = before === -1 ? cards.length : before + 1;
    return { cards, place, asks: false, washes: false, apart: without(now.apart, card.id) };
  };

/** A card that the room has seen cannot be withdrawn from it. */
export const laid =
  (inject: string, as: 'waiting' | 'held' | 'skipped'): Change =>
  ({ cards, apart }) => {
    if (cards.some(({ id }) => id === inject)) return {};
    const others = without(apart, inject);
    return { apart: as === 'waiting' ? others : { ...others, [inject]: as } };
  };

export const shown =
  (place: number): Change =>
  ({ cards }) => ({ place: Math.min(place, cards.length), asks: false, washes: false });

export const timerSet =
  (minutes: number): Change =>
  () => ({ timer: { minutes, left: minutes * MINUTE } });

/** Starts the discussion's time where it stands, or stops it. */
export const timerTurned: Change = (now, at) => {
  const { minutes, since } = now.timer;
  const left = timeLeft(now, at);
  return { timer: since === undefined ? { minutes, left, since: at } : { minutes, left } };
};

export const judged =
  (objective: string, changes: Partial<TableJudgement>): Change =>
  now => ({
    judgements: { ...now.judgements, [objective]: { ...judgementOf(now, objective), ...changes } },
  });

/** Another table; its agreed improvements stay. */
export const begunAnew =
  (run: string): Change =>
  now => ({ ...emptyTabletop(run), agreed: agreedAfter(now) });

/** The scenario's item behind a card; `undefined` for one in the facilitator's own words. */
export const itemOf = ({ id }: Card, { injects, reactions }: Scenario): Inject | Reaction | undefined =>
  [...injects, ...reactions].find(item => item.id === id);

/** A table without cards and judgements that its scenario no longer knows: otherwise grades and improvements would name unknown ones. */
export function fitted(tabletop: Tabletop, scenario: Scenario): Tabletop {
  const cards = tabletop.cards.filter(card => 'text' in card || itemOf(card, scenario) !== undefined);
  const judgements = Object.fromEntries(
    Object.entries(tabletop.judgements).filter(([judged]) =>
      scenario.objectives.some(({ id }) => id === judged),
    ),
  );
  return { ...tabletop, cards, place: Math.min(tabletop.place, cards.length), judgements };
}

/** How an inject stands with the room. */
export const injectStatus = (
  { cards, apart }: Tabletop,
  inject: string,
): 'shown' | 'waiting' | 'held' | 'skipped' =>
  cards.some(({ id }) => id === inject) ? 'shown' : (apart[inject] ?? 'waiting');

/** The inject that comes next, where none is chosen: kept back ones come when they are asked for. */
export const nextInject = (tabletop: Tabletop, { injects }: Scenario): Inject | undefined =>
  injects.find(({ id }) => injectStatus(tabletop, id) === 'waiting');

/** The notes on objectives, the worst graded first: the list of improvements. */
export function improvements({ judgements }: Tabletop): Tabletop['agreed'] {
  const rank = ({ grade }: TableJudgement): number => (grade === undefined ? 0 : GRADES.indexOf(grade));
  return Object.values(judgements)
    .filter(({ note }) => note.trim() !== '')
    .sort((one, other) => rank(other) - rank(one))
    .map(({ note, who, by }) => ({ note, who, by }));
}

/** The improvements for the next table: a table without notes passes on those agreed before it. */
export function agreedAfter(tabletop: Tabletop): Tabletop['agreed'] {
  const plan = improvements(tabletop);
  return plan.length > 0 ? plan : tabletop.agreed;
}

/** The grades that have been given, by objective. */
export const gradesGiven = ({ judgements }: Tabletop): Readonly<Record<string, Grade>> =>
  Object.fromEntries(
    Object.entries(judgements).flatMap(([id, { grade }]) => (grade === undefined ? [] : [[id, grade]])),
  );

/** The verdict of the table; `open` while an objective has no grade and nothing fails it outright. */
export function tabletopVerdict(
  tabletop: Tabletop,
  { objectives }: Pick<Scenario, 'objectives'>,
): RunVerdict {
  if (tabletop.failures.length > 0) return 'failed';
  const given = gradesGiven(tabletop);
  if (objectives.some(({ id }) => given[id] === undefined)) return 'open';
  return objectives.every(({ id }) => given[id] !== 'U') ? 'passed' : 'incomplete';
}
