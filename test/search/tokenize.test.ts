import { afterEach, describe, expect, test, vi } from 'vitest';
import { meaningfulSegments, meaningfulWords, platformCut } from '../../src/search/tokenize.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('meaningfulStretches', () => {
  test.each([
    ['能不能删帖', ['删帖']],
    ['组长是谁', ['组长']],
    ['稿子谁来批', ['稿子', '批']],
    ['怎么办', []],
    ['三日内 发布', ['三日内', '发布']],
  ])('%s → %j', (query, expected) => {
    expect(meaningfulSegments(query, platformCut())).toEqual(expected);
  });

  test('leaves a stretch alone where words cannot be cut', () => {
    vi.stubGlobal('Intl', {});
    expect(meaningfulSegments('能不能删帖', platformCut())).toEqual(['删帖']);
    expect(meaningfulSegments('组长是谁', platformCut())).toEqual(['组长是']);
  });
});

describe('meaningfulWords', () => {
  test('drops what asks and what is empty, and keeps each word once', () => {
    expect(meaningfulWords('发布的内容是什么，发布', platformCut())).toEqual(['发布', '内容']);
  });
});
