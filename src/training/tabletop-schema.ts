import { z } from '../base/schema.ts';
import { GRADES } from './marking.ts';

/** What somebody typed; longer than anything said at a table. */
const words = z.string().check(z.maxLength(4000));
/** An id of the scenario, or of something improvised. */
const name = z.string().check(z.maxLength(100));
const count = z.number().check(z.int(), z.minimum(0));

/** One thing the room is shown: of the scenario, or in the facilitator's own words. */
const cardSchema = z.union([
  z.strictObject({ kind: z.enum(['inject', 'reaction']), id: name }),
  z.strictObject({ kind: z.enum(['improvised', 'leader']), id: name, from: words, text: words }),
]);

/** How an objective went, and what is to be mended, by whom and by when. */
const grade = z.exactOptional(z.enum(GRADES));
const judgementSchema = z.strictObject({ grade, note: words, who: words, by: words });
const judgementChanges = z.strictObject({
  grade,
  note: z.exactOptional(words),
  who: z.exactOptional(words),
  by: z.exactOptional(words),
});

const failureKind = z.enum(['unverifiedCause', 'approvalSkipped', 'personalData']);

/** A scenario talked through at one table. Nothing here is marked by a machine. */
export const tabletopSchema = z.strictObject({
  /** ULID, as a run's. */
  run: name,
  /** Counts what was done at this table and those before it: of two states the later one has more. */
  version: count,
  /** What the room looks at: 0 the brief, then the cards from 1. */
  place: count,
  /** In the order in which the room was shown them. */
  cards: z.array(cardSchema).check(z.maxLength(500)),
  /** Injects that the facilitator keeps for later, or leaves out. */
  apart: z.record(name, z.enum(['held', 'skipped'])),
  /** The room sees what each role should ask itself about the card it looks at. */
  asks: z.boolean(),
  /** The room looks at what was to be practised and how it went. */
  washes: z.boolean(),
  /** The discussion's count-down: what it was set to, what was left at `since`, in milliseconds. It stands where there is no `since`. */
  timer: z.strictObject({
    minutes: count.check(z.maximum(60)),
    left: count,
    since: z.exactOptional(z.number()),
  }),
  /** By card; the brief's under an empty name. */
  notes: z.record(name, words),
  /** Who speaks for a role. Stays on the machine. */
  people: z.record(name, words),
  /** By objective. */
  judgements: z.record(name, judgementSchema),
  failures: z.array(failureKind),
  /** What the table before this one had agreed to mend. */
  agreed: z.array(z.strictObject({ note: words, who: words, by: words })).check(z.maxLength(50)),
});

/** What is done at the table. Done twice it is done once: a window may say it again. */
export const tabletopCommandSchema = z.union([
  z.strictObject({ do: z.literal('release'), card: cardSchema }),
  z.strictObject({ do: z.literal('lay'), inject: name, as: z.enum(['waiting', 'held', 'skipped']) }),
  z.strictObject({ do: z.literal('show'), place: count }),
  z.strictObject({ do: z.literal('ask'), asks: z.boolean() }),
  z.strictObject({ do: z.literal('wash'), washes: z.boolean() }),
  z.strictObject({ do: z.literal('setTimer'), minutes: count.check(z.maximum(60)) }),
  z.strictObject({ do: z.literal('runTimer'), runs: z.boolean() }),
  z.strictObject({ do: z.literal('note'), card: name, text: words }),
  z.strictObject({ do: z.literal('seat'), role: name, person: words }),
  z.strictObject({ do: z.literal('judge'), objective: name, changes: judgementChanges }),
  z.strictObject({ do: z.literal('veto'), failure: failureKind, given: z.boolean() }),
  /** Another table; what was to be mended goes with it. */
  z.strictObject({ do: z.literal('beginAnew'), run: name }),
]);

/** The room's screen, or the facilitator's. */
const view = z.enum(['room', 'facilitator']);

/** What windows of one table say to one another. `from` names the window. */
export const tableMessageSchema = z.union([
  /** Here I am. `leads`: and the table is led from here. */
  z.strictObject({ type: z.literal('here'), from: name, view, leads: z.boolean() }),
  z.strictObject({ type: z.literal('left'), from: name }),
  /** `number` counts the window's commands, `at` is its time in milliseconds since the epoch. */
  z.strictObject({
    type: z.literal('command'),
    from: name,
    number: count,
    at: z.number(),
    command: tabletopCommandSchema,
  }),
  /** The table as it is by now, from the window that keeps it. */
  z.strictObject({
    type: z.literal('state'),
    from: name,
    tabletop: tabletopSchema,
    /** The last command of each window that is in it. */
    heard: z.record(name, count),
    /** The window the table is led from; anybody may act where there is none. */
    leader: z.exactOptional(name),
    /** The windows that are open. */
    windows: z.record(name, view),
    /** The newest state is not on disk. */
    failed: z.boolean(),
  }),
]);
