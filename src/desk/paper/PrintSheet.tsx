import { useState } from 'preact/hooks';
import { useOnce } from '../../kit/effects.ts';
import { usePrinting } from '../../kit/printing.ts';
import { timeNow } from '../../session/surroundings.ts';
import { paperText } from './words.ts';

const fetchSheet = () => import('./IncidentSheet.tsx').then(({ IncidentSheet }) => ({ IncidentSheet }));

/**
 * The printed sheet of an incident's checklist, however printing is started. It is drawn only while printing: a sheet of ten
 * thousand records must not lie under the screen. Until its code has loaded the paper says that it is not whole.
 */
export function PrintSheet() {
  const [fetched, setFetched] = useState<Awaited<ReturnType<typeof fetchSheet>>>();
  const printing = usePrinting();
  // Where it cannot be fetched, the paper goes on saying that it is not whole.
  useOnce(() => void fetchSheet().then(setFetched, () => undefined));
  return (
    <div class="document-view print-only">
      {fetched === undefined ? (
        <p>{paperText.notReady}</p>
      ) : (
        printing && <fetched.IncidentSheet now={timeNow()} whole />
      )}
    </div>
  );
}
