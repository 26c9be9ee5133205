import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GroupMember, groupView, joinGroup } from '../../../src/training/records/group.ts';
import type { TrainingEvent } from '../../../src/training/records/record.ts';
import { groupNotes, joiningSentence } from '../../../src/training/records/record-words.ts';
import { found, required } from '../../support/playbook.ts';
import {
  answered,
  anyDeeds,
  catalog,
  type Deed,
  drill,
  exam,
  finished,
  named,
  recordFrom,
} from '../../support/training-record.ts';

/** A group that took in these records, one after the other. */
const groupOf = (...records: readonly (readonly TrainingEvent[])[]): readonly GroupMember[] =>
  records.reduce<readonly GroupMember[]>((members, events) => joinGroup(members, events).members, []);

let writers = 10;
/** The record of another trainee each time. */
const trainee = (name: string, ...happenings: readonly Deed[0][]): readonly TrainingEvent[] => {
  writers += 1;
  return recordFrom(
    [named(name), ...happenings].map((happening): Deed => [happening]),
    [],
    writers,
  );
};
const more = (events: readonly TrainingEvent[], ...happenings: readonly Deed[0][]) =>
  recordFrom(
    happenings.map((happening): Deed => [happening]),
    events,
  );

const rowOf = (members: readonly GroupMember[], name: string) =>
  found(groupView(members, catalog).rows, row => row.name === name);

describe('joining a group', () => {
  const zhang = trainee('张三', answered('find-0'));
  const later = more(zhang, finished('find'));

  test('adds the record of somebody new, though the name is the same', () => {
    const joined = joinGroup(groupOf(zhang), trainee('张三'));
    expect(joined.joining).toBe('added');
    expect(joined.members).toHaveLength(2);
    expect(new Set(groupView(joined.members, catalog).rows.map(({ id }) => id)).size).toBe(2);
  });

  test('puts a record that goes on in the place of its earlier state', () => {
    expect(joinGroup(groupOf(zhang), later)).toEqual({ joining: 'extended', members: [later] });
  });

  test('changes nothing for a state that is known, or earlier than one that is', () => {
    const members = groupOf(later);
    for (const known of [later, zhang, zhang.slice(0, 1)])
      expect(joinGroup(members, known)).toEqual({ members, joining: 'known' });
  });

  test('makes one of two that began alike and went their own ways: nothing of either is lost', () => {
    const other = more(zhang, finished('grade'), answered('find-2'));
    for (const [one, next] of [
      [later, other],
      [other, later],
    ] as const) {
      const joined = joinGroup(groupOf(one, trainee('李四')), next);
      expect(joined.joining).toBe('extended');
      expect(joined.members).toHaveLength(2);
      expect(rowOf(joined.members, '张三')).toMatchObject({ lessonsDone: 2, lost: 0 });
    }
  });

  test('gives back what one of two files has lost', () => {
    const longest = more(later, finished('grade'));
    const damaged = longest.filter((_, place) => place !== 1);
    expect(rowOf(groupOf(damaged), '张三').lost).toBe(1);
    expect(groupOf(damaged, later)).toEqual([longest]);
    expect(groupOf(later, damaged)).toEqual([longest]);
  });

  test('ends the same whichever states come, how often and in what order, as long as the last one is among them', () => {
    const states = anyDeeds(8).chain(deeds => {
      const events = recordFrom(deeds);
      const cuts = fc.array(fc.integer({ min: 1, max: events.length }), { maxLength: 6 });
      return fc.tuple(fc.constant(events), cuts, cuts);
    });
    fc.assert(
      fc.property(states, ([events, before, after]) => {
        const cut = (count: number) => events.slice(0, count);
        const members = groupOf(...before.map(cut), events, ...after.map(cut));
        expect(members).toEqual([events]);
      }),
    );
  });

  test('is told in a sentence of its own each time', () => {
    const joinings = ['added', 'extended', 'known'] as const;
    for (const name of ['张三', ''])
      expect(new Set(joinings.map(joining => joiningSentence(joining, name))).size).toBe(joinings.length);
    expect(joiningSentence('added', '张三')).toContain('张三');
  });
});

