import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Command, IncidentEvent } from '../../src/desk/core/incident.ts';
import type { IncidentView } from '../../src/desk/core/view.ts';
import { derive } from '../../src/desk/incident/derive.ts';
import type { Actor } from '../../src/log/envelope.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import type { DeskIncident } from '../../src/session/incidents.ts';
import type { Session } from '../../src/session/session.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { type BrokenRecord, type LogStore, StorageFailure } from '../../src/storage/port.ts';
import { DAY, HOUR, hoursAgo, limitedFacts, NOW, wideFacts } from '../support/answers.ts';
import {
  createBus,
  createDesk,
  createHeldStore,
  type Desk,
  exportOf,
  type HeldStore,
  mend,
  nextPage,
  openAt,
  pause,
} from '../support/desk.ts';
import { drillMark } from '../support/drill-mark.ts';
import {
  anyTurns,
  choose,
  countingIds,
  fileOf,
  fileWanted,
  laterDigest,
  laterEdition,
  li,
  markDone,
  office,
  plainLog,
  plainView,
  prepared,
  toCommand,
  zhang,
} from '../support/incident.ts';
import { digest, found, index, playbook, required, smallPlaybook } from '../support/playbook.ts';
import { runs } from '../support/property-runs.ts';
import { soon } from '../support/soon.ts';

const note = (desk: Desk, incident: string, text: string): void => {
  expect(desk.session.act(incident, { kind: 'note', text }, office)).toMatchObject({ ok: true });
};

/** Carries out a command at a desk, with the values it needs. */
function carryOutAt(desk: Desk, incident: string, command: Command, by: Actor = office): void {
  const view = (): IncidentView => shownAt(desk, incident).view;
  for (const each of prepared(view(), command))
    expect(desk.session.act(incident, each, by)).toMatchObject({ ok: true });
}

const shownAt = ({ session }: Desk, incident: string): DeskIncident =>
  found(session.snapshot().incidents, ({ view }) => view.id === incident);

/** An incident as it is on screen, without its functions. */
const plain = ({ log, view }: DeskIncident) => ({ log: plainLog(log), view: plainView(view) });

const eventsAt = (session: Session, incident: string): readonly IncidentEvent[] =>
  session.snapshot().incidents.find(({ view }) => view.id === incident)?.log.events ?? [];

const byId = (list: readonly IncidentEvent[]): readonly IncidentEvent[] =>
  [...list].sort((one, two) => (one.id < two.id ? -1 : 1));

const storedAt = async (
  store: LogStore<IncidentEvent>,
  incident: string,
): Promise<readonly IncidentEvent[]> => byId((await store.read(incident)).events);

let serial = 0;
const freshName = (): string => {
  serial += 1;
  return `session-${serial}`;
};
const connections: LogStore<IncidentEvent>[] = [];
afterEach(() => {
  for (const store of connections.splice(0)) store.close();
});
async function indexedDbStore(name = freshName()): Promise<LogStore<IncidentEvent>> {
  const store = await openIndexedDbStore<IncidentEvent>({ name });
  connections.push(store);
  return store;
}

describe('the save state', () => {
  test('is saving until the write is committed, and saved only then', async () => {
    const desk = createDesk();
    expect(desk.session.snapshot().save).toEqual({ kind: 'saved' });
    desk.store.hold();
    const incident = await openAt(desk);
    for (let turn = 0; turn < 5; turn += 1) {
      expect(desk.session.snapshot().save).toEqual({ kind: 'saving' });
      expect(desk.store.written).toEqual([]);
      await pause();
    }
    desk.store.release();
    await desk.session.flushed();
    expect(desk.session.snapshot().save).toEqual({ kind: 'saved' });
    expect(await storedAt(desk.store, incident)).toEqual(eventsAt(desk.session, incident));
  });

  test('shows an action at once, long before it is saved', async () => {
    const desk = createDesk();
    desk.store.hold();
    const incident = await openAt(desk);
    note(desk, incident, '组长来电');
    expect(desk.session.snapshot().incidents[0]?.view.notes).toHaveLength(1);
    desk.store.release();
  });

  test.each<StorageFailure['code']>(['full', 'blocked', 'missing', 'failed'])(
    'is failed when the store is %s, with the number of events that wait; they are kept, retried and saved',
    async code => {
      const desk = createDesk();
      const incident = await openAt(desk);
      await desk.session.flushed();
      desk.store.refuse(code);
      note(desk, incident, '一');
      await desk.session.flushed();
      expect(desk.session.snapshot().save).toEqual({ kind: 'failed', code, pending: 1 });
      note(desk, incident, '二');
      expect(desk.session.snapshot().save).toMatchObject({ kind: 'failed', code });
      await desk.session.flushed();
      expect(desk.session.snapshot().save).toEqual({ kind: 'failed', code, pending: 2 });
      expect(desk.session.snapshot().incidents[0]?.view.notes).toHaveLength(2);

      desk.store.refuse(undefined);
      required(desk.retries.shift(), 'a retry').work();
      await desk.session.flushed();
      expect(desk.session.snapshot().save).toEqual({ kind: 'saved' });
      expect(await storedAt(desk.store, incident)).toEqual(byId(eventsAt(desk.session, incident)));
    },
  );

  test('is failed too when the store fails in a way it never announced', async () => {
    const desk = createDesk({
      store: { ...createHeldStore(), append: () => Promise.reject(new TypeError('?')) },
    });
    await openAt(desk);
    await desk.session.flushed();
    expect(desk.session.snapshot().save).toEqual({ kind: 'failed', code: 'failed', pending: 1 });
  });

  test('stays failed until a write succeeds, however often it is tried, at growing intervals', async () => {
    const desk = createDesk();
    desk.store.refuse('full');
    await openAt(desk);
    await desk.session.flushed();
    for (let attempt = 1; attempt < 6; attempt += 1) {
      const states = desk.shown.length;
      required(desk.retries.at(-1), 'a retry').work();
      await desk.session.flushed();
      for (const { save } of desk.shown.slice(states))
        expect(save).toEqual({ kind: 'failed', code: 'full', pending: 1 });
    }
    const waits = desk.retries.map(({ milliseconds }) => milliseconds);
    expect(waits).toEqual([...waits].sort((one, two) => one - two));
    expect(waits[0]).toBeLessThanOrEqual(1_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
    await mend(desk);
    expect(desk.session.snapshot().save).toEqual({ kind: 'saved' });
  });

  test('starts again with a short wait after a success', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    for (const _ of ['first', 'second']) {
      desk.store.refuse('full');
      note(desk, incident, '记');
      await desk.session.flushed();
      expect(desk.retries.at(-1)?.milliseconds).toBe(1_000);
      await mend(desk);
    }
  });

  test('a retry with nothing to write changes nothing', async () => {
    const desk = createDesk();
    desk.session.retry();
    await desk.session.flushed();
    expect(desk.session.snapshot().save).toEqual({ kind: 'saved' });
    expect(desk.store.written).toEqual([]);
  });

  test('loses no event, doubles none and keeps their order, however the store comes and goes', async () => {
    const script = fc.array(fc.constantFrom('act', 'fail', 'mend', 'retry', 'wait'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(script, async moves => {
        const desk = createDesk();
        const incident = await openAt(desk);
        for (const move of moves) {
          if (move === 'act') note(desk, incident, `${desk.shown.length}`);
          else if (move === 'fail') desk.store.refuse('failed');
          else if (move === 'mend') desk.store.refuse(undefined);
          else if (move === 'retry') desk.session.retry();
          else await pause();
        }
        await mend(desk);
        expect(desk.session.snapshot().save).toEqual({ kind: 'saved' });
        const shown = eventsAt(desk.session, incident);
        expect(desk.store.written.flatMap(({ events }) => events)).toEqual(shown);
        expect(shown).toHaveLength(1 + moves.filter(move => move === 'act').length);
      }),
      { numRuns: runs(20) },
    );
  });

  test('never says saved while an event on screen is not in the store', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    const unsaved: string[] = [];
    let actions = 3;
    desk.session.subscribe(() => {
      const { save, incidents } = desk.session.snapshot();
      const stored = new Set(desk.store.written.flatMap(({ events }) => events.map(({ hash }) => hash)));
      const waiting = incidents.flatMap(({ log }) => log.events).filter(({ hash }) => !stored.has(hash));
      if (save.kind === 'saved' && waiting.length > 0) unsaved.push(...waiting.map(({ type }) => type));
      // An action in the very moment the last one was saved.
      if (save.kind === 'saved' && actions > 0) {
        actions -= 1;
        note(desk, incident, '紧接着');
      }
    });
    await desk.session.flushed();
    await pause();
    await desk.session.flushed();
    expect(actions).toBe(0);
    expect(unsaved).toEqual([]);
  });
});

