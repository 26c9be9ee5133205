import { describe, expect, test } from 'vitest';
import {
  checkColleague,
  dialled,
  type RosterRefusal,
  type TypedColleague,
  withColleague,
} from '../../../src/islands/desk/roster.ts';
import type { Colleague } from '../../../src/session/records.ts';

const li: Colleague = { name: '李四', title: '值班长', phone: '0701-0000000 转 12' };
const wang: Colleague = { name: '王五' };
const roster = [li, wang];
const typed = (change: Partial<TypedColleague>): TypedColleague => ({
  name: '',
  title: '',
  role: '',
  phone: '',
  ...change,
});

describe('a colleague typed into the roster', () => {
  test.each<[typed: Partial<TypedColleague>, colleague: Colleague]>([
    [{ name: ' 赵六 ' }, { name: '赵六' }],
    [{ title: '值班长' }, { name: '', title: '值班长' }],
    [
      { name: '赵六', role: 'office' },
      { name: '赵六', role: 'office' },
    ],
    [
      { name: '赵六', title: '科员', phone: ' 6220000 ' },
      { name: '赵六', title: '科员', phone: '6220000' },
    ],
    // Of the same name, in another post.
    [
      { name: '李四', title: '科员' },
      { name: '李四', title: '科员' },
    ],
  ])('%j is taken', (change, colleague) => {
    expect(checkColleague(roster, typed(change), undefined)).toEqual({ ok: true, value: colleague });
  });

  test.each<[typed: Partial<TypedColleague>, refusal: RosterRefusal]>([
    [{ phone: '6220000' }, { code: 'nobody', field: 'name' }],
    [
      { name: '  ', title: '\t' },
      { code: 'nobody', field: 'name' },
    ],
    [{ name: '字'.repeat(31) }, { code: 'tooLong', field: 'name', length: 31, limit: 30 }],
    [{ title: '字'.repeat(31) }, { code: 'tooLong', field: 'title', length: 31, limit: 30 }],
    [
      { name: '赵六', phone: '打办公室' },
      { code: 'notAPhone', field: 'phone' },
    ],
    [{ name: '王五' }, { code: 'known', field: 'name' }],
    [
      { name: '李四', title: '值班长', phone: '' },
      { code: 'known', field: 'name' },
    ],
  ])('%j is refused at its field', (change, refusal) => {
    expect(checkColleague(roster, typed(change), undefined)).toEqual({ ok: false, refusal });
  });

  test('may stay as it is when it is the one being changed', () => {
    const same = checkColleague(roster, typed({ name: '王五', phone: '6220000' }), 1);
    expect(same).toEqual({ ok: true, value: { name: '王五', phone: '6220000' } });
  });

  test('takes the place of the one being changed, or the last', () => {
    const zhao: Colleague = { name: '赵六' };
    expect(withColleague(roster, zhao, li)).toEqual([zhao, wang]);
    expect(withColleague(roster, zhao, undefined)).toEqual([li, wang, zhao]);
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
