import { useRef, useState } from 'preact/hooks';
import type { DrillRun } from '../../session/drill.ts';
import { washText } from '../../text/drill-wash.ts';
import { useGrowingRows } from '../shared/useGrowingRows.ts';

/** To write on, where nothing has been typed. */
const BLANK_LINES = [1, 2, 3, 4].map(line => <span key={line} class="wash-line" />);

interface Props {
  run: DrillRun;
  /** Resolves when it is kept. */
  onKeep(notes: string): Promise<void>;
}

/** The trainee's own notes on a run; on paper they stand as text. */
export function WashNotes({ run, onKeep }: Props) {
  const [text, setText] = useState(run.notes);
  const [saved, setSaved] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowingRows(field, text, { least: 4, most: 20 });
  return (
    <section class="wash-part wash-notes" aria-labelledby="wash-notes">
      <h2 id="wash-notes">{washText.notes}</h2>
      <p class="small faint no-print" id="wash-notes-hint">
        {washText.notesHint}
      </p>
      <textarea
        ref={field}
        class="no-print"
        aria-labelledby="wash-notes"
        aria-describedby="wash-notes-hint"
        value={text}
        onInput={event => {
          setText(event.currentTarget.value);
          setSaved(false);
          // At once: what was typed just before the page is left would be lost otherwise.
          void onKeep(event.currentTarget.value).then(() => setSaved(true));
        }}
      />
      <p class="small faint no-print" role="status">
        {saved ? washText.notesSaved : ''}
      </p>
      <p class="print-only wash-notes-text">{text.trim() === '' ? BLANK_LINES : text}</p>
    </section>
  );
}
