import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionFinder, type Gap, literalPlaces, type Span } from '../../src/base/expression.ts';

const gap: Gap = { longest: 2, stops: ',' };

/** Every end that an expression can have from a start: what a search by trial and error would find. */
function endsFrom(text: string, pieces: readonly string[], at: number, any: readonly Span[]): number[] {
  const [piece, ...rest] = pieces;
  if (piece === undefined) return [at];
  if (piece === '...')
    return [0, 1, 2]
      .filter(length => at + length <= text.length && !text.slice(at, at + length).includes(gap.stops))
      .flatMap(length => endsFrom(text, rest, at + length, any));
  if (piece === '~')
    return any.filter(([start]) => start === at).flatMap(([, end]) => endsFrom(text, rest, end, any));
  return text.startsWith(piece, at) ? endsFrom(text, rest, at + piece.length, any) : [];
}

function byTrial(text: string, expression: string, any?: readonly Span[]): readonly Span[] {
  const pieces = expression.split(/(\.\.\.|~)/).filter(piece => piece !== '');
  return Array.from({ length: text.length }, (_, start) => start).flatMap((start): Span[] => {
    const ends = endsFrom(text, pieces, start, any ?? []);
    return ends.length === 0 ? [] : [[start, any === undefined ? Math.min(...ends) : Math.max(...ends)]];
  });
}

describe('the places of an expression', () => {
  test.each<[text: string, expression: string, places: readonly Span[]]>([
    [
      'aaa',
      'aa',
      [
        [0, 2],
        [1, 3],
      ],
    ],
    ['a', '', []],
    ['ab', '...', []],
    ['axxb', 'a...b', [[0, 4]]],
    ['ab', 'a...b', [[0, 2]]],
    ['axxxb', 'a...b', []],
    ['ax,b', 'a...b', []],
    ['a,b', 'a...,b', [[0, 3]]],
    ['abb', 'a...b', [[0, 2]]],
    ['abxbxc', 'a...b...c', [[0, 6]]],
  ])('in %s of %s are %j', (text, expression, places) => {
    expect(expressionFinder(text, gap)(expression)).toEqual(places);
  });

  test('reach as far as they can where ~ stands for stretches already found', () => {
    expect(expressionFinder('axbb', gap)('a...~', literalPlaces('axbb', 'b'))).toEqual([[0, 4]]);
    expect(expressionFinder('a~', gap)('a~')).toEqual([[0, 2]]);
  });

  test('are those that trial and error finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ','), maxLength: 12 });
    const literal = fc.string({ unit: fc.constantFrom('a', 'b', ','), minLength: 1, maxLength: 2 });
    const words = fc.array(literal, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(letters, words, words, (text, pieces, listed) => {
        const find = expressionFinder(text, gap);
        const expression = pieces.join('...');
        expect(find(expression)).toEqual(byTrial(text, expression));
        const any = listed.flatMap(word => [...find(word)]);
        for (const each of [`${expression}...~`, `~${expression}`, `~...${expression}~`])
          expect(find(each, any)).toEqual(byTrial(text, each, any));
      }),
      { numRuns: 2_000 },
    );
  });
});
