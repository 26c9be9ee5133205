import type { RegradeSummary, ReviewSummary } from '../../../incident/review/summary.ts';
import { Section } from '../../../kit/Section.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { feedbackText } from '../../../text/feedback.ts';
import { reviewText } from '../../../text/review.ts';
import { timelineText } from '../../../text/timeline.ts';
import { changedWords } from '../../../text/triage.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import { useWork } from '../work.ts';
import { OpenSteps } from './OpenSteps.tsx';
import { ClockTable, Deviations, ReviewStatements } from './ReviewTables.tsx';
import { ThemeTable } from './ThemeTable.tsx';

interface Props {
  summary: ReviewSummary;
  /** Takes up what went otherwise than planned as something to do better. */
  onFinding(finding: string): void;
}

function Regrade({ regrade }: { regrade: RegradeSummary }) {
  const { said } = useWork();
  const { changed, preview } = regrade;
  const titles = (items: readonly { readonly title: string }[]): readonly string[] =>
    items.map(({ title }) => title);
  const added = [...titles(preview.stepsAdded), ...titles(preview.clocksAdded)];
  const removed = [...titles(preview.stepsRemoved), ...titles(preview.clocksRemoved)];
  return (
    <li>
      <p class="small faint">{said(regrade)}</p>
      {changed.map(change => (
        <p key={change.question.id}>{changedWords(change, timeNow())}</p>
      ))}
      {added.length > 0 && <p class="small">{reviewText.added(added)}</p>}
      {removed.length > 0 && <p class="small">{reviewText.removed(removed)}</p>}
    </li>
  );
}

/** What the record says of how the incident went: limits, deviations, re-grades, statements, the public. */
export function ReviewRecord({ summary, onFinding }: Props) {
  const { view } = useWork();
  const { unfinished, regrades } = summary;
  const left = view.status === 'closed' ? unfinished.length : 0;
  const clocks = summary.clocks.filter(({ outcome }) => outcome !== 'waiting');
  const waiting = summary.clocks
    .filter(({ outcome }) => outcome === 'waiting')
    .map(({ deadline }) => deadline.title);
  return (
    <>
      <Section id="review-clocks" title={reviewText.clocks}>
        <ClockTable bars={clocks} onFinding={onFinding} />
        {waiting.length > 0 && <p class="small">{timelineText.waiting(waiting)}</p>}
      </Section>
      <Section id="review-deviations" title={reviewText.deviations}>
        {left > 0 && <p>{reviewText.deviationsLeft(left)}</p>}
        <Deviations deviations={summary.deviations} onFinding={onFinding} />
        {/* Before the closing it is the checklist. */}
        {unfinished.length > 0 && view.status === 'open' && (
          <details>
            <summary>{reviewText.unfinished(unfinished.length)}</summary>
            <OpenSteps steps={unfinished} />
          </details>
        )}
      </Section>
      <Section id="review-regrades" title={reviewText.regrades}>
        {regrades.length === 0 ? (
          <p class="faint">{reviewText.regradesNone}</p>
        ) : (
          <ul class="review-list ruled">
            {regrades.map(regrade => (
              <Regrade key={regrade.event} regrade={regrade} />
            ))}
          </ul>
        )}
      </Section>
      <Section id="review-statements" title={reviewText.statements}>
        <ReviewStatements />
      </Section>
      <Section id="review-themes" title={reviewText.themes}>
        <ThemeTable themes={view.themes} />
        {view.themes.length > 0 && (
          <p class="no-print">
            <PlaceLink place="feedback">{feedbackText.themes}</PlaceLink>
          </p>
        )}
      </Section>
    </>
  );
}
