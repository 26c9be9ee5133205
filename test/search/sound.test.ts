import { describe, expect, test } from 'vitest';
import { compact, normaliseText } from '../../src/search/normalise.ts';
import { findHomophone, findSound, isOneSlip, readingsFrom, soundOf } from '../../src/search/sound.ts';

const readingsOf = readingsFrom({
  三: 'san',
  日: 'ri',
  内: 'nei na',
  发: 'fa',
  布: 'bu',
  方: 'fang',
  案: 'an',
  反: 'fan',
  感: 'gan',
  重: 'zhong chong',
  视: 'shi',
  堵: 'du',
  赌: 'du',
  宜: 'yi',
  不: 'bu',
});
const target = (text: string) => soundOf(text, compact(normaliseText(text, new Map())), readingsOf);
const found = (word: string, text: string, forgiving = false) => {
  const match = findSound(word, target(text), forgiving);
  return match && text.slice(match.start, match.end);
};

describe('findSound', () => {
  test.each([
    ['sanrinei', '在三日内发布', '三日内'],
    ['srn', '在三日内发布', '三日内'],
    ['sanrn', '在三日内发布', '三日内'],
    ['sanrnei', '在三日内发布', '三日内'],
    ['sanrine', '在三日内发布', '三日内'],
    ['三ri内', '在三日内发布', '三日内'],
    ['fangan', '方案', '方案'],
    ['fangan', '反感', '反感'],
    ['zhongshi', '重视', '重视'],
    ['chongs', '重视', '重视'],
    ['zhsh', '重视', '重视'],
    ['zs', '重视', '重视'],
  ])('finds %s in %s', (word, text, expected) => {
    expect(found(word, text)).toBe(expected);
  });

  test.each([
    ['s', '三日内'],
    ['srf', '三日内'],
    ['sanrifa', '三日内'],
    ['inei', '三日内'],
    ['方gan', '方案'],
  ])('does not find %s in %s', (word, text) => {
    expect(found(word, text)).toBeUndefined();
  });

  test('holds whole syllables closer than half-typed ones, and those closer than initials', () => {
    const qualities = ['sanrinei', 'sanrine', 'srn'].map(
      word => findSound(word, target('三日内'), false)?.quality ?? 0,
    );
    expect(qualities[0]).toBe(1);
    expect(qualities).toEqual([...qualities].sort((one, other) => other - one));
  });

  test.each(['sanrinie', 'sanrinnei', 'sabrinei', 'snarinei', 'sanginei'])('forgives one slip: %s', word => {
    expect(found(word, '在三日内发布')).toBeUndefined();
    expect(found(word, '在三日内发布', true)).toBe('三日内');
  });

  test('forgives no second slip, and no initials besides', () => {
    expect(found('sabrimei', '三日内', true)).toBeUndefined();
    expect(found('sabrn', '三日内', true)).toBeUndefined();
  });

  test('reads a counted numeral by its own sound', () => {
    expect(found('sanri', '三日内')).toBe('三日');
    expect(found('3日', '三日内')).toBe('三日');
  });
});

describe('findHomophone', () => {
  test('finds a phrase with one character replaced by one that sounds the same', () => {
    expect(findHomophone('不赌', target('宜不堵'), readingsOf)).toMatchObject({ start: 1, end: 3 });
  });

  test('finds nothing for another sound or for two wrong characters', () => {
    expect(findHomophone('不发', target('宜不堵'), readingsOf)).toBeUndefined();
    expect(findHomophone('布赌', target('宜不堵'), readingsOf)).toBeUndefined();
  });
});

describe('isOneSlip', () => {
  test.each([
    ['fa', 'fa', false],
    ['fb', 'fa', true],
    ['f', 'fa', true],
    ['faa', 'fa', true],
    ['af', 'fa', true],
    ['', 'fa', false],
    ['gb', 'fa', false],
    ['nie', 'nei', true],
  ])('%s for %s: %s', (typed, meant, expected) => {
    expect(isOneSlip(typed, meant)).toBe(expected);
  });
});
