import { expect, test } from 'vitest';
import { createExamDesk, type ExamDesk } from '../../src/session/exam-desk.ts';
import { createTraining, type TrainingSession } from '../../src/session/training.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { type LogStore, StorageFailure } from '../../src/storage/port.ts';
import { EXAM } from '../../src/training/exams/exam.ts';
import type { TrainingEvent } from '../../src/training/records/record.ts';
import { NOW } from '../support/answers.ts';
import { createBus, pause } from '../support/desk.ts';
import { countingIds } from '../support/incident.ts';
import { required } from '../support/playbook.ts';
import { catalog } from '../support/training-record.ts';

async function allIn(store: LogStore<TrainingEvent>): Promise<readonly TrainingEvent[]> {
  const logs = await Promise.all((await store.streams()).map(stream => store.read(stream)));
  return logs.flatMap(({ events }) => events);
}

const MINUTE = 60_000;
const EXAM_RECORD = 'machine/draft/exam';
const path = required(catalog.paths[0], 'path');

/** A clock that tests put forward, and a store that takes records, drafts, both or nothing. */
function machine() {
  const inner = createMemoryStore<TrainingEvent>();
  const bus = createBus();
  const full = { records: false, drafts: false, reading: false };
  const refuseIf = (isFull: boolean): void => {
    if (isFull) throw new StorageFailure('full');
  };
  const store: LogStore<TrainingEvent> = {
    ...inner,
    append: async batch => {
      refuseIf(full.records);
      return inner.append(batch);
    },
    putRecord: async (...given) => {
      refuseIf(full.drafts);
      return inner.putRecord(...given);
    },
    readRecord: async name => {
      refuseIf(full.reading);
      return inner.readRecord(name);
    },
  };
  const clock = { now: NOW };
  let tabs = 0;
  const openTab = async (bank = catalog): Promise<{ session: TrainingSession; desk: ExamDesk }> => {
    tabs += 1;
    const session = createTraining({
      store,
      tabs: bus.connect(),
      now: () => clock.now,
      newId: countingIds(tabs),
      schedule: () => undefined,
    });
    await session.load();
    const seed = tabs;
    const desk = createExamDesk({ session, catalog: bank, now: () => clock.now, newSeed: () => seed });
    return { session, desk };
  };
  const calm = async (...sessions: readonly TrainingSession[]): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) {
      for (const session of sessions) await session.flushed();
      await bus.delivered();
      await pause();
    }
  };
  return { store, full, clock, openTab, calm };
}

const firstOf = (desk: ExamDesk): string => required(desk.exam()?.questions[0], 'question').id;

test('an exam is gone on with in another tab, with every answer and mark', async () => {
  const { openTab, calm } = machine();
  const one = await openTab();
  one.desk.start(path);
  expect(one.desk.exam()?.questions).toHaveLength(EXAM.questions);
  const first = firstOf(one.desk);
  one.desk.answer(first, [0]);
  one.desk.answer(first, [1]);
  one.desk.flag(first);
  await calm(one.session);
  const other = await openTab();
  expect(other.desk.exam()).toEqual(one.desk.exam());
  expect(other.desk.exam()).toMatchObject({ answers: { [first]: [1] }, flagged: [first] });
  other.desk.flag(first);
  await calm(one.session, other.session);
  expect((await openTab()).desk.exam()?.flagged).toEqual([]);
});

test('two tabs that answer at once lose nothing of what either was given', async () => {
  const { openTab, calm } = machine();
  const one = await openTab();
  one.desk.start(path);
  await calm(one.session);
  const other = await openTab();
  const [a, b, c] = required(one.desk.exam(), 'exam').questions.map(({ id }) => id);
  one.desk.answer(a ?? '', [0]);
  other.desk.answer(b ?? '', [1]);
  one.desk.answer(c ?? '', [2]);
  await calm(one.session, other.session);
  for (const { desk } of [one, other, await openTab()])
    expect(desk.exam()?.answers).toEqual({ [a ?? '']: [0], [b ?? '']: [1], [c ?? '']: [2] });
});

test('there is one exam at a time: a second one is not begun over the first', async () => {
  const { openTab, calm } = machine();
  const one = await openTab();
  const other = await openTab();
  one.desk.start(path);
  one.desk.answer(firstOf(one.desk), [0]);
  await calm(one.session);
  other.desk.start(path);
  await calm(one.session, other.session);
  expect(other.desk.exam()).toEqual(one.desk.exam());
});

