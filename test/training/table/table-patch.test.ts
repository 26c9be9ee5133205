import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  patchBetween,
  patched,
  patchesInOrder,
  patchIn,
  type TablePatch,
  tableFrom,
} from '../../../src/training/table/table-patch.ts';
import {
  begunAnew,
  type Change,
  emptyTabletop,
  judged,
  laid,
  released,
  shown,
  type Tabletop,
  timerSet,
} from '../../../src/training/table/tabletop.ts';
import { scenario } from '../../support/drill.ts';
import { required } from '../../support/playbook.ts';

const injects = scenario.injects.map(({ id }) => id);
const objectives = scenario.objectives.map(({ id }) => id);
const of = (all: readonly string[]) => fc.constantFrom(...all);
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  of(injects).map((id): Change => released({ kind: 'inject', id })),
  fc
    .tuple(of(injects), fc.constantFrom('held', 'skipped', 'waiting'))
    .map(([id, as]): Change => laid(id, as as 'held')),
  fc.nat(4).map((place): Change => shown(place)),
  fc.constantFrom(1, 5).map((minutes): Change => timerSet(minutes)),
  fc.tuple(of(objectives), of(['改', '快'])).map(([id, text]): Change => judged(id, { note: text })),
  fc.tuple(of(['', ...injects]), of(['一', '二'])).map(
    ([card, text]): Change =>
      now => ({ notes: { ...now.notes, [card]: text } }),
  ),
  fc.constant<Change>(now => ({ notes: {}, asks: !now.asks })),
  // Another table each time, as each has an id of its own.
  fc.uuid().map((run): Change => begunAnew(run)),
);
const done = (table: Tabletop, change: Change): Tabletop => ({ ...table, ...change(table, 0) });

test('what was done between two states of a table leads from one to the other', () => {
  fc.assert(
    fc.property(
      fc.array(anyChange, { maxLength: 12 }),
      fc.array(anyChange, { maxLength: 6 }),
      (first, then) => {
        const before = first.reduce(done, emptyTabletop('a'));
        const after = then.reduce(done, before);
        const change = patchBetween(before, after);
        const start =
          change?.begins === undefined ? before : { ...emptyTabletop(after.run), agreed: change.begins };
        expect(change === undefined ? before : patched(start, change)).toEqual(after);
        expect(patchBetween(after, after)).toBeUndefined();
      },
    ),
  );
});

test('whatever machines do apart, and in whatever order it comes, all of them come to one table', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(of(['A', 'B', 'C']), anyChange, fc.boolean()), { maxLength: 20 }),
      fc.infiniteStream(fc.nat()),
      (turns, picks) => {
        const begun = patchBetween(undefined, emptyTabletop('a'));
        const all: TablePatch[] = [
          { scenario: scenario.id, machine: 'A', order: 1, ...required(begun, 'a beginning') },
        ];
        const heard = new Map(['A', 'B', 'C'].map(machine => [machine, [...all]]));
        for (const [machine, change, hears] of turns) {
          const own = hears ? [...all] : required(heard.get(machine), 'its patches');
          const before = required(tableFrom(own), 'a table');
          const made = patchBetween(before, done(before, change));
          const order = Math.max(...own.map(each => each.order)) + 1;
          const patch = made && { scenario: scenario.id, machine, order, ...made };
          if (patch !== undefined) {
            // As it comes from an engine: read, and found to be one.
            expect(patchIn(JSON.parse(JSON.stringify(patch)))).toEqual(patch);
            all.push(patch);
            own.push(patch);
          }
          heard.set(machine, own);
        }
        const shuffled = [...all].sort(() => (picks.next().value as number) - 0.5);
        expect(tableFrom(shuffled)).toEqual(tableFrom(all));
        expect(tableFrom(shuffled.reverse())).toEqual(tableFrom(all));
      },
    ),
  );
});

test('a patch that claims to come after what nobody did is no last word, and leaves a number for what is done next', () => {
  const begun = required(patchBetween(undefined, emptyTabletop('a')), 'a beginning');
  const own: TablePatch = { scenario: scenario.id, machine: 'A', order: 1, ...begun };
  const table = required(tableFrom([own]), 'a table');
  const asked = required(
    patchBetween(
      table,
      done(table, () => ({ asks: true })),
    ),
    'a change',
  );
  for (const order of [3, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
    const forged: TablePatch = { ...own, ...asked, machine: 'M', order };
    expect(tableFrom([forged, own])).toEqual(table);
    const next = required(patchesInOrder([forged, own]).at(-1), 'the last').order + 1;
    const patch: TablePatch = { ...own, ...asked, order: next };
    expect(patchIn(patch)).toEqual(patch);
    expect(tableFrom([own, patch])?.asks).toBe(true);
  }
});

test('what is no patch is none', () => {
  const begun = { scenario: 's', machine: 'A', order: 1, ...patchBetween(undefined, emptyTabletop('a')) };
  expect(patchIn(begun)).toBeDefined();
  for (const wrong of [{ order: 0 }, { whole: { place: -1 } }, { cards: [{ id: 'x' }] }, { more: 1 }])
    expect(patchIn({ ...begun, ...wrong })).toBeUndefined();
});
