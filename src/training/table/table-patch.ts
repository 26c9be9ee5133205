import { isSame } from '../../base/same.ts';
import { z } from '../../base/schema.ts';
import { emptyTabletop, type Tabletop, tabletopSchema } from './tabletop.ts';

/** Parts of a table of which the last that was said stands, each by itself. */
const WHOLE = ['place', 'asks', 'washes', 'timer', 'failures'] as const;
/** Parts of which that holds of each entry: two people note different things at once. */
const BY_ENTRY = ['apart', 'notes', 'people', 'judgements'] as const;

const { shape } = tabletopSchema;
const whole = z.partial(
  z.pick(tabletopSchema, { place: true, asks: true, washes: true, timer: true, failures: true }),
);
/** `null` removes an entry. */
const entries = z.partial(
  z.strictObject({
    apart: z.record(z.string(), z.nullable(shape.apart.def.valueType)),
    notes: z.record(z.string(), z.nullable(shape.notes.def.valueType)),
    people: z.record(z.string(), z.nullable(shape.people.def.valueType)),
    judgements: z.record(z.string(), z.nullable(shape.judgements.def.valueType)),
  }),
);

/** One machine's changes at a shared table: values for the parts it names, none for the others. */
const patchSchema = z.strictObject({
  scenario: z.string(),
  /** The table it was done at, as its run. */
  run: z.string(),
  machine: z.string(),
  /** Later than all that the machine knew of: what of two decides is this, and then the machine. No clock is asked. */
  order: z.number().check(z.int(), z.minimum(1)),
  /** The table begins with it, empty but for what the one before had agreed. */
  begins: z.exactOptional(shape.agreed),
  /** Cards that the room was shown, after those that it has seen. */
  cards: shape.cards,
  whole,
  entries,
});
export type TablePatch = z.infer<typeof patchSchema>;
type Change = Pick<TablePatch, 'run' | 'begins' | 'cards' | 'whole' | 'entries'>;

export const patchIn = (value: unknown): TablePatch | undefined => patchSchema.safeParse(value).data;

/**
 * The changes between two states of a table; `undefined` where there are none.
 * @param before absent where nothing was shared yet
 */
export function patchBetween(before: Tabletop | undefined, after: Tabletop): Change | undefined {
  const isAnew = before?.run !== after.run;
  const from = isAnew ? { ...emptyTabletop(after.run), agreed: after.agreed } : before;
  const known = new Set(from.cards.map(({ id }) => id));
  const cards = after.cards.filter(({ id }) => !known.has(id));
  const changed = WHOLE.filter(part => !isSame(from[part], after[part]));
  const saidOf = (part: (typeof BY_ENTRY)[number]): Readonly<Record<string, unknown>> => {
    const [one, other]: Readonly<Record<string, unknown>>[] = [from[part], after[part]];
    const keys = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
    return Object.fromEntries(
      [...keys].flatMap(key => (isSame(one?.[key], other?.[key]) ? [] : [[key, other?.[key] ?? null]])),
    );
  };
  const said = BY_ENTRY.map(part => [part, saidOf(part)] as const).filter(
    ([, of]) => Object.keys(of).length > 0,
  );
  if (!isAnew && cards.length + changed.length + said.length === 0) return undefined;
  return {
    run: after.run,
    ...(isAnew && { begins: after.agreed }),
    cards,
    whole: Object.fromEntries(changed.map(part => [part, after[part]])),
    entries: Object.fromEntries(said),
  };
}

/** A table once something was done at it. */
export function patched(table: Tabletop, { cards, whole: said, entries: of }: Change): Tabletop {
  const shown = new Set(table.cards.map(({ id }) => id));
  const next: Record<string, unknown> = {
    ...table,
    ...said,
    cards: [...table.cards, ...cards.filter(({ id }) => !shown.has(id))],
  };
  for (const part of BY_ENTRY) {
    const merged: [string, unknown][] = Object.entries({ ...table[part], ...of[part] });
    next[part] = Object.fromEntries(merged.filter(([, value]) => value !== null));
  }
  const place = Math.min(Number(next['place']), (next['cards'] as readonly unknown[]).length);
  return { ...next, place } as Tabletop;
}

/**
 * The patches that count, in their order: each knew of one a step before it, so that none is missing between. A patch that
 * claims a later number would win for good, and leave no number for the next change.
 */
export function patchesInOrder(patches: Iterable<TablePatch>): readonly TablePatch[] {
  const sorted = [...patches].sort(
    (one, other) => one.order - other.order || (one.machine < other.machine ? -1 : 1),
  );
  const gap = sorted.findIndex(({ order }, at) => order > (sorted[at - 1]?.order ?? 0) + 1);
  return gap === -1 ? sorted : sorted.slice(0, gap);
}

/** The table that results from patches, in whatever order they came: the same on every machine. `undefined` where none has begun. */
export function tableFrom(patches: Iterable<TablePatch>): Tabletop | undefined {
  let table: Tabletop | undefined;
  for (const patch of patchesInOrder(patches)) {
    if (patch.begins !== undefined) table = { ...emptyTabletop(patch.run), agreed: patch.begins };
    // Changes to a table that others have cleared meanwhile are dropped with it.
    if (table?.run === patch.run) table = patched(table, patch);
  }
  return table;
}
