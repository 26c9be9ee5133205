import { expect, test } from 'vitest';
import { checkPassphrase, type PassphraseRefusal } from '../../../src/islands/desk/passphrase.ts';

test.each(['八个字的口令也够了', 'correct horse', ' blanks belong to it '])(
  '%j typed twice is taken',
  first => {
    expect(checkPassphrase({ first, again: first }, 8)).toEqual({ ok: true, value: first });
  },
);

test.each<[first: string, again: string, refusal: PassphraseRefusal]>([
  ['', '', { code: 'tooShort', minimum: 8 }],
  ['1234567', '1234567', { code: 'tooShort', minimum: 8 }],
  // Seven characters to a reader, though more in code units.
  ['🧑‍🌾🧑‍🌾🧑‍🌾🧑‍🌾🧑‍🌾🧑‍🌾🧑‍🌾', '', { code: 'tooShort', minimum: 8 }],
  ['12345678', '1234567', { code: 'different' }],
  ['12345678', '12345678 ', { code: 'different' }],
])('%j and %j are refused', (first, again, refusal) => {
  expect(checkPassphrase({ first, again }, 8)).toEqual({ ok: false, refusal });
});
