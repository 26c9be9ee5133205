import { useState } from 'preact/hooks';
import { findPersonalNumbers } from '../desk/gate/personal-number.ts';
import { personalNumberSentence } from '../desk/gate/privacy-words.ts';

/** Stops a text that seems to hold a person's number, once: the officer may go on, but only on purpose. */
export function usePrivacyGuard() {
  const [warned, setWarned] = useState<{ readonly text: string; readonly sentence: string }>();
  return {
    /** The sentence to show; `undefined` while nothing was found. */
    warning: warned?.sentence,
    /** Whether the text may be taken: it holds no such number, or is handed in a second time. */
    allows: (text: string): boolean => {
      const numbers = findPersonalNumbers(text);
      if (numbers.length === 0 || warned?.text === text) return true;
      setWarned({ text, sentence: personalNumberSentence(numbers.map(({ kind }) => kind)) });
      return false;
    },
    /** Call when the text changes: a changed text is looked at anew. */
    reset: (): void => setWarned(undefined),
  };
}
