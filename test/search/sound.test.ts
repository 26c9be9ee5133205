import { describe, expect, test } from 'vitest';
import { findSound, readingsFrom, soundOf, typedSound, unitsOf } from '../../src/search/sound.ts';

const readingsOf = readingsFrom([
  {
    san: '三',
    ri: '日',
    nei: '内',
    fa: '发',
    bu: '布不',
    fang: '方',
    an: '案',
    fan: '反',
    gan: '感',
    zhong: '重',
    shi: '视',
    du: '堵赌',
    yi: '宜',
  },
  { chong: '重' },
]);
const placeOf = (word: string, text: string) =>
  findSound(typedSound(word, readingsOf), soundOf(text, readingsOf));
const found = (word: string, text: string) => {
  const place = placeOf(word, text);
  return place && text.slice(place.start, place.end);
};

describe('findSound', () => {
  test.each([
    ['sanrinei', '在三日内发布', '三日内'],
    ['srn', '在三日内发布', '三日内'],
    ['sanrine', '在三日内发布', '三日内'],
    ['三ri内', '在三日内发布', '三日内'],
    ['三rn', '在三日内发布', '三日内'],
    ['fangan', '方案', '方案'],
    ['fangan', '反感', '反感'],
    ['zhongshi', '重视', '重视'],
    ['chongs', '重视', '重视'],
    ['zhsh', '重视', '重视'],
    ['zs', '重视', '重视'],
    ['不赌', '宜不堵', '不堵'],
    ['布赌', '宜不堵', '不堵'],
  ])('finds %s in %s', (word, text, expected) => {
    expect(found(word, text)).toBe(expected);
  });

  test.each([
    ['s', '三日内'],
    ['srf', '三日内'],
    ['sanrifa', '三日内'],
    ['inei', '三日内'],
    ['不发', '宜不堵'],
    ['发不', '方不'],
  ])('does not find %s in %s', (word, text) => {
    expect(found(word, text)).toBeUndefined();
  });

  test('holds whole syllables closer than half-typed ones, and those closer than initials', () => {
    const [whole, half, initials] = ['sanrinei', 'sanrine', 'srn'].map(
      word => placeOf(word, '三日内')?.closeness ?? 0,
    );
    expect(whole).toBe(1);
    expect(half).toBeLessThan(1);
    expect(initials).toBeLessThan(half ?? 0);
  });

  test('reads a digit as the numeral it stands for', () => {
    expect(found('sanri', '3日内')).toBe('3日');
    expect(found('3ri', '3日内')).toBe('3日');
  });
});

test('a stretch of letters touches the units it begins, crosses and ends in', () => {
  const [line = { letters: '', starts: [] }] = soundOf('三日内', readingsOf).syllables;
  expect(line.letters).toBe('sanrinei');
  expect(unitsOf(line, 0, 3)).toEqual([0, 1]);
  expect(unitsOf(line, 1, 4)).toEqual([0, 2]);
  expect(unitsOf(line, 5, 8)).toEqual([2, 3]);
});
