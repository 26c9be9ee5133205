import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf } from '../../src/base/amount.ts';

describe('numbers as people give them', () => {
  test.each([
    ['120', 120, false],
    ['1,200', 1200, false],
    ['１２０', 120, false],
    ['12.5', 12.5, false],
    ['约120', 120, true],
    ['大约 120', 120, true],
    ['120左右', 120, true],
    ['3.2万', 32_000, true],
    ['３．２ 万', 32_000, true],
    ['3.2w', 32_000, true],
    ['近5千', 5_000, true],
    ['10万+', 100_000, true],
    ['200余', 200, true],
    ['1.5亿', 150_000_000, true],
    ['1.15亿', 115_000_000, true],
  ])('%s', (text, number, approximate) => {
    expect(amountOf(text)).toEqual({ number, approximate });
  });

  test.each(['', '若干', '-1', '12人', '1.2.3', ',', '0x10', '几万', '万', '约', '9'.repeat(17)])(
    '%s is none',
    text => {
      expect(amountOf(text)).toBeUndefined();
    },
  );

  test('a whole number is read as it is, and as approximate behind 约', () => {
    fc.assert(
      fc.property(fc.nat(), number => {
        expect(amountOf(String(number))).toEqual({ number, approximate: false });
        expect(amountOf(`约${number}`)).toEqual({ number, approximate: true });
      }),
    );
  });
});
