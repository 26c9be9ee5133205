import { useRef } from 'preact/hooks';
import { useDraft } from '../../kit/draft.ts';
import { useGrowingRows } from '../../kit/useGrowingRows.ts';
import { NOTES } from '../../session/drill-runs.ts';
import { washText } from '../../text/drill-wash.ts';
import { WashPart } from './WashPart.tsx';

/** To write on, where nothing has been typed. */
const BLANK_LINES = [1, 2, 3, 4].map(line => <span key={line} class="wash-line" />);

/** The trainee's own notes on a run; on paper they stand as text. */
export function WashNotes() {
  const [text, keep] = useDraft(NOTES, '');
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowingRows(field, text, { least: 4, most: 20 });
  return (
    <WashPart id="wash-notes" title={washText.notes} hint={washText.notesHint}>
      <textarea
        ref={field}
        class="measure no-print"
        aria-labelledby="wash-notes"
        aria-describedby="wash-notes-hint"
        value={text}
        onInput={event => keep(event.currentTarget.value)}
      />
      <p class="print-only wash-notes-text">{text.trim() === '' ? BLANK_LINES : text}</p>
    </WashPart>
  );
}
