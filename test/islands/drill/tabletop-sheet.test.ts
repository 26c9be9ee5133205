import { describe, expect, test } from 'vitest';
import { openSheet, type ShownSheet, type TabletopSheet } from '../../../src/islands/drill/tabletop-sheet.ts';
import type { Session } from '../../../src/session/session.ts';
import type { Tabletop, TabletopChange } from '../../../src/training/tabletop.ts';
import { scenario } from '../../support/drill.ts';

const note =
  (inject: string, text: string): TabletopChange =>
  now => ({ notes: { ...now.notes, [inject]: text } });
const turnTo =
  (place: number): TabletopChange =>
  () => ({ place });

/** One machine's store of drafts; it may be full. */
class Machine implements Pick<Session, 'record' | 'tryRecord'> {
  isFull = false;
  writes = 0;
  kept: unknown;

  async record(): Promise<unknown> {
    return structuredClone(this.kept);
  }

  async tryRecord(_: string, change: (kept: unknown) => unknown): Promise<boolean> {
    this.writes += 1;
    if (!this.isFull) this.kept = structuredClone(change(structuredClone(this.kept)));
    return !this.isFull;
  }
}

class Window {
  shown: ShownSheet = { tabletop: undefined, failed: false };
  readonly sheet: TabletopSheet;

  constructor(machine: Machine) {
    this.sheet = openSheet(machine, scenario, shown => {
      this.shown = shown;
    });
  }

  get tabletop(): Tabletop | undefined {
    return this.shown.tabletop;
  }
}

async function windows(machine = new Machine()): Promise<[one: Window, other: Window, machine: Machine]> {
  const both: [Window, Window] = [new Window(machine), new Window(machine)];
  for (const { sheet } of both) await sheet.look();
  return [...both, machine];
}

describe('two windows of one tabletop', () => {
  test('keep what each of them wrote', async () => {
    const [one, other] = await windows();
    one.sheet.change(note('first', '先报告'));
    await one.sheet.look();
    other.sheet.change(turnTo(3));
    other.sheet.change(note('caller', '先答复'));
    await other.sheet.look();
    await one.sheet.look();
    const notes = { first: '先报告', caller: '先答复' };
    expect(one.tabletop?.notes).toEqual(notes);
    expect(other.tabletop?.notes).toEqual(notes);
    expect(other.tabletop?.run).toBe(one.tabletop?.run);
  });

  test('turn no page under one another’s hands', async () => {
    const [one, other, machine] = await windows();
    one.sheet.change(turnTo(2));
    await one.sheet.look();
    other.sheet.change(turnTo(5));
    await other.sheet.look();
    await one.sheet.look();
    expect([one.tabletop?.place, other.tabletop?.place]).toEqual([2, 5]);
    // Where the last one stood is where the next visit begins.
    expect(machine.kept).toMatchObject({ place: 5 });
  });

  test('both begin anew when one of them clears the sheet', async () => {
    const [one, other] = await windows();
    one.sheet.change(note('first', '先报告'));
    await one.sheet.look();
    const next = { ...(one.tabletop as Tabletop), run: 'next', notes: {} };
    other.sheet.change(() => next);
    await other.sheet.look();
    one.sheet.change(note('caller', '先答复'));
    await one.sheet.look();
    expect(one.tabletop).toMatchObject({ run: 'next', notes: { caller: '先答复' } });
  });
});

describe('a sheet', () => {
  test('shows a change at once, and writes what was typed meanwhile together', async () => {
    const [one, , machine] = await windows();
    for (const text of ['先', '先报', '先报告']) {
      one.sheet.change(note('first', text));
      expect(one.tabletop?.notes).toEqual({ first: text });
    }
    await one.sheet.look();
    expect(machine.kept).toMatchObject({ notes: { first: '先报告' } });
    expect(machine.writes).toBe(1);
  });

  test('says what could not be kept, shows it still, and writes it with the next change', async () => {
    const [one, other, machine] = await windows();
    machine.isFull = true;
    one.sheet.change(note('first', '先报告'));
    await one.sheet.look();
    expect(one.shown).toMatchObject({ failed: true, tabletop: { notes: { first: '先报告' } } });
    machine.isFull = false;
    one.sheet.change(note('caller', '先答复'));
    await one.sheet.look();
    expect(one.shown.failed).toBe(false);
    await other.sheet.look();
    expect(other.tabletop?.notes).toEqual({ first: '先报告', caller: '先答复' });
  });

  test('is written again when asked to', async () => {
    const [one, , machine] = await windows();
    machine.isFull = true;
    one.sheet.change(note('first', '先报告'));
    await one.sheet.look();
    machine.isFull = false;
    one.sheet.retry();
    await one.sheet.look();
    expect(one.shown.failed).toBe(false);
    expect(machine.kept).toMatchObject({ notes: { first: '先报告' } });
  });

  test('is not emptied where for once it cannot be read', async () => {
    const [one, , machine] = await windows();
    one.sheet.change(note('first', '先报告'));
    await one.sheet.look();
    machine.kept = undefined;
    one.sheet.change(note('caller', '先答复'));
    await one.sheet.look();
    expect(machine.kept).toMatchObject({ notes: { first: '先报告', caller: '先答复' } });
  });
});
