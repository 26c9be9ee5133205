import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/desk/core/define.ts';
import { namedIn } from '../../../src/desk/people/people.ts';
import { NOBODY_APART, pairKey, personKey, samePerson } from '../../../src/desk/people/same-person.ts';
import { HOUR, iso, NOW } from '../../support/answers.ts';
import { goneOn } from '../../support/hostile-files.ts';
import {
  act,
  allEvents,
  answer,
  contextAt,
  countingIds,
  logOf,
  openLog,
  reasonOf,
  refusalOf,
  sheet,
  takenBack,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { anyReleaseTurns, playRelease } from '../../support/release.ts';

const anyPerson: fc.Arbitrary<Person> = fc.record(
  {
    name: fc.constantFrom('张三', '张　三', ' 张三 ', '王伟', '王 伟', '阿依·古丽', '阿依•古丽', '', 'Ｌi'),
    title: fc.constantFrom('科长', '副局长', ' 科 长', '值班长', ''),
  },
  { requiredKeys: ['name'] },
);

describe('one person', () => {
  test.each([
    ['张三', '张　三'],
    ['张三', ' 张 三'],
    ['Ｌi', 'Li'],
    ['阿依·古丽', '阿依•古丽'],
  ])('%s is %s', (one, other) => {
    expect(samePerson(NOBODY_APART, { name: one }, { name: other, title: '科长' })).toBe(true);
  });

  test('two names are two people, and a duty title alone is nobody else', () => {
    expect(samePerson(NOBODY_APART, { name: '张三' }, { name: '张四' })).toBe(false);
    expect(samePerson(NOBODY_APART, { name: '', title: '值班长' }, { name: '张三', title: '值班长' })).toBe(
      false,
    );
    expect(samePerson(NOBODY_APART, { name: '', title: '值班长' }, { name: ' ', title: '值 班长' })).toBe(
      true,
    );
  });

  test('being the same holds of oneself, both ways and onwards, while nobody is told apart', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, anyPerson, (one, other, third) => {
        const same = (a: Person, b: Person): boolean => samePerson(NOBODY_APART, a, b);
        expect(same(one, one)).toBe(true);
        expect(same(one, other)).toBe(same(other, one));
        if (same(one, other) && same(other, third)) expect(same(one, third)).toBe(true);
        expect(same(one, other)).toBe(personKey(NOBODY_APART, one) === personKey(NOBODY_APART, other));
      }),
    );
  });

  test('two told apart are two, whichever is named first; whoever has no title may be either', () => {
    const people = { ...NOBODY_APART, apart: new Set([pairKey('王伟', ['副局长', '科长'])]) };
    const [head, deputy] = [
      { name: '王　伟', title: '科长' },
      { name: '王伟', title: '副 局长' },
    ];
    expect(samePerson(people, head, deputy)).toBe(false);
    expect(samePerson(people, deputy, head)).toBe(false);
    expect(personKey(people, head)).not.toBe(personKey(people, deputy));
    for (const each of [head, deputy]) {
      expect(samePerson(people, each, each)).toBe(true);
      expect(samePerson(people, each, { name: '王伟' })).toBe(true);
    }
    expect(samePerson(people, { name: '李四', title: '科长' }, { name: '李四', title: '副局长' })).toBe(true);
  });
});

const log = openLog();
const context = contextAt(NOW, countingIds(5), zhang);
const all = (of: typeof log) => viewOf(of).people.all;

