import { Fragment } from 'preact';
import { inPlace } from '../../kit/inPlace.ts';
import type { DrillRun } from '../../session/drill.ts';
import { formLabel, injectLabel, sinceStart } from '../../text/drill.ts';
import { arrivalName } from '../../text/drill-acts.ts';
import { washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { beginOf, injectArrivals } from '../../training/course.ts';
import type { Story } from '../../training/story.ts';
import type { DrillPlace } from './place.ts';
import { WashPart } from './WashPart.tsx';

interface RetryProps {
  story: Story;
  isBeginning: boolean;
  onRetry(inject: string): void;
}

/** Every inject of the run, and a way to begin anew from it. */
export function RetryList({ story, isBeginning, onRetry }: RetryProps) {
  const { start, end, outcome } = story;
  const from = start + beginOf(story.run);
  const injects = injectArrivals(story.run).filter(({ at }) => at >= from && at <= end);
  const [firstFailure] = outcome.failures;
  return (
    <WashPart id="wash-retry" title={washText.retry} hint={washText.retryHint} class="no-print">
      <ol class="retries ruled">
        {injects.map(({ at, item }, position) => (
          <Fragment key={item.id}>
            {firstFailure !== undefined &&
              firstFailure.at < at &&
              (injects[position - 1]?.at ?? 0) <= firstFailure.at && (
                <li class="retry-failed small">
                  {washText.afterFailure(sinceStart(firstFailure.at - start))}
                </li>
              )}
            <li>
              <span class="numeric faint">{sinceStart(at - start)}</span>
              <span>
                <strong>{injectLabel[item.kind]}</strong> {item.from}
              </span>
              <button
                type="button"
                disabled={isBeginning}
                aria-label={washText.retryLabel(arrivalName(item))}
                onClick={() => onRetry(item.id)}
              >
                {washText.retryFrom}
              </button>
            </li>
          </Fragment>
        ))}
      </ol>
    </WashPart>
  );
}

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
