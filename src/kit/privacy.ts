import { useState } from 'preact/hooks';
import { findPersonalNumbers } from '../incident/release/personal-number.ts';
import { personalNumberSentence } from '../text/privacy.ts';

/** Stops a text that seems to hold a person's number, once: the officer may go on, but only on purpose. */
export interface PrivacyGuard {
  /** The sentence to show; `undefined` while nothing was found. */
  readonly warning: string | undefined;
  /** Whether the text may be taken: true when it holds no such number, or when the officer submits it a second time. */
  allows(text: string): boolean;
  /** Call when the text changes: a changed text is looked at anew. */
  reset(): void;
}

export function usePrivacyGuard(): PrivacyGuard {
  const [warned, setWarned] = useState<{ readonly text: string; readonly sentence: string }>();
  return {
    warning: warned?.sentence,
    allows: text => {
      const numbers = findPersonalNumbers(text);
      if (numbers.length === 0 || warned?.text === text) return true;
      setWarned({ text, sentence: personalNumberSentence([...new Set(numbers.map(({ kind }) => kind))]) });
      return false;
    },
    reset: () => setWarned(undefined),
  };
}
