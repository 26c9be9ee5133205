import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptAround, markRanges, mergeRanges } from '../../src/search/excerpt.ts';

const range = fc
  .record({ start: fc.nat(300), length: fc.integer({ min: 1, max: 20 }) })
  .map(({ start, length }) => ({
    start,
    end: start + length,
  }));

describe('mergeRanges', () => {
  test('joins ranges that touch or overlap', () => {
    expect(
      mergeRanges([
        { start: 5, end: 7 },
        { start: 0, end: 2 },
        { start: 2, end: 4 },
        { start: 6, end: 6 },
      ]),
    ).toEqual([
      { start: 0, end: 4 },
      { start: 5, end: 7 },
    ]);
  });
});

describe('markRanges', () => {
  test('splits at the hits', () => {
    expect(markRanges('在三日内组织', [{ start: 1, end: 4 }])).toEqual([
      { text: '在', hit: false },
      { text: '三日内', hit: true },
      { text: '组织', hit: false },
    ]);
  });

  test('gives the text back whatever the ranges, with no empty segment', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(range), (text, ranges) => {
        const segments = markRanges(text, ranges);
        expect(segments.map(segment => segment.text).join('')).toBe(text);
        expect(segments.every(segment => segment.text.length > 0)).toBe(true);
      }),
    );
  });
});

describe('excerptAround', () => {
  const long = `${'甲'.repeat(80)}。${'乙'.repeat(10)}三日内${'丙'.repeat(200)}`;

  test('shows a short text whole', () => {
    expect(excerptAround('短。', [])).toEqual([{ text: '短。', hit: false }]);
  });

  test('begins at the sentence of the first hit and says that more follows', () => {
    const segments = excerptAround(long, [{ start: 91, end: 94 }]);
    expect(segments.slice(0, 3)).toEqual([
      { text: '…', hit: false },
      { text: '乙'.repeat(10), hit: false },
      { text: '三日内', hit: true },
    ]);
    expect(segments.at(-1)).toEqual({ text: '…', hit: false });
  });

  test('never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 300 }), range, (text, hit) => {
        const shown = excerptAround(text, [hit])
          .map(segment => segment.text)
          .join('');
        const isWhole = shown.isWellFormed() || !text.isWellFormed();
        expect(isWhole || hit.start > 0).toBe(true);
      }),
    );
  });
});
