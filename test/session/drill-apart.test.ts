import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Drill } from '../../src/session/drill.ts';
import { fromAnInject } from '../../src/session/drill-beginnings.ts';
import { newDrillId } from '../../src/session/drill-record.ts';
import type { PreferenceName } from '../../src/session/preferences.ts';
import type { Session } from '../../src/session/session.ts';
import { type RecordKind, recordName } from '../../src/session/small-records.ts';
import { endOf, GUIDED, injectArrivals } from '../../src/training/drills/run.ts';
import type { DrillFinished } from '../../src/training/records/record-kinds.ts';
import { limitedFacts, NOW } from '../support/answers.ts';
import { idealAnswers, readScenario } from '../support/drill.ts';
import { laterEdition, office } from '../support/incident.ts';
import { freshPages } from '../support/page.ts';
import { playbook, required } from '../support/playbook.ts';

const village = readScenario('village-building');
const entry = {
  id: village.id,
  title: village.title,
  tests: village.tests,
  start: Date.parse(village.start),
  end: {
    full: endOf({ scenario: village, form: 'full' }),
    short: endOf({ scenario: village, form: 'short' }),
  },
  injects: { full: 10, short: 4 },
  playing: { full: 9, short: 3 },
  minutes: {},
};

const page = freshPages();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  vi.setSystemTime(NOW);
});

/** Stand in everything that is said at the real desk, and in a drill. */
const REAL = '真实的话';
const PLAYED = '演练的话';

interface Writing {
  readonly session: Session;
  readonly incident: string;
  readonly word: string;
}

/** How each kind of small record comes to hold words. Of `training` are those of a store that no desk opens. */
const records: Record<RecordKind, 'training' | ((writing: Writing) => Promise<unknown>)> = {
  roster: ({ session, word }) =>
    session.changeRoster(kept => [...kept, { name: word, phone: '0701-6221234' }]),
  authority: ({ session, word }) =>
    session.keepAuthority({
      authority: {
        grantedBy: { name: word, title: '组长' },
        grantedAt: '2026-11-01T00:00:00.000Z',
        forms: ['holding'],
        levels: ['none'],
        posts: ['office'],
        remain: [],
        callFirst: [{ name: word }],
        until: { minutes: 60 },
      },
    }),
  contacts: ({ session, word }) =>
    session.changeContacts(kept => [...kept, { name: word, post: 'leader', phone: '0701-6221234' }]),
  asides: ({ session, incident, word }) => refusedFile(session, incident, word),
  aside: async () => undefined,
  editions: async ({ session }) => session.offer(laterEdition),
  exported: ({ session, incident }) => session.noteBackup(incident),
  read: ({ session, incident, word }) =>
    session.changeRecord(recordName.read(incident), () => ({ [word]: { heads: [] } })),
  draft: async ({ session, incident, word }) => {
    session.drafts().keep(`triage ${word}`, { title: word });
    session.drafts(incident).keep(`log ${word}`, word);
  },
  table: ({ session, word }) => session.tryRecord(recordName.table(word), () => ({ notes: word })),
  drillTeam: ({ session, word }) => session.changeRecord(recordName.drillTeam(), () => ({ path: word })),
  tableShared: ({ session, word }) =>
    session.changeRecord(recordName.tableShared(word), () => ({ notes: word })),
  team: ({ session, word }) => session.changeRecord(recordName.team(), () => ({ team: word })),
  teamRead: ({ session, word }) => session.changeRecord(recordName.teamRead(), () => ({ at: word })),
  trainee: 'training',
  group: 'training',
};

/** Preferences that a drill has of its own. Of the rest none is said in a drill: how the screen is read, and the real desk's own. */
const apart: Record<PreferenceName, boolean> = {
  theme: false,
  contrast: false,
  size: false,
  keys: false,
  next: false,
  review: false,
  assigned: false,
  idle: false,
  columns: false,
  role: true,
  name: true,
  title: true,
  ring: true,
  bureau: true,
};
const preferences = (Object.keys(apart) as PreferenceName[]).filter(name => apart[name]);

/** A file of the incident with one event altered is refused, and kept aside. */
async function refusedFile(session: Session, incident: string, word: string): Promise<void> {
  const file = required(await session.exportFile(incident), 'file');
  const altered = file.replace(`"text":"${word}"`, `"text":"${word}，改过"`);
  expect(altered).not.toBe(file);
  await session.importFile(altered, `${word}.json`);
}

