import { describe, expect, test } from 'vitest';
import { success } from '../../src/base/result.ts';
import { decryptPackage, encryptPackage } from '../../src/files/encryption.ts';
import { createTraining, type TrainingSession } from '../../src/session/training.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { type JudgingHappening, memberId } from '../../src/training/records/group.ts';
import { writeJudgements } from '../../src/training/records/judgement-file.ts';
import { recordOf, type TrainingEvent } from '../../src/training/records/record.ts';
import { writeRecord } from '../../src/training/records/record-file.ts';
import type { DrillJudged } from '../../src/training/records/record-kinds.ts';
import { recordFileSentence } from '../../src/training/records/record-words.ts';
import { NOW } from '../support/answers.ts';
import { createBus } from '../support/desk.ts';
import { countingIds } from '../support/incident.ts';
import { required } from '../support/playbook.ts';
import { answered, catalog, drill, named, spoken } from '../support/training-record.ts';

/** A machine of its own. */
async function machine(writer: number): Promise<TrainingSession> {
  let now = NOW + writer * 1000;
  const session = createTraining({
    store: createMemoryStore(),
    tabs: createBus().connect(),
    now: () => {
      now += 1000;
      return now;
    },
    newId: countingIds(writer, now),
    schedule: work => setTimeout(work, 0),
  });
  await session.load();
  return session;
}

const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].map(name => `${name}学员`);
const JUDGE = { name: '李带教', title: '地质灾害科科长' };

/** Somebody who answered twice in a drill, the second time by a grunt where he is one of the last five. */
async function trainee(name: string, place: number) {
  const session = await machine(40 + place);
  session.record(named(name));
  session.record(answered('find-0'));
  const words = [spoken(`先走人，${place + 1}点再说。`), spoken(place < 5 ? '半小时内回您电话。' : '1')];
  const claims = Object.fromEntries(
    words.map(({ event }, each) => [
      ['report', 'publish'][each] ?? '',
      [{ event, proved: 'P' as const, waits: true }],
    ]),
  );
  session.record(drill(true, {}, undefined, { words, claims }));
  await session.flushed();
  return session;
}
const runOf = (session: TrainingSession) =>
  required(recordOf(session.snapshot().events, catalog).drills[0]?.latest, 'run');

/** The trainer's judgements of every word of a record. */
const read = (
  events: readonly TrainingEvent[],
  more: Partial<DrillJudged['data']> = {},
): readonly JudgingHappening[] =>
  events.flatMap(event =>
    event.type === 'drillFinished'
      ? event.data.words.map(({ event: said, text }) => ({
          type: 'drillJudged' as const,
          data: {
            run: event.data.run,
            event: said,
            lacks: [],
            faults: text === '1' ? ['unanswered' as const] : [],
            vetoed: [],
            ...JUDGE,
            ...more,
          },
        }))
      : [],
  );

describe('ten records on two desks', () => {
  test('go to the trainer with their words, one of them sealed, are judged there, and come back with who judged', async () => {
    const trainees = await Promise.all(NAMES.map(trainee));
    for (const session of trainees)
      expect(runOf(session)).toMatchObject({ verdict: 'pending', unjudged: 2, judges: [], grades: {} });
    const desk = await machine(90);
    for (const [place, session] of trainees.entries()) {
      const text = required(await session.exportRecord(), 'file');
      const sealed = place === 0 ? await encryptPackage(text, '一句很长的口令话') : undefined;
      const opened = sealed === undefined ? success(text) : await decryptPackage(sealed, '一句很长的口令话');
      expect(opened.ok && (await desk.addToGroup(opened.value))).toMatchObject({
        value: { name: NAMES[place], joining: 'added' },
      });
    }
    const { members } = await desk.group();
    for (const member of members) await desk.judgeInGroup(memberId(member), read(member));
    for (const member of (await desk.group()).members) {
      const file = required(writeJudgements(member, NOW), 'file');
      // The returned file holds no words of the trainee's.
      expect(file).not.toContain('先走人');
      const own = required(
        trainees.find(session => memberId(session.snapshot().events) === memberId(member)),
        'trainee',
      );
      expect(await own.takeFromTrainer(file)).toEqual(success({ kind: 'judged', fresh: 2 }));
      expect(await own.takeFromTrainer(file)).toEqual(success({ kind: 'judged', fresh: 0 }));
      const other = required(
        trainees.find(session => session !== own),
        'other',
      );
      expect(await other.takeFromTrainer(file)).toMatchObject({ refusal: { code: 'otherTrainee' } });
    }
    for (const [place, session] of trainees.entries()) {
      const run = runOf(session);
      expect(run.verdict).toBe(place < 5 ? 'passed' : 'incomplete');
      expect(run).toMatchObject({ unjudged: 0, judges: [JUDGE] });
      expect(recordOf(session.snapshot().events, catalog).fullDrill === undefined).toBe(place >= 5);
      // The trainer takes the record once more, and has nothing to do.
      expect(await desk.addToGroup(required(await session.exportRecord(), 'file'))).toMatchObject({
        value: { joining: 'known' },
      });
    }
    expect((await desk.group()).members).toHaveLength(10);
  });
});

describe('a file of judgements', () => {
  const judgedFile = async (
    own: TrainingSession,
    more: Partial<DrillJudged['data']> = {},
  ): Promise<string> => {
    const desk = await machine(91);
    await desk.addToGroup(required(await own.exportRecord(), 'file'));
    const [member] = (await desk.group()).members;
    const all = read(required(member, 'member'), more);
    await desk.judgeInGroup(memberId(required(member, 'member')), all);
    return required(writeJudgements(required((await desk.group()).members[0], 'member'), NOW), 'file');
  };
  const refusalOf = async (own: TrainingSession, text: string): Promise<string> => {
    const taken = await own.takeFromTrainer(text);
    return taken.ok ? 'taken' : recordFileSentence(taken.refusal);
  };

  test('finds a record that has grown meanwhile', async () => {
    const own = await trainee('甲学员', 1);
    const file = await judgedFile(own);
    own.record(answered('find-2'));
    expect(await own.takeFromTrainer(file)).toEqual(success({ kind: 'judged', fresh: 2 }));
    expect(runOf(own).verdict).toBe('passed');
  });

  test('is refused where it is a whole record, was changed, or was judged under a name of the trainee’s', async () => {
    const own = await trainee('甲学员', 2);
    const file = await judgedFile(own);
    expect(await refusalOf(own, writeRecord(own.snapshot().events, NOW))).toContain('不是带教的评判');
    expect(await refusalOf(own, file.replace('李带教', '王带教'))).not.toBe('taken');
    expect(await refusalOf(own, await judgedFile(own, { name: '甲 学员' }))).toContain(
      '本人的话不能由本人判',
    );
    expect(await refusalOf(own, '{}')).toContain('不是本站');
    expect(runOf(own)).toMatchObject({ verdict: 'pending', judges: [] });
  });

  test('is none where nobody has judged', async () => {
    expect(writeJudgements((await trainee('甲学员', 3)).snapshot().events, NOW)).toBeUndefined();
  });
});