test('what the disk does not take is shown, and stays changed when the page is looked at again', async () => {
  const { full, openTab, calm } = machine();
  const { session, desk } = await openTab();
  desk.start(path);
  const first = firstOf(desk);
  desk.answer(first, [0]);
  await calm(session);
  full.drafts = true;
  desk.answer(first, [1]);
  await calm(session);
  expect(session.snapshot().draftSave).toMatchObject({ kind: 'failed', code: 'full' });
  await session.load();
  expect(desk.exam()?.answers[first]).toEqual([1]);
});

test('a disk that cannot be read for once takes no exam from under anybody’s hands', async () => {
  const { full, openTab, calm, store } = machine();
  const { session, desk } = await openTab();
  desk.start(path);
  await calm(session);
  full.reading = true;
  await session.load();
  const first = firstOf(desk);
  desk.answer(first, [1]);
  await calm(session);
  full.reading = false;
  // The stored answers are changed and not overwritten, so the change waits until they can be read.
  session.retry();
  await calm(session);
  expect((await store.readRecord(EXAM_RECORD)).value).toMatchObject({ answers: { [first]: [1] } });
});

test('answers stay until the result is on disk: a result that never got there can be handed in anew', async () => {
  const { full, openTab, calm, store } = machine();
  const { session, desk } = await openTab();
  desk.start(path);
  const first = firstOf(desk);
  desk.answer(first, [0]);
  await calm(session);
  full.records = true;
  desk.handIn();
  await calm(session);
  expect(desk.exam()).toBeUndefined();
  expect(session.snapshot().save).toMatchObject({ kind: 'failed' });
  await session.load();
  expect(desk.exam()).toBeUndefined();
  // The page is closed all the same, and opened again.
  full.records = false;
  const next = await openTab();
  expect(next.desk.exam()?.answers[first]).toEqual([0]);
  next.desk.handIn();
  await calm(next.session);
  expect(await allIn(store)).toMatchObject([{ type: 'examTaken', data: { path: path.id } }]);
  expect((await store.readRecord(EXAM_RECORD)).value).toBeUndefined();
  expect((await openTab()).desk.exam()).toBeUndefined();
});

test('at the end of its time it hands itself in, once, and not before', async () => {
  const { clock, openTab, calm, store } = machine();
  const one = await openTab();
  one.desk.start(path);
  await calm(one.session);
  const other = await openTab();
  clock.now += EXAM.minutes * MINUTE - 1;
  one.desk.look();
  expect(one.desk.exam()).toBeDefined();
  clock.now += 1;
  one.desk.look();
  expect(one.desk.exam()).toBeUndefined();
  one.desk.look();
  await calm(one.session, other.session);
  other.desk.look();
  await calm(other.session);
  expect(await allIn(store)).toMatchObject([{ data: { timedOut: true } }]);
});

test('everything wiped in one tab stays wiped, whatever another had under its hands', async () => {
  const { clock, openTab, calm, store } = machine();
  const one = await openTab();
  one.desk.start(path);
  await calm(one.session);
  const other = await openTab();
  await other.session.wipe();
  one.desk.answer(firstOf(one.desk), [0]);
  await calm(one.session, other.session);
  expect((await store.readRecord(EXAM_RECORD)).value).toBeUndefined();
  clock.now += EXAM.minutes * MINUTE;
  one.desk.look();
  await calm(one.session);
  expect(await allIn(store)).toEqual([]);
});

test('a question worded anew meanwhile is not marked by what was chosen of the old one', async () => {
  const { openTab, calm } = machine();
  const one = await openTab();
  one.desk.start(path);
  const asked = required(one.desk.exam(), 'exam').questions.map(({ id }) => id);
  for (const id of asked) one.desk.answer(id, [0]);
  await calm(one.session);
  const [first = ''] = asked;
  const later = await openTab({
    ...catalog,
    questions: catalog.questions.map(each => (each.id === first ? { ...each, text: '改写过的题' } : each)),
  });
  later.desk.handIn();
  const [taken] = later.session.snapshot().events;
  expect(taken?.type === 'examTaken' && Object.keys(taken.data.scores)).toEqual(asked.slice(1));
});

test('what is no exam is taken for none, and makes room for one', async () => {
  const { openTab, calm, store } = machine();
  for (const kept of [7, [], {}, { path: path.id, seed: 1, startedAt: NOW, answers: {}, flagged: [] }]) {
    await store.putRecord(EXAM_RECORD, kept);
    const { desk, session } = await openTab();
    expect(desk.exam(), JSON.stringify(kept)).toBeUndefined();
    desk.start(path);
    await calm(session);
    expect((await store.readRecord(EXAM_RECORD)).value).toEqual(desk.exam());
  }
});
