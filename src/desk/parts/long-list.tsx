import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { usePrinting } from '../../kit/printing.ts';
import { deskText } from './words.ts';

/** Rows of a long list that are drawn at a time: ten thousand at once hold up an old PC for seconds. */
const PART = 200;

export interface Parts {
  /** How many rows to draw, and how many are left out. */
  readonly shown: number;
  readonly left: number;
  readonly more: () => void;
}

/** A long list in parts: on screen more of it each time that is asked for, on paper all of it. */
export function useParts(total: number): Parts {
  const [wanted, setWanted] = useState(PART);
  const shown = usePrinting() ? total : Math.min(wanted, total);
  return { shown, left: total - shown, more: () => setWanted(shown + PART) };
}

const ask = (words: (count: number, left: number) => string) =>
  function Ask({ left, more }: Parts) {
    return left === 0 ? null : (
      <Button class="quiet no-print" words={words(Math.min(PART, left), left)} onClick={more} />
    );
  };

/** Above a list that shows its end. */
export const EarlierRows = ask(deskText.earlierRows);
/** Below a list that shows its beginning. */
export const MoreRows = ask(deskText.moreRows);
