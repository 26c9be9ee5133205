import { referencesFor } from '../../../incident/review/reference.ts';
import { referenceText } from '../../../text/reference.ts';
import { useWork } from '../work.ts';

/** 参考: what reviews of earlier incidents propose for a step, folded away. */
export function StepReferences({ step }: { step: string }) {
  const work = useWork();
  const found = referencesFor(step, work.incident.view, work.session.snapshot().incidents);
  if (found.length === 0) return null;
  return (
    <details class="small no-print">
      <summary>{referenceText.title(found.length)}</summary>
      <ul>
        {found.map(({ incident, what, why }) => (
          <li key={`${incident} ${what}`}>{referenceText.line(what, why, incident)}</li>
        ))}
      </ul>
    </details>
  );
}
