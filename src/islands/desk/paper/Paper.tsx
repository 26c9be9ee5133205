import '../screen.css';
import './paper.css';
import { useState } from 'preact/hooks';
import { timeNow } from '../../../session/surroundings.ts';
import { paperText } from '../../../text/paper.ts';
import { IncidentSheet } from './IncidentSheet.tsx';
import { PaperForm } from './PaperForm.tsx';
import { PrintSheet } from './PrintSheet.tsx';

/** 纸面清单: the checklist to take along on paper, and the way back from it. */
export function Paper() {
  const [shown, setShown] = useState(false);
  return (
    <section class="desk-screen paper flow" aria-labelledby="incident-title">
      <section class="no-print" aria-labelledby="paper-print">
        <h2 id="paper-print">{paperText.printTitle}</h2>
        <p class="faint">{paperText.printHint}</p>
        <div class="tool-row cluster">
          <button type="button" onClick={() => print()}>
            {paperText.printNow}
          </button>
          <button type="button" class="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? paperText.previewEnd : paperText.preview}
          </button>
        </div>
      </section>
      {shown && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too.
        <section class="paper-sheet no-print" aria-label={paperText.previewLabel} tabIndex={0}>
          <IncidentSheet now={timeNow()} />
        </section>
      )}
      <PrintSheet />
      <section class="no-print" aria-labelledby="paper-enter">
        <h2 id="paper-enter">{paperText.enterTitle}</h2>
        <p class="faint">{paperText.enterHint}</p>
        <PaperForm />
      </section>
    </section>
  );
}
