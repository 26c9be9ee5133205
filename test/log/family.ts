import * as fc from 'fast-check';
import { z } from '../../src/base/schema.ts';
import type { Envelope } from '../../src/log/envelope.ts';
import { logFamily } from '../../src/log/family.ts';
import { withHash } from '../../src/log/hash.ts';
import { type Kind, LOG_VERSION } from '../../src/log/kind.ts';
import type { Log } from '../../src/log/log.ts';

/** A small family of kinds that shows everything a kind can do, and nothing of any plan. */
export type Toy =
  | Envelope<'opened', Record<string, never>>
  | Envelope<'set', { readonly subject: string; readonly value: number }>
  | Envelope<'note', { readonly text: string }>
  | Envelope<'comment', { readonly event: string }>
  | Envelope<'work', { readonly on: string }>
  | Envelope<'close', Record<string, never>>
  | Envelope<'undone', { readonly event: string }>
  | Envelope<'chosen', { readonly subject: string; readonly event: string }>;

type Of<Type extends Toy['type']> = Extract<Toy, { readonly type: Type }>;
const kind = <Type extends Toy['type']>(
  type: Type,
  shape: Kind<Of<Type>>['shape'],
  rest: Partial<Kind<Of<Type>>> = {},
): Kind<Of<Type>> =>
  ({
    type,
    shape,
    version: LOG_VERSION,
    undoable: true,
    subjects: ({ id }: Toy) => [`${type}:${id}`],
    ...rest,
  }) as Kind<Of<Type>>;

const text = z.string().check(z.maxLength(20));
export const toyKinds = {
  opened: kind('opened', () => z.strictObject({}), {
    undoable: false,
    subjects: () => ['open', 'a'],
    value: () => 0,
  }),
  set: kind('set', () => z.strictObject({ subject: text, value: z.number() }), {
    subjects: ({ data }) => [data.subject],
    value: ({ data }) => data.value,
  }),
  note: kind('note', () => z.strictObject({ text })),
  comment: kind('comment', () => z.strictObject({ event: z.ulid() }), {
    refersTo: ({ data }) => [data.event],
  }),
  work: kind('work', () => z.strictObject({ on: text }), {
    subjects: ({ data }) => [data.on],
    value: ({ data }) => `work on ${data.on}`,
    buildsOn: ({ data }) => [data.on === 'a' ? 'b' : 'c'],
    disturbs: () => ['open'],
  }),
  close: kind('close', () => z.strictObject({}), {
    subjects: () => ['open'],
    value: () => 'closed',
    settles: () => ['open'],
  }),
  undone: kind('undone', () => z.strictObject({ event: z.ulid() }), { undoable: false }),
  chosen: kind('chosen', () => z.strictObject({ subject: z.string(), event: z.ulid() }), {
    subjects: ({ data }) => [data.subject],
    refersTo: ({ data }) => [data.event],
  }),
};

export const toys = logFamily<Toy>(toyKinds);

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A ULID that counts up. */
export const ulid = (serial: number): string =>
  `01KARM8C00${[...serial.toString(32).padStart(16, '0')].map(digit => DIGITS[Number.parseInt(digit, 32)]).join('')}`;

const STREAM: string = ulid(1_000_000);
const START = Date.parse('2026-11-24T06:00:00Z');

/** The content of an event before anybody has written it. */
export type Saying = { [Type in Toy['type']]: Pick<Of<Type>, 'type' | 'data'> }[Toy['type']];

/** @param minute of the writer's clock */
export const write = (serial: number, prev: readonly string[], saying: Saying, minute = serial): Toy =>
  withHash({
    v: LOG_VERSION,
    id: ulid(serial),
    stream: STREAM,
    at: new Date(START + minute * 60_000).toISOString(),
    by: { role: 'office' },
    prev,
    ...saying,
  }) as Toy;

export const opened: Toy = write(0, [], { type: 'opened', data: {} });
export const set = (subject: string, value: number): Saying => ({ type: 'set', data: { subject, value } });

/** A random event, before it is known which events there are. */
interface Deed {
  /** Places among the earlier events, taken modulo. */
  readonly parents: readonly number[];
  readonly what: 'set' | 'set' | 'note' | 'comment' | 'work' | 'close' | 'undone' | 'chosen';
  readonly pick: number;
  readonly subject: 'a' | 'b' | 'open';
  readonly minute: number;
}

const anyDeed: fc.Arbitrary<Deed> = fc.record({
  parents: fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }),
  what: fc.constantFrom(
    'set',
    'set',
    'set',
    'note',
    'comment',
    'work',
    'close',
    'undone',
    'undone',
    'chosen',
    'chosen',
  ),
  pick: fc.nat(99),
  subject: fc.constantFrom('a', 'b', 'open'),
  minute: fc.nat(60),
});

/** Names any earlier event, be it known to the writer or not: a forged file can. */
function sayingOf({ what, pick, subject }: Deed, events: readonly Toy[]): Saying {
  const event = events[pick % events.length]?.id ?? '';
  switch (what) {
    case 'set':
      return set(subject, pick % 3);
    case 'note':
      return { type: 'note', data: { text: `${pick}` } };
    case 'work':
      return { type: 'work', data: { on: subject } };
    case 'close':
      return { type: 'close', data: {} };
    case 'chosen':
      return { type: 'chosen', data: { subject, event } };
    case 'comment':
    case 'undone':
      return { type: what, data: { event } };
  }
}

/** Events of a random graph, in an order in which each comes after its parents; the first opens the log. */
export const anyGraph = (maxLength = 39): fc.Arbitrary<readonly Toy[]> =>
  fc.array(anyDeed, { maxLength, size: 'max' }).map(deeds => {
    const events: Toy[] = [opened];
    for (const deed of deeds) {
      // Mostly among the latest few, as officers write.
      const prev = deed.parents.map(back => events.at(-1 - (back % Math.min(events.length, 6)))?.hash ?? '');
      events.push(write(events.length, [...new Set(prev)], sayingOf(deed, events), deed.minute));
    }
    return events;
  });

/** A random graph of which some events, but never the opening one, were lost. */
export const anyDamaged: fc.Arbitrary<readonly Toy[]> = anyGraph().chain(([first = opened, ...rest]) =>
  fc.oneof(
    fc.constant([first, ...rest]),
    fc.subarray(rest).map(left => [first, ...left]),
  ),
);

/** All that can be asked of a log, without how it was worked out. */
export function told(log: Log<Toy> | undefined) {
  if (log === undefined) return undefined;
  const { fork: _, places, subjects, ...rest } = log;
  return {
    ...rest,
    // Whole or in layers, a map says the same.
    places: new Map(places),
    subjects: new Map(subjects),
    heads: [...log.heads].sort(),
    gaps: [...log.gaps].sort(),
    differences: toys.differences(log),
  };
}
