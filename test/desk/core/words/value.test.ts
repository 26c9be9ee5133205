import { expect, test } from 'vitest';
import { countWords } from '../../../../src/desk/core/words/value.ts';

test.each<[number: number, approximate: boolean, said: string]>([
  [320, false, '共 320 条'],
  [120, true, '共约120 条'],
  [12_000, true, '共约1.2万条'],
  [300_000_000, true, '共约3亿条'],
  [12_000, false, '共 12000 条'],
])('%d, approximate %j, stands beside words as 「%s」', (number, approximate, said) => {
  expect(countWords({ number, approximate }, '条', '共')).toBe(said);
});
