import { describe, expect, test } from 'vitest';
import { foldedWords } from '../../src/base/folded.ts';
import { isUnseen, unseenIn, withoutUnseen } from '../../src/base/unseen.ts';
import { comparable } from '../../src/desk/people/same-person.ts';

/** By what each is called: what can stand in a word without being seen. */
const unseen: readonly (readonly [name: string, mark: string])[] = [
  ['a zero-width space', '\u200b'],
  ['a zero-width non-joiner', '\u200c'],
  ['a zero-width joiner', '\u200d'],
  ['a word joiner', '\u2060'],
  ['an invisible plus', '\u2064'],
  ['a byte order mark', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['a grapheme joiner', '\u034f'],
  ['a variation selector', '\ufe0f'],
  ['a variation selector of ideographs', '\u{e0100}'],
  ['a tag', '\u{e0041}'],
  ['a Hangul filler', '\u3164'],
  ['a half-width Hangul filler', '\uffa0'],
  ['a blank of Braille', '\u2800'],
  ['an anchor of an annotation', '\ufff9'],
  ['a mark from right to left', '\u200f'],
  ['an override of direction', '\u202e'],
  ['an isolate', '\u2067'],
  ['a NUL', '\u0000'],
  ['an escape', '\u001b'],
  ['a next line', '\u0085'],
];

describe.each(unseen)('%s', (_, mark) => {
  test('is left out of a name, wherever it stands', () => {
    expect(withoutUnseen(`${mark}张${mark}${mark}三${mark}`)).toBe('张三');
  });

  test('makes no other person of a name, and hides no word from what reads a text', () => {
    expect(comparable(`张${mark}三`)).toBe('张三');
    expect(foldedWords(`绝${mark}对`)).toBe('绝对');
    expect(isUnseen(mark)).toBe(true);
    expect(unseenIn(`${mark}张${mark}三`)).toEqual([mark]);
  });
});

test.each(['👨‍👩‍👧‍👦', '🧑🏽‍🌾', '❤️', '❤️‍🔥', '🏳️‍🌈', '1️⃣', '#️⃣', '🇨🇳', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '☎︎'])(
  '%s stays one emoji',
  emoji => {
    expect(withoutUnseen(`看${emoji}\u200b图`)).toBe(`看${emoji}图`);
    expect(unseenIn(`看${emoji}图`)).toEqual([]);
  },
);

test('what joins emoji hides nothing among letters, before the first or behind the last', () => {
  expect(withoutUnseen('\u200d👨\u200d张\u200d三1\ufe0f')).toBe('👨张三1');
  expect(withoutUnseen('🏴\u{e0041}\u{e0042}\u{e0043}')).toBe('🏴');
});

test('tabs, line breaks, and every character that shows stay as they are', () => {
  const text = '第一行\r\n\t第二行　全角 “引”—…·𠮷𰻝é ①㎡ ﷼ a-b';
  expect(withoutUnseen(text)).toBe(text);
});

test('a text of 200,000 unseen marks is read in one go', () => {
  expect(withoutUnseen(`张${'\u200d'.repeat(200_000)}三`)).toBe('张三');
  expect(withoutUnseen('👨\u200d'.repeat(50_000))).toBe(`${'👨\u200d'.repeat(49_999)}👨`);
});