describe('the incidents on screen', () => {
  test('stand open ones first by next deadline, those without one after, then closed ones, newest first', async () => {
    const desk = createDesk();
    const at = (hours: number): Facts => ({
      ...limitedFacts,
      finder: 'office',
      title: `${hours}`,
      foundAt: hoursAgo(hours),
    });
    const later = await openAt(desk, at(1));
    const overdue = await openAt(desk, at(100));
    const soon = await openAt(desk, at(30));
    const done = await openAt(desk, at(60));
    carryOutAt(desk, done, { kind: 'markDone', step: 'publish-limited', doneAt: hoursAgo(0) });
    const closed = [await openAt(desk, at(2))];
    desk.wait(HOUR);
    closed.push(await openAt(desk, at(3)));
    for (const incident of closed) carryOutAt(desk, incident, { kind: 'close', reason: '办结' }, zhang);
    const order = [overdue, soon, later, done, ...[...closed].reverse()];
    expect(desk.session.snapshot().incidents.map(({ view }) => view.id)).toEqual(order);
    await desk.session.flushed();
  });

  test('are remembered for other pages once they are on disk, and not before', async () => {
    const lasting = { ...createMemoryStore<IncidentEvent>(), durable: true };
    const desk = createDesk({ store: createHeldStore(lasting) });
    const titles = (): readonly string[] => desk.remembered().map(({ title }) => title);
    await desk.session.load();
    desk.store.hold();
    const incident = await openAt(desk);
    desk.session.tick();
    expect(titles()).toEqual([]);
    desk.store.release();
    await desk.session.flushed();
    expect(titles()).toEqual([limitedFacts.title]);

    desk.store.refuse('full');
    expect(desk.session.act(incident, { kind: 'rename', title: '新名' }, office).ok).toBe(true);
    await desk.session.flushed();
    expect(titles()).toEqual([limitedFacts.title]);
    await mend(desk);
    expect(titles()).toEqual(['新名']);
  });

  test('are not remembered where they end with the page, nor before the disk was read', async () => {
    const inMemory = createDesk();
    await inMemory.session.load();
    await openAt(inMemory);
    await inMemory.session.flushed();
    expect(inMemory.remembered()).toEqual([]);
    const unread = createDesk({
      store: createHeldStore({ ...createMemoryStore<IncidentEvent>(), durable: true }),
    });
    await openAt(unread);
    await unread.session.flushed();
    expect(unread.remembered()).toEqual([]);
    await unread.session.load();
    expect(unread.remembered()).toHaveLength(1);
  });

  test('are those of derive, for the log and the time', async () => {
    const desk = createDesk();
    const incident = await openAt(desk, wideFacts);
    note(desk, incident, '记');
    const [shown] = desk.session.snapshot().incidents;
    const { log, view } = required(shown, 'incident');
    expect(plainView(view)).toEqual(plainView(derive(index, log, NOW)));
  });

  test('have clocks that pass their limits while nobody acts', async () => {
    const desk = createDesk();
    await openAt(desk);
    const kinds = (): readonly string[] =>
      desk.session
        .snapshot()
        .incidents.flatMap(({ view }) => (view.nextClock === undefined ? [] : [view.nextClock.clock.kind]));
    expect(kinds()).toEqual(['running']);
    desk.wait(3 * DAY);
    expect(kinds()).toEqual(['running']);
    desk.session.tick();
    expect(kinds()).toEqual(['overdue']);
  });

  test('say when they were last written to, where the clock of this machine shows an earlier time', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    const told = (): number | undefined => {
      desk.session.tick();
      return desk.session.snapshot().aheadOfClock;
    };
    expect(told()).toBeUndefined();
    // The clocks of an office are some minutes apart.
    desk.wait(-4 * 60_000);
    expect(told()).toBeUndefined();
    desk.wait(-DAY);
    expect(told()).toBe(NOW);
    // A record made by the slow clock does not hide it, and the next page finds it too.
    note(desk, incident, '记');
    expect(told()).toBe(NOW);
    await desk.session.flushed();
    const next = createDesk({ store: desk.store, now: NOW - DAY });
    await next.session.load();
    expect(next.session.snapshot().aheadOfClock).toBe(NOW);
    desk.wait(2 * DAY);
    expect(told()).toBeUndefined();
  });

  test('say nothing of this machine’s clock for a moment that no clock shows, and go on hearing of others', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    const file = await exportOf(desk, incident);
    const strange = createDesk({ now: Date.parse('9999-01-01T00:00:00Z') });
    await strange.session.importFile(file, 'e.json');
    note(strange, incident, '九千年以后记的');
    await desk.session.importFile(await exportOf(strange, incident), 'e.json');
    expect(desk.session.snapshot().aheadOfClock).toBeUndefined();
    expect(desk.session.snapshot().incidents[0]?.view.recordedAhead).toBeUndefined();
    desk.wait(-DAY);
    desk.session.tick();
    expect(desk.session.snapshot().aheadOfClock).toBe(NOW);
  });

  test('are the same after the page was closed and opened again', async () => {
    await fc.assert(
      fc.asyncProperty(anyTurns(12), async turns => {
        const desk = createDesk();
        desk.session.offer(laterEdition);
        const incidents = [await openAt(desk), await openAt(desk, wideFacts)];
        for (const { officer, intent } of turns) {
          const incident = required(incidents[officer % 2], 'incident');
          const { log, view } = found(desk.session.snapshot().incidents, each => each.view.id === incident);
          desk.session.act(incident, toCommand(intent, log, view, NOW), office);
        }
        await desk.session.flushed();
        const again = createDesk({ store: desk.store });
        expect(again.session.snapshot().ready).toBe(false);
        await again.session.load();
        const { ready, incidents: shown, broken } = again.session.snapshot();
        expect(ready).toBe(true);
        expect(shown.map(plain)).toEqual(desk.session.snapshot().incidents.map(plain));
        expect(broken).toEqual([]);
      }),
      { numRuns: runs(12) },
    );
  });

  test('keep the playbook they were opened on when a new edition comes', async () => {
    const desk = createDesk();
    const old = await openAt(desk, wideFacts);
    const opened = await openAt(desk, { ...wideFacts, place: 'message-board' }, smallPlaybook);
    await desk.session.flushed();
    const again = await nextPage(desk);
    const playbooks = again.session
      .snapshot()
      .incidents.map(each => [each.view.id, each.index.playbook] as const);
    expect(new Map(playbooks).get(old)).toEqual(playbook);
    expect(new Map(playbooks).get(opened)).toEqual(smallPlaybook);
  });

  test('refuse an action on an incident that is not there, and one the domain refuses, without a trace', async () => {
    const desk = createDesk();
    expect(desk.session.act('nowhere', { kind: 'note', text: '记' }, office)).toEqual({
      ok: false,
      refusal: { code: 'unknownIncident' },
    });
    const incident = await openAt(desk);
    await desk.session.flushed();
    const before = desk.session.snapshot();
    const refused: Command = { kind: 'skip', step: 'review', reason: '' };
    expect(desk.session.act(incident, refused, office)).toEqual({
      ok: false,
      refusal: { code: 'badField', field: 'reason', why: { code: 'required' } },
    });
    expect(await desk.session.open(playbook, {}, office)).toMatchObject({
      ok: false,
      refusal: { code: 'triageUnfinished' },
    });
    expect(desk.session.snapshot()).toBe(before);
    expect(desk.store.written).toHaveLength(1);
  });

  test('are told to everyone who listens, and to nobody who stopped', async () => {
    const desk = createDesk();
    const heard = vi.fn();
    const stop = desk.session.subscribe(heard);
    await openAt(desk);
    expect(heard).toHaveBeenCalled();
    heard.mockClear();
    stop();
    await openAt(desk);
    expect(heard).not.toHaveBeenCalled();
  });
});

