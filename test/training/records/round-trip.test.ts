import { describe, expect, test } from 'vitest';
import { headsOf, inOrder } from '../../../src/log/order.ts';
import {
  type GroupMember,
  groupView,
  joinGroup,
  judgedMember,
  memberId,
} from '../../../src/training/records/group.ts';
import { judgementsIn, writeJudgements } from '../../../src/training/records/judgement-file.ts';
import { namesIn, recordOf, type TrainingEvent } from '../../../src/training/records/record.ts';
import { readRecordFile, writeRecord } from '../../../src/training/records/record-file.ts';
import type { DrillFinished } from '../../../src/training/records/record-kinds.ts';
import { NOW } from '../../support/answers.ts';
import { countingIds } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { catalog, named, recordFrom } from '../../support/training-record.ts';

/** One run of a trainee, in which two things were said. */
function runOf(writer: number): DrillFinished['data'] {
  const newId = countingIds(writer + 100, NOW);
  const words = ['正在核实，五点半前再说。', '今天公开说明。'].map((text, place) => ({
    event: newId(),
    kind: place === 0 ? ('reply' as const) : ('publish' as const),
    at: '2026-03-10T02:00:00.000Z',
    to: place === 0 ? 'caller' : '情况说明',
    text: `${text}（${writer}）`,
    facts: [],
    suspected: [],
  }));
  return {
    run: newId(),
    scenario: 'village',
    form: 'full',
    mode: 'solo',
    grades: { report: 'P' },
    claims: { publish: [{ event: words[1]?.event ?? '', proved: 'P', waits: true }] },
    notAssessed: [],
    failures: [],
    vetoed: [],
    broken: 0,
    words,
  };
}

const runs = Array.from({ length: 10 }, (_, place) => runOf(place));
const trainees: readonly GroupMember[] = runs.map((data, place) =>
  recordFrom([[named(`学员${place}`)], [{ type: 'drillFinished', data }]], [], place + 1),
);

const opened = (text: string): readonly TrainingEvent[] => {
  const read = readRecordFile(text);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.events;
};

/** A trainer's own machine: it takes in files, judges, and gives judgements back as files. */
function trainerAt(name: string, writer: number) {
  let members: readonly GroupMember[] = [];
  const ports = { now: () => NOW + writer * 1000, newId: countingIds(writer, NOW + writer * 1000) };
  return {
    takeIn: (text: string): void => {
      members = joinGroup(members, opened(text)).members;
    },
    judge: (place: number, lacks: readonly 'time'[]): void => {
      const { run, words } = required(runs[place], 'run');
      members = members.map(member =>
        memberId(member) === memberId(required(trainees[place], 'trainee'))
          ? judgedMember(
              member,
              words.map(({ event }) => ({
                type: 'drillJudged' as const,
                data: { run, event, lacks: [...lacks], faults: [], vetoed: [], name, title: '科长' },
              })),
              ports,
            )
          : member,
      );
    },
    unjudged: () => groupView(members, catalog).rows.map(({ unjudged }) => unjudged),
    giveBack: (place: number): string | undefined => {
      const member = members.find(each => memberId(each) === memberId(required(trainees[place], 'trainee')));
      return member && writeJudgements(member, NOW);
    },
  };
}

/** A trainee's machine takes in files of judgements, one after another. */
const withFiles = (own: GroupMember, files: readonly string[]): GroupMember =>
  inOrder([
    ...own,
    ...files.flatMap(text => {
      const read = judgementsIn(readRecordFile(text), { stream: memberId(own), names: namesIn(own) });
      if (!read.ok) throw new Error(read.refusal.code);
      return read.value;
    }),
  ]);

const resultOf = (events: GroupMember) => required(recordOf(events, catalog).drills[0]?.latest, 'run');

describe('ten records and two trainers, each on a machine of his own', () => {
  const one = trainerAt('带教甲', 50);
  const two = trainerAt('带教乙', 60);
  for (const own of trainees) {
    one.takeIn(writeRecord(own, NOW));
    two.takeIn(writeRecord(own, NOW));
  }

  test('show every word that nobody has judged', () => {
    expect(one.unjudged()).toEqual(Array.from({ length: 10 }, () => 1));
    for (const own of trainees) expect(resultOf(own)).toMatchObject({ verdict: 'pending', unjudged: 2 });
  });

  test('come home judged, by name and title, each word under the trainee whose it is', () => {
    for (let place = 0; place < 10; place += 1)
      (place < 5 ? one : two).judge(place, place % 2 === 0 ? [] : ['time']);
    expect(one.unjudged().filter(count => count > 0)).toHaveLength(5);
    for (const [place, own] of trainees.entries()) {
      const file = required((place < 5 ? one : two).giveBack(place), 'file');
      const home = withFiles(own, [file]);
      expect(resultOf(home)).toMatchObject({
        verdict: 'passed',
        unjudged: 0,
        grades: { report: 'P', publish: place % 2 === 0 ? 'P' : 'S' },
        judges: [{ name: place < 5 ? '带教甲' : '带教乙', title: '科长' }],
      });
      // When it was played is no matter of who judged it later.
      expect(resultOf(home).finishedAt).toBe(resultOf(own).finishedAt);
      const other = required(trainees[(place + 1) % 10], 'other');
      expect(judgementsIn(readRecordFile(file), { stream: memberId(other), names: [] })).toMatchObject({
        ok: false,
        refusal: { code: 'otherTrainee' },
      });
      // A record that came home goes out again whole, and a machine that has it learns nothing new.
      expect(opened(writeRecord(home, NOW))).toEqual(home);
      expect(headsOf(home).length).toBeGreaterThan(0);
    }
  });

  test('of two trainers who read the same words the last one counts, whichever file comes first', () => {
    one.judge(9, []);
    const files = [required(one.giveBack(9), 'one'), required(two.giveBack(9), 'two')];
    const own = required(trainees[9], 'trainee');
    const ends = [files, [...files].reverse()].map(order => resultOf(withFiles(own, order)));
    expect(ends[0]?.grades).toEqual(ends[1]?.grades);
    expect(ends[0]?.judges).toEqual(ends[1]?.judges);
    expect(ends[0]?.unjudged).toBe(0);
  });
});
