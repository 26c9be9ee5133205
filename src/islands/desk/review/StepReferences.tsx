import { referencesFor } from '../../../incident/review/reference.ts';
import { reviewText } from '../../../text/review.ts';
import type { Work } from '../work.ts';

/** 参考: what reviews of earlier incidents propose for a step, folded away. */
export function StepReferences({ step, work }: { step: string; work: Work }) {
  const found = referencesFor(step, work.incident.view, work.running.snapshot.incidents);
  if (found.length === 0) return null;
  return (
    <details class="small no-print">
      <summary>{reviewText.references(found.length)}</summary>
      <ul>
        {found.map(({ incident, what, why }) => (
          <li key={`${incident} ${what}`}>{reviewText.reference(what, why, incident)}</li>
        ))}
      </ul>
    </details>
  );
}
