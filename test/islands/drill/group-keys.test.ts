import { expect, test } from 'vitest';
import { groupKey } from '../../../src/islands/drill/useGroupKeys.ts';

const pressed = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});

test.each([
  ['ArrowRight', 'next'],
  ['ArrowLeft', 'previous'],
  ['a', 'answer'],
  ['A', 'answer'],
  ['b', undefined],
  ['ArrowUp', undefined],
  ['Enter', undefined],
])('%s means %s at the table', (key, meant) => {
  expect(groupKey(pressed(key), false)).toBe(meant);
});

test.each(['ArrowRight', 'ArrowLeft', 'a'])('%s belongs to whoever types', key => {
  expect(groupKey(pressed(key), true)).toBeUndefined();
});

test.each([
  { ctrlKey: true },
  { metaKey: true },
  { altKey: true },
  { isComposing: true },
  { defaultPrevented: true },
])('a key that means something else already (%j) means nothing here', more => {
  expect(groupKey(pressed('a', more), false)).toBeUndefined();
  expect(groupKey(pressed('ArrowLeft', more), false)).toBeUndefined();
});