describe('the rows of a group', () => {
  test('say who has done what', () => {
    const events = trainee('张三', finished('find'), exam(70), exam(90), drill(false), drill(true));
    const row = rowOf(groupOf(events, trainee('李四', drill(false))), '张三');
    expect(row).toMatchObject({
      lessonsDone: 1,
      drillsPassed: 1,
      drillsFailed: 0,
      vetoes: 1,
      unjudged: 0,
      hasty: 0,
      lost: 0,
      lastAt: Date.parse(required(events.at(-1), 'event').at),
    });
    expect(row.paths.map(({ path, best, done }) => [path.id, best, done])).toEqual([
      ['office', 90, 1],
      ['section', undefined, 0],
    ]);
    expect(rowOf(groupOf(events, trainee('李四', drill(false))), '李四')).toMatchObject({
      lessonsDone: 0,
      drillsPassed: 0,
      drillsFailed: 1,
    });
  });

  test('count a drill that was ended too early to say neither way, and say so', () => {
    const open = drill(false, { report: 'P' }, undefined, {
      notAssessed: ['publish'],
      failures: [],
    });
    const row = rowOf(groupOf(trainee('张三', open)), '张三');
    expect(row).toMatchObject({ drills: 1, drillsPassed: 0, drillsFailed: 0, open: 1 });
    expect(groupNotes(row)).toContain('1 遍演练结束得早');
    expect(rowOf(groupOf(trainee('张三', drill(true), open)), '张三')).toMatchObject({
      drillsPassed: 1,
      drillsFailed: 0,
    });
  });

  test('stand in the order in which they joined, and are none for nobody', () => {
    const members = groupOf(trainee('乙'), trainee('甲'), trainee(''));
    expect(groupView(members, catalog).rows.map(({ name }) => name)).toEqual(['乙', '甲', '']);
    expect(groupView([], catalog)).toEqual({ rows: [], clauses: [] });
  });
});

describe('the weak clauses of a group', () => {
  test('are the mean of what each trainee gets right, the weakest first', () => {
    const members = groupOf(
      // Asked often and always right: weighs no more than the one wrong answer of the other.
      trainee('甲', answered('find-0'), answered('find-2'), answered('find-4'), answered('grade-0', 0.5)),
      trainee('乙', answered('find-0', 0), answered('draft-0')),
      trainee('丙'),
    );
    expect(groupView(members, catalog).clauses).toEqual([
      { clause: '1.1', trainees: 2, asked: 4, strength: 0.5 },
      { clause: '2.1', trainees: 1, asked: 1, strength: 0.5 },
      { clause: '3.1', trainees: 1, asked: 1, strength: 1 },
    ]);
  });

  test('put of two that are as weak the one first that more were asked about', () => {
    const members = groupOf(
      trainee('甲', answered('find-0', 0), answered('close-0', 0)),
      trainee('乙', answered('close-2', 0)),
    );
    expect(groupView(members, catalog).clauses.map(({ clause }) => clause)).toEqual(['4.1', '1.1']);
  });

  test('are in order and within bounds, whatever was done', () => {
    const records = fc.array(anyDeeds(12), { maxLength: 5 });
    fc.assert(
      fc.property(records, each => {
        const members = groupOf(...each.map((deeds, writer) => recordFrom(deeds, [], writer + 1)));
        const { clauses } = groupView(members, catalog);
        const strengths = clauses.map(({ strength }) => strength);
        expect(strengths).toEqual([...strengths].sort((one, other) => one - other));
        for (const { strength, trainees, asked } of clauses) {
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
          expect(trainees).toBeGreaterThan(0);
          expect(trainees).toBeLessThanOrEqual(members.length);
          expect(asked).toBeGreaterThanOrEqual(trainees);
        }
      }),
      { numRuns: 50 },
    );
  });
});