interface Tabs {
  readonly one: Desk;
  readonly two: Desk;
  readonly shared: LogStore<IncidentEvent>;
  /** Waits until both have heard and written everything. */
  quiet(): Promise<void>;
}

/** Two tabs of one browser. @param seenBy how each sees the disk that they share */
function twoTabs(
  shared: LogStore<IncidentEvent> = createMemoryStore(),
  seenBy: { readonly one?: HeldStore; readonly two?: HeldStore } = {},
): Tabs {
  const bus = createBus();
  const one = createDesk({ store: seenBy.one ?? createHeldStore(shared), tabs: bus.connect() });
  const two = createDesk({ store: seenBy.two ?? createHeldStore(shared), tabs: bus.connect() });
  const quiet = async (): Promise<void> => {
    for (let round = 0; round < 4; round += 1) {
      for (const { session } of [one, two]) await session.flushed();
      await bus.delivered();
      for (let turn = 0; turn < 20; turn += 1) await pause();
    }
  };
  return { one, two, shared, quiet };
}

describe.each([
  ['in memory', async (): Promise<LogStore<IncidentEvent>> => createMemoryStore<IncidentEvent>()],
  ['in IndexedDB', () => indexedDbStore()],
])('two tabs on one store %s', (_, openStore) => {
  const logsOf = ({ session }: Desk): readonly object[] => session.snapshot().incidents.map(plain);

  test('after 200 interleaved actions both show the same, and so does a third that opens afterwards', async () => {
    const { one, two, quiet } = twoTabs(await openStore());
    for (const { session } of [one, two]) session.offer(laterEdition);
    const incidents = [await openAt(one), await openAt(two, wideFacts)];
    await quiet();
    const script = fc.sample(
      fc.tuple(
        anyTurns(1).filter(([turn]) => turn !== undefined && turn.intent.kind !== 'close'),
        fc.nat(3),
        fc.boolean(),
        fc.boolean(),
      ),
      { numRuns: 200, seed: 20_261_124 },
    );
    for (const [turns, hops, first, which] of script) {
      const desk = first ? one : two;
      const incident = required(incidents[which ? 0 : 1], 'incident');
      const { log, view } = found(desk.session.snapshot().incidents, each => each.view.id === incident);
      desk.session.act(incident, toCommand(required(turns[0], 'turn').intent, log, view, NOW), office);
      for (let hop = 0; hop < hops; hop += 1) await (hop % 2 === 0 ? Promise.resolve() : pause());
    }
    await quiet();
    expect(logsOf(one)).toEqual(logsOf(two));
    const third = await nextPage(one);
    expect(logsOf(third)).toEqual(logsOf(one));
    const written = [...one.store.written, ...two.store.written].flatMap(({ events }) => events);
    expect(new Set(written.map(({ hash }) => hash)).size).toBe(
      incidents.reduce((sum, incident) => sum + eventsAt(one.session, incident).length, 0),
    );
    expect(written.length).toBeGreaterThan(100);
  });
});

describe('two tabs', () => {
  test('pass over word that names nothing', async () => {
    const bus = createBus();
    const other = bus.connect();
    const desk = createDesk({ tabs: bus.connect() });
    const incident = await openAt(desk);
    for (const word of [{ id: incident }, 7, undefined, 'nowhere']) other.send(word);
    await bus.delivered();
    await pause();
    expect(desk.session.snapshot()).toMatchObject({ readProblem: undefined, broken: [] });
    expect(desk.session.snapshot().incidents).toHaveLength(1);
  });

  test('the other hears of everything that was written, though a later write of the same moment failed', async () => {
    const shared = createMemoryStore<IncidentEvent>();
    const held = createHeldStore(shared);
    let writes = 0;
    const store: HeldStore = {
      ...held,
      append: async batch => {
        writes += 1;
        // While the first is written two more come; of those the second finds the disk full.
        if (writes === 3) throw new DOMException('', 'QuotaExceededError');
        return held.append(batch);
      },
    };
    const { one, two, quiet } = twoTabs(shared, { one: store });
    held.hold();
    const incidents = [await openAt(one), await openAt(one), await openAt(one)];
    held.release();
    await one.session.flushed();
    expect(one.session.snapshot().save).toMatchObject({ kind: 'failed', pending: 1 });
    one.session.retry();
    await one.session.flushed();
    expect(one.session.snapshot().save).toEqual({ kind: 'saved' });
    await quiet();
    expect(new Set(two.session.snapshot().incidents.map(({ view }) => view.id))).toEqual(new Set(incidents));
  });

  test('an action taken while the store is being read is on screen afterwards', async () => {
    const shared = createMemoryStore<IncidentEvent>();
    let acting: (() => void) | undefined;
    const store: HeldStore = {
      ...createHeldStore(shared),
      read: async (id, known) => {
        const stored = await shared.read(id, known);
        const act = acting;
        acting = undefined;
        // The officer's click is handled before the reader comes to its turn, or a few turns later.
        for (const turns of [0, 1, 2, 3]) later(turns, () => act?.());
        return stored;
      },
    };
    const { one, two, quiet } = twoTabs(shared, { two: store });
    const later = (turns: number, work: () => void): void => {
      queueMicrotask(() => (turns === 0 ? work() : later(turns - 1, work)));
    };
    const incident = await openAt(one);
    await quiet();
    acting = () => note(two, incident, '正在读取时记下');
    note(one, incident, '另一个窗口');
    await quiet();
    const acted = two.session.snapshot().incidents[0]?.view.notes.map(({ text }) => text) ?? [];
    expect(acted.filter(text => text === '正在读取时记下')).toHaveLength(4);
    expect(acted).toContain('另一个窗口');
  });

  test('a tab whose store cannot be read goes on with what it has', async () => {
    const { one, two, quiet } = twoTabs();
    vi.spyOn(two.store, 'read').mockRejectedValue(new Error('?'));
    const own = await openAt(two);
    await openAt(one);
    await quiet();
    expect(two.session.snapshot().incidents.map(({ view }) => view.id)).toEqual([own]);
  });
});

