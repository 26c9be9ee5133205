import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { endOfShanghaiDay } from '../../../src/playbook/deadline/compute.ts';
import {
  assignedCall,
  assignmentDoneAt,
  assignmentsOf,
  stateOf,
} from '../../../src/training/records/assignment.ts';
import { evaluationOf } from '../../../src/training/records/evaluation.ts';
import { groupView } from '../../../src/training/records/group.ts';
import { askedOf, findingsOf, traineesOf, unseenOf } from '../../../src/training/records/month.ts';
import { judgingQueue } from '../../../src/training/records/queue.ts';
import type { TrainingEvent, TrainingHappening } from '../../../src/training/records/record.ts';
import type { Assigned } from '../../../src/training/records/record-kinds.ts';
import { DAY, NOW } from '../../support/answers.ts';
import {
  answered,
  catalog,
  type Deed,
  drill,
  exam,
  judged,
  named,
  recordFrom,
  spoken,
} from '../../support/training-record.ts';

const time = (moment: number): string => new Date(moment).toISOString();
const DUE = NOW + 10 * DAY;

const assigned = (
  more: Partial<Assigned['data']> = {},
): Extract<TrainingHappening, { type: 'assigned' }> => ({
  type: 'assigned',
  data: {
    assignment: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    task: 'night',
    of: 'slope',
    since: time(NOW),
    due: time(DUE),
    name: '李带教',
    ...more,
  },
});

const night = () =>
  drill(true, {}, undefined, {
    scenario: 'slope',
    form: 'night',
    words: [{ ...spoken('天亮再说。'), to: 'villager' }],
  });

describe('an assignment', () => {
  test.each<[name: string, more: Partial<Assigned['data']>, before: readonly Deed[], after: readonly Deed[]]>(
    [
      ['a night', {}, [[night()]], [[night()]]],
      ['a drill', { task: 'drill', of: 'village' }, [[night()]], [[drill(true)]]],
      ['an exam', { task: 'exam', of: 'office' }, [[drill(true)]], [[exam(70)]]],
      [
        'ten questions on clauses',
        { task: 'practice', clauses: ['1.1'] },
        Array.from({ length: 9 }, (_, place): Deed => [answered(`find-${(place % 6) * 2}`)]),
        Array.from({ length: 10 }, (_, place): Deed => [answered(`find-${(place % 6) * 2}`)]),
      ],
    ],
  )('%s is done by what was done after it was asked for, and by nothing else', (_, more, before, after) => {
    const earlier = recordFrom([[named('张三')], ...before]);
    const since = time(Date.parse(earlier.at(-1)?.at ?? '') + 1);
    const { data } = assigned({ ...more, since });
    expect(assignmentDoneAt(data, earlier, catalog)).toBeUndefined();
    const done = assignmentDoneAt(data, recordFrom(after, earlier), catalog);
    expect(stateOf(data, done, DUE + DAY)).toBe('done');
    expect(stateOf(data, done === undefined ? done : DUE + 1, DUE + DAY)).toBe('late');
    expect(stateOf(data, undefined, DUE)).toBe('open');
    expect(stateOf(data, undefined, DUE + 1)).toBe('overdue');
  });

  test('stands once, however many records hold it, and is what is left until it is done', () => {
    const record = recordFrom([[assigned()], [assigned()]]);
    expect(assignmentsOf([record, record])).toHaveLength(1);
    expect(assignedCall(record, catalog, NOW)).toBe(`${DUE} 1`);
    expect(assignedCall(recordFrom([[night()]], record), catalog, NOW)).toBeUndefined();
    // Half a year after its date it calls nobody any more.
    expect(assignedCall(record, catalog, DUE + 180 * DAY)).toBeUndefined();
  });
});

const JUDGED = { lacks: ['people' as const], faults: [] };

/** Two who played the night, one of them judged, and one who did nothing for long. */
function group(): readonly (readonly TrainingEvent[])[] {
  const run = night();
  return [
    recordFrom(
      [[named('甲')], [assigned()], [run], ...judged(run, JUDGED).map((each): Deed => [each])],
      [],
      2,
    ),
    recordFrom([[named('乙')], [night()]], [], 3),
    recordFrom([[named('丙')], [answered('find-0', 0)]], [], 4),
  ];
}

describe('a month of a group', () => {
  const members = group();
  const trainees = traineesOf(members, catalog);

  test('names who has not done what was asked for, and who did nothing for three months', () => {
    const [asked] = askedOf(trainees, [], catalog);
    expect(asked?.done.map(({ trainee }) => trainee.record.name)).toEqual(['甲', '乙']);
    expect(asked?.missing.map(({ record }) => record.name)).toEqual(['丙']);
    expect(unseenOf(trainees, NOW + 80 * DAY)).toEqual([]);
    expect(unseenOf(trainees, NOW + 100 * DAY)).toHaveLength(3);
  });

  test('counts what judges found, by trainees and by words', () => {
    expect(findingsOf(trainees)).toEqual([{ finding: 'people', trainees: 1, words: 1 }]);
  });

  test('puts the answers to one call beneath each other, whoever gave them', () => {
    expect(
      judgingQueue(trainees).map(({ scenario, to, entries }) => [
        scenario,
        to,
        entries.map(({ trainee, judged: by }) => [trainee.record.name, by !== undefined]),
      ]),
    ).toEqual([
      [
        'slope',
        'villager',
        [
          ['甲', true],
          ['乙', false],
        ],
      ],
    ]);
  });

  test('is evaluated on one paper: attendance, findings, weak clauses, an improvement list, and lines to sign', () => {
    const asked = askedOf(trainees, [], catalog);
    const { clauses } = groupView(members, catalog);
    const model = evaluationOf({ trainees, asked, clauses, catalog, now: NOW });
    const text = plainText(model);
    for (const part of [
      '参训情况',
      '反复出现的问题',
      '不熟的条款',
      '改进清单',
      '带教人（签字）',
      '审核人（签字）',
    ])
      expect(text).toContain(part);
    expect(text).toContain('3 人中 2 人参加');
    expect(text).toContain('判了 1 段话，1 段还没有判');
    expect(text).toContain('本月没有参加');
    expect(text).toContain('夜里十分钟：坡上在掉土');
    expect(text).toContain('没先顾人');
    expect(text).toContain('丙下月补做。');
    expect(text).not.toContain('（）');
    expect(text).toContain('1.1');
    // A month later nobody has taken part.
    const later = evaluationOf({ trainees, asked, clauses, catalog, now: endOfShanghaiDay('2099-01-01') });
    expect(plainText(later)).toContain('3 人中 0 人参加');
  });
});
