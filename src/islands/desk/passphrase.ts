import { failure, type Result, success } from '../../base/result.ts';
import { characterCount } from '../../base/typed.ts';

/** A new passphrase as typed twice. */
export interface TypedPassphrase {
  readonly first: string;
  readonly again: string;
}

/** Why a new passphrase is not taken. */
export type PassphraseRefusal =
  | { readonly code: 'tooShort'; readonly minimum: number }
  | { readonly code: 'different' };

/** Checks a new passphrase. Blanks are part of it. @param minimum in characters as a reader counts them */
export function checkPassphrase(
  { first, again }: TypedPassphrase,
  minimum: number,
): Result<string, PassphraseRefusal> {
  if (characterCount(first) < minimum) return failure({ code: 'tooShort', minimum });
  return first === again ? success(first) : failure({ code: 'different' });
}