describe('a desk of drills', () => {
  const drillDesk = (options: Parameters<typeof createDesk>[0] = {}): Desk =>
    createDesk({ drill: () => drillMark, ...options });

  test('marks what is opened there with its run, on disk and after the next start; a real desk marks nothing', async () => {
    const desk = drillDesk();
    const incident = await openAt(desk);
    note(desk, incident, '演练里的一条');
    await desk.session.flushed();
    expect(shownAt(desk, incident).view.drill).toEqual(drillMark);
    const again = drillDesk({ store: desk.store });
    await again.session.load();
    expect(shownAt(again, incident).view.drill).toEqual(drillMark);
    const real = createDesk();
    expect(shownAt(real, await openAt(real)).view.drill).toBeUndefined();
    for (const { data } of eventsAt(real.session, shownAt(real, await openAt(real)).view.id))
      expect(data).not.toHaveProperty('drill');
  });

  test('marks each with the run that is going on as it is opened', async () => {
    let run = drillMark;
    const desk = drillDesk({ drill: () => run });
    const first = await openAt(desk);
    run = { ...drillMark, run: '01KARM8C000000000000000002', form: 'short' };
    const second = await openAt(desk);
    expect(shownAt(desk, first).view.drill).toEqual(drillMark);
    expect(shownAt(desk, second).view.drill).toEqual(run);
  });

  test('opens nothing while no run is going on: it would pass for a real incident', async () => {
    const desk = drillDesk({ drill: () => undefined });
    expect(await desk.session.open(playbook, limitedFacts, office)).toEqual({
      ok: false,
      refusal: { code: 'noRun' },
    });
    expect(desk.session.snapshot().incidents).toEqual([]);
  });

  test('takes in the file of another drill, mark and all', async () => {
    const desk = drillDesk();
    const incident = await openAt(desk);
    await desk.session.flushed();
    const other = drillDesk({ drill: () => undefined });
    const file = await exportOf(desk, incident);
    expect(await other.session.importFile(file, 'a.json')).toMatchObject({
      ok: true,
      value: { brought: [{ count: 1 }] },
    });
    expect(shownAt(other, incident).view.drill).toEqual(drillMark);
  });

  test.each([
    ['a real incident', 'isReal', createDesk, drillDesk],
    ['a drill', 'isDrill', drillDesk, createDesk],
  ] as const)('and a desk of the other kind never take in %s', async (_, code, from, into) => {
    const sender = from();
    const incident = await openAt(sender);
    await sender.session.flushed();
    const file = await exportOf(sender, incident);
    const taker = into();
    const before = taker.session.snapshot();
    expect(await taker.session.importFile(file, 'a.json')).toEqual({ ok: false, refusal: { code } });
    await taker.session.flushed();
    expect(taker.session.snapshot()).toBe(before);
    expect(taker.store.written).toEqual([]);
  });

  test('is not fooled by a drill whose mark was taken out of the file', async () => {
    const desk = drillDesk();
    const incident = await openAt(desk);
    await desk.session.flushed();
    const file = JSON.parse(await exportOf(desk, incident));
    for (const event of file.events) delete event.data.drill;
    const real = createDesk();
    expect(await real.session.importFile(JSON.stringify(file), 'a.json')).toMatchObject({
      refusal: { code: 'badEvents' },
    });
    expect(real.session.snapshot().incidents).toEqual([]);
  });
});

describe('an import', () => {
  /** A desk with one incident, and the file of it. */
  async function exporting(): Promise<{ desk: Desk; incident: string; file: () => Promise<string> }> {
    const desk = createDesk();
    const incident = await openAt(desk);
    note(desk, incident, '第一台机器');
    await desk.session.flushed();
    return { desk, incident, file: async () => await exportOf(desk, incident) };
  }

  test('on another machine shows the same incident, saved, on its own playbook', async () => {
    const { desk, incident, file } = await exporting();
    const other = createDesk();
    expect(await other.session.importFile(await file(), 'a.json')).toMatchObject({
      ok: true,
      value: { incidentId: incident, brought: [{ count: 2 }], foreignPlaybook: playbook.edition, left: [] },
    });
    await other.session.flushed();
    expect(other.session.snapshot().save).toEqual({ kind: 'saved' });
    expect(other.session.snapshot().incidents.map(plain)).toEqual(
      desk.session.snapshot().incidents.map(plain),
    );
    expect(await other.store.readPlaybook(digest)).toEqual(playbook);
    const again = await exportOf(other, incident);
    expect(JSON.parse(again)).toEqual(JSON.parse(await file()));
  });

  test('a second time adds nothing and writes nothing', async () => {
    const { incident, file } = await exporting();
    const other = createDesk();
    await other.session.importFile(await file(), 'a.json');
    await other.session.flushed();
    const written = other.store.written.length;
    expect(await other.session.importFile(await file(), 'a.json')).toEqual({
      ok: true,
      value: { incidentId: incident, brought: [], foreignPlaybook: playbook.edition, left: [] },
    });
    await other.session.flushed();
    expect(other.store.written).toHaveLength(written);
  });

  test('back and forth between two officers adds only what the other lacks, and both end alike', async () => {
    const { desk, incident, file } = await exporting();
    const other = createDesk();
    await other.session.importFile(await file(), 'a.json');
    note(other, incident, '第二台机器一');
    note(other, incident, '第二台机器二');
    note(desk, incident, '第一台机器再记');
    const theirs = await exportOf(other, incident);
    expect(await other.session.importFile(await file(), 'a.json')).toMatchObject({
      value: { brought: [{ count: 1 }] },
    });
    expect(await desk.session.importFile(theirs, 'b.json')).toMatchObject({
      value: { brought: [{ count: 2 }] },
    });
    expect(desk.session.snapshot().incidents.map(plain)).toEqual(
      other.session.snapshot().incidents.map(plain),
    );
    await desk.session.flushed();
    await other.session.flushed();
    expect(await storedAt(desk.store, incident)).toEqual(await storedAt(other.store, incident));
  });

  test('that is refused leaves everything as it was', async () => {
    const { desk } = await exporting();
    const before = desk.session.snapshot();
    for (const [text, code] of [
      ['', 'notJson'],
      ['{}', 'otherFile'],
      ['{"format":"yuqing-incident","version":9}', 'newerPackage'],
    ] as const)
      expect(await desk.session.importFile(text, 'a.json')).toMatchObject({ ok: false, refusal: { code } });
    expect(desk.session.snapshot()).toBe(before);
  });

  test('with bad records is kept aside under its name, and changes nothing else', async () => {
    const { desk, incident, file } = await exporting();
    const { incidents } = desk.session.snapshot();
    const text = (await file()).replace('第一台机器', '改过的内容');
    const refused = await desk.session.importFile(text, '夜班.json');
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'badEvents' } });
    expect(desk.session.snapshot().incidents).toEqual(incidents);
    const { files, dropped } = desk.session.snapshot().quarantine;
    expect({ files, dropped }).toEqual({
      files: [
        {
          id: expect.stringMatching(/^[0-9A-Z]{26}$/),
          name: '夜班.json',
          at: NOW,
          faults: [{ position: 2, problem: 'altered' }],
          faultCount: 1,
          incident,
          size: text.length,
        },
      ],
      dropped: 0,
    });
    expect(await desk.session.asideText(required(files[0], 'aside'))).toBe(text);
  });

  test('of a log that was worked on elsewhere shows what differs, and adopting one settles it on both machines', async () => {
    const { desk, incident, file } = await exporting();
    const other = createDesk();
    await other.session.importFile(await file(), 'a.json');
    carryOutAt(desk, incident, markDone('archive'), zhang);
    carryOutAt(other, incident, { kind: 'skip', step: 'archive', reason: '不办' }, li);
    await desk.session.importFile(await exportOf(other, incident), 'b.json');
    const differing = (of: Desk): readonly string[] =>
      shownAt(of, incident)
        .view.steps.find(({ step }) => step.id === 'archive')
        ?.differing.map(({ event }) => event) ?? [];
    const [first] = differing(desk);
    expect(differing(desk)).toHaveLength(2);
    carryOutAt(desk, incident, choose('archive', required(first, 'mark')), zhang);
    await other.session.importFile(await file(), 'c.json');
    for (const each of [desk, other]) {
      expect(differing(each)).toEqual([]);
      expect(
        shownAt(each, incident).view.steps.find(({ step }) => step.id === 'archive')?.state,
      ).toMatchObject({ event: first });
    }
  });

  test('of a log with a gap goes on being reported here, and in what is exported from here', async () => {
    const { incident, file } = await exporting();
    const data = JSON.parse(await file());
    const forked = createDesk();
    await forked.session.importFile(await file(), 'a.json');
    note(forked, incident, '之后');
    const whole = JSON.parse(await exportOf(forked, incident));
    const [lost] = whole.events.splice(1, 1);
    const other = createDesk();
    const text = JSON.stringify({ ...whole, gaps: [lost.hash] });
    expect(await other.session.importFile(text, 'b.json')).toMatchObject({
      ok: true,
      value: { brought: [{ count: 2 }] },
    });
    expect(shownAt(other, incident).view.gaps).toBe(1);
    await other.session.flushed();
    const again = await nextPage(other);
    expect(shownAt(again, incident).view.gaps).toBe(1);
    const exported = await exportOf(again, incident);
    expect(JSON.parse(exported).gaps).toEqual([lost.hash]);
    expect(await createDesk().session.importFile(exported, 'c.json')).toMatchObject({ ok: true });
    // The record comes back from the machine that has it.
    expect(await again.session.importFile(JSON.stringify(data), 'd.json')).toMatchObject({
      value: { brought: [{ count: 1 }] },
    });
    expect(shownAt(again, incident).view.gaps).toBe(0);
  });

  test('that claims the id of an incident here but opens it otherwise is not mixed into it', async () => {
    const { desk, incident } = await exporting();
    // A new incident takes two ids: its own, and that of its first event.
    const ids = [incident, countingIds(999)()];
    const forger = createDesk({ now: NOW - DAY, newId: () => required(ids.shift(), 'id') });
    const claimed = await openAt(forger, { ...limitedFacts, title: '冒名', foundAt: hoursAgo(30) });
    expect(claimed).toBe(incident);
    const forged = await forger.session.exportFile(claimed);
    expect(await desk.session.importFile(required(forged, 'forged file'), 'c.json')).toEqual({
      ok: false,
      refusal: { code: 'otherIncident' },
    });
    expect(desk.session.snapshot().incidents.map(({ view }) => view.title)).toEqual([limitedFacts.title]);
    const own = createDesk();
    expect(await own.session.importFile(await exportOf(desk, incident), 'd.json')).toMatchObject({
      ok: true,
    });
  });

  test('makes a log whole again of which a record on this disk is broken, also after the next start', async () => {
    const { desk, incident, file } = await exporting();
    const name = freshName();
    const disk = await indexedDbStore(name);
    const other = createDesk({ store: createHeldStore(disk) });
    await other.session.importFile(await file(), 'a.json');
    await other.session.flushed();
    const damaged = required(eventsAt(desk.session, incident)[1], 'event');
    await damage(name, incident, damaged.id);
    const next = await nextPage({ store: createHeldStore(await indexedDbStore(name)) });
    expect(eventsAt(next.session, incident)).toHaveLength(1);
    expect(await next.session.importFile(await file(), 'a.json')).toMatchObject({
      value: { brought: [{ count: 1 }] },
    });
    expect(next.session.snapshot().broken).toHaveLength(1);
    await next.session.flushed();
    for (let turn = 0; turn < 20; turn += 1) await pause();
    expect(next.session.snapshot()).toMatchObject({ save: { kind: 'saved' }, broken: [] });
    const last = await nextPage({ store: createHeldStore(await indexedDbStore(name)) });
    expect(eventsAt(last.session, incident)).toEqual(eventsAt(desk.session, incident));
  });
});

