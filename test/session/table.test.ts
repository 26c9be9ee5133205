import { describe, expect, test } from 'vitest';
import type { PageChannel } from '../../src/session/channel.ts';
import type { Session } from '../../src/session/session.ts';
import { joinTable, type TableSeat, type TableView } from '../../src/session/table.ts';
import { StorageFailure } from '../../src/storage/port.ts';
import { type Change, released, timerTurned } from '../../src/training/table/tabletop.ts';
import { createDesk, createHeldStore, pause } from '../support/desk.ts';
import { scenario } from '../support/drill.ts';

/** Promised changes have happened: one after another, each a turn or two later, however late a busy machine takes its turns. */
async function flushed(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise(resolve => setTimeout(resolve, 2));
}

/** One browser: its disk, which may be full, and what its windows say to one another. */
class Machine {
  isFull = false;
  kept: unknown;
  now = 0;
  private writes = 0;
  private readonly ears = new Set<(message: unknown) => void>();

  /** The surroundings of a page. Its disk takes a moment. */
  page(): Session {
    const readRecord = async () => {
      await pause();
      return { value: structuredClone(this.kept), version: String(this.writes) };
    };
    const putRecord = async (_: string, value: unknown, after?: string): Promise<boolean> => {
      await pause();
      if (this.isFull) throw new StorageFailure('full');
      if (after !== String(this.writes)) return false;
      this.writes += 1;
      this.kept = structuredClone(value);
      return true;
    };
    return createDesk({ store: { ...createHeldStore(), readRecord, putRecord } }).session;
  }

  /** In memory; word comes a moment later, as between windows. */
  openChannel(): PageChannel {
    const own = new Set<(message: unknown) => void>();
    const hear = (message: unknown): void => own.forEach(heard => void heard(message));
    this.ears.add(hear);
    return {
      send: message => this.say(message, hear),
      listen: heard => void own.add(heard),
      close: () => this.ears.delete(hear),
    };
  }

  say(message: unknown, from?: (message: unknown) => void): void {
    for (const ear of this.ears) if (ear !== from) queueMicrotask(() => ear(message));
  }
}

class Window {
  shown: TableView | undefined;
  readonly seat: TableSeat;

  constructor(machine: Machine, id: string, store = machine.page()) {
    const channel = machine.openChannel();
    const newRun = () => `run-${id}`;
    this.seat = joinTable({ scenario, channel, store, newRun, now: () => machine.now }, shown => {
      this.shown = shown;
    });
  }
}

const release = (id: string): Change => released({ kind: 'inject', id });
const note =
  (text: string): Change =>
  () => ({ notes: { '': text } });

async function together(machine = new Machine()) {
  const room = new Window(machine, 'room');
  const facilitator = new Window(machine, 'lead');
  await flushed();
  return { machine, room, facilitator };
}

