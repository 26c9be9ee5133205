import { beforeEach, describe, expect, test, vi } from 'vitest';
import { live } from '../../src/desk/core/events.ts';
import type { IncidentLog } from '../../src/desk/core/incident.ts';
import { drillOf } from '../../src/desk/incident/opening.ts';
import type { Drill, DrillEntry } from '../../src/session/drill.ts';
import { fromAnInject, fromTheStart } from '../../src/session/drill-beginnings.ts';
import { NOTES } from '../../src/session/drill-runs.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { idealCast } from '../../src/training/drills/cast-words.ts';
import { milliseconds } from '../../src/training/drills/offset.ts';
import { endOf } from '../../src/training/drills/run.ts';
import { emptied } from '../storage/raw.ts';
import { NOW } from '../support/answers.ts';
import { idealAnswers, readScenario } from '../support/drill.ts';
import { fileOf, office } from '../support/incident.ts';
import { freshPages } from '../support/page.ts';
import { index, playbook, required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';

const village = readScenario('village-building');
const start = Date.parse(village.start);
const entry: DrillEntry = {
  id: village.id,
  title: village.title,
  tests: village.tests,
  start,
  end: {
    full: endOf({ scenario: village, form: 'full' }),
    short: endOf({ scenario: village, form: 'short' }),
  },
  injects: { full: 10, short: 4 },
  playing: { full: 9, short: 3 },
  minutes: { note: 5 },
};

const page = freshPages();
let time = 0;
beforeEach(() => {
  time = NOW;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  vi.setSystemTime(time);
});

/** The drill as another page of the same browser finds it. @param plays as the desk does, and the list of drills does not */
async function openPage(plays = true): Promise<Drill> {
  page.leave();
  const { startDrill } = await import('../../src/session/drill.ts');
  return startDrill([entry], plays);
}

/** The store of this browser's drills. */
const disk = () => openIndexedDbStore({ name: 'yuqing-drill' });

/** The page that a test opens first: before it lies the one that every test begins with. */
const FIRST = 1;
/** Another tab has changed what all tabs share. @param at which page hears of it */
const tellStorage = (at: number): unknown => page.fire('storage', { key: 'yuqing.drill-clocks' }, at);

const pass = (milliseconds: number): void => {
  time += milliseconds;
  vi.setSystemTime(time);
};
/** Time passes in a page that is in use. */
const go = (milliseconds: number): void => {
  vi.advanceTimersByTime(milliseconds);
  time += milliseconds;
};
const timeNow = async (): Promise<number> =>
  (await import('../../src/session/surroundings.ts')).timeNow() - start;

const runOf = (log: IncidentLog | undefined) => drillOf(required(log, 'log'));
const notesOf = (log: IncidentLog | undefined): readonly string[] =>
  live(required(log, 'log'), 'noted').map(({ data }) => data.text);

const begin = (drill: Drill) => drill.begin({ scenario: village.id, form: 'full', from: 0 }, playbook);

/** A page on which a run was begun. */
async function begun() {
  const drill = await openPage();
  return { drill, run: await begin(drill) };
}

/** Opens the incident of the run that is going on. @returns its id */
async function openIncident({ session }: Drill): Promise<string> {
  const opened = await session.open(playbook, idealAnswers(village), office);
  if (!opened.ok) throw new Error(opened.refusal.code);
  await session.flushed();
  return opened.value;
}

describe('a run', () => {
  test('begins at the scenario’s own time, the clock standing still', async () => {
    await begin(await openPage());
    pass(60_000);
    expect(await timeNow()).toBe(0);
  });

  test('marks what is opened in it, and keeps it out of the real store', async () => {
    const { drill, run } = await begun();
    const id = await openIncident(drill);
    expect(drill.logsOf(run.mark.run).map(({ stream }) => stream)).toEqual([id]);
    expect(runOf(drill.logsOf(run.mark.run)[0])).toEqual(run.mark);
    const { openIndexedDbStore } = await import('../../src/storage/indexed-db.ts');
    const real = await openIndexedDbStore();
    expect(await real.streams()).toEqual([]);
    expect(page.items.has('yuqing.next')).toBe(false);
  });

  test('records at the drill’s time, not the machine’s', async () => {
    const { drill, run } = await begun();
    drill.forward(start + milliseconds('PT35M'));
    await openIncident(drill);
    expect(drill.logsOf(run.mark.run)[0]?.events[0]?.at).toBe('2026-03-10T01:15:00.000Z');
  });

  test('gives an act its time once it is recorded, standing still or not', async () => {
    const { drill } = await begun();
    const id = await openIncident(drill);
    const note = (): unknown =>
      drill.session.act(id, { kind: 'note', text: '已停工。', noteKind: 'situation' }, office);
    note();
    expect(await timeNow()).toBe(5 * 60_000);
    expect(drill.snapshot()).toMatchObject({ spent: 5, clock: { speed: 0 } });
    drill.run(60);
    note();
    expect(await timeNow()).toBe(10 * 60_000);
    expect(drill.snapshot().clock.speed).toBe(60);
    drill.session.act(id, { kind: 'note', text: '' }, office);
    expect(await timeNow()).toBe(10 * 60_000);
  });

  test('goes on where it was after a change of page, as fast as before', async () => {
    const { drill } = await begun();
    drill.run(60);
    // Nobody touches it; it is noted every two seconds all the same.
    go(30_000);
    pass(1_000);
    await openPage();
    expect(await timeNow()).toBe(31_000 * 60);
    pass(1_000);
    expect(await timeNow()).toBe(32_000 * 60);
  });

  test('is not put back behind its last record, nor forward by a clock that was set back', async () => {
    const { drill } = await begun();
    drill.run(60);
    go(4_000);
    await openIncident(drill);
    // The clock noted last was of before the record.
    const clocks = JSON.parse(page.items.get('yuqing.drill-clocks') ?? '[]') as { position: number }[];
    page.items.set(
      'yuqing.drill-clocks',
      JSON.stringify(clocks.map(each => ({ ...each, position: start, speed: 0 }))),
    );
    await openPage();
    expect(await timeNow()).toBe(4_000 * 60);

    const again = await openPage();
    again.run(60);
    pass(-3_600_000);
    await openPage();
    expect(await timeNow()).toBe(4_000 * 60);
    expect((await openPage()).snapshot().clock.speed).toBe(0);
  });

  test('is noted once, however long it runs', async () => {
    const { drill } = await begun();
    drill.run(1);
    go(60_000);
    expect(JSON.parse(page.items.get('yuqing.drill-clocks') ?? '[]')).toHaveLength(1);
  });

  test('stops by itself where it was told to, whether or not anybody looks', async () => {
    const { drill } = await begun();
    drill.stopAt(start + 90_000);
    drill.run(60);
    pass(60_000);
    expect(await timeNow()).toBe(90_000);
    // The next page knows as well.
    go(2_000);
    const next = await openPage();
    pass(2_000);
    expect(await timeNow()).toBe(90_000);
    next.stopAt(undefined);
    pass(1_000);
    expect(await timeNow()).toBe(150_000);
  });

  test('does not go on while the machine sleeps', async () => {
    const { drill } = await begun();
    drill.run(60);
    go(10_000);
    // Looked at once a minute, as in the background, it does go on.
    pass(60_000);
    expect(await timeNow()).toBe(70_000 * 60);
    pass(3_600_000);
    expect(await timeNow()).toBe(70_000 * 60);
    await soon(() => expect(drill.snapshot().clock.speed).toBe(0));
    pass(60_000);
    expect(await timeNow()).toBe(70_000 * 60);
  });

  test('stands still where it is not played, and is left to the pages that play', async () => {
    const {
      drill,
      run: { mark },
    } = await begun();
    drill.run(60);
    go(10_000);
    // That page is gone.
    vi.clearAllTimers();
    const kept = page.items.get('yuqing.drill-clocks');
    const home = await openPage(false);
    expect(home.snapshot()).toMatchObject({ current: { mark }, clock: { speed: 0 } });
    go(60_000);
    expect(await timeNow()).toBe(10_000 * 60);
    tellStorage(FIRST + 1);
    home.resume(mark.run);
    expect(page.items.get('yuqing.drill-clocks')).toBe(kept);
    const again = await openPage();
    expect(again.snapshot()).toMatchObject({ current: { mark }, clock: { speed: 0 } });
    expect(await timeNow()).toBe(10_000 * 60);
  });

  test('that was chosen where it is not played is the one that the next page goes on with', async () => {
    const { drill, run: first } = await begun();
    await begin(drill);
    const home = await openPage(false);
    home.resume(first.mark.run);
    expect((await openPage()).snapshot().current?.mark).toEqual(first.mark);
    const third = await begin(await openPage(false));
    expect((await openPage()).snapshot().current?.mark).toEqual(third.mark);
  });

  test('is ended once, however often that is asked for, with everything recorded by then', async () => {
    const {
      drill,
      run: { mark },
    } = await begun();
    const opened = await drill.session.open(playbook, idealAnswers(village), office);
    expect(opened.ok).toBe(true);
    drill.run(60);
    pass(10_000);
    const ends = [drill.end(), drill.end()];
    // Until all is kept it is the run that is going on, at its own time.
    expect(drill.snapshot()).toMatchObject({ current: { mark }, clock: { speed: 0 } });
    pass(10_000);
    expect(await timeNow()).toBe(10_000 * 60);
    expect(await Promise.all(ends)).toEqual([true, true]);
    const again = await openPage();
    expect(again.snapshot().runs.map(({ endedAt }) => endedAt)).toEqual([start + 10_000 * 60]);
    expect(again.logsOf(mark.run)).toHaveLength(1);
  });

  test('that another tab played on while this page slept is where that one was last awake, not where its clock would be', async () => {
    const { drill } = await begun();
    drill.run(60);
    go(10_000);
    // Frozen: only the other tab's timers run on, for five minutes, and then it is closed.
    vi.clearAllTimers();
    const other = await openPage();
    other.run(60);
    go(300_000);
    vi.clearAllTimers();
    pass(3_600_000);
    drill.run(1);
    expect(drill.snapshot().clock).toMatchObject({ position: start + 310_000 * 60, speed: 1 });
  });

  test('is said not to be read only until it can be', async () => {
    const { drill } = await begun();
    page.items.delete('yuqing.drill-clocks');
    const saysOnceRead = (problem: string | undefined): Promise<void> => {
      tellStorage(FIRST);
      return soon(() => expect(drill.session.snapshot().readProblem).toBe(problem));
    };
    const read = vi.spyOn(IDBObjectStore.prototype, 'openKeyCursor').mockImplementation(() => {
      throw new DOMException('no reading', 'UnknownError');
    });
    await saysOnceRead('failed');
    read.mockRestore();
    await saysOnceRead(undefined);
  });

  test('is not ended or begun where that cannot be kept', async () => {
    const {
      drill,
      run: { mark },
    } = await begun();
    const refused = (['add', 'put'] as const).map(name =>
      vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(() => {
        throw new DOMException('no room', 'QuotaExceededError');
      }),
    );
    expect(await drill.end()).toBe(false);
    await expect(begin(drill)).rejects.toThrow(/not kept/);
    expect(drill.snapshot()).toMatchObject({ current: { mark }, runs: [{ endedAt: undefined }] });
    for (const each of refused) each.mockRestore();
    expect(await drill.end()).toBe(true);
    expect((await openPage()).snapshot()).toMatchObject({ current: undefined, runs: [{ endedAt: start }] });
  });

  test('stands still after a night, where it was left', async () => {
    const { drill } = await begun();
    drill.run(60);
    pass(10_000);
    drill.run(60);
    pass(12 * 3_600_000);
    await openPage();
    expect(await timeNow()).toBe(10_000 * 60);
    pass(60_000);
    expect(await timeNow()).toBe(10_000 * 60);
  });

  test('resumes from its log when the log of the run and the clock are lost', async () => {
    const { drill, run } = await begun();
    drill.forward(start + milliseconds('PT2H'));
    await openIncident(drill);
    await (await disk()).remove(run.mark.run);
    page.items.clear();
    const again = await openPage();
    expect(again.snapshot().current?.mark).toEqual(run.mark);
    expect(await timeNow()).toBe(milliseconds('PT2H'));
    expect(again.logsOf(run.mark.run)).toHaveLength(1);
  });

  test('that was known only from its incidents is a log again as soon as something happens to it', async () => {
    const { drill, run } = await begun();
    await openIncident(drill);
    await (await disk()).remove(run.mark.run);
    const again = await openPage();
    expect(await again.noteRecorded(run.mark.run)).toBe(true);
    const { events } = await (await disk()).read(run.mark.run);
    // The first page is open still, and writes what it holds of the log again.
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['runBegun', 'runRecorded']));
    expect((await openPage()).snapshot().runs).toMatchObject([{ mark: run.mark, recorded: true }]);
  });

  test('is a log of its own, beside those of its incidents, and in no list of incidents', async () => {
    const { drill, run } = await begun();
    const id = await openIncident(drill);
    await drill.end();
    expect(new Set(await (await disk()).streams())).toEqual(new Set([id, run.mark.run]));
    const reading = vi.spyOn(IDBObjectStore.prototype, 'getAllKeys');
    const again = await openPage();
    // However long an incident's log is, the list of runs does not read it.
    const ranges = reading.mock.calls.map(([range]) => (range as IDBKeyRange | undefined)?.lower);
    expect(ranges.filter(lower => Array.isArray(lower) && lower[0] === id)).toHaveLength(1);
    expect(again.session.snapshot().incidents.map(({ view }) => view.id)).toEqual([id]);
    expect(again.session.snapshot().broken).toEqual([]);
    const { events } = await (await disk()).read(run.mark.run);
    expect(events.map(({ type }) => type).sort()).toEqual(['runBegun', 'runEnded']);
    await again.remove(run.mark.run);
    expect(await (await disk()).streams()).toEqual([]);
  });

  test.each([
    ['by the browser, which tells', (): void => void indexedDB.deleteDatabase('yuqing-drill')],
    ['in silence, and noticed as something happens to the run', () => emptied('yuqing-drill')],
  ])('whose database is taken away %s, is written anew with its incidents', async (_, takeAway) => {
    const {
      drill,
      run: { mark },
    } = await begun();
    const id = await openIncident(drill);
    await takeAway();
    expect(await drill.noteRecorded(mark.run)).toBe(true);
    expect(drill.session.snapshot().isRewritten).toBe(true);
    const again = await openPage();
    expect(again.logsOf(mark.run).map(({ stream }) => stream)).toEqual([id]);
    expect(again.snapshot().runs).toMatchObject([{ mark, recorded: true }]);
  });

  test('of which two tabs each keep something has both', async () => {
    const {
      drill: one,
      run: { mark },
    } = await begun();
    const other = await openPage();
    expect(await Promise.all([one.end(), other.noteRecorded(mark.run)])).toEqual([true, true]);
    expect((await openPage()).snapshot().runs).toMatchObject([{ mark, endedAt: start, recorded: true }]);
  });

  test('is ended where its clock stands, and is then not gone on with', async () => {
    const { drill, run } = await begun();
    drill.forward(start + milliseconds('PT3H'));
    await drill.end();
    expect(drill.snapshot().runs[0]?.endedAt).toBe(start + milliseconds('PT3H'));
    drill.resume(run.mark.run);
    expect(drill.snapshot().current).toBeUndefined();
    const again = (await openPage()).snapshot();
    expect(again.current).toBeUndefined();
    expect(again.runs.map(({ mark }) => mark)).toEqual([run.mark]);
  });

  test('stops at its end', async () => {
    const { drill } = await begun();
    drill.forward(start + milliseconds(village.end) - 60_000);
    drill.run(60);
    pass(60_000);
    expect(await timeNow()).toBe(milliseconds(village.end));
  });

  test('is taken off the machine with its incidents', async () => {
    const { drill, run } = await begun();
    await openIncident(drill);
    await drill.remove(run.mark.run);
    expect(drill.snapshot().runs).toEqual([]);
    const again = await openPage();
    expect(again.snapshot().runs).toEqual([]);
    expect(again.session.snapshot().incidents).toEqual([]);
  });
});

