import './paper.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Section } from '../../kit/Section.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { IncidentSheet } from './IncidentSheet.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { paperText } from './words.ts';

/** 纸面清单: the checklist to take along on paper. */
export function Paper() {
  const [shown, setShown] = useState(false);
  return (
    <section class="desk-screen paper flow" aria-labelledby="incident-title">
      <Section
        id="paper-print"
        class="no-print flow-3"
        title={paperText.printTitle}
        hint={paperText.printHint}
      >
        <div class="tool-row cluster">
          <Button words={paperText.printNow} onClick={() => print()} />
          <Button
            words={shown ? paperText.previewEnd : paperText.preview}
            class="quiet"
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          />
        </div>
      </Section>
      {shown && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too.
        <section class="paper-sheet no-print" aria-label={paperText.previewLabel} tabIndex={0}>
          <IncidentSheet now={timeNow()} />
        </section>
      )}
      <PrintSheet />
    </section>
  );
}