/** Alters a stored event, as only a failing disk does. */
async function damage(name: string, incident: string, event: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('events', 'readwrite');
    transaction.objectStore('events').put({ damaged: true }, [incident, event]);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
}

describe('an incident that is wiped', () => {
  test('is gone from the screen, the store and the other tabs, with its attachments and backup; the others stay', async () => {
    const { one, two, shared, quiet } = twoTabs();
    const { file, packed } = fileOf('截图');
    const incident = await openAt(one, limitedFacts, fileWanted);
    const kept = await openAt(one);
    one.session.act(
      incident,
      { kind: 'markDone', step: 'archive', doneAt: hoursAgo(1), values: { screenshot: file } },
      office,
      [packed],
    );
    await one.session.noteBackup(incident);
    await quiet();
    expect(two.session.snapshot().incidents).toHaveLength(2);

    await one.session.wipe(incident);
    await quiet();
    for (const { session } of [one, two])
      expect(session.snapshot().incidents.map(({ view }) => view.id)).toEqual([kept]);
    expect(await shared.streams()).toEqual([kept]);
    expect(await one.session.attachment(incident, packed.sha256)).toBeUndefined();
    expect((await shared.readRecord(`${incident}/exported`)).value).toBeUndefined();
    expect(one.session.act(incident, { kind: 'note', text: '记' }, office)).toMatchObject({
      refusal: { code: 'unknownIncident' },
    });
  });

  test('stays with what is half written in it, too, where another tab has unsaved work on it', async () => {
    const { one, two, shared, quiet } = twoTabs(await indexedDbStore());
    const incident = await openAt(one);
    await soon(() => expect(two.session.snapshot().incidents).toHaveLength(1));
    const drafts = two.session.drafts(incident);
    drafts.keep('log', '先写的');
    await two.session.flushed();
    two.store.refuse('full');
    note(two, incident, '还没写下去');
    await two.session.flushed();
    await one.session.wipe(incident);
    await quiet();
    drafts.keep('fact', '后写的');
    await two.session.flushed();
    await mend(two);
    await quiet();
    for (const [form, words] of Object.entries({ log: '先写的', fact: '后写的' })) {
      expect(drafts.read(form)).toBe(words);
      expect((await shared.readRecord(`${incident}/draft/${form}`)).value).toBe(words);
    }
  });

  test('stays where another tab has unsaved work on it, and is whole again once that is written', async () => {
    const { one, two, shared, quiet } = twoTabs();
    const incident = await openAt(one);
    await quiet();
    two.store.refuse('failed');
    note(two, incident, '还没写下去');
    await two.session.flushed();

    await one.session.wipe(incident);
    await quiet();
    expect(two.session.snapshot()).toMatchObject({ save: { kind: 'failed' } });
    expect(eventsAt(two.session, incident)).toHaveLength(2);
    await mend(two);
    expect(two.session.snapshot().save).toEqual({ kind: 'saved' });
    const third = await nextPage({ store: createHeldStore(shared) });
    expect(third.session.snapshot().broken).toEqual([]);
    expect(eventsAt(third.session, incident)).toEqual(eventsAt(two.session, incident));
  });

  test('is whole again where another tab has recorded something before it heard of it', async () => {
    const { one, two, shared, quiet } = twoTabs();
    const incident = await openAt(one);
    await quiet();
    await one.session.wipe(incident);
    note(two, incident, '同一刻记下的');
    await two.session.flushed();
    expect((await shared.read(incident)).events).toHaveLength(1);
    await quiet();
    expect(await storedAt(shared, incident)).toEqual(byId(eventsAt(two.session, incident)));
    for (const { session } of [one, two]) {
      expect(eventsAt(session, incident)).toHaveLength(2);
      expect(session.snapshot().broken).toEqual([]);
    }
  });

  test('takes along what another tab has half written before it heard of it', async () => {
    const { one, two, shared, quiet } = twoTabs();
    const incident = await openAt(one);
    two.session.drafts(incident).keep('log', '先写的');
    await quiet();
    await one.session.wipe(incident);
    two.session.drafts(incident).keep('log', '先写的，又写');
    two.session.drafts(incident).keep('statement', { title: '说明' });
    await two.session.flushed();
    await quiet();
    expect(two.session.drafts(incident).forms()).toEqual([]);
    expect(await shared.recordNames()).toEqual(['editions']);
  });

  test('does not come back with a write that had failed, and the save state no longer waits for it', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    await desk.session.flushed();
    desk.store.refuse('full');
    note(desk, incident, '写不下');
    await desk.session.flushed();
    expect(desk.session.snapshot().save).toMatchObject({ kind: 'failed' });
    await desk.session.wipe(incident);
    expect(desk.session.snapshot()).toMatchObject({ save: { kind: 'saved' }, incidents: [] });
    desk.store.refuse(undefined);
    for (const { work } of desk.retries) work();
    await desk.session.flushed();
    expect(await desk.store.streams()).toEqual([]);
  });

  test('stays, with what was unsaved, when the store cannot remove it, and the caller is told', async () => {
    const inner = createMemoryStore<IncidentEvent>();
    const desk = createDesk({
      store: createHeldStore({ ...inner, remove: () => Promise.reject(new Error('?')) }),
    });
    const incident = await openAt(desk);
    await desk.session.flushed();
    desk.store.refuse('full');
    note(desk, incident, '写不下');
    await desk.session.flushed();
    await expect(desk.session.wipe(incident)).rejects.toThrow();
    expect(eventsAt(desk.session, incident)).toHaveLength(2);
    await mend(desk);
    expect(desk.session.snapshot().save).toEqual({ kind: 'saved' });
    expect(await storedAt(desk.store, incident)).toEqual(byId(eventsAt(desk.session, incident)));
  });

  test('can be brought in again from a file', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    const file = await exportOf(desk, incident);
    await desk.session.wipe(incident);
    expect(await desk.session.importFile(file, 'a.json')).toMatchObject({
      ok: true,
      value: { brought: [{ count: 1 }] },
    });
    await desk.session.flushed();
    expect(await desk.store.streams()).toEqual([incident]);
  });
});

