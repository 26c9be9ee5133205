import { expect, test } from 'vitest';
import { testsReachedBy } from './support/reach.ts';

const texts = new Map([
  ['src/desk/post/post.ts', ''],
  ['src/desk/post/sentences.ts', "import { post } from './post.ts';"],
  ['src/desk/incident/derive.ts', "import { post } from '../post/post.ts';"],
  ['src/desk/incident/types.ts', "import type { Post } from '../post/post.ts';"],
  ['test/desk/incident/derive.test.ts', "import { derive } from '../../../src/desk/incident/derive.ts';"],
  ['test/desk/incident/types.test.ts', "import { types } from '../../../src/desk/incident/types.ts';"],
  ['test/desk/post/sentences.test.ts', "import { tell } from '../../../src/desk/post/sentences.ts';"],
  ['test/log/order.test.ts', "import { post } from '../../src/desk/post/post.ts';"],
]);

test('a changed file reaches the tests of its own folder first, then by distance, and none by types alone', () => {
  expect(testsReachedBy(['src/desk/post/post.ts'], texts)).toEqual([
    'test/desk/post/sentences.test.ts',
    'test/log/order.test.ts',
    'test/desk/incident/derive.test.ts',
  ]);
});

test('a changed test reaches itself', () => {
  expect(testsReachedBy(['test/log/order.test.ts'], texts)).toEqual(['test/log/order.test.ts']);
});
