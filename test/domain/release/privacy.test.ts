import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalNumbers } from '../../../src/domain/release/privacy.ts';

// Invented numbers with right check digits; none belongs to anybody.
const idCard = '11010519491231002X';
const bankCard = '6222020000000000008';
const phone = '13800138000';

const luhn = (digits: string): boolean =>
  [...digits].reverse().reduce((sum, digit, position) => {
    const value = Number(digit) * (position % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

describe('numbers that point to a person', () => {
  test.each([
    ['idCard', `身份证${idCard}，住某村`],
    ['idCard', `${idCard.toLowerCase()}`],
    ['phone', `电话：${phone}。`],
    ['phone', `+86 138 0013 8000`],
    ['phone', '138-0013-8000'],
  ])('finds %s in “%s”', (kind, text) => {
    expect(findPersonalNumbers(text)).toMatchObject([{ kind }]);
  });

  test('finds a bank card by its check digit', () => {
    const valid = Array.from({ length: 10 }, (_, digit) => bankCard.slice(0, -1) + digit).filter(luhn);
    expect(valid).toHaveLength(1);
    expect(findPersonalNumbers(`卡号 ${valid[0]}`)).toMatchObject([{ kind: 'bankCard' }]);
  });

  test('says where each number stands', () => {
    const text = `甲 ${phone} 乙 ${idCard}`;
    expect(
      findPersonalNumbers(text).map(({ start, length }) => text.slice(start, start + length).trim()),
    ).toEqual([phone, idCard]);
  });

  test.each([
    ['an id card with a wrong check digit', idCard.replace(/X$/, '1')],
    ['an id card with a day that is none', '11010519491331002X'],
    ['the index number of the plan', 'YT0012/2019-02427'],
    ['a document number', '国办发〔2016〕61号'],
    ['a date and time', '2026-11-24 14:32:05'],
    ['an area', '共 12345678901.5 平方米'],
    ['an amount', '补偿款 1234567890 元'],
    ['a service line', '12345、0701-6441234'],
    ['the address of a post', 'https://weibo.com/13800138000/4987654321098765'],
  ])('raises no alarm at %s', (_name, text) => {
    expect(findPersonalNumbers(text)).toEqual([]);
  });

  test('never fails, and never points outside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        for (const { start, length } of findPersonalNumbers(text))
          expect(start + length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
