import type { RegradeSummary, ReviewSummary } from '../../../incident/review/summary.ts';
import { Section } from '../../../kit/Section.tsx';
import type { Actor } from '../../../log/envelope.ts';
import { feedbackText } from '../../../text/feedback.ts';
import { deskText } from '../../../text/incident.ts';
import { type ReviewNames, reviewText } from '../../../text/review.ts';
import { fullTime } from '../../../text/time.ts';
import { timelineText } from '../../../text/timeline.ts';
import { answerWords } from '../../../text/triage.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import { useWork } from '../work.ts';
import { ClockTable } from './ClockTable.tsx';
import { Deviations } from './Deviations.tsx';
import { OpenSteps } from './OpenSteps.tsx';
import { ReviewStatements } from './ReviewStatements.tsx';
import { ThemeTable } from './ThemeTable.tsx';

interface Props {
  summary: ReviewSummary;
  names: ReviewNames;
  now: number;
  /** Takes up what went otherwise than planned as something to do better. */
  onFinding(finding: string): void;
}

function Regrade({ regrade, now, who }: { regrade: RegradeSummary; now: number; who: Who }) {
  const { at, by, changed, preview } = regrade;
  const titles = (items: readonly { readonly title: string }[]): readonly string[] =>
    items.map(({ title }) => title);
  const added = [...titles(preview.stepsAdded), ...titles(preview.clocksAdded)];
  const removed = [...titles(preview.stepsRemoved), ...titles(preview.clocksRemoved)];
  return (
    <li>
      <p class="small faint">{who(by, at)}</p>
      {changed.map(change => (
        <p key={change.question.id}>
          {reviewText.answer(
            change.question.label,
            answerWords(change.question, change.before, now),
            answerWords(change.question, change.after, now),
          )}
        </p>
      ))}
      {added.length > 0 && <p class="small">{reviewText.added(added)}</p>}
      {removed.length > 0 && <p class="small">{reviewText.removed(removed)}</p>}
    </li>
  );
}

/** What is still open before the closing, folded away: it is the checklist. */
function Unfinished({ steps }: { steps: ReviewSummary['unfinished'] }) {
  const { status } = useWork().incident.view;
  if (steps.length === 0 || status === 'closed') return null;
  return (
    <details>
      <summary>{reviewText.unfinished(steps.length)}</summary>
      <OpenSteps steps={steps} />
    </details>
  );
}

type Who = (by: Actor, at: string) => string;

/** What the record says of how the incident went: limits, deviations, re-grades, statements, the public. */
export function ReviewRecord({ summary, names, now, onFinding }: Props) {
  const { index, view, roleName } = useWork();
  const { unfinished, regrades } = summary;
  const { themes } = view;
  const left = view.status === 'closed' ? unfinished.length : 0;
  const clocks = summary.clocks.filter(({ outcome }) => outcome !== 'waiting');
  const waiting = summary.clocks
    .filter(({ outcome }) => outcome === 'waiting')
    .map(({ deadline }) => deadline.title);
  const who: Who = (by, at) => deskText.by(roleName(by.role), by.name, fullTime(Date.parse(at), now));
  return (
    <>
      <Section id="review-clocks" title={reviewText.clocks}>
        {clocks.length === 0 ? (
          <p class="faint">{reviewText.clocksNone}</p>
        ) : (
          <ClockTable bars={clocks} {...{ index, now, onFinding }} />
        )}
        {waiting.length > 0 && <p class="small">{timelineText.waiting(waiting)}</p>}
      </Section>
      <Section id="review-deviations" title={reviewText.deviations}>
        {left > 0 && <p>{reviewText.deviationsLeft(left)}</p>}
        <Deviations deviations={summary.deviations} {...{ names, now, who, onFinding }} />
        <Unfinished steps={unfinished} />
      </Section>
      <Section id="review-regrades" title={reviewText.regrades}>
        {regrades.length === 0 ? (
          <p class="faint">{reviewText.regradesNone}</p>
        ) : (
          <ul class="review-list ruled">
            {regrades.map(regrade => (
              <Regrade key={regrade.event} regrade={regrade} now={now} who={who} />
            ))}
          </ul>
        )}
      </Section>
      <Section id="review-statements" title={reviewText.statements}>
        <ReviewStatements now={now} />
      </Section>
      <Section id="review-themes" title={reviewText.themes}>
        {themes.length === 0 ? (
          <p class="faint">{reviewText.themesNone}</p>
        ) : (
          <>
            <ThemeTable themes={themes} />
            <p class="no-print">
              <PlaceLink place="feedback">{feedbackText.themes}</PlaceLink>
            </p>
          </>
        )}
      </Section>
    </>
  );
}
