import { afterEach, expect, test } from 'vitest';
import { shareTable } from '../../src/session/shared-table.ts';
import { drillSecretOf, teamSeal } from '../../src/storage/team-seal.ts';
import {
  type Change,
  emptyTabletop,
  judged,
  released,
  type Tabletop,
} from '../../src/training/table/tabletop.ts';
import { limitedFacts } from '../support/answers.ts';
import { scenario } from '../support/drill.ts';
import { zhang } from '../support/incident.ts';
import { memoryEngine } from '../support/memory-engine.ts';
import { playbook, required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';
import { machineOf } from '../support/team.ts';

const SECRET = '5e'.repeat(32);
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A machine at the scenario's table. @param base as it was shared last, where it comes again */
async function sit(
  engine: ReturnType<typeof memoryEngine>,
  machine: string,
  table = emptyTabletop(machine),
  base?: Tabletop,
) {
  let now = table;
  let kept = base;
  let isSent = false;
  const seat = shareTable({
    replicator: engine.come(machine),
    seal: await teamSeal(drillSecretOf(SECRET)),
    machine,
    scenario: scenario.id,
    table: () => now,
    take: joined => {
      now = joined(now);
    },
    base,
    keepBase: next => {
      kept = next;
    },
    schedule: (work, milliseconds) => setTimeout(work, Math.min(milliseconds, 10)),
    changed: isAll => {
      isSent = isAll;
    },
  });
  ends.push(seat.leave);
  return {
    now: () => now,
    base: () => kept,
    isSent: () => isSent,
    leave: seat.leave,
    act: (change: Change): void => {
      now = { ...now, ...change(now, 0) };
      seat.look();
    },
  };
}
type Seat = Awaited<ReturnType<typeof sit>>;
const alike = (...seats: readonly Seat[]): Promise<void> =>
  soon(() => {
    for (const seat of seats) {
      expect(seat.now()).toEqual(seats[0]?.now());
      expect(seat.isSent()).toBe(true);
    }
  });

const inject = (at: number): string => required(scenario.injects[at], 'an inject').id;
const objective = required(scenario.objectives[0], 'an objective').id;
const note =
  (card: string, text: string): Change =>
  now => ({ notes: { ...now.notes, [card]: text } });

test('facilitator and roles at machines of their own see one table, also after the engine was gone or wiped', async () => {
  const engine = memoryEngine();
  const lead = await sit(engine, 'lead');
  lead.act(released({ kind: 'inject', id: inject(0) }));
  await alike(lead);
  const room = await sit(engine, 'room');
  await alike(lead, room);
  expect(room.now().run).toBe('lead');
  expect(room.now().cards).toEqual([{ kind: 'inject', id: inject(0) }]);

  // Apart, both go on: nothing of either is lost.
  engine.down();
  lead.act(judged(objective, { note: '早报' }));
  lead.act(released({ kind: 'inject', id: inject(1) }));
  room.act(note(inject(0), '值班员来打'));
  await soon(() => expect([lead.isSent(), room.isSent()]).toEqual([false, false]));
  engine.up();
  await alike(lead, room);
  expect(room.now().judgements[objective]?.note).toBe('早报');
  expect(lead.now().notes[inject(0)]).toBe('值班员来打');
  expect(lead.now().cards).toHaveLength(2);

  engine.down();
  engine.wipe();
  engine.up();
  const late = await sit(engine, 'late');
  await alike(lead, room, late);
  expect(late.now().cards).toHaveLength(2);
});

test('what was done while a page closed is sent by the next, and takes nothing from what the others did meanwhile', async () => {
  const engine = memoryEngine();
  const [one, two] = [await sit(engine, 'one'), await sit(engine, 'two')];
  one.act(note('', '开场'));
  await alike(one, two);
  one.leave();
  const typed = { ...one.now(), notes: { ...one.now().notes, [inject(0)]: '没来得及送出' } };
  two.act(note('', '开场，改过'));
  await alike(two);
  const again = await sit(engine, 'one', typed, one.base());
  await alike(again, two);
  expect(two.now().notes).toEqual({ '': '开场，改过', [inject(0)]: '没来得及送出' });
});

test('nothing of a drill reaches a real desk of the same team, nor anything real a table', async () => {
  const engine = memoryEngine();
  const desk = await machineOf({ replicator: engine.come('desk'), secret: SECRET });
  ends.push(desk.leave);
  const opened = await desk.desk.session.open(playbook, limitedFacts, zhang);
  if (!opened.ok) throw new Error(opened.refusal.code);
  desk.share(opened.value);
  const seat = await sit(engine, 'seat');
  seat.act(note('', '只是演练'));
  await alike(seat);
  const other = await machineOf({ replicator: engine.come('other'), secret: SECRET });
  ends.push(other.leave);
  await soon(() => expect(other.view().state).toBe('live'));
  await soon(() => expect(desk.view().pending).toBe(0));
  for (const machine of [desk, other]) {
    expect(machine.desk.session.snapshot().incidents).toHaveLength(1);
    expect(machine.view().setAside).toBe(0);
  }
  expect(JSON.stringify(seat.now())).not.toContain(String(limitedFacts['title']));
  // By what the drills' pages hold nobody opens what the team seals.
  const seal = await teamSeal(drillSecretOf(SECRET));
  const opening = await Promise.all(engine.items().map(seal.open));
  expect(new Set(opening.map(word => (typeof word === 'string' ? word : word.kind)))).toEqual(
    new Set(['otherSecret', 'table']),
  );
});