describe('a backup', () => {
  test('is noted with the time and with what the file held, and known after the next start', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    note(desk, incident, '一');
    expect(shownAt(desk, incident).backup).toBeUndefined();
    await desk.session.exportFile(incident);
    expect(shownAt(desk, incident).backup).toBeUndefined();
    // A note written while the officer looks for the memory stick is not in the file.
    note(desk, incident, '二');
    desk.wait(HOUR);
    await desk.session.noteBackup(incident);
    expect(shownAt(desk, incident).backup).toEqual({ at: NOW + HOUR, events: 2 });
    await desk.session.flushed();
    const again = await nextPage(desk);
    expect(shownAt(again, incident).backup).toEqual({ at: NOW + HOUR, events: 2 });
  });

  test('counts what its file holds, whatever is recorded while it is made', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    const exporting = desk.session.exportFile(incident);
    note(desk, incident, '制作文件时记的');
    const file: { events: readonly unknown[] } = JSON.parse(required(await exporting, 'file'));
    await desk.session.noteBackup(incident);
    expect(shownAt(desk, incident).backup?.events).toBe(file.events.length);
  });

  test('that cannot be noted costs nothing else; of no incident it is nothing', async () => {
    const desk = createDesk({
      store: { ...createHeldStore(), putRecord: () => Promise.reject(new Error('?')) },
    });
    const incident = await openAt(desk);
    await desk.session.noteBackup(incident);
    expect(shownAt(desk, incident).backup).toEqual({ at: NOW, events: 1 });
    await desk.session.noteBackup('nowhere');
  });

  test('is asked for once a write has failed, until one is made, though the database is taken away meanwhile', async () => {
    const name = freshName();
    const desk = createDesk({ store: createHeldStore(await indexedDbStore(name)) });
    const incident = await openAt(desk);
    await desk.session.flushed();
    desk.store.refuse('full');
    note(desk, incident, '写不下');
    await desk.session.flushed();
    expect(shownAt(desk, incident).isExportDue).toBe(true);
    await mend(desk);
    indexedDB.deleteDatabase(name);
    await soon(() => expect(desk.session.snapshot().isRewritten).toBe(true));
    const exportDue = async (): Promise<boolean> => {
      const next = await nextPage({ store: createHeldStore(await indexedDbStore(name)) });
      return shownAt(next, incident).isExportDue;
    };
    await soon(async () => expect(await exportDue()).toBe(true));
    await desk.session.exportFile(incident);
    await desk.session.noteBackup(incident);
    expect(shownAt(desk, incident).isExportDue).toBe(false);
    expect(await exportDue()).toBe(false);
  });
});

describe('the roster', () => {
  const roster = [{ name: '王五', title: '法规科', phone: '0701-0000000' }, { name: '赵六' }];

  test('is kept on this machine, and in no package', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    expect(desk.session.snapshot().roster).toEqual([]);
    await desk.session.changeRoster(() => roster);
    expect(desk.session.snapshot().roster).toEqual(roster);
    expect(await desk.session.exportFile(incident)).not.toContain('0701');
    const again = await nextPage(desk);
    expect(again.session.snapshot().roster).toEqual(roster);
  });

  test('is the same in another tab as soon as it is changed', async () => {
    const [bus, store] = [createBus(), createHeldStore()];
    const [one, two] = [
      createDesk({ store, tabs: bus.connect() }),
      createDesk({ store, tabs: bus.connect() }),
    ];
    for (const { session } of [one, two]) await session.load();
    await one.session.changeRoster(() => roster);
    await soon(() => expect(two.session.snapshot().roster).toEqual(roster));
  });

  test('is shown before it is on disk, and used all the same where it cannot be kept', async () => {
    const desk = createDesk({
      store: { ...createHeldStore(), putRecord: () => Promise.reject(new Error('?')) },
    });
    const shown: number[] = [];
    desk.session.subscribe(() => shown.push(desk.session.snapshot().roster.length));
    const kept = desk.session.changeRoster(() => roster);
    expect(shown).toEqual([roster.length]);
    await kept;
    expect(desk.session.snapshot().roster).toEqual(roster);
  });
});

describe('refused packages', () => {
  test('are listed after the next start until they are dropped, however many came at once', async () => {
    const first = createDesk();
    const incident = await openAt(first);
    note(first, incident, '第一条');
    const text = (await exportOf(first, incident)).replace('第一条', '改过');
    const desk = createDesk();
    const names = ['a.json', 'b.json', 'c.json'];
    await Promise.all(names.map(name => desk.session.importFile(text, name)));
    for (let turn = 0; turn < 20; turn += 1) await pause();
    const again = await nextPage(desk);
    const { files: asides } = again.session.snapshot().quarantine;
    expect(new Set(asides.map(({ name }) => name))).toEqual(new Set(names));
    expect(asides).toEqual(desk.session.snapshot().quarantine.files);
    expect(asides[0]).toMatchObject({ faults: [{ position: 2, problem: 'altered' }] });
    expect(await again.session.asideText(required(asides[0], 'aside'))).toBe(text);

    await again.session.dropAside(required(asides[0], 'aside').id);
    expect(again.session.snapshot().quarantine.files).toEqual(asides.slice(1));
    const third = await nextPage(desk);
    expect(third.session.snapshot().quarantine.files).toEqual(asides.slice(1));
    expect((await desk.store.readRecord(`${incident}/aside/${asides[0]?.id}`)).value).toBeUndefined();
  });
});

