import { expect, test } from 'vitest';
import { passphraseProblem } from '../../../src/desk/parts/passphrase-fields.tsx';
import { passphraseText } from '../../../src/kit/passphrase-words.ts';

test.each(['八个字的口令也够了', 'correct horse', ' blanks belong to it '])(
  '%j typed twice is taken',
  first => {
    expect(passphraseProblem({ first, again: first })).toBeUndefined();
  },
);

const tooShort = { sentence: passphraseText.tooShort(8), field: 'first' };
const different = { sentence: passphraseText.different, field: 'again', isMissing: false };
const notRepeated = { ...different, isMissing: true };

test.each<[first: string, again: string, problem: object]>([
  ['', '', { ...tooShort, also: [notRepeated] }],
  ['1234567', '1234567', tooShort],
  // Seven characters to a reader, though more in code units.
  ['🧑‍🌾🧑‍🌾🧑‍🌾🧑‍🌾🧑‍🌾🧑‍🌾🧑‍🌾', '', { ...tooShort, also: [notRepeated] }],
  ['12345678', '1234567', different],
  ['12345678', '12345678 ', different],
])('%j and %j are refused', (first, again, problem) => {
  expect(passphraseProblem({ first, again })).toEqual(problem);
});