describe('several runs', () => {
  test('are each gone on with where they were left, not where something was last recorded', async () => {
    const { drill, run: first } = await begun();
    await openIncident(drill);
    drill.forward(start + milliseconds('PT2H'));
    drill.run(60);
    pass(5_000);
    await begin(drill);
    pass(60_000);
    drill.resume(first.mark.run);
    const left = milliseconds('PT2H') + 5_000 * 60;
    expect([drill.snapshot().current?.mark, await timeNow()]).toEqual([first.mark, left]);
    drill.forward(start + milliseconds('PT3H'));
    await openPage();
    expect(await timeNow()).toBe(milliseconds('PT3H'));
  });

  test('of a scenario that is gone are listed, and not gone on with', async () => {
    const drill = await openPage();
    const gone = { scenario: 'gone', form: 'full', from: 0 } as const;
    const { mark } = await drill.begin(gone, playbook);
    const again = await openPage();
    again.resume(mark.run);
    expect(again.snapshot().runs.map(run => run.mark)).toEqual([mark]);
    expect(again.snapshot().current).toBeUndefined();
  });
});

describe('two tabs', () => {
  test('lose nothing of what each of them notes of runs', async () => {
    const { drill: one, run: first } = await begun();
    const { drill: other, run: second } = await begun();
    one.session.drafts(first.mark.run).keep(NOTES, '慢了');
    await other.end();
    await one.noteRecorded(first.mark.run);
    await one.session.flushed();
    const third = await openPage();
    const { runs } = third.snapshot();
    const notes = (run: string): unknown => third.session.drafts(run).read(NOTES);
    expect(runs.map(({ mark: { run }, recorded, endedAt }) => [run, notes(run), recorded, endedAt])).toEqual(
      expect.arrayContaining([
        [first.mark.run, '慢了', true, undefined],
        [second.mark.run, undefined, false, start],
      ]),
    );
    expect(runs).toHaveLength(2);
    await third.remove(first.mark.run);
    await third.session.flushed();
    expect(notes(first.mark.run)).toBeUndefined();
    expect(await (await disk()).recordNames()).toEqual([]);
  });

  test('of one run show one time', async () => {
    const { drill: one } = await begun();
    const other = await openPage();
    other.forward(start + milliseconds('PT2H'));
    tellStorage(FIRST);
    expect(one.snapshot().clock).toEqual(other.snapshot().clock);
  });

  test.each<[how: string, finish: (drill: Drill, run: string) => Promise<unknown>]>([
    ['ended', drill => drill.end()],
    ['taken off the machine', (drill, run) => drill.remove(run)],
  ])('of one run that is %s in one of them both have done with it', async (_how, finish) => {
    const {
      drill: one,
      run: { mark },
    } = await begun();
    one.run(60);
    const other = await openPage();
    await finish(other, mark.run);
    tellStorage(FIRST);
    await soon(() => expect(one.snapshot().current).toBeUndefined());
    expect(one.snapshot().runs).toEqual(other.snapshot().runs);
    pass(60_000);
    vi.advanceTimersByTime(5_000);
    expect((await openPage()).snapshot().current).toBeUndefined();
  });
});

