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

/** Runs an action whose code loads on demand, and shows its outcome; where the code cannot be loaded, says so and offers to try again. */
export function fetching(
  work: () => Promise<ActionOutcome | undefined>,
  show: (shown: ActionOutcome | undefined) => void,
): Promise<void> {
  return work().then(show, () =>
    show({ ok: false, text: loadingText.failed, again: () => void fetching(work, show) }),
  );
}

/** Waits until the message is on the screen: deriving a key blocks the page. */
export const painted = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 50));

/** Shows the outcome of an action in a sentence, beside its button. */
export function useOutcome() {
  const [shown, show] = useState<ActionOutcome>();
  const [busy, setBusy] = useState(false);
  return {
    shown,
    show,
    /** An action under way. */
    busy,
    /** Shows the outcome of an action: its own sentence, or the one for a failure. */
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
