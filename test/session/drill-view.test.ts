import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drillView, keepDrillView } from '../../src/session/drill-view.ts';

const items = new Map<string, string>();
beforeEach(() => {
  items.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

const fresh = { run: 'A', seen: 0, stops: true };

test('a run is looked at on the next page as it was on this one, and another as it begins', () => {
  expect(drillView('A')).toEqual(fresh);
  keepDrillView({ run: 'A', seen: 3, stops: false });
  expect(drillView('A')).toEqual({ run: 'A', seen: 3, stops: false });
  expect(drillView('B')).toEqual({ ...fresh, run: 'B' });
});

test.each(['', '{', 'null', '7', '{"run":"A"}', '{"run":"A","seen":"3","stops":true}'])(
  'of %j nothing is taken over',
  kept => {
    items.set('yuqing.drill-view', kept);
    expect(drillView('A')).toEqual(fresh);
  },
);

test('a browser without such memory shows every page as the first', () => {
  vi.stubGlobal('sessionStorage', undefined);
  keepDrillView({ run: 'A', seen: 3, stops: false });
  expect(drillView('A')).toEqual(fresh);
});
