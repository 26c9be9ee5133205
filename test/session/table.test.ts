import { describe, expect, test } from 'vitest';
import type { Channel } from '../../src/session/channel.ts';
import type { Session } from '../../src/session/session.ts';
import {
  BEAT,
  joinTable,
  type TableSeat,
  type TableView,
  type TableWindow,
} from '../../src/session/table.ts';
import { type Change, emptyTabletop, released } from '../../src/training/tabletop.ts';
import { scenario } from '../support/drill.ts';

/** What has been promised has happened. */
const settled = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5));

/** One browser: its store of records, which may be full, and what its windows say to one another. */
class Machine implements Pick<Session, 'record' | 'tryRecord'> {
  isFull = false;
  kept: unknown;
  private readonly ears = new Set<(message: unknown) => void>();

  async record(): Promise<unknown> {
    return structuredClone(this.kept);
  }

  async tryRecord(_: string, change: (kept: unknown) => unknown): Promise<boolean> {
    if (!this.isFull) this.kept = structuredClone(change(structuredClone(this.kept)));
    return !this.isFull;
  }

  now = 0;
  private readonly beats = new Set<() => void>();

  readonly everyBeat = (work: () => void): (() => void) => {
    this.beats.add(work);
    return () => this.beats.delete(work);
  };

  /** Time passes in all windows but those that have crashed. */
  async pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += BEAT) {
      this.now += BEAT;
      for (const beat of [...this.beats]) beat();
      await settled();
    }
  }

  /** In memory; word comes a moment later, as between windows. */
  readonly openChannel = (): Channel => {
    const own = new Set<(message: unknown) => void>();
    const hear = (message: unknown): void => own.forEach(heard => void heard(message));
    this.ears.add(hear);
    return {
      send: message => this.say(structuredClone(message), hear),
      listen: heard => void own.add(heard),
      close: () => this.ears.delete(hear),
    };
  };

  say(message: unknown, from?: (message: unknown) => void): void {
    for (const ear of this.ears) if (ear !== from) queueMicrotask(() => ear(message));
  }
}

class Window {
  shown: TableView | undefined;
  readonly seat: TableSeat;
  private readonly cuts: (() => void)[] = [];

  /** Is gone without a word. */
  crash(): void {
    for (const cut of this.cuts) cut();
  }

  constructor(machine: Machine, view: TableWindow, id: string) {
    const channel = machine.openChannel();
    this.cuts.push(channel.close);
    const everyBeat = (work: () => void): (() => void) => {
      const stop = machine.everyBeat(work);
      this.cuts.push(stop);
      return stop;
    };
    const newRun = () => `run-${id}`;
    const now = () => machine.now;
    this.seat = joinTable({ scenario, view, id, channel, store: machine, newRun, now, everyBeat }, shown => {
      this.shown = shown;
    });
  }
}

const release = (id: string): Change => released({ kind: 'inject', id });
const note =
  (text: string): Change =>
  () => ({ notes: { '': text } });

async function together(machine = new Machine()) {
  const room = new Window(machine, 'room', 'room');
  const facilitator = new Window(machine, 'facilitator', 'lead');
  await settled();
  return { machine, room, facilitator };
}