describe('two windows of a table', () => {
  test('show the same, each at once what was done in it', async () => {
    const { machine, room, facilitator } = await together();
    facilitator.seat.act(release('first'));
    // At once where it was done, before the room has heard of it.
    expect(facilitator.shown?.tabletop.place).toBe(1);
    await flushed();
    room.seat.act(release('caller'));
    await flushed();
    for (const { shown } of [room, facilitator])
      expect(shown?.tabletop.cards.map(({ id }) => id)).toEqual(['first', 'caller']);
    expect(machine.kept).toEqual(room.shown?.tabletop);
  });

  test('lose nothing of what is done in both at the same moment', async () => {
    const { machine, room, facilitator } = await together();
    facilitator.seat.act(note('先报告'));
    room.seat.act(release('first'));
    facilitator.seat.act(release('caller'));
    await flushed();
    expect(machine.kept).toMatchObject({ notes: { '': '先报告' } });
    for (const { shown } of [room, facilitator]) expect(shown?.tabletop).toEqual(machine.kept);
    expect(room.shown?.tabletop.cards.map(({ id }) => id).sort()).toEqual(['caller', 'first']);
  });

  test('come and go: what was done last reaches the other, and a new one finds the table as it stands', async () => {
    const { machine, room, facilitator } = await together();
    facilitator.seat.act(release('first'));
    facilitator.seat.leave();
    await flushed();
    expect(room.shown?.tabletop.place).toBe(1);
    room.seat.leave();
    await flushed();
    const next = new Window(machine, 'next');
    await flushed();
    expect(next.shown?.tabletop).toMatchObject({ place: 1, run: 'run-lead' });
  });

  test('that slept read what they missed when they are looked at, and write nothing over', async () => {
    const { machine, room, facilitator } = await together();
    machine.say = () => undefined;
    facilitator.seat.act(release('first'));
    await flushed();
    room.seat.act(note('先报告'));
    await flushed();
    expect(machine.kept).toMatchObject({ place: 1, notes: { '': '先报告' } });
    expect(facilitator.shown?.tabletop.notes).toEqual({});
    facilitator.seat.look();
    await flushed();
    expect(facilitator.shown?.tabletop).toEqual(machine.kept);
  });

  test('keep whatever length somebody writes', async () => {
    const { machine, facilitator } = await together();
    facilitator.seat.act(note('记'.repeat(10_000)));
    await flushed();
    facilitator.seat.act(release('first'));
    await flushed();
    expect(machine.kept).toMatchObject({ place: 1, notes: { '': '记'.repeat(10_000) } });
  });

  test('take nothing for true that is no table', async () => {
    const { machine, room } = await together();
    room.seat.act(release('first'));
    await flushed();
    const before = room.shown;
    for (const message of [undefined, 'here', { tabletop: {} }]) machine.say(message);
    await flushed();
    expect(room.shown).toEqual(before);
    for (const lost of [{ run: 1 }, undefined]) {
      machine.kept = lost;
      machine.say('changed');
      await flushed();
      expect(room.shown).toEqual(before);
    }
    room.seat.act(release('caller'));
    await flushed();
    expect(machine.kept).toMatchObject({ cards: [{ id: 'first' }, { id: 'caller' }] });
  });
});

describe('a table that cannot be kept', () => {
  test('says so where it was done, and is written when asked, upon what others have done by then', async () => {
    const { machine, room, facilitator } = await together();
    machine.isFull = true;
    machine.now = 1_000;
    facilitator.seat.act(note('先报告'));
    facilitator.seat.act(timerTurned);
    await flushed();
    expect(facilitator.shown).toMatchObject({ failed: true, tabletop: { notes: { '': '先报告' } } });
    machine.isFull = false;
    machine.now = 90_000;
    room.seat.act(release('first'));
    await flushed();
    facilitator.seat.retry();
    await flushed();
    expect(facilitator.shown?.failed).toBe(false);
    // As of when it was done.
    expect(machine.kept).toMatchObject({ place: 1, notes: { '': '先报告' }, timer: { since: 1_000 } });
    expect(room.shown?.tabletop).toEqual(machine.kept);
  });

  test('is still there for whoever looked at another screen', async () => {
    const machine = new Machine();
    const page = machine.page();
    const room = new Window(machine, 'room', page);
    await flushed();
    machine.isFull = true;
    room.seat.act(note('先报告'));
    await flushed();
    expect(page.isAtRisk()).toBe(true);
    room.seat.leave();
    machine.isFull = false;
    const back = new Window(machine, 'back', page);
    await flushed();
    expect(back.shown).toMatchObject({ failed: false, tabletop: { notes: { '': '先报告' } } });
    expect(machine.kept).toMatchObject({ notes: { '': '先报告' } });
    expect(page.isAtRisk()).toBe(false);
  });

  test('has everything done once, however quickly another screen is looked at', async () => {
    const machine = new Machine();
    const page = machine.page();
    const room = new Window(machine, 'room', page);
    await flushed();
    room.seat.act(timerTurned);
    room.seat.leave();
    const back = new Window(machine, 'back', page);
    await flushed();
    expect(machine.kept).toMatchObject({ timer: { since: 0 } });
    expect(back.shown?.tabletop).toEqual(machine.kept);
  });
});
