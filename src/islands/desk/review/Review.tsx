import { timeNow } from '../../../session/surroundings.ts';
import '../timeline.css';
import '../../shared/picture.css';
import './feedback.css';
import './review.css';
import { useState } from 'preact/hooks';
import { reviewOf } from '../../../incident/review/summary.ts';
import { frameOf, timelineOf } from '../../../incident/timeline.ts';
import { inPlace } from '../../../kit/inPlace.ts';
import { deskText } from '../../../text/incident.ts';
import { type ReviewNames, reviewText, standing } from '../../../text/review.ts';
import { fullTime } from '../../../text/time.ts';
import { OfficerFields } from '../../shared/OfficerFields.tsx';
import { useUnfinished } from '../FormsOf.tsx';
import { PlaceLink } from '../PlaceLink.tsx';
import { TimelineLegend } from '../TimelineMarks.tsx';
import { TimelinePicture } from '../TimelinePicture.tsx';
import { Unfinished } from '../Unfinished.tsx';
import type { Work } from '../work.ts';
import { ReviewActions } from './ReviewActions.tsx';
import { ReviewProposals } from './ReviewProposals.tsx';
import { ReviewRecord } from './ReviewRecord.tsx';
import { sumsOf } from './review-sums.ts';

/** To a part of this page, its heading taking the focus; the address is the desk's. */
const jump = (id: string): void => {
  const heading = document.getElementById(id);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
};

/** 复盘: how the incident went against the plan, what to do better, and what to change in the plan. */
export function Review({ work }: { work: Work }) {
  const { index, log, view } = work.incident;
  // Published anew every few seconds: fine enough, and still enough to read.
  const now = timeNow();
  const summary = reviewOf(index, log, view, now);
  const timeline = timelineOf(index, log, view, now);
  const halfWritten = useUnfinished(work);
  const { actions, proposals, statements, closed } = view;
  const [begun, setBegun] = useState<{ readonly finding: string; readonly turn: number }>();
  const [unnamed] = useState(work.officer.role === '');
  const names: ReviewNames = {
    stepTitle: work.stepTitle,
    itemTitle: id => index.playbook.release.signOff.find(item => item.id === id)?.title ?? id,
    needTitle: id => index.playbook.closing.find(need => need.id === id)?.title ?? id,
    statementTitle: id => statements.find(statement => statement.id === id)?.latest.title ?? id,
  };
  const sums = sumsOf(view, summary);
  return (
    <section class="desk-screen review flow" aria-labelledby="incident-title">
      <div class="review-head split">
        <p>{standing(view, now)}</p>
        <div class="tool-row no-print cluster">
          <button type="button" onClick={() => work.go('documents/review-report')}>
            {reviewText.report}
          </button>
          <button type="button" onClick={() => print()}>
            {reviewText.print}
          </button>
          {closed !== undefined && view.drill === undefined && (
            <button type="button" onClick={() => work.go('drill')}>
              {reviewText.toDrill} {halfWritten.has('drill') && <Unfinished />}
            </button>
          )}
        </div>
      </div>
      <nav class="review-sums" aria-label={reviewText.jumpLabel}>
        <dl>
          {sums.map(([part, label, words]) => (
            <div key={part} class="target">
              <dt>
                <a href={work.href('review')} onClick={inPlace(() => jump(`review-${part}`))}>
                  {label}
                </a>
              </dt>
              <dd class="numeric">{words}</dd>
            </div>
          ))}
        </dl>
      </nav>
      {unnamed && (
        <OfficerFields roles={index.playbook.roles} officer={work.officer} onChange={work.setOfficer} />
      )}
      <section class="timeline flow" aria-labelledby="review-picture">
        <h2 id="review-picture">{reviewText.picture}</h2>
        <TimelinePicture
          title={view.title}
          timeline={timeline}
          frame={frameOf(timeline)}
          closedAt={view.closedAt}
          now={now}
          tableBelow={false}
        />
        <TimelineLegend />
        <p class="small no-print">
          {reviewText.pictureHint}{' '}
          <PlaceLink work={work} place="timeline">
            {reviewText.toTimeline}
          </PlaceLink>
        </p>
      </section>
      <div class="review-body">
        <div class="review-record flow-6">
          <ReviewRecord
            work={work}
            summary={summary}
            names={names}
            now={now}
            onFinding={finding => {
              setBegun({ finding, turn: (begun?.turn ?? 0) + 1 });
              jump('review-actions');
            }}
          />
        </div>
        <div class="review-next stays flow-6">
          <ReviewActions work={work} actions={actions} now={now} begun={begun} />
          <ReviewProposals work={work} proposals={proposals} now={now} />
        </div>
      </div>
      <p class="print-only small">{deskText.printed(fullTime(now, now))}</p>
    </section>
  );
}
