import { foldedWords } from '../../base/folded.ts';
import { holdsValue } from './holds-value.ts';
import type { Ledger } from './ledger.ts';

/** Shorter pieces of a value are common words. */
const TELLING = 4;

/** Values of the ledger that are withheld and stand in a text all the same, typed by hand: whole, or a clause of theirs. */
export function withheldIn(
  text: string,
  { facts }: Ledger,
): readonly { readonly label: string; readonly text: string }[] {
  const withheld = facts.flatMap(({ label, current }) =>
    current.flatMap(({ state, value }) => (state === 'withheld' ? [{ label, value }] : [])),
  );
  if (withheld.length === 0) return [];
  const said = foldedWords(text);
  // Words that another fact makes public are no slip.
  const usable = facts.flatMap(fact => (fact.usable === undefined ? [] : [foldedWords(fact.usable.value)]));
  return withheld.flatMap(({ label, value }) => {
    const clauses = value
      .split(/[，。；！？、,;!?\n]/)
      .filter(clause => foldedWords(clause).length >= TELLING);
    const found = [value, ...clauses].find(
      piece =>
        holdsValue(said, foldedWords(piece)) && !usable.some(each => each.includes(foldedWords(piece))),
    );
    return found === undefined ? [] : [{ label, text: found }];
  });
}
