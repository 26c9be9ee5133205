import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { loadingText } from './loading-words.ts';

/** The result of an action that takes a while. */
export interface ActionOutcome {
  readonly ok: boolean;
  readonly text: string;
  /** Tries again, where that may help. */
  readonly again?: () => void;
}

/**
 * Does a work whose script is fetched when it is asked for, and tells what came of it; where it could not be had, says so, and how to
 * try again.
 */
export function fetching(
  work: () => Promise<ActionOutcome | undefined>,
  show: (shown: ActionOutcome | undefined) => void,
): Promise<void> {
  return work().then(show, () =>
    show({ ok: false, text: loadingText.failed, again: () => void fetching(work, show) }),
  );
}

/** Waits until what was told stands on the screen: deriving a key stops the page. */
export const painted = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 50));

/** Tells in a sentence, beside what was pressed, what came of it. */
export function useOutcome() {
  const [shown, show] = useState<ActionOutcome>();
  const [busy, setBusy] = useState(false);
  return {
    shown,
    show,
    /** A work that is followed has not come to its end. */
    busy,
    /** Tells what comes of a work: its own sentence, or the one for a failure. */
    follow: (work: Promise<string>, failed: string): void => {
      setBusy(true);
      void work
        .then(
          text => show({ ok: true, text }),
          () => show({ ok: false, text: failed }),
        )
        .finally(() => setBusy(false));
    },
    outcome: (
      <p role="status" class={`small no-print ${shown?.ok === false ? 'problem' : 'answer'}`}>
        {shown?.text}
        {shown?.again && (
          <>
            {' '}
            <Button words={loadingText.retry} onClick={shown.again} />
          </>
        )}
      </p>
    ),
  };
}