describe('attached files', () => {
  const { file, packed } = fileOf('某镇现场', '现场.png');
  const attach: Command = {
    kind: 'markDone',
    step: 'archive',
    doneAt: hoursAgo(1),
    values: { screenshot: file },
  };
  const openWithFiles = (desk: Desk): Promise<string> => openAt(desk, limitedFacts, fileWanted);

  test('are written in the same batch as the event that names them', async () => {
    const desk = createDesk();
    const incident = await openWithFiles(desk);
    const acted = desk.session.act(incident, attach, office, [packed]);
    await desk.session.flushed();
    expect(desk.store.written.at(-1)).toEqual({
      events: acted.ok ? acted.value : [],
      playbooks: [],
      attachments: [{ ...packed, stream: incident }],
      isNew: true,
    });
    expect(await desk.session.attachment(incident, packed.sha256)).toMatchObject(packed);
  });

  test('are not written when the command is refused', async () => {
    const desk = createDesk();
    const incident = await openWithFiles(desk);
    expect(desk.session.act(incident, { ...attach, doneAt: '' }, office, [packed])).toMatchObject({
      ok: false,
    });
    await desk.session.flushed();
    expect(desk.store.written).toHaveLength(1);
    expect(await desk.session.attachment(incident, packed.sha256)).toBeUndefined();
  });

  test('travel with the package and are there on the other machine', async () => {
    const desk = createDesk();
    const incident = await openWithFiles(desk);
    desk.session.act(incident, attach, office, [packed]);
    const text = await exportOf(desk, incident);
    const other = createDesk();
    expect(await other.session.importFile(text, 'a.json')).toMatchObject({ ok: true });
    await other.session.flushed();
    expect(await other.session.attachment(incident, packed.sha256)).toMatchObject(packed);
    expect(JSON.parse(await exportOf(other, incident))).toEqual(JSON.parse(text));
  });

  test('leave the original of a screenshot out of a file that is not encrypted', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    const [original, masked] = [fileOf('原图', '原图.png'), fileOf('遮好', '遮好.png')];
    const record: Command = { kind: 'recordPost', original: original.file, masked: masked.file };
    desk.session.act(incident, record, office, [original.packed, masked.packed]);
    const digestsIn = async (sealed?: boolean): Promise<readonly string[]> =>
      JSON.parse(required(await desk.session.exportFile(incident, sealed), 'file')).attachments.map(
        ({ sha256 }: { sha256: string }) => sha256,
      );
    expect(await digestsIn()).toEqual([masked.packed.sha256]);
    expect(await digestsIn(true)).toEqual([original.packed.sha256, masked.packed.sha256]);
  });

  test('that cannot be saved are shown and exported all the same', async () => {
    const desk = createDesk();
    const incident = await openWithFiles(desk);
    await desk.session.flushed();
    desk.store.refuse('full');
    desk.session.act(incident, attach, office, [packed]);
    await desk.session.flushed();
    expect(desk.session.snapshot().save).toMatchObject({ kind: 'failed' });
    expect(await desk.session.attachment(incident, packed.sha256)).toMatchObject(packed);
    const text = await exportOf(desk, incident);
    expect(JSON.parse(text).attachments).toHaveLength(1);
  });

  test('that cannot be read do not keep the log from being exported', async () => {
    const inner = createMemoryStore<IncidentEvent>();
    const desk = createDesk({
      store: createHeldStore({ ...inner, readAttachment: () => Promise.reject(new Error('?')) }),
    });
    const incident = await openWithFiles(desk);
    desk.session.act(incident, attach, office, [packed]);
    const text = await exportOf(desk, incident);
    expect(JSON.parse(text)).toMatchObject({ events: [{}, {}], attachments: [] });
    expect(await desk.session.attachment(incident, packed.sha256)).toBeUndefined();
  });
});

describe('a move to another edition', () => {
  test('goes to an edition that was offered, and is there after the next start and on another machine', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    expect(desk.session.indexOf(laterDigest)).toBeUndefined();
    expect(desk.session.offer(laterEdition)).toBe(laterDigest);
    expect(desk.session.indexOf(laterDigest)?.playbook).toBe(laterEdition);
    carryOutAt(desk, incident, { kind: 'movePlaybook', playbook: laterDigest });
    expect(shownAt(desk, incident).index.playbook).toBe(laterEdition);
    expect(shownAt(desk, incident).view.steps.map(({ step }) => step.id)).toContain('new-step');
    await desk.session.flushed();
    expect(await desk.store.readPlaybook(laterDigest)).toEqual(laterEdition);

    const again = await nextPage(desk);
    expect(shownAt(again, incident).index.playbook).toEqual(laterEdition);
    const other = createDesk();
    await other.session.importFile(await exportOf(again, incident), 'a.json');
    expect(plain(shownAt(other, incident))).toEqual(plain(shownAt(desk, incident)));
    const [, moved] = eventsAt(other.session, incident);
    carryOutAt(other, incident, { kind: 'undo', event: required(moved, 'move').id });
    expect(shownAt(other, incident).index.playbook).toEqual(playbook);
  });

  test('is seen by another tab, which had not heard of that edition', async () => {
    const { one, two, quiet } = twoTabs();
    const incident = await openAt(one);
    one.session.offer(laterEdition);
    carryOutAt(one, incident, { kind: 'movePlaybook', playbook: laterDigest });
    await quiet();
    expect(shownAt(two, incident).index.playbook).toEqual(laterEdition);
  });

  test('nobody has offered is refused without a trace', async () => {
    const desk = createDesk();
    const incident = await openAt(desk);
    await desk.session.flushed();
    const before = desk.session.snapshot();
    expect(desk.session.act(incident, { kind: 'movePlaybook', playbook: laterDigest }, office)).toEqual({
      ok: false,
      refusal: { code: 'unknownPlaybook' },
    });
    expect(desk.session.snapshot()).toBe(before);
    expect(desk.store.written).toHaveLength(1);
  });
});

describe('records that cannot be read', () => {
  const record: BrokenRecord = {
    key: '01M8627GR00000000000000099',
    value: { text: '半条' },
    problem: 'unreadable',
  };

  /** A store that has a broken record with one incident, as a damaged disk would. */
  const withBroken = (store: LogStore<IncidentEvent>, incident: string): LogStore<IncidentEvent> => ({
    ...store,
    streams: async () => [...new Set([...(await store.streams()), incident])],
    read: async (id, known) => {
      const stored = await store.read(id, known);
      return id === incident ? { ...stored, broken: [record] } : stored;
    },
  });

  test('are shown beside what can be read of the incident, and can be exported', async () => {
    const first = createDesk();
    const incident = await openAt(first);
    await first.session.flushed();
    const desk = await nextPage({ store: createHeldStore(withBroken(first.store, incident)) });
    expect(desk.session.snapshot().broken).toEqual([
      { id: incident, title: limitedFacts.title, broken: [record], lost: undefined, sound: [] },
    ]);
    expect(desk.session.snapshot().incidents).toHaveLength(1);
    expect(JSON.parse(required(desk.session.exportBroken(incident), 'file'))).toEqual({
      unreadable: [record],
      readable: [],
    });
    await desk.session.load();
    expect(desk.session.snapshot().broken).toHaveLength(1);
  });

  test('are shown though nothing else is left of the incident, and do not keep the others from view', async () => {
    const first = createDesk();
    await openAt(first);
    await first.session.flushed();
    const desk = await nextPage({ store: createHeldStore(withBroken(first.store, 'lost')) });
    expect(desk.session.snapshot().broken).toEqual([
      { id: 'lost', title: undefined, broken: [record], lost: 'opening', sound: [] },
    ]);
    expect(desk.session.snapshot().incidents).toHaveLength(1);
    expect(desk.session.exportBroken('lost')).toBeDefined();
    expect(desk.session.exportBroken('other')).toBeUndefined();
    expect(await desk.session.exportFile('lost')).toBeUndefined();
  });

  test('include an incident whose playbook is lost, until an import brings it back', async () => {
    const first = createDesk();
    const incident = await openAt(first);
    await first.session.flushed();
    const file = await exportOf(first, incident);
    const desk = await nextPage({
      store: createHeldStore({ ...first.store, readPlaybook: async () => undefined }),
    });
    expect(desk.session.snapshot()).toMatchObject({
      incidents: [],
      broken: [{ id: incident, title: limitedFacts.title, lost: 'playbook' }],
    });
    // Nothing of it can be shown, and all of it can be taken along.
    expect(JSON.parse(required(desk.session.exportBroken(incident), 'file'))).toEqual({
      unreadable: [],
      readable: eventsAt(first.session, incident),
    });
    expect(await desk.session.importFile(file, 'e.json')).toMatchObject({ ok: true });
    expect(desk.session.snapshot().incidents).toHaveLength(1);
    expect(desk.session.snapshot().broken).toEqual([]);
  });

  test.each([
    ['reads nothing of it', async () => undefined],
    ['fails', () => Promise.reject(new Error('lost'))],
  ])(
    'include an incident whose playbook is lost, until the site offers it: the store %s',
    async (_, readPlaybook) => {
      const first = createDesk();
      await openAt(first);
      await first.session.flushed();
      const desk = await nextPage({ store: createHeldStore({ ...first.store, readPlaybook }) });
      expect(desk.session.snapshot()).toMatchObject({ incidents: [], broken: [{ lost: 'playbook' }] });
      desk.session.offer(playbook);
      await soon(() => expect(desk.session.snapshot().incidents).toHaveLength(1));
      expect(desk.session.snapshot().broken).toEqual([]);
    },
  );

  test('of one incident do not keep another from being opened and saved', async () => {
    const desk = await nextPage({
      store: createHeldStore(withBroken(createMemoryStore<IncidentEvent>(), 'lost')),
    });
    await openAt(desk);
    await desk.session.flushed();
    expect(desk.session.snapshot()).toMatchObject({ save: { kind: 'saved' }, broken: [{ id: 'lost' }] });
  });

  test('what another tab wrote and this one cannot read is told, and shown once it can be read', async () => {
    const { one, two, quiet } = twoTabs();
    const incident = await openAt(one);
    await quiet();
    const read = vi.spyOn(two.store, 'read').mockRejectedValue(new StorageFailure('failed'));
    note(one, incident, '一');
    const other = await openAt(one);
    await quiet();
    expect(two.session.snapshot()).toMatchObject({
      readProblem: 'failed',
      incidents: [{ log: { stream: incident } }],
      broken: [{ id: other, lost: 'unread' }],
    });
    read.mockRestore();
    await two.session.load();
    expect(two.session.snapshot()).toMatchObject({ readProblem: undefined, broken: [] });
    expect(eventsAt(two.session, incident)).toEqual(eventsAt(one.session, incident));
  });

  test('a store that cannot be read at all is told, and the page can still be worked with', async () => {
    const desk = createDesk({
      store: { ...createHeldStore(), streams: () => Promise.reject(new Error('?')) },
    });
    await desk.session.load();
    expect(desk.session.snapshot()).toMatchObject({ ready: true, readProblem: 'failed' });
    await openAt(desk);
    expect(desk.session.snapshot().incidents).toHaveLength(1);
  });
});