describe('a room and its facilitator', () => {
  test('see the same table, which is led from the facilitator’s window', async () => {
    const { machine, room, facilitator } = await together();
    expect(room.shown).toMatchObject({ led: 'elsewhere', windows: { room: 1, facilitator: 1 } });
    expect(facilitator.shown).toMatchObject({ led: 'here', windows: { room: 1, facilitator: 1 } });
    facilitator.seat.act(release('first'));
    // At once where it was done, before the room has heard of it.
    expect(facilitator.shown?.tabletop?.place).toBe(1);
    room.seat.act(release('caller'));
    await settled();
    for (const { shown } of [room, facilitator])
      expect(shown?.tabletop?.cards).toEqual([{ kind: 'inject', id: 'first' }]);
    expect(machine.kept).toEqual(room.shown?.tabletop);
  });

  test('part: the room goes on, and is taken up again where it stands', async () => {
    const { machine, room, facilitator } = await together();
    facilitator.seat.act(release('first'));
    facilitator.seat.leave();
    await settled();
    expect(room.shown).toMatchObject({ led: 'nowhere', windows: { facilitator: 0 } });
    room.seat.act(release('caller'));
    const again = new Window(machine, 'facilitator', 'again');
    await settled();
    expect(again.shown).toMatchObject({ led: 'here', tabletop: { place: 2 } });
    expect(room.shown?.led).toBe('elsewhere');
    room.seat.lead();
    room.seat.act(release('check'));
    await settled();
    expect(again.shown).toMatchObject({ led: 'elsewhere', tabletop: { place: 3 } });
  });

  test('part without a word: two minutes after the facilitator’s window crashed the room goes on by itself', async () => {
    const { machine, room, facilitator } = await together();
    await machine.pass(600_000);
    expect(room.shown).toMatchObject({ led: 'elsewhere', windows: { facilitator: 1 } });
    facilitator.crash();
    await machine.pass(105_000);
    expect(room.shown?.led).toBe('elsewhere');
    await machine.pass(30_000);
    expect(room.shown).toMatchObject({ led: 'nowhere', windows: { facilitator: 0 } });
    room.seat.act(release('first'));
    expect(room.shown?.tabletop?.place).toBe(1);
  });

  test('of two facilitators the last leads and is told of the other', async () => {
    const { machine, facilitator } = await together();
    const last = new Window(machine, 'facilitator', 'last');
    await settled();
    expect(last.shown).toMatchObject({ led: 'here', windows: { facilitator: 2 } });
    expect(facilitator.shown?.led).toBe('elsewhere');
    facilitator.seat.act(release('first'));
    await settled();
    expect(last.shown?.tabletop?.cards).toEqual([]);
    expect(facilitator.shown?.tabletop?.cards).toEqual([]);
  });

  test('lose nothing when a window goes, and a new one finds the table as it stands', async () => {
    const { machine, room, facilitator } = await together();
    facilitator.seat.act(note('先报告'));
    await settled();
    machine.isFull = true;
    facilitator.seat.act(note('先报告，再派人'));
    await settled();
    expect(facilitator.shown?.failed).toBe(true);
    room.seat.leave();
    machine.isFull = false;
    facilitator.seat.act(release('first'));
    await settled();
    expect(facilitator.shown).toMatchObject({ failed: false, windows: { room: 0 } });
    const anew = new Window(machine, 'room', 'anew');
    await settled();
    expect(anew.shown?.tabletop).toMatchObject({ place: 1, notes: { '': '先报告，再派人' } });
    expect(machine.kept).toEqual(anew.shown?.tabletop);
  });

  test('take nothing for true that is no word of a table', async () => {
    const { machine, room, facilitator } = await together();
    facilitator.seat.act(release('first'));
    await settled();
    const before = room.shown;
    for (const message of [
      undefined,
      'here',
      { type: 'left' },
      { type: 'here', from: 'stranger', view: 'room', leads: false },
      { type: 'here', from: 'stranger', view: 'room', leads: false, failed: false, tabletop: {} },
      // Of an older state, from whoever slept.
      {
        type: 'here',
        from: 'lead',
        view: 'facilitator',
        leads: true,
        failed: false,
        tabletop: emptyTabletop(''),
      },
    ])
      machine.say(message);
    await settled();
    expect(room.shown?.tabletop).toEqual(before?.tabletop);
    expect(room.shown?.windows).toEqual(before?.windows);
  });
});

describe('a table', () => {
  test('that cannot be kept says so in both windows, and is written when asked', async () => {
    const { machine, room, facilitator } = await together();
    machine.isFull = true;
    facilitator.seat.act(note('先报告'));
    await settled();
    expect([room.shown?.failed, facilitator.shown?.failed]).toEqual([true, true]);
    machine.isFull = false;
    facilitator.seat.retry();
    await settled();
    expect([room.shown?.failed, facilitator.shown?.failed]).toEqual([false, false]);
    expect(machine.kept).toMatchObject({ notes: { '': '先报告' } });
  });

  test('that a window could not keep is kept by those who know it, once that one has gone', async () => {
    const { machine, room, facilitator } = await together();
    machine.isFull = true;
    facilitator.seat.act(note('先报告'));
    await settled();
    machine.isFull = false;
    facilitator.seat.leave();
    await settled();
    expect(room.shown?.failed).toBe(false);
    expect(machine.kept).toMatchObject({ notes: { '': '先报告' } });
  });

  test('is not written over by a window that has slept: on the disk, too, the later state counts', async () => {
    const { machine, room, facilitator } = await together();
    facilitator.seat.act(release('first'));
    await settled();
    const later = { ...emptyTabletop('run-lead'), version: 40, place: 0 };
    machine.kept = later;
    room.seat.lead();
    room.seat.act(release('caller'));
    await settled();
    expect(machine.kept).toEqual(later);
  });

  test('is taken up where it was left when everybody had gone', async () => {
    const { machine, room, facilitator } = await together();
    facilitator.seat.act(release('first'));
    await settled();
    for (const { seat } of [facilitator, room]) seat.leave();
    await settled();
    const next = new Window(machine, 'room', 'next');
    await settled();
    expect(next.shown).toMatchObject({ led: 'nowhere', tabletop: { place: 1, run: 'run-lead' } });
  });

  test('that could not be kept is still there for whoever looked at another screen', async () => {
    const machine = new Machine();
    const room = new Window(machine, 'room', 'room');
    await settled();
    machine.isFull = true;
    room.seat.act(note('先报告'));
    await settled();
    room.seat.leave();
    machine.isFull = false;
    const back = new Window(machine, 'room', 'back');
    await settled();
    expect(back.shown).toMatchObject({ failed: false, tabletop: { notes: { '': '先报告' } } });
    expect(machine.kept).toMatchObject({ notes: { '': '先报告' } });
  });
});
