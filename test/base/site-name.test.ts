import { expect, test } from 'vitest';
import { siteNameAt } from '../../src/base/site-name.ts';

test.for([
  ['/', 'yuqing'],
  ['', 'yuqing'],
  ['/a/', 'yuqing@a'],
  ['/a', 'yuqing@a'],
  ['/city/land/', 'yuqing@city@land'],
] as const)('a site at %s stores under %s', ([base, name]) => {
  expect(siteNameAt(base)).toBe(name);
});
