import { afterAll, afterEach, expect, test, vi } from 'vitest';

// The next file is not to find the modules of a page that was played here.
afterAll(() => void vi.resetModules());

const native = Object.getOwnPropertyDescriptor(String.prototype, 'isWellFormed');

afterEach(() => {
  if (native !== undefined) Object.defineProperty(String.prototype, 'isWellFormed', native);
});

test('a browser of 2022, which cannot tell half a character, computes the same digests', async () => {
  const { digestOf } = await import('../../../src/log/hash.ts');
  const value = { 甲: '𠮷 😀', 乙: ['a', 1, null] };
  const expected = digestOf(value);
  Reflect.deleteProperty(String.prototype, 'isWellFormed');
  vi.resetModules();
  const old = await import('../../../src/log/hash.ts');
  expect(old.digestOf(value)).toBe(expected);
  expect(() => old.digestOf({ half: '\ud800' })).toThrow();
});
