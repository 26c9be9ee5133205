import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Section } from '../../kit/Section.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { WordButton } from '../documents/WordButton.tsx';
import { useWork } from '../parts/work.tsx';
import { IncidentSheet } from './IncidentSheet.tsx';
import { incidentFile } from './incident-file.ts';
import { PrintSheet } from './PrintSheet.tsx';
import { paperText } from './words.ts';

/** 打印: the incident to take along on paper, or as a file of its own. */
export function Paper() {
  const { view, index, log, names } = useWork();
  const [shown, setShown] = useState(false);
  const file = () => incidentFile({ view, index, log, names, now: timeNow() });
  return (
    <section class="desk-screen paper flow" aria-labelledby="incident-title">
      <Section id="paper-print" class="no-print flow" title={paperText.printTitle} hint={paperText.printHint}>
        <div class="tool-row cluster">
          <Button words={paperText.printNow} onClick={() => print()} />
          <WordButton model={file} about={view.title} />
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
        <section class="document-view no-print" aria-label={paperText.previewLabel} tabIndex={0}>
          <IncidentSheet now={timeNow()} />
        </section>
      )}
      <PrintSheet />
    </section>
  );
}
