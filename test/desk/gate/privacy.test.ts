import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalNumbers } from '../../../src/desk/gate/personal-number.ts';
import { findPrivate, type PrivateFinding } from '../../../src/desk/gate/privacy.ts';
import { suspicions, tuned } from '../../support/sentences.ts';

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

const wide = (text: string): string =>
  text.replace(/[\dX]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('what is nobody else’s business', () => {
  test.each([
    ['an illness', '反映人患有抑郁症，长期服药。'],
    ['a state of mind', '投诉人精神异常。'],
    ['the class of a child', '孩子在柳溪小学一年级二班读书。'],
  ])('finds %s', (_, text) => {
    expect(findPrivate(text, suspicions).map(({ kind }) => kind)).toContain('sensitive');
  });

  test.each([
    ['a rule for those who are ill', '患有严重疾病的申请人可以预约上门办理。'],
    ['a school near the place', '滑坡点距柳溪小学约300米。'],
  ])('finds nothing in %s', (_, text) => {
    expect(findPrivate(text, suspicions)).toEqual([]);
  });
});

describe('a home that neighbours know by it', () => {
  test.each([
    ['a family name and a place beside it', '户主姓林，就是村口小卖部那家，已经联系上了。'],
    ['a family name and the household', '是姓周的那户先报的。'],
    ['a flat', '漏水的是3栋502，已派人上门。'],
    ['a flat by building and unit', '反映人住3号楼2单元1201室。'],
  ])('is found: %s', (_, text) => {
    expect(findPrivate(text, suspicions).map(({ kind }) => kind)).toContain('home');
  });

  test.each([
    ['the room of a counter', '请到政务服务中心2号楼301办理。'],
    ['a building and how many live there', '3栋502户居民已经转移。'],
    ['a field in a form', '请写明姓名和住在哪里，家里几口人。'],
  ])('is not found in %s', (_, text) => {
    expect(findPrivate(text, suspicions).filter(({ kind }) => kind === 'home')).toEqual([]);
  });
});

describe('numbers that point to a person', () => {
  test.each([
    ['idCard', `身份证${idCard}，住某村`],
    ['idCard', `${idCard.toLowerCase()}`],
    ['idCard', '110105 1949 1231 002X'],
    ['idCard', wide(idCard)],
    ['phone', `电话：${phone}。`],
    ['phone', `+86 138 0013 8000`],
    ['phone', '138-0013-8000'],
    ['phone', '138.0013.8000'],
    ['phone', '138–0013–8000'],
    ['phone', wide(phone)],
    ['phone', '138一0013一8000'],
    ['phone', '一三八〇〇一三八〇〇〇'],
    ['phone', '壹叁捌、零零壹叁、捌零零零'],
    ['idCard', '110105·19491231·002X'],
  ])('finds %s in “%s”', (kind, text) => {
    expect(findPersonalNumbers(text)).toMatchObject([{ kind }]);
  });

  test('finds a bank card by its check digit', () => {
    const valid = Array.from({ length: 10 }, (_, digit) => bankCard.slice(0, -1) + digit).filter(luhn);
    expect(valid).toHaveLength(1);
    expect(findPersonalNumbers(`卡号 ${valid[0]}`)).toMatchObject([{ kind: 'bankCard' }]);
  });

  test.each([
    ['two phones in a row', `${phone} 13900139000`, ['phone', 'phone']],
    ['a phone after a date', `2026-11-24 ${phone}`, ['phone']],
    ['an id card before a phone', `${idCard} ${phone}`, ['idCard', 'phone']],
  ])('tells %s apart', (_, text, kinds) => {
    expect(findPersonalNumbers(text).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('says where each number stands', () => {
    const text = `甲 ${phone} 乙 ${idCard}`;
    expect(findPersonalNumbers(text).map(({ start, length }) => text.slice(start, start + length))).toEqual([
      phone,
      idCard,
    ]);
  });

  test.each([
    ['an id card with a wrong check digit', idCard.replace(/X$/, '1')],
    ['an id card with a day that is none', '11010519491331002X'],
    ['the index number of the plan', 'YT0012/2019-02427'],
    ['a document number', '国办发〔2016〕61号'],
    ['a date and time', '2026-11-24 14:32:05'],
    ['an area', '共 12345678901.5 平方米'],
    ['an area that begins like a phone', '共 13812345678.5 平方米'],
    ['an amount', '补偿款 1234567890 元'],
    ['a service line', '12345、0701-6441234'],
    ['the address of a post', 'https://weibo.com/13800138000/4987654321098765'],
  ])('raises no alarm at %s', (_name, text) => {
    expect(findPersonalNumbers(text)).toEqual([]);
  });

  test('never fails, and never points outside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        const beyond = findPersonalNumbers(text).filter(({ start, length }) => start + length > text.length);
        expect(beyond).toEqual([]);
      }),
    );
  });
});

