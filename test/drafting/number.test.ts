import { describe, expect, test } from 'vitest';
import { chineseCount, inFormat, numberOf } from '../../src/drafting/number.ts';

describe('a number at the head of a line', () => {
  test.each([
    ['第十二章　附则', '章', '第十二章'],
    ['第三条 各科室', '条', '第三条'],
    ['三、组织机构', '一、', '三'],
    ['（二）工作职责', '（一）', '（二）'],
    ['(2) 报送', '（1）', '(2)'],
    ['1.网络舆情关注。', '1.', '1'],
    ['2．报送', '1.', '2'],
    ['3 处置', '1.', '3'],
    ['4.2.1 取样', '3 numbers', '4.2.1'],
    ['⑤回访', '①', '⑤'],
  ])('%s', (line, shape, name) => {
    expect(numberOf(line)).toMatchObject({ shape, name });
  });

  test.each([
    '2019年8月22日',
    '3个工作日内报送',
    '24小时内回访',
    '一般性的舆情',
    '第一时间发现',
    '100万元以上',
  ])('%s begins with none', line => {
    expect(numberOf(line)).toBeUndefined();
  });
});

test('a place in a list is printed as Word prints it', () => {
  expect([1, 10, 11, 20, 21].map(chineseCount)).toEqual(['一', '十', '十一', '二十', '二十一']);
  expect([100, 101, 110, 111, 120, 1005, 10000].map(chineseCount)).toEqual([
    '一百',
    '一百零一',
    '一百一十',
    '一百一十一',
    '一百二十',
    '一千零五',
    '10000',
  ]);
  expect(inFormat(3, 'chineseCountingThousand')).toBe('三');
  expect(inFormat(3, 'decimal')).toBe('3');
  expect(inFormat(3, 'decimalEnclosedCircle')).toBe('③');
  expect(inFormat(3, 'lowerLetter')).toBe('c');
  expect(inFormat(3, 'upperLetter')).toBe('C');
  expect(inFormat(3, 'bullet')).toBe('');
});
