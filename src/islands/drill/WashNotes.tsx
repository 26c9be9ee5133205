import { useRef, useState } from 'preact/hooks';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { useGrowingRows } from '../../kit/useGrowingRows.ts';
import type { DrillRun } from '../../session/drill.ts';
import { washText } from '../../text/drill-wash.ts';
import { WashPart } from './WashPart.tsx';

/** To write on, where nothing has been typed. */
const BLANK_LINES = [1, 2, 3, 4].map(line => <span key={line} class="wash-line" />);

/** Notes that could not be kept, by run: to look at another screen must not cost them. */
const refused = new Map<string, string>();

interface Props {
  run: DrillRun;
  /** Resolves to whether it is kept. */
  onKeep(notes: string): Promise<boolean>;
}

/** The trainee's own notes on a run; on paper they stand as text. */
export function WashNotes({ run, onKeep }: Props) {
  const { run: id } = run.mark;
  const [text, setText] = useState(refused.get(id) ?? run.notes);
  const [kept, setKept] = useState(refused.has(id) ? false : undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const newest = useRef(text);
  useGrowingRows(field, text, { least: 4, most: 20 });
  const keep = (notes: string): void => {
    newest.current = notes;
    setKept(undefined);
    // What became of an earlier keystroke says nothing of the newest.
    void onKeep(notes).then(isKept => {
      if (newest.current !== notes) return;
      if (isKept) refused.delete(id);
      else refused.set(id, notes);
      setKept(isKept);
    });
  };
  return (
    <WashPart id="wash-notes" title={washText.notes} hint={washText.notesHint}>
      <textarea
        ref={field}
        class="measure no-print"
        aria-labelledby="wash-notes"
        aria-describedby="wash-notes-hint"
        value={text}
        onInput={event => {
          setText(event.currentTarget.value);
          // At once: what was typed just before the page is left would be lost otherwise.
          keep(event.currentTarget.value);
        }}
      />
      <p class="small faint no-print" role="status">
        {kept === true ? washText.notesSaved : ''}
      </p>
      {kept === false && (
        <Banner alarm class="no-print" words={washText.notesNotSaved}>
          <Button words={washText.saveAgain} onClick={() => keep(text)} />
        </Banner>
      )}
      <p class="print-only wash-notes-text">{text.trim() === '' ? BLANK_LINES : text}</p>
    </WashPart>
  );
}