const kinds = ['nameAtAddress', 'plate', 'phone', 'idCard', 'bankCard'] as const;
const found = (kind: PrivateFinding['kind'], text: string): readonly string[] =>
  findPrivate(text, suspicions)
    .filter(each => each.kind === kind)
    .map(each => each.text);

describe('what points to a person in a statement', () => {
  test.each(kinds)('%s: each sentence that holds one is caught', kind => {
    expect(tuned[kind].fires.filter(sentence => found(kind, sentence).length === 0)).toEqual([]);
  });

  test.each(kinds)('%s: no harmless sentence raises an alarm', kind => {
    expect(tuned[kind].silent.filter(sentence => findPrivate(sentence, suspicions).length > 0)).toEqual([]);
  });

  test.each([
    ['沙溪村王大力家房屋受损', '王大力'],
    ['户主：陈国平，住青石镇柳塘村2组', '陈国平'],
    ['柳塘村村民欧阳建国的后墙', '欧阳建国'],
    ['村民\u200b王 大力，家在柳塘村三组', '王 大力'],
  ])('the name in “%s” is given as it stands there', (text, name) => {
    expect(found('nameAtAddress', text)).toEqual([name]);
  });

  test.each([
    ['赣A12345', '赣A12345'],
    ['赣A·D12345', '赣A·D12345'],
    ['车牌赣a 12345。', '赣a 12345'],
    ['京A1234警', '京A1234警'],
    ['赣ＡＤ１２３４５', '赣ＡＤ１２３４５'],
    ['沪A12345D', '沪A12345D'],
  ])('the plate in “%s” is given as it stands there', (text, plate) => {
    expect(found('plate', text)).toEqual([plate]);
  });

  test.each([
    ['a letter no plate has', '赣I12345'],
    ['a letter O among the digits', '赣A1234O'],
    ['seven digits', '赣A1234567'],
    ['six digits without a letter', '赣A123456'],
    ['a parcel', '赣A12345号地块'],
  ])('no plate has %s', (_, text) => {
    expect(found('plate', text)).toEqual([]);
  });

  test('is told in the order of the text, and stands where it is said to', () => {
    const text = `沙溪村三组王大力，${phone}，赣A12345`;
    const all = findPrivate(text, suspicions);
    expect(all.map(({ kind }) => kind)).toEqual(['nameAtAddress', 'phone', 'plate']);
    for (const { start, text: piece } of all) expect(text.slice(start, start + piece.length)).toBe(piece);
  });

  test('never fails on any text, and stays within it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '村民',
              '王大力',
              '柳塘村',
              '3组',
              '家',
              '赣',
              'A',
              '12345',
              '，',
              '\u200b',
              '住',
            ),
            fc.string({ unit: 'binary' }),
          ),
        ),
        pieces => {
          const text = pieces.join('');
          const elsewhere = findPrivate(text, suspicions).filter(
            ({ start, text: piece }) => text.slice(start, start + piece.length) !== piece,
          );
          expect(elsewhere).toEqual([]);
        },
      ),
      { examples: [[['柳塘村', '\u200b', '3组', '王大力', '家']]] },
    );
  });
});
