import { describe, expect, test } from 'vitest';
import { actionFor } from '../../../src/site/search/keys.ts';

const state = { key: '', count: 3, active: -1, hasQuery: true };

describe('keys of the search box', () => {
  test.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 2, 0],
    ['ArrowUp', -1, 2],
    ['ArrowUp', 0, 2],
    ['ArrowUp', 2, 1],
    ['Home', 2, 0],
    ['End', 0, 2],
  ])('%s from %i moves to %i', (key, active, to) => {
    expect(actionFor({ ...state, key, active })).toEqual({ type: 'move', to });
  });

  test.each(['Home', 'End', 'a'])('%s belongs to the text while no result is active', key => {
    expect(actionFor({ ...state, key })).toBeUndefined();
  });

  test('Enter opens the active result, or the best one', () => {
    expect(actionFor({ ...state, key: 'Enter' })).toEqual({ type: 'open', position: 0 });
    expect(actionFor({ ...state, key: 'Enter', active: 2 })).toEqual({ type: 'open', position: 2 });
  });

  test('Escape clears, and is nobody’s where nothing is typed', () => {
    expect(actionFor({ ...state, key: 'Escape' })).toEqual({ type: 'clear' });
    expect(actionFor({ ...state, key: 'Escape', hasQuery: false })).toBeUndefined();
  });

  test('nothing else happens without results', () => {
    for (const key of ['ArrowDown', 'Enter', 'End'])
      expect(actionFor({ ...state, key, count: 0 })).toBeUndefined();
  });
});
