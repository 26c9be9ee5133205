import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Facts } from '../../src/playbook/condition.ts';
import type { Session } from '../../src/session/session.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { emptied, rawRecords } from '../storage/raw.ts';
import { HOUR, limitedFacts } from '../support/answers.ts';
import { createDesk, createHeldStore, pause } from '../support/desk.ts';
import { office, prepared, zhang } from '../support/incident.ts';
import { freshPages } from '../support/page.ts';
import { playbook, required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';

const page = freshPages();
// The ticking clock; left running it would keep the test run alive.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));

const start = async (): Promise<Session> => {
  const started = await (await import('../../src/session/start.ts')).startSession();
  if (started === 'locked') throw new Error('locked');
  return started;
};

/** Found an hour before the machine's own now: the real clock is in use here. */
const facts = (): Facts => ({ ...limitedFacts, foundAt: new Date(Date.now() - HOUR).toISOString() });

async function openIncident(session: Session): Promise<string> {
  const opened = await session.open(playbook, facts(), office);
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
}

describe('a started session', () => {
  test('is on disk where the browser has IndexedDB, and has everything again on the next page', async () => {
    const first = await start();
    expect(first.snapshot()).toMatchObject({
      ready: true,
      durable: true,
      readProblem: undefined,
      incidents: [],
    });
    const incident = await openIncident(first);
    await first.flushed();
    page.leave();
    const second = await start();
    expect(second.snapshot().incidents.map(({ view }) => view.id)).toEqual([incident]);
  });

  test('is in memory where the browser has none, says why, and can be worked with', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const started = await start();
    expect(started.snapshot()).toMatchObject({
      ready: true,
      durable: false,
      readProblem: 'missing',
    });
    await openIncident(started);
    expect(started.snapshot().incidents).toHaveLength(1);
  });

  test('is the page’s only one, however many ask for it', async () => {
    const { startSession: startOnce } = await import('../../src/session/start.ts');
    expect(startOnce()).toBe(startOnce());
    await startOnce();
  });

  test('keeps the page from being left while something is not on disk', async () => {
    const started = await start();
    expect(page.fire('beforeunload')).toBe(false);
    await openIncident(started);
    expect(page.fire('beforeunload')).toBe(true);
    await started.flushed();
    expect(page.fire('beforeunload')).toBe(false);
  });

  test('keeps the page from being left once an incident lives in memory only', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const started = await start();
    expect(page.fire('beforeunload')).toBe(false);
    await openIncident(started);
    await started.flushed();
    expect(page.fire('beforeunload')).toBe(true);
  });

  test('remembers the next clock of each open incident for other pages, and forgets it with the last', async () => {
    const started = await start();
    const incident = await openIncident(started);
    // Not before it is stored: other pages must not point to what could still be lost.
    expect(page.items.has('yuqing.next')).toBe(false);
    await started.flushed();
    const [clock] = JSON.parse(required(page.items.get('yuqing.next'), 'next'));
    const { nextClock } = required(started.snapshot().incidents[0], 'incident').view;
    expect(clock).toEqual({
      id: incident,
      label: nextClock?.deadline.title,
      due: nextClock !== undefined && 'due' in nextClock.clock ? nextClock.clock.due : undefined,
    });
    const { view } = required(started.snapshot().incidents[0], 'incident');
    for (const command of prepared(view, { kind: 'close', reason: '办结' }))
      expect(started.act(incident, command, zhang).ok).toBe(true);
    await started.flushed();
    expect(page.items.has('yuqing.next')).toBe(false);
  });

  test('comes up to date when the page is looked at again, and when it is taken from the back-forward cache', async () => {
    // Without BroadcastChannel this page hears nothing of what another writes.
    vi.stubGlobal('BroadcastChannel', undefined);
    const session = await start();
    const elsewhere = createDesk({ store: createHeldStore(await openIndexedDbStore()), now: Date.now() });
    const openElsewhere = async (): Promise<void> => {
      await elsewhere.session.open(playbook, facts(), office);
      await elsewhere.session.flushed();
    };
    const isSeen = (count: number): Promise<void> =>
      soon(() => expect(session.snapshot().incidents).toHaveLength(count));
    const isNoneMore = async (count: number): Promise<void> => {
      for (let turn = 0; turn < 50; turn += 1) await pause();
      await isSeen(count);
    };
    await openElsewhere();
    await isNoneMore(0);
    page.visible = false;
    page.fire('visibilitychange');
    await isNoneMore(0);
    page.visible = true;
    page.fire('visibilitychange');
    await isSeen(1);
    await openElsewhere();
    page.fire('pageshow', { persisted: false });
    await isNoneMore(1);
    page.fire('pageshow', { persisted: true });
    await isSeen(2);
    elsewhere.store.close();
  });

  test('writes again at once, when it is looked at, what was taken away beside it', async () => {
    const session = await start();
    await openIncident(session);
    await session.flushed();
    await emptied('yuqing');
    page.fire('focus');
    await soon(() => expect(session.snapshot().isRewritten).toBe(true));
    expect(await rawRecords('yuqing', 'events')).not.toEqual([]);
  });

  test('ticks by itself', async () => {
    const started = await start();
    await openIncident(started);
    const before = started.snapshot();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started.snapshot()).not.toBe(before);
    await started.flushed();
  });
});
