import '../parts/picture.css';
import '../feedback/feedback.css';
import './review.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { giveFocus } from '../../kit/focus.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { Section } from '../../kit/Section.tsx';
import { Terms } from '../../kit/Terms.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { feedbackText } from '../feedback/words.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { StepLinks } from '../steps/StepLinks.tsx';
import { timelineText } from '../timeline/words.ts';
import { changedWords } from '../triage/change-words.ts';
import { type Begun, ReviewActions, ReviewProposals } from './ReviewActions.tsx';
import { ClockTable, Deviations, ReviewStatements, ThemeTable } from './ReviewTables.tsx';
import { type RegradeSummary, type ReviewSummary, reviewOf } from './summary.ts';
import { reviewStatus, reviewSums, reviewText, unlessEmpty } from './words.ts';

/** To a part of this page, its heading taking the focus; the address is the desk's. */
const jump = (id: string): void => {
  const heading = document.getElementById(id);
  giveFocus(heading, heading ?? 'still');
};

/** 复盘: how the incident went against the plan, what to do better, and what to change in the plan. */
export function Review() {
  const work = useWork();
  const { index, log, view } = work;
  // Published anew every few seconds: fine enough, and still enough to read.
  const now = timeNow();
  const summary = reviewOf(index, log, view, now);
  const [step] = index.stepsThatFill('review');
  const report = index.playbook.forms.find(({ steps }) => step && steps?.includes(step.id));
  const [begun, setBegun] = useState<Begun>();
  return (
    <section class="desk-screen review flow" aria-labelledby="incident-title">
      <div class="review-head split">
        <p>{reviewStatus(view, now)}</p>
        <div class="tool-row cluster">
          {report && <Button words={reviewText.report} onClick={() => work.go(`documents/${report.id}`)} />}
          <Button words={reviewText.print} onClick={() => print()} />
        </div>
      </div>
      <nav class="review-sums" aria-label={reviewText.jumpLabel}>
        <Terms
          terms={Object.entries(reviewSums(view, summary)).map(([part, [label, words]]) => [
            <a key={part} href={work.href('review')} onClick={inPlace(() => jump(`review-${part}`))}>
              {label}
            </a>,
            words,
            'target',
          ])}
        />
      </nav>
      <p class="small no-print">
        <PlaceLink place="timeline">{reviewText.toTimeline}</PlaceLink>
      </p>
      <div class="review-body">
        <div class="review-record flow-l">
          <ReviewRecord
            summary={summary}
            onFinding={finding => {
              setBegun({ finding, turn: (begun?.turn ?? 0) + 1 });
              jump('review-actions');
            }}
          />
        </div>
        <div class="review-next stays flow-l">
          <ReviewActions begun={begun} />
          <ReviewProposals />
        </div>
      </div>
      <p class="print-only small">{deskText.printed(shownTime(now))}</p>
    </section>
  );
}

/** One re-grade: the changed answers, and the consequences. */
function Regrade({ regrade }: { regrade: RegradeSummary }) {
  const { said } = useWork();
  const { changed, preview } = regrade;
  const added = [...preview.stepsAdded, ...preview.clocksAdded].map(({ title }) => title);
  const removed = [...preview.stepsRemoved, ...preview.clocksRemoved].map(({ title }) => title);
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

/**
 * The record's account of the incident: limits, deviations, re-grades, statements, the public.
 * @param props.onFinding takes up a deviation as something to improve
 */
function ReviewRecord({ summary, onFinding }: { summary: ReviewSummary; onFinding(finding: string): void }) {
  const { view, locked } = useWork();
  const { unfinished, regrades } = summary;
  const clocks = summary.clocks.filter(({ outcome }) => outcome !== 'waiting');
  const waiting = summary.clocks
    .filter(clock => !clocks.includes(clock))
    .map(({ deadline }) => deadline.title);
  return (
    <>
      <Section id="review-clocks" title={reviewText.clocks}>
        <ClockTable bars={clocks} onFinding={onFinding} />
        {waiting.length > 0 && <p class="small">{timelineText.waiting(waiting)}</p>}
      </Section>
      <Section
        id="review-deviations"
        class={unlessEmpty([...summary.deviations, ...unfinished])}
        title={reviewText.deviations}
      >
        {locked && unfinished.length > 0 && <p>{reviewText.deviationsLeft(unfinished.length)}</p>}
        <Deviations deviations={summary.deviations} onFinding={onFinding} />
        {/* Before the closing it is the checklist. */}
        {!locked && unfinished.length > 0 && (
          <details>
            <summary>{reviewText.unfinished(unfinished.length)}</summary>
            <StepLinks steps={unfinished} />
          </details>
        )}
      </Section>
      <Section id="review-regrades" class={unlessEmpty(regrades)} title={reviewText.regrades}>
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
      <Section id="review-statements" class={unlessEmpty(view.statements)} title={reviewText.statements}>
        <ReviewStatements />
      </Section>
      <Section id="review-themes" class={unlessEmpty(view.themes)} title={reviewText.themes}>
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