/** The kinds of small record of which a desk has none: a walk that writes nothing finds nothing. */
function missing(names: readonly string[]): readonly RecordKind[] {
  const kinds = Object.keys(records) as RecordKind[];
  return kinds.filter(kind => {
    const anyOf: (...of: string[]) => string = recordName[kind];
    const [begin = '', ...rest] = anyOf('*', '*').split('*');
    const isThere = names.some(name => name.startsWith(begin) && rest.every(part => name.includes(part)));
    return records[kind] !== 'training' && !isThere;
  });
}

/** Says something by every small record and every preference of the page that is open. */
async function speak(session: Session, incident: string, word: string): Promise<void> {
  session.act(incident, { kind: 'note', text: word, noteKind: 'situation' }, { ...office, name: word });
  session.act(incident, { kind: 'recordPerson', person: { name: word }, phone: '0701-6221234' }, office);
  await session.flushed();
  for (const write of Object.values(records))
    if (write !== 'training') await write({ session, incident, word });
  const { keepPreference } = await import('../../src/session/preferences.ts');
  for (const name of preferences) keepPreference(name, word);
  await session.flushed();
  const { currentSurroundings } = await import('../../src/session/surroundings.ts');
  const { database, drill } = currentSurroundings();
  expect(missing(await namesIn(database, drill === undefined))).toEqual([]);
}

/** The names of a database's small records. */
async function namesIn(database: string, isSealed: boolean): Promise<readonly string[]> {
  const { openStore } = await import('../../src/session/page.ts');
  const opened = await openStore(database, isSealed);
  if (opened === 'locked') throw new Error('locked');
  const names = await opened.store.recordNames();
  opened.store.close();
  return names;
}

/** Everything in a database, as whoever works with it reads it. */
async function wholeOf(database: string, isSealed: boolean): Promise<readonly unknown[]> {
  const { openStore } = await import('../../src/session/page.ts');
  const opened = await openStore(database, isSealed);
  if (opened === 'locked') throw new Error('locked');
  const { store } = opened;
  const names = await store.recordNames();
  const kept = await Promise.all(names.map(async name => [name, (await store.readRecord(name)).value]));
  const logs = await Promise.all((await store.streams()).map(stream => store.read(stream)));
  store.close();
  return [kept, logs.map(({ events, broken }) => ({ events, broken }))];
}

/** Open preferences of the browser, without those of drills. */
const ofMachine = () => [...page.items].filter(([name]) => !name.startsWith('yuqing.drill-'));

/** The real desk on a page that is opened for it. */
async function openDesk(): Promise<Session> {
  page.leave();
  const started = await (await import('../../src/session/start.ts')).startSession();
  if (started === 'locked') throw new Error('locked');
  return started;
}

/** All that the real desk keeps and shows: on the disk, of its session, and who is said to work there. */
async function realState(session: Session) {
  const { readPreference } = await import('../../src/session/preferences.ts');
  const { roster, quarantine, incidents } = session.snapshot();
  return JSON.stringify([
    await wholeOf('yuqing', true),
    ofMachine(),
    { roster, quarantine, incidents: incidents.map(({ view }) => view.people.all) },
    session.drafts().forms(),
    preferences.map(name => readPreference(name)),
  ]);
}

/** The same of the drill on the page that is open. */
async function playedState({ session }: Drill) {
  const { readPreference } = await import('../../src/session/preferences.ts');
  const { roster, quarantine, incidents } = session.snapshot();
  return JSON.stringify([
    await wholeOf('yuqing-drill', false),
    { roster, quarantine, incidents: incidents.map(({ view }) => view.people.all) },
    session.drafts().forms(),
    preferences.map(name => readPreference(name)),
  ]);
}

/** A page of the drill. @param plays as its desk does, and its list does not */
async function openDrill(plays = true): Promise<Drill> {
  page.leave();
  const { startDrill } = await import('../../src/session/drill.ts');
  return startDrill([entry], plays);
}

/** Opens an incident in the run that is going on, and speaks there. */
async function play(drill: Drill): Promise<void> {
  const opened = await drill.session.open(playbook, idealAnswers(village), { ...office, name: PLAYED });
  if (!opened.ok) throw new Error(opened.refusal.code);
  await speak(drill.session, opened.value, PLAYED);
}

async function begun(): Promise<Drill> {
  const drill = await openDrill();
  await drill.begin({ scenario: village.id, form: 'full', from: 0 }, playbook);
  await play(drill);
  return drill;
}

const currentRun = (drill: Drill) => required(drill.snapshot().current, 'run');

async function ended(): Promise<Drill> {
  const drill = await begun();
  expect(await drill.end()).toBe(true);
  return drill;
}

const finished = (run: string): DrillFinished['data'] => ({
  run,
  scenario: village.id,
  form: 'full',
  mode: 'solo',
  grades: {},
  notAssessed: [],
  failures: [],
  vetoed: [],
  claims: {},
  broken: 0,
  words: [],
});

