import { inPlace } from '../../kit/inPlace.ts';
import type { DrillRun } from '../../session/drill.ts';
import { formLabel } from '../../text/drill.ts';
import { washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import type { DrillPlace } from './place.ts';
import { WashPart } from './WashPart.tsx';

/** The other runs of the scenario, to hold this one against. Nothing where there are none. */
export function CompareList({ running, run, onGo }: DrillPlace & { run: DrillRun }) {
  const { run: id, scenario } = run.mark;
  const others = running.state.runs.filter(
    ({ mark, endedAt }) => endedAt !== undefined && mark.scenario === scenario && mark.run !== id,
  );
  if (others.length === 0) return null;
  return (
    <WashPart id="wash-compare" title={washText.compare} hint={washText.compareHint} class="no-print">
      <ul class="compare-list">
        {others.map(({ mark, startedAt }) => {
          // The earlier one first: one reads what has become of it.
          const [first, second] = startedAt < run.startedAt ? [mark.run, id] : [id, mark.run];
          const place = `compare/${first}/${second}`;
          return (
            <li key={mark.run}>
              <a href={`#${place}`} onClick={inPlace(() => onGo(place))}>
                {washText.compareWith(fullTime(startedAt, Date.now()), formLabel[mark.form])}
              </a>
            </li>
          );
        })}
      </ul>
    </WashPart>
  );
}
