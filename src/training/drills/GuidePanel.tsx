import { firstDrillText } from './first-words.ts';
import { guideStep } from './guide.ts';
import { arrivalGrounds } from './run.ts';
import type { Coming } from './useComing.tsx';
import type { Materials } from './useDrill.tsx';

/** The one thing that a first-time player should do now. */
export function GuidePanel({ coming, materials }: { coming: Coming; materials: Materials }) {
  const { scenario, index } = materials;
  const { run, start, arrivals, acts, now } = coming;
  const { guide = [] } = scenario;
  const step = guideStep(guide, arrivals, acts, start + run.from, arrivalGrounds(run, index, now));
  return (
    <p class="drill-guide" role="status">
      <strong>{firstDrillText.now(step, guide.length)}</strong> {guide[step]?.say ?? firstDrillText.end}
    </p>
  );
}
