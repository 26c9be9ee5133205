import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPreference, readPreference, watchPreferences } from '../../src/session/preferences.ts';
import { stubStorage } from '../support/page.ts';

beforeEach(() => void stubStorage());
afterEach(() => void vi.unstubAllGlobals());

test('a preference is remembered, changed and forgotten', () => {
  expect(readPreference('theme')).toBeUndefined();
  keepPreference('theme', 'dark');
  keepPreference('size', 'large');
  expect(readPreference('theme')).toBe('dark');
  keepPreference('theme', 'light');
  expect(readPreference('theme')).toBe('light');
  keepPreference('theme', undefined);
  expect(readPreference('theme')).toBeUndefined();
  expect(readPreference('size')).toBe('large');
});

test('who watches hears of a change here and in another tab, until they have had enough', () => {
  const target = new EventTarget();
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  let heard = 0;
  const stop = watchPreferences(() => {
    heard += 1;
  });
  keepPreference('theme', 'dark');
  target.dispatchEvent(new Event('storage'));
  expect(heard).toBe(2);
  stop();
  keepPreference('theme', undefined);
  target.dispatchEvent(new Event('storage'));
  expect(heard).toBe(2);
});

test('preferences stay under this site’s own names', () => {
  const items = stubStorage();
  keepPreference('name', '值班员');
  expect([...items.keys()]).toEqual(['yuqing.name']);
});

test.each([
  ['throws at every touch', () => vi.stubGlobal('localStorage', undefined)],
  [
    'is full',
    () =>
      vi.stubGlobal('localStorage', {
        getItem: () => null,
        setItem: () => {
          throw new DOMException('', 'QuotaExceededError');
        },
      }),
  ],
])('a browser whose storage %s costs only the memory', (_, stub) => {
  stub();
  expect(() => keepPreference('theme', 'dark')).not.toThrow();
  expect(() => keepPreference('theme', undefined)).not.toThrow();
  expect(readPreference('theme')).toBeUndefined();
});