describe('the people of an incident', () => {
  test('are all whom anything in it names, in any log', () => {
    fc.assert(
      fc.property(anyReleaseTurns, turns => {
        const { logs } = playRelease(turns);
        for (const each of logs) expect(viewOf(each).people).toEqual(viewOf(logOf(each.events)).people);
        const merged = logOf(allEvents(logs));
        const { people } = viewOf(merged);
        const known = new Set(people.all.map(each => personKey(people, each)));
        const named = merged.events
          .filter(({ id }) => !merged.undone.has(id))
          .flatMap(event => namedIn(merged.family.kinds, event));
        expect(named.filter(each => !known.has(personKey(people, each)))).toEqual([]);
        expect(known.size).toBe(people.all.length);
        for (const event of merged.events)
          for (const [, name] of JSON.stringify(event.data).matchAll(
            /"(?:person|owner|to|second)":\{[^}]*"name":"([^"]+)"/g,
          ))
            expect(namedIn(merged.family.kinds, event).map(each => each.name)).toContain(name);
      }),
      { numRuns: 40 },
    );
  });

  test('stand with the last named first, and keep the title that they were named with', () => {
    const worked = act(
      log,
      context,
      { kind: 'assign', steps: ['archive'], to: { name: '王五', title: '科长' } },
      { kind: 'assign', steps: ['review'], to: { name: '赵六' } },
      { kind: 'handOver', to: { role: 'infoCentre', name: '王　五', title: '科长' }, sheet },
    );
    expect(all(worked)).toEqual([
      { name: '王五', title: '科长', role: 'infoCentre' },
      { name: '张三', role: 'office' },
      { name: '赵六' },
    ]);
  });

  test('are not gone through again with each record, however many there are', () => {
    let read = 0;
    const counted = goneOn(openLog(), 1_000, place => {
      const to = { name: `${place}号` };
      const steps = ['none-of-the-plan'];
      return {
        type: 'assigned',
        data: {
          steps,
          get to() {
            read += 1;
            return to;
          },
        },
      };
    });
    let before = logOf(counted);
    expect(all(before)).toHaveLength(1_001);
    read = 0;
    const later = contextAt(NOW + HOUR, countingIds(6));
    for (const name of ['王五', '赵六']) {
      before = act(before, later, {
        kind: 'assign',
        steps: ['archive'],
        to: { name },
      });
      expect(all(before)[0]?.name).toBe(name);
    }
    expect(read).toBe(0);
    // Not with what is taken back either: who an event names is known of it.
    expect(all(takenBack(before, later))[0]?.name).toBe('王五');
    expect(read).toBe(0);
  });

  test('are known with what was recorded of them, and not once that is taken back', () => {
    const recorded = act(log, context, {
      kind: 'recordPerson',
      person: { name: '王五', title: '科长' },
      role: 'office',
      phone: '0701-0000000 转 12',
    });
    expect(all(recorded)[0]).toEqual({
      name: '王五',
      title: '科长',
      role: 'office',
      phone: '0701-0000000 转 12',
    });
    const undone = takenBack(recorded, context);
    expect(all(undone)).toEqual(all(log));
  });

  test('are recorded once: what is known is not said again, and only what changed is', () => {
    const command = { kind: 'recordPerson', person: { name: '王五', title: '科长' } } as const;
    const recorded = act(log, context, command);
    expect(refusalOf(recorded, command, context)).toMatchObject({ code: 'unchanged' });
    const more = act(recorded, context, { ...command, phone: '12345' });
    expect(more.events.at(-1)?.data).toEqual({ name: '王五', known: '科长', phone: '12345' });
  });

  test.each([
    ['a number that no telephone dials', { phone: '王五家' }, 'notAPhone'],
    ['a role that the plan does not have', { role: 'king' }, 'noRole'],
  ])('are refused with %s', (_, more, code) => {
    const decided = answer(
      log,
      { kind: 'recordPerson', person: { name: '王五', title: '科长' }, ...more },
      context,
    );
    expect(decided.ok ? undefined : reasonOf(decided.refusal)).toMatchObject({ code });
  });

  test('of one name are two once told apart, each with a telephone of their own', () => {
    const two = act(
      log,
      context,
      { kind: 'tellApart', name: '王伟', title: '科长', other: '副局长' },
      { kind: 'recordPerson', person: { name: '王伟', title: '科长' }, phone: '111' },
      { kind: 'recordPerson', person: { name: '王 伟', title: '副局长' }, phone: '222' },
    );
    expect(all(two)).toEqual([
      { name: '王 伟', title: '副局长', phone: '222' },
      { name: '张三', role: 'office' },
      { name: '王伟', title: '科长', phone: '111' },
    ]);
    expect(viewOf(two).differences).toEqual([]);
  });

  test('keep the numbers that were recorded before they were told apart, each where it was said', () => {
    const named = act(log, context, {
      kind: 'assign',
      steps: ['archive'],
      to: { name: '王伟', title: '副局长' },
    });
    const numbered = act(
      named,
      context,
      // Said of somebody whose title was known, and of somebody by another title: one person then.
      { kind: 'recordPerson', person: { name: '王伟' }, phone: '222' },
      { kind: 'recordPerson', person: { name: '王伟', title: '科长' }, role: 'office', phone: '111' },
    );
    expect(all(numbered).filter(({ name }) => name === '王伟')).toMatchObject([{ phone: '111' }]);
    const apart = act(numbered, context, {
      kind: 'tellApart',
      name: '王伟',
      title: '科长',
      other: '副局长',
    });
    expect(all(apart).filter(({ name }) => name === '王伟')).toEqual([
      { name: '王伟', title: '科长', role: 'office', phone: '111' },
      { name: '王伟', title: '副局长', phone: '222' },
    ]);
    // Later records about one of them belong to that one alone.
    const later = act(apart, context, {
      kind: 'recordPerson',
      person: { name: '王伟', title: '副局长' },
      phone: '333',
    });
    expect(all(later).map(({ phone }) => phone)).toEqual(expect.arrayContaining(['111', '333']));
    expect(all(takenBack(later, context)).map(({ phone }) => phone)).toEqual(
      expect.arrayContaining(['111', '222']),
    );
  });

  test('are not told apart by one and the same title', () => {
    const decided = answer(
      log,
      { kind: 'tellApart', name: '王伟', title: '科长', other: ' 科　长' },
      context,
    );
    expect(decided.ok ? undefined : reasonOf(decided.refusal)).toEqual({ code: 'sameTitle' });
  });

  test('are one by two names once somebody has said so, until that is taken back', () => {
    const jiang = { name: '江道圆', title: '办公室主任' };
    const addressed = { name: '江主任' };
    const named = act(
      log,
      context,
      { kind: 'assign', steps: ['archive'], to: addressed },
      { kind: 'assign', steps: ['review'], to: jiang },
      { kind: 'recordPerson', person: addressed, phone: '0701-1' },
    );
    expect(samePerson(viewOf(named).people, jiang, addressed)).toBe(false);
    const said = act(named, context, { kind: 'tellSame', one: jiang, other: addressed });
    const { people } = viewOf(said);
    expect(samePerson(people, jiang, addressed)).toBe(true);
    expect(people.all.filter(each => samePerson(people, each, jiang))).toEqual([
      { ...jiang, phone: '0701-1' },
    ]);
    expect(refusalOf(said, { kind: 'tellSame', one: addressed, other: jiang }, context)).toMatchObject({
      code: 'unchanged',
    });
    expect(viewOf(takenBack(said, context)).people).toEqual(viewOf(named).people);
  });

  test('are nobody whom a unit that was called or given a step could be taken for', () => {
    const unit = '当地政府值班室';
    const given = act(
      log,
      context,
      { kind: 'call', list: undefined, post: undefined, unit, calledAt: iso(NOW), end: 'reached' },
      { kind: 'assign', steps: ['archive'], unit },
    );
    expect(all(given)).toEqual([{ name: '张三', role: 'office' }]);
  });

  test('are the same whatever words stand in any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('主任江道圆', '刘洋科长到场', '法规科、李四')),
        words => {
          const text = `记${words}。`;
          const noted = act(
            log,
            context,
            {
              kind: 'note',
              step: undefined,
              text,
              noteKind: undefined,
              happenedAt: undefined,
              answers: undefined,
            },
            {
              kind: 'minute',
              sort: 'meeting',
              steps: [],
              heldAt: iso(NOW),
              people: text,
              said: text,
              reply: text,
            },
          );
          expect(all(noted)).toEqual([{ name: '张三', role: 'office' }]);
        },
      ),
    );
  });
});