/** Every way in which a drill begins and ends; each gives the page that stands last. */
const ways: Readonly<Record<string, () => Promise<Drill>>> = {
  'is begun': begun,
  'is left for the list': async () => {
    await begun();
    return openDrill(false);
  },
  'is loaded anew, and goes on': async () => {
    await begun();
    const drill = await openDrill();
    await play(drill);
    return drill;
  },
  'goes on in a second tab beside the first': async () => {
    const first = await begun();
    const second = await openDrill();
    await play(second);
    await play(first);
    return second;
  },
  'is ended': ended,
  'is ended and put into the trainee’s record': async () => {
    const drill = await ended();
    const { mark } = required(drill.snapshot().runs[0], 'run');
    const { recordDrill } = await import('../../src/session/drill-record.ts');
    expect(await recordDrill(finished(mark.run))).toBe(true);
    return drill;
  },
  'is retried from the beginning': async () => {
    const drill = await ended();
    await drill.begin({ scenario: village.id, form: 'full', from: 0 }, playbook);
    await play(drill);
    return drill;
  },
  'is begun from an inject of the last run': async () => {
    const drill = await begun();
    const run = currentRun(drill);
    const last = required(injectArrivals({ scenario: village, form: 'full' }).at(-1), 'inject');
    drill.forward(last.at + 60_000);
    await play(drill);
    await drill.end();
    const again = fromAnInject(village, run, drill.logsOf(run.mark.run), last.item.id);
    await drill.begin(required(again, 'beginning'), playbook);
    await play(drill);
    return drill;
  },
  'is talked through at a table in two windows': async () => {
    for (const window of ['room', 'facilitator']) {
      const { session } = await openDrill(false);
      const { joinTable } = await import('../../src/session/table.ts');
      const { openChannel } = await import('../../src/session/channel.ts');
      const channel = openChannel(`table-${window}`);
      const surroundings = { scenario: village, channel, store: session, newRun: () => 'run', now: Date.now };
      const seat = joinTable(surroundings, () => undefined);
      seat.act(({ notes }) => ({ notes: { ...notes, [PLAYED]: PLAYED }, people: { [PLAYED]: PLAYED } }));
      await session.tryRecord(recordName.table(village.id));
      seat.leave();
    }
    return openDrill(false);
  },
  'is a night, left half said, and one that is over and in the trainee’s record': async () => {
    const drill = await openDrill(false);
    const { session } = drill;
    const first = { acts: {}, told: { 地点: PLAYED } };
    const said = { call: 'villager', at: 0, text: PLAYED, isMine: true, event: newDrillId() };
    const written = [{ event: newDrillId(), at: 0, title: PLAYED, text: PLAYED }];
    const kept = { run: newDrillId(), begunAt: NOW, talk: [said], first, written };
    for (const night of ['slope', 'leak']) session.drafts().keep(`night/${night}`, kept);
    session.drafts().keep('night/leak', undefined);
    await session.flushed();
    const { recordDrill } = await import('../../src/session/drill-record.ts');
    expect(await recordDrill({ ...finished(kept.run), form: 'night', called: [] })).toBe(true);
    return drill;
  },
  'is the first, in which somebody is led': async () => {
    await openDrill(false);
    const { keepOfficer } = await import('../../src/desk/parts/officer.tsx');
    keepOfficer({ role: '' }, { role: 'office', name: PLAYED, title: PLAYED });
    const drill = await begun();
    drill.session.drafts(currentRun(drill).mark.run).keep(GUIDED, true);
    expect(await drill.end()).toBe(true);
    return drill;
  },
  'is deleted': async () => {
    const drill = await ended();
    for (const { mark } of drill.snapshot().runs) await drill.remove(mark.run);
    return drill;
  },
};

describe('nothing of a drill is outside of it, nor anything real within, when one', () => {
  test.each(Object.entries(ways))('%s', async (_, way) => {
    const before = await openDesk();
    const opened = await before.open(playbook, limitedFacts, { ...office, name: REAL });
    if (!opened.ok) throw new Error(opened.refusal.code);
    await speak(before, opened.value, REAL);
    const real = await realState(before);
    expect(real).toContain(REAL);

    const drill = await way();
    await drill.session.flushed();
    expect(await playedState(drill)).not.toContain(REAL);

    // The real desk in the tab that stood open all along, and in one that is opened now.
    await before.load();
    for (const session of [before, await openDesk()]) {
      const after = await realState(session);
      expect(after).not.toContain(PLAYED);
      expect(after).toBe(real);
    }
    expect(JSON.stringify(await wholeOf('yuqing-training', true))).not.toContain(PLAYED);
  });
});
