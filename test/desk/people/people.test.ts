import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/desk/core/define.ts';
import { checkFields, signerField } from '../../../src/desk/core/fields.ts';
import { titledPerson } from '../../../src/desk/core/titled-name.ts';
import { likelySame } from '../../../src/desk/people/likely-same.ts';
import { likelyAmong, namedIn } from '../../../src/desk/people/people.ts';
import { NOBODY_APART, pairKey, personKey, samePerson } from '../../../src/desk/people/same-person.ts';
import { HOUR, iso, NOW } from '../../support/answers.ts';
import { minutesOf } from '../../support/hostile-files.ts';
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

test('a body typed where people go is offered as nobody', () => {
  const log = act(openLog(), contextAt(NOW), {
    kind: 'minute',
    sort: 'phoneReport',
    steps: ['report-to-leaders'],
    heldAt: iso(NOW),
    people: '市政府值班室、法规科、某市公安局、岩舍镇政府、王小村、李四',
    said: '简要情况',
  });
  const names = viewOf(log).people.all.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['王小村', '李四']));
  for (const body of ['市政府值班室', '法规科', '某市公安局', '岩舍镇政府'])
    expect(names).not.toContain(body);
});

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

describe('a title written into the name', () => {
  test.each([
    ['主任江道圆', '江道圆', '主任'],
    ['办公室主任 江道圆', '江道圆', '办公室主任'],
    ['江道圆（办公室主任）', '江道圆', '办公室主任'],
    ['江道圆 主任', '江道圆', '主任'],
    ['江道圆主任', '江道圆', '主任'],
    ['矿产管理科科长赵六', '赵六', '矿产管理科科长'],
    ['副组长周敏', '周敏', '副组长'],
    ['科长阿依·古丽', '阿依·古丽', '科长'],
  ])('%s is %s, %s', (written, name, title) => {
    expect(titledPerson({ name: written })).toEqual({ name, title });
    expect(samePerson(NOBODY_APART, { name: written }, { name })).toBe(true);
    expect(personKey(NOBODY_APART, { name: written })).toBe(personKey(NOBODY_APART, { name }));
  });

  test.each([
    '江道圆',
    '江主任',
    '值班长',
    '主任办公会',
    '石板镇镇长',
    '石板镇长',
    '办公室主任科员',
    '主任助理',
  ])('%s has none', name => {
    expect(titledPerson({ name })).toEqual({ name });
  });

  test('is kept where another title stands in its own field', () => {
    const person = { name: '副组长周敏', title: '局长' };
    expect(titledPerson(person)).toEqual(person);
    expect(titledPerson({ name: '主任江道圆', title: '办公室主任' })).toEqual({
      name: '江道圆',
      title: '办公室主任',
    });
  });

  test('is taken for the title of whoever signs', () => {
    const typed = { person: { name: '主任江道圆' } };
    expect(checkFields({ person: signerField }, typed, NOW)).toEqual({
      ok: true,
      value: { person: { name: '江道圆', title: '主任' } },
    });
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

  test('are those who took part in a meeting or were reached by telephone, too', () => {
    const met = act(log, context, {
      kind: 'minute',
      sort: 'meeting',
      steps: [],
      heldAt: iso(NOW),
      people: '王五、赵六',
      said: '先核实',
    });
    expect(all(met).map(({ name }) => name)).toEqual(['赵六', '王五', '张三']);
  });

  test('are not gone through again with each record, however many there are', () => {
    let read = 0;
    const counted = minutesOf(40, 100).map(event => {
      const { data } = event as { readonly data: { readonly people?: readonly string[] } };
      if (data.people === undefined) return event;
      const people = new Proxy(data.people, {
        get: (names, key) => {
          if (/^\d/.test(String(key))) read += 1;
          return Reflect.get(names, key);
        },
      });
      return { ...event, data: { ...data, people } } as typeof event;
    });
    let before = logOf(counted);
    expect(all(before).length).toBeGreaterThan(4_000);
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

  test('are one who was named by his name and by title and name, with the title that says more', () => {
    const named = act(
      log,
      context,
      { kind: 'assign', steps: ['archive'], to: { name: '江道圆', title: '办公室主任' } },
      { kind: 'assign', steps: ['review'], to: { name: '主任江道圆' } },
    );
    expect(all(named).filter(({ name }) => name.includes('江道圆'))).toEqual([
      { name: '江道圆', title: '办公室主任' },
    ]);
  });

  test('are asked about once where two are likely one, and one or two from then on', () => {
    const jiang = { name: '江道圆', title: '办公室主任' };
    const addressed = { name: '江主任' };
    const named = act(
      log,
      context,
      { kind: 'assign', steps: ['archive'], to: addressed },
      { kind: 'assign', steps: ['review'], to: jiang },
      { kind: 'recordPerson', person: addressed, phone: '0701-1' },
    );
    expect(likelyAmong(viewOf(named).people)).toEqual([jiang, { ...addressed, phone: '0701-1' }]);
    const answered = (same: boolean) =>
      act(named, context, { kind: 'comparePeople', one: jiang, other: addressed, same });
    const { people } = viewOf(answered(true));
    expect(likelyAmong(people)).toBeUndefined();
    expect(samePerson(people, jiang, addressed)).toBe(true);
    expect(people.all.filter(each => samePerson(people, each, jiang))).toEqual([
      { ...jiang, phone: '0701-1' },
    ]);
    const two = viewOf(answered(false)).people;
    expect(likelyAmong(two)).toBeUndefined();
    expect(samePerson(two, jiang, addressed)).toBe(false);
    expect(viewOf(takenBack(answered(true), context)).people).toEqual(viewOf(named).people);
  });

  test.each([
    ['a name of three with one other character, and the same duty', { name: '江道园', title: '主任' }, true],
    ['a name of three with one other character, and another duty', { name: '江道园', title: '科长' }, false],
    ['another surname', { name: '汪道圆', title: '办公室主任' }, false],
    ['a surname with a duty that nobody has', { name: '江科长' }, false],
    ['another surname with the duty', { name: '王主任' }, false],
  ])('are likely one, or not: %s', (_, other, likely) => {
    const jiang = { name: '江道圆', title: '办公室主任' };
    expect(likelySame([jiang, other])).toHaveLength(likely ? 1 : 0);
    expect(likelySame([other, jiang])).toHaveLength(likely ? 1 : 0);
  });
});
