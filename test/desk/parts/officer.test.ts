import { afterEach, expect, test, vi } from 'vitest';
import { keepOfficer } from '../../../src/desk/parts/officer.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('an officer is kept part by part, so that what another tab has changed since stays', () => {
  const items = new Map([['yuqing.role', 'office']]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  });
  const before = { role: 'office' };
  keepOfficer(before, { ...before, name: '张三', title: '值班长' });
  // A tab that still shows nobody chooses a role.
  keepOfficer(before, { role: 'section' });
  expect(Object.fromEntries(items)).toEqual({
    'yuqing.role': 'section',
    'yuqing.name': '张三',
    'yuqing.title': '值班长',
  });
  keepOfficer(
    { role: 'section', name: '张三', title: '值班长' },
    { role: 'section', name: '李四', title: '' },
  );
  expect(Object.fromEntries(items)).toEqual({ 'yuqing.role': 'section', 'yuqing.name': '李四' });
});