describe('drafts', () => {
  test('of an incident and of the machine are apart, and there again on the next page', async () => {
    const store = createHeldStore(await indexedDbStore(freshName()));
    const desk = createDesk({ store });
    const incident = await openAt(desk);
    desk.session.drafts().keep('triage', { title: '某镇 😀' });
    desk.session.drafts(incident).keep('log', '半句');
    await desk.session.flushed();
    const { session } = createDesk({ store });
    expect(session.snapshot().areDraftsRead).toBe(false);
    await session.load();
    expect(session.snapshot().areDraftsRead).toBe(true);
    expect(session.drafts().read('triage')).toEqual({ title: '某镇 😀' });
    expect(session.drafts(incident).read('log')).toBe('半句');
  });

  test('that cannot be read are waited for, and not taken for absent', async () => {
    const refuse = (): Promise<never> => Promise.reject(new Error('?'));
    const inner = createHeldStore();
    await inner.putRecord('group/notes', { title: '原有' });
    await inner.putRecord('machine/draft/triage', { title: '一半' });
    const store = { ...inner, putRecord: refuse, readRecord: refuse as HeldStore['readRecord'] };
    const desk = createDesk({ store });
    expect((await desk.session.tryRecord('group/notes', () => ({ title: '某镇' }))).ok).toBe(false);
    const reading = desk.session.record('group/notes');
    await desk.session.load();
    expect(desk.session.snapshot()).toMatchObject({ save: { kind: 'saved' }, readProblem: 'failed' });
    expect(desk.session.snapshot().areDraftsRead).toBe(false);
    // A form that began empty would mix with what is there: it is handed out once it can be read.
    store.readRecord = inner.readRecord;
    for (const { work } of desk.retries.splice(0)) work();
    expect(await reading).toEqual({ title: '原有' });
    await soon(() => expect(desk.session.snapshot().areDraftsRead).toBe(true));
    expect(desk.session.drafts().read('triage')).toEqual({ title: '一半' });
    await soon(() => expect(desk.session.snapshot().readProblem).toBeUndefined());
  });

  test('that could be read at last are no longer called unread', async () => {
    const inner = createHeldStore();
    const store = { ...inner, recordNames: () => Promise.reject(new StorageFailure('failed')) };
    const { session, retries, shown } = createDesk({ store });
    await session.load();
    expect(session.snapshot()).toMatchObject({ areDraftsRead: false, readProblem: 'failed' });
    store.recordNames = inner.recordNames as typeof store.recordNames;
    for (const { work } of retries.splice(0)) work();
    await soon(() => expect(shown.at(-1)?.areDraftsRead).toBe(true));
    expect(shown.at(-1)?.readProblem).toBeUndefined();
  });

  /** A store that refuses drafts while `full`. @param only of this name */
  async function fillable(only?: string) {
    const disk = { full: true };
    const inner = createHeldStore(await indexedDbStore(freshName()));
    const putRecord = (name: string, draft: unknown): Promise<boolean> =>
      disk.full && (only === undefined || name === only)
        ? Promise.reject(new StorageFailure('full'))
        : inner.putRecord(name, draft);
    return { disk, desk: createDesk({ store: { ...inner, putRecord } }) };
  }

  test('are at risk until their newest state is on disk, each for itself', async () => {
    const { disk, desk } = await fillable('group/notes');
    const { session } = desk;
    expect(session.isAtRisk()).toBe(false);
    const kept = session.tryRecord('group/paper', () => ({ place: 1 }));
    expect(session.isAtRisk()).toBe(true);
    expect(await kept).toEqual({ ok: true, value: { place: 1 } });
    expect(session.isAtRisk()).toBe(false);
    await session.tryRecord('group/notes', () => ({ title: '某镇' }));
    await session.tryRecord('group/paper', () => ({ place: 2 }));
    expect(session.isAtRisk()).toBe(true);
    disk.full = false;
    await session.tryRecord('group/notes', () => ({ title: '某镇某村' }));
    expect(session.isAtRisk()).toBe(false);
  });

  test('of a form that the disk refuses are shown, and written once there is room', async () => {
    const { disk, desk } = await fillable();
    const { session, store } = desk;
    session.drafts().keep('triage', { title: '某镇' });
    await session.flushed();
    expect(session.snapshot()).toMatchObject({ draftProblem: 'full', save: { kind: 'saved' } });
    expect(session.isAtRisk()).toBe(true);
    disk.full = false;
    session.retry();
    await session.flushed();
    expect(session.snapshot().draftProblem).toBeUndefined();
    expect(session.isAtRisk()).toBe(false);
    expect((await store.readRecord('machine/draft/triage')).value).toEqual({ title: '某镇' });
  });

  test('draw nothing of the desk anew while they are written', async () => {
    const { session } = createDesk({ store: createHeldStore(await indexedDbStore(freshName())) });
    await session.load();
    const drawn = vi.fn();
    session.subscribe(drawn);
    session.drafts().keep('triage', { title: '某' });
    expect(session.isAtRisk()).toBe(true);
    await session.flushed();
    expect(session.isAtRisk()).toBe(false);
    expect(drawn).not.toHaveBeenCalled();
  });

  test('of a form go with the incident that is taken off the machine', async () => {
    const { disk, desk } = await fillable();
    const incident = await openAt(desk);
    desk.session.drafts(incident).keep('statement', { title: '说明' });
    desk.session.drafts().keep('triage', { title: '某镇' });
    await desk.session.flushed();
    await desk.session.wipe(incident);
    disk.full = false;
    desk.session.retry();
    await desk.session.flushed();
    expect(desk.session.drafts(incident).read('statement')).toBeUndefined();
    expect(await desk.store.recordNames()).toEqual(['machine/draft/triage']);
  });
});

test('a session in memory says that nothing lasts; one on disk says that it does', async () => {
  expect(
    createDesk({ store: createHeldStore(createMemoryStore<IncidentEvent>()) }).session.snapshot().durable,
  ).toBe(false);
  const desk = createDesk({ store: createHeldStore(await indexedDbStore()) });
  await openAt(desk);
  await desk.session.flushed();
  expect(desk.session.snapshot().durable).toBe(true);
});
