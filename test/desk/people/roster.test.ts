import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/desk/core/define.ts';
import {
  checkColleague,
  dialled,
  inPlaceOf,
  type TypedColleague,
  withColleague,
} from '../../../src/desk/people/roster.tsx';
import { type Distinguished, pairKey } from '../../../src/desk/people/same-person.ts';
import { personOf } from '../../../src/kit/person.ts';
import type { RosterColleague } from '../../../src/session/records.ts';

const li: RosterColleague = { name: '李四', title: '值班长', phone: '0701-0000000 转 12' };
const wang: RosterColleague = { name: '王五' };
const roster = [li, wang];
const people: Distinguished = { apart: new Set(), alias: new Map() };
const typed = ({ name = '', title = '', ...rest }: Partial<Person & TypedColleague>): TypedColleague => ({
  person: personOf({ name, title }),
  unit: '',
  role: '',
  phone: '',
  ...rest,
});

describe('a colleague typed into the roster', () => {
  test.each<[typed: Partial<Person & TypedColleague>, colleague: RosterColleague]>([
    [{ name: ' 赵六 ' }, { name: '赵六' }],
    [{ title: '值班长' }, { name: '', title: '值班长' }],
    [
      { name: '赵六', unit: ' 矿产管理科 ', role: 'office' },
      { name: '赵六', unit: '矿产管理科', role: 'office' },
    ],
    [
      { name: '赵六', title: '科员', phone: ' 6220000 ' },
      { name: '赵六', title: '科员', phone: '6220000' },
    ],
    [
      { name: '赵六', machine: ' 3F9A 0c11 22dd 4e5f 0001 beef ' },
      { name: '赵六', machine: '3f9a 0c11 22dd 4e5f 0001 beef' },
    ],
    // Already there: their entry takes what is new.
    [
      { name: '李　四', title: '科员' },
      { name: '李　四', title: '科员' },
    ],
  ])('%j is taken', (change, colleague) => {
    expect(checkColleague(roster, typed(change), undefined, people)).toEqual({ ok: true, value: colleague });
  });

  test.each<[typed: Partial<Person & TypedColleague>, field: string, code: string]>([
    [{ phone: '6220000' }, 'person', 'nobody'],
    [{ name: '  ', title: '\t' }, 'person', 'nobody'],
    [{ name: '字'.repeat(31) }, 'person', 'tooLong'],
    [{ title: '字'.repeat(31) }, 'person', 'tooLong'],
    [{ name: '赵六', phone: '打办公室' }, 'phone', 'notAPhone'],
  ])('%j is refused at its field', (change, field, code) => {
    expect(checkColleague(roster, typed(change), undefined, people)).toMatchObject({
      ok: false,
      refusal: { field, why: { code } },
    });
  });

  test('keeps the code of their machine where it is not asked for; what is no code is none', () => {
    const before: RosterColleague = { ...wang, machine: '3f9a 0c11 22dd 4e5f 0001 beef' };
    expect(checkColleague([before], typed({ name: '王五' }), before, people)).toEqual({
      ok: true,
      value: before,
    });
    expect(checkColleague([before], typed({ name: '王五', machine: '' }), before, people)).toEqual({
      ok: true,
      value: wang,
    });
    expect(checkColleague([before], typed({ name: '王五', machine: '3f9a' }), before, people)).toEqual({
      ok: false,
      refusal: { code: 'noMachineCode' },
    });
  });

  test('may stay the person it is when it is the one being changed, and become nobody else of the roster', () => {
    const same = checkColleague(roster, typed({ name: '王　五', phone: '6220000' }), wang, people);
    expect(same).toEqual({ ok: true, value: { name: '王　五', phone: '6220000' } });
    expect(checkColleague(roster, typed({ name: '李 四' }), wang, people)).toEqual({
      ok: false,
      refusal: { code: 'known' },
    });
  });

  test('takes the place of the one being changed, or the last', () => {
    const zhao: RosterColleague = { name: '赵六' };
    expect(inPlaceOf(roster, li, zhao)).toEqual([zhao, wang]);
    expect(withColleague(roster, zhao, people)).toEqual([li, wang, zhao]);
  });

  test('has one entry however the name is written, and adds what is new to it', () => {
    expect(withColleague(roster, { name: '李　四', title: '副科长', role: 'office' }, people)).toEqual([
      { name: '李　四', title: '副科长', role: 'office', phone: '0701-0000000 转 12' },
      wang,
    ]);
    expect(withColleague(roster, { name: ' 王 五', phone: '6220000' }, people)).toHaveLength(2);
  });

  test('has two entries for two of one name whom an officer has told apart', () => {
    const apart = new Set([pairKey('李四', ['值班长', '科员'])]);
    const clerk: RosterColleague = { name: '李四', title: '科员' };
    expect(withColleague(roster, clerk, { ...people, apart })).toEqual([li, wang, clerk]);
    // In an incident that knows nothing of the two, either may still be changed.
    const both = [li, clerk];
    const phone = typed({ name: '李四', title: '科员', phone: '6220000' });
    expect(checkColleague(both, phone, clerk, people).ok).toBe(true);
    expect(inPlaceOf(both, clerk, { ...clerk, phone: '6220000' })).toEqual([
      li,
      { ...clerk, phone: '6220000' },
    ]);
  });
});

test.each([
  ['6220000', '6220000'],
  ['0701-622 0000 转 12', '07016220000'],
  ['（0701）6220000，6220001', '07016220000'],
  ['+86 701 6220000 / 6220001', '+867016220000'],
])('%j is dialled as %s', (phone, number) => {
  expect(dialled(phone)).toBe(number);
});