test('a page that the browser had put aside does not come back hours later in the drill', async () => {
  const { drill } = await begun();
  drill.run(60);
  pass(10_000);
  drill.run(60);
  pass(10 * 60_000);
  vi.clearAllTimers();
  page.fire('pageshow', { persisted: true }, FIRST);
  await soon(() => expect(drill.snapshot().clock.speed).toBe(0));
  expect(await timeNow()).toBe(10_000 * 60);
});

describe('another way to begin', () => {
  test('is the short form: the colleague’s log up to the moment of taking over', async () => {
    const drill = await openPage();
    const run = await drill.begin(fromTheStart(village, 'short', index, idealCast), playbook);
    const [log] = drill.logsOf(run.mark.run);
    const last = Date.parse(required(log, 'log').events.at(-1)?.at ?? '');
    expect(last).toBeLessThan(start + milliseconds(village.short.from));
    expect(runOf(log)).toEqual(run.mark);
    expect(await timeNow()).toBe(milliseconds(village.short.from));
  });

  test('is from an inject of an earlier run, with what had been recorded by then', async () => {
    const { drill, run: first } = await begun();
    const incident = await openIncident(drill);
    drill.forward(start + milliseconds('PT1H'));
    drill.session.act(incident, { kind: 'note', text: '一小时' }, office);
    drill.forward(start + milliseconds('PT3H'));
    drill.session.act(incident, { kind: 'note', text: '三小时' }, office);
    await drill.session.flushed();
    await drill.end();
    const logs = drill.logsOf(first.mark.run);
    const again = required(fromAnInject(village, first, logs, 'site-check'), 'beginning');
    const second = await drill.begin(again, playbook);
    const [log] = drill.logsOf(second.mark.run);
    expect(notesOf(log)).toEqual(['一小时']);
    expect(log?.stream).not.toBe(incident);
    expect(second.retryOf).toEqual({ run: first.mark.run, inject: 'site-check' });
    expect(await timeNow()).toBe(milliseconds('PT2H'));
    // The earlier run is as it was.
    expect(notesOf(drill.logsOf(first.mark.run)[0])).toHaveLength(2);
  });

  test('is from an inject, with the files that had been attached by then', async () => {
    const { drill, run: first } = await begun();
    const { session } = drill;
    const incident = await openIncident(drill);
    const { file, packed } = fileOf('石榴坡村现场', '现场.png');
    expect(
      session.act(
        incident,
        { kind: 'markDone', step: 'register-report', doneAt: village.start, values: { screenshot: file } },
        office,
        [packed],
      ),
    ).toMatchObject({ ok: true });
    await session.flushed();
    const again = required(
      fromAnInject(village, first, drill.logsOf(first.mark.run), 'site-check'),
      'beginning',
    );
    const second = await drill.begin(again, playbook);
    const [log] = drill.logsOf(second.mark.run);
    expect(await session.attachment(log?.stream ?? '', packed.sha256)).toMatchObject(packed);
  });

  test('is from an inject, with every incident that had been opened by then', async () => {
    const { drill, run: first } = await begun();
    await openIncident(drill);
    drill.forward(start + milliseconds('PT1H'));
    await openIncident(drill);
    drill.forward(start + milliseconds('PT3H'));
    await openIncident(drill);
    await drill.end();
    const logs = drill.logsOf(first.mark.run);
    const again = required(fromAnInject(village, first, logs, 'site-check'), 'beginning');
    const second = await drill.begin(again, playbook);
    expect(drill.logsOf(second.mark.run).map(({ events }) => events[0]?.at)).toEqual(
      logs.slice(0, 2).map(({ events }) => events[0]?.at),
    );
    expect(drill.logsOf(first.mark.run)).toHaveLength(3);
  });

  test('that cannot be kept begins nothing, and leaves nothing to be kept later', async () => {
    const drill = await openPage();
    const refuse = (): never => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const spies = (['put', 'add'] as const).map(name =>
      vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(refuse),
    );
    const beginning = fromTheStart(village, 'short', index, idealCast);
    await expect(drill.begin(beginning, playbook)).rejects.toThrow(/not kept/);
    for (const spy of spies) spy.mockRestore();
    const { session } = drill;
    expect(drill.snapshot()).toMatchObject({ runs: [], current: undefined });
    expect(session.snapshot()).toMatchObject({ incidents: [], save: { kind: 'saved' } });
    expect(session.isAtRisk()).toBe(false);
    session.retry();
    await session.flushed();
    expect((await openPage()).snapshot().runs).toEqual([]);
  });

  test('that cannot be taken over begins nothing', async () => {
    const drill = await openPage();
    const broken = {
      ...fromTheStart(village, 'short', index, idealCast),
      earlier: () => [drill.logsOf('none')[0]?.events ?? []],
    };
    await expect(drill.begin(broken, playbook)).rejects.toThrow(/refused: noEvents/);
    expect(drill.snapshot()).toMatchObject({ runs: [], current: undefined });
  });

  test('from an inject that the scenario does not have is none', async () => {
    const { run } = await begun();
    expect(fromAnInject(village, run, [], 'nonsense')).toBeUndefined();
  });
});
