import { useId, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { useBeforePaint } from './effects.ts';
import { bringInView, giveFocus } from './focus.ts';

interface Props {
  /** Label of the button that asks. */
  ask: string;
  /** The object of the press, for users who do not see what the button stands beside. */
  of?: string;
  class?: string;
  /** The consequence, where it is not stated nearby. */
  question?: string;
  yes: string;
  no: string;
  onYes(): void;
}

/** A button for what cannot be undone: it asks once more before anything happens. */
export function Confirm({ ask, of, class: className, question, yes, no, onYes }: Props) {
  /** `undefined` until the first time. */
  const [asks, setAsks] = useState<boolean>();
  const asking = useRef<HTMLButtonElement>(null);
  const asked = useRef<HTMLSpanElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  const id = useId();
  // The button gives way to the question, and the question to the button; the focus would be lost with the one that goes.
  // useLayoutEffect: an effect could take back the focus that the answer has moved on.
  useBeforePaint([asks], () => {
    if (asks === undefined) return;
    giveFocus((asks ? harmless : asking).current);
    // It may stand at the far end of a table, and is read whole before it is answered.
    if (asked.current !== null) bringInView(asked.current);
  });

  if (asks !== true)
    return <Button held={asking} class={className} words={ask} of={of} onClick={() => setAsks(true)} />;
  return (
    <span ref={asked} class="confirm">
      {question !== undefined && (
        <span class="small" id={id}>
          {question}
        </span>
      )}
      <Button
        class="danger"
        words={yes}
        onClick={() => {
          setAsks(false);
          onYes();
        }}
      />
      <Button
        held={harmless}
        words={no}
        aria-describedby={question === undefined ? undefined : id}
        onClick={() => setAsks(false)}
      />
    </span>
  );
}
