import { expect, test } from 'vitest';
import { nearest } from '../../src/base/nearest.ts';

const known = ['leading-group', 'office', 'info-centre'];

test.each([
  ['offcie', 'office'],
  ['ofice', 'office'],
  ['leadinggroup', 'leading-group'],
  ['info-center', 'info-centre'],
  ['weather', undefined],
  ['', undefined],
])('takes %j for %j', (name, expected) => {
  expect(nearest(name, known)).toBe(expected);
});
