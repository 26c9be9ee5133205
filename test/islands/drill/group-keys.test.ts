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
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
  ['a', undefined],
  ['ArrowUp', undefined],
  ['Enter', undefined],
])('%s means %s at the table', (key, meant) => {
  expect(groupKey(pressed(key), false)).toBe(meant);
});

test.each(['ArrowRight', 'ArrowLeft'])('%s belongs to whoever types', key => {
  expect(groupKey(pressed(key), true)).toBeUndefined();
});

test.each([
  { ctrlKey: true },
  { metaKey: true },
  { altKey: true },
  { isComposing: true },
  { defaultPrevented: true },
])('a key that means something else already (%j) means nothing here', more => {
  expect(groupKey(pressed('ArrowLeft', more), false)).toBeUndefined();
});
