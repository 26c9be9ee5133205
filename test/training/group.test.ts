import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joiningSentence } from '../../src/text/training-record.ts';
import { groupView, joinGroup, type Member } from '../../src/training/group.ts';
import { nameIn, type TrainingEvent } from '../../src/training/record.ts';
import type { RecordFile } from '../../src/training/record-file.ts';
import { found, required } from '../support/playbook.ts';
import {
  answered,
  anyDeeds,
  catalog,
  type Deed,
  drill,
  finished,
  named,
  paper,
  recordFrom,
} from '../support/training-record.ts';

const fileOf = (events: readonly TrainingEvent[], gaps: readonly string[] = []): RecordFile => ({
  name: nameIn(events),
  events,
  gaps,
});

/** A group that took in these records, one after the other. */
const groupOf = (...records: readonly (readonly TrainingEvent[])[]): readonly Member[] =>
  records.reduce<readonly Member[]>((members, events) => joinGroup(members, fileOf(events)).members, []);

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

const rowOf = (members: readonly Member[], name: string) =>
  found(groupView(members, catalog).rows, row => row.name === name);

describe('joining a group', () => {
  const zhang = trainee('张三', answered('find-0'));
  const later = more(zhang, finished('find'));

  test('adds the record of somebody new, though the name is the same', () => {
    const joined = joinGroup(groupOf(zhang), fileOf(trainee('张三')));
    expect(joined.joining).toBe('added');
    expect(joined.members).toHaveLength(2);
    expect(groupView(joined.members, catalog).rows.map(({ isDiverging }) => isDiverging)).toEqual([
      false,
      false,
    ]);
  });

  test('puts a record that goes on in the place of its earlier state', () => {
    const joined = joinGroup(groupOf(zhang), fileOf(later));
    expect(joined.joining).toBe('extended');
    expect(joined.members.map(({ events }) => events)).toEqual([later]);
  });

  test('changes nothing for a state that is known, or earlier than one that is', () => {
    const members = groupOf(later);
    for (const known of [later, zhang, zhang.slice(0, 1)])
      expect(joinGroup(members, fileOf(known))).toEqual({ members, joining: 'known' });
  });

  test('keeps two that began alike and went their own ways, and marks both', () => {
    const other = more(zhang, finished('grade'));
    const joined = joinGroup(groupOf(later, trainee('李四')), fileOf(other));
    expect(joined.joining).toBe('diverging');
    expect(joined.members).toHaveLength(3);
    const { rows } = groupView(joined.members, catalog);
    expect(rows.map(({ isDiverging }) => isDiverging)).toEqual([true, false, true]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  });

  test('replaces the one of two diverging records that it extends, and they still diverge', () => {
    const other = more(zhang, finished('grade'));
    const joined = joinGroup(groupOf(later, other), fileOf(more(other, finished('draft'))));
    expect(joined.joining).toBe('diverging');
    expect(joined.members).toHaveLength(2);
  });

  test('does not give up an event that a later file has lost', () => {
    const longest = more(later, finished('grade'));
    const damaged = longest.filter((_, place) => place !== 1);
    const lost = [required(longest[1], 'event').hash];
    const joined = joinGroup(groupOf(later), fileOf(damaged, lost));
    expect(joined.joining).toBe('diverging');
    expect(joined.members).toHaveLength(2);
    expect(groupView(joined.members, catalog).rows.map(row => row.lost)).toEqual([0, 1]);
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
        expect(members.map(member => member.events)).toEqual([events]);
      }),
    );
  });

  test('is told in a sentence of its own each time', () => {
    const joinings = ['added', 'extended', 'known', 'diverging'] as const;
    for (const name of ['张三', ''])
      expect(new Set(joinings.map(joining => joiningSentence(joining, name))).size).toBe(joinings.length);
    expect(joiningSentence('added', '张三')).toContain('张三');
  });
});

describe('the rows of a group', () => {
  test('say who has done what', () => {
    const events = trainee('张三', finished('find'), paper(70), paper(90), drill(false), drill(true));
    const row = rowOf(groupOf(events, trainee('李四', drill(false))), '张三');
    expect(row).toMatchObject({
      lessonsDone: 1,
      drillsPassed: 1,
      drillsFailed: 0,
      vetoes: 1,
      pending: 0,
      selfJudged: 0,
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

  test('count a trainee once whose records diverge, by the longer one', () => {
    const begun = trainee('甲', answered('find-0', 0));
    const [one, other] = [
      more(begun, answered('find-2')),
      more(begun, answered('grade-0'), answered('find-1')),
    ];
    for (const members of [groupOf(one, other), groupOf(other, one)])
      expect(groupView(members, catalog).clauses.map(({ clause, trainees }) => [clause, trainees])).toEqual([
        ['1.1', 1],
        ['1.2', 1],
        ['2.1', 1],
      ]);
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
