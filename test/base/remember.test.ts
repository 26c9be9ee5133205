import { expect, test } from 'vitest';
import { lately, onceEach } from '../../src/base/remember.ts';

test('what a name comes to is worked out once, though it comes to nothing', () => {
  const asked: string[] = [];
  const find = onceEach((name: string) => {
    asked.push(name);
    return undefined;
  });
  expect([find('one'), find('one'), find('two')]).toEqual([undefined, undefined, undefined]);
  expect(asked).toEqual(['one', 'two']);
});

test('a text of those looked at lately is read once; beyond so many characters all are forgotten', () => {
  const read: string[] = [];
  const length = lately(5, text => {
    read.push(text);
    return text.length;
  });
  expect(['abc', 'de', 'abc', 'de'].map(length)).toEqual([3, 2, 3, 2]);
  expect(read).toEqual(['abc', 'de']);
  expect(['f', 'abc', 'a longer one', 'a longer one'].map(length)).toEqual([1, 3, 12, 12]);
  expect(read).toEqual(['abc', 'de', 'f', 'abc', 'a longer one']);
});
