import { useState } from 'preact/hooks';
import { deskText } from '../../text/incident.ts';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  /** The record to take back. */
  event: string;
  label: string;
  onDone?: () => void;
}

/** Takes a record back, or says why that cannot be done: a published version, a closed incident. */
export function UndoButton({ work, event, label, onDone }: Props) {
  const [problem, setProblem] = useState<string>();
  return (
    <>
      <button
        type="button"
        class="quiet small no-print"
        aria-label={label}
        onClick={() => {
          const refused = work.act({ kind: 'undo', event });
          setProblem(refused?.sentence);
          if (refused === undefined) onDone?.();
        }}
      >
        {deskText.undo}
      </button>
      {problem !== undefined && (
        <span class="problem" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
