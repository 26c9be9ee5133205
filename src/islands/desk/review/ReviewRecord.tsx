import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Deviation, RegradeSummary, ReviewSummary } from '../../../incident/review/summary.ts';
import { Link } from '../../../kit/Link.tsx';
import type { Actor } from '../../../log/envelope.ts';
import { feedbackText } from '../../../text/feedback.ts';
import { deskText } from '../../../text/incident.ts';
import {
  clockOutcome,
  deviationLabel,
  deviationSubject,
  deviationUntil,
  type ReviewNames,
  reviewText,
} from '../../../text/review.ts';
import { elsewhereWords } from '../../../text/statements.ts';
import { stepStateLabel } from '../../../text/step.ts';
import { fullTime } from '../../../text/time.ts';
import { timelineText } from '../../../text/timeline.ts';
import { answerWords } from '../../../text/triage.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import type { Work } from '../work.ts';
import { ClockTable } from './ClockTable.tsx';
import { ThemeTable } from './ThemeTable.tsx';

interface Props {
  work: Work;
  summary: ReviewSummary;
  names: ReviewNames;
  now: number;
  /** Takes up what went otherwise than planned as something to do better. */
  onFinding(finding: string): void;
}

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={`review-${id}`}>
      <h2 id={`review-${id}`} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

const DEVIATION_SHAPE: Readonly<Record<Deviation['kind'], string>> = {
  skipped: 'skipped',
  notApplicable: 'notApplicable',
  deferred: 'deferred',
  passedOver: 'skipped',
  combined: 'skipped',
  elsewhere: 'skipped',
  takenBack: 'skipped',
  unapproved: 'skipped',
  left: 'todo',
  leftNeed: 'todo',
};

/** How many rows a table shows at first: a log of months has thousands of deferrals. */
const ROWS = 60;

function Deviations({ summary, names, now, onFinding, who }: Props & { who: Who }) {
  const [all, setAll] = useState(false);
  const { deviations } = summary;
  if (deviations.length === 0) return <p class="faint">{reviewText.deviationsNone}</p>;
  const shown = all ? deviations : deviations.slice(0, ROWS);
  const rest = reviewText.moreDeviations(deviations.length - shown.length);
  return (
    <>
      <table class="review-table carded">
        <thead>
          <tr>
            <th scope="col">{reviewText.deviation}</th>
            <th scope="col">{reviewText.reason}</th>
            <th scope="col">{reviewText.who}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(deviation => {
            const { event, kind, at, by, reason } = deviation;
            const subject = deviationSubject(deviation, names);
            const until = deviationUntil(deviation, names, now);
            return (
              <tr key={`${event} ${subject}`}>
                <th scope="row">
                  <span class="review-state" data-state={DEVIATION_SHAPE[kind]}>
                    <span class="shape" aria-hidden="true" />
                    {deviationLabel[kind]}
                  </span>{' '}
                  {subject}
                  {until !== undefined && <span class="small faint">{until}</span>}
                </th>
                <td class="entry">{reason}</td>
                <td class="small">
                  <p>{who(by, at)}</p>
                  <button
                    type="button"
                    class="quiet small no-print"
                    aria-label={reviewText.fromRowLabel(subject)}
                    onClick={() =>
                      onFinding(reviewText.findings.deviation(subject, deviationLabel[kind], reason))
                    }
                  >
                    {reviewText.fromRow}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown.length < deviations.length && (
        <>
          <button type="button" class="no-print" onClick={() => setAll(true)}>
            {reviewText.showAll}
          </button>
          <p class="small faint">{rest}</p>
        </>
      )}
    </>
  );
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

function Statements({ work, now }: Pick<Props, 'work' | 'now'>) {
  const kit = work.incident.index.playbook.release;
  const { statements } = work.incident.view;
  if (statements.length === 0) return <p class="faint">{reviewText.statementsNone}</p>;
  const titleOf = (id: string): string => statements.find(each => each.id === id)?.latest.title ?? '';
  return (
    <table class="review-table carded">
      <thead>
        <tr>
          <th scope="col">{reviewText.statement}</th>
          <th scope="col">{reviewText.versions}</th>
          <th scope="col">{reviewText.published}</th>
        </tr>
      </thead>
      <tbody>
        {statements.map(({ id, versions, latest, correctedBy, stale }) => {
          const publications = versions.flatMap(version => version.publications);
          return (
            <tr key={id}>
              <th scope="row">
                {latest.title}
                <span class="small faint">
                  {kit.channels.find(channel => channel.id === latest.channel)?.title ?? latest.channel}
                  {latest.corrects !== undefined && ` · ${reviewText.corrects(titleOf(latest.corrects))}`}
                  {correctedBy.length > 0 && ` · ${reviewText.correctedBy}`}
                </span>
              </th>
              <td class="numeric">{reviewText.versionsOf(versions.length)}</td>
              <td>
                {publications.length === 0 && <p class="faint">{reviewText.notPublished}</p>}
                {publications.map(({ event, publishedAt, place, link, elsewhere }) => (
                  <p key={event}>
                    {reviewText.publishedAt(fullTime(Date.parse(publishedAt), now), place)}
                    {elsewhere !== undefined && `（${elsewhereWords}）`}
                    {link !== undefined && (
                      <span class="small">
                        <Link to={link} />
                      </span>
                    )}
                  </p>
                ))}
                {stale.map(({ fact, label, said, now: verified }) => (
                  <p key={fact} class="small alarm-word">
                    {verified === undefined
                      ? reviewText.staleGone(label, said)
                      : reviewText.stale(label, said, verified)}
                  </p>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What is still open before the closing, folded away: it is the checklist. */
function Unfinished({ steps, work }: { steps: ReviewSummary['unfinished']; work: Work }) {
  const { status } = work.incident.view;
  if (steps.length === 0 || status === 'closed') return null;
  return (
    <details>
      <summary>{reviewText.unfinished(steps.length)}</summary>
      <ul>
        {steps.map(({ step, number, state }) => (
          <li key={step.id}>
            <PlaceLink work={work} place={`step/${step.id}`}>
              {number} {step.title}
            </PlaceLink>
            {state.kind !== 'todo' && `（${stepStateLabel(step, state.kind)}）`}
          </li>
        ))}
      </ul>
    </details>
  );
}

type Who = (by: Actor, at: string) => string;

/** What the record says of how the incident went: limits, deviations, re-grades, statements, the public. */
export function ReviewRecord(props: Props) {
  const { work, summary, now, onFinding } = props;
  const { index, view } = work.incident;
  const { unfinished, regrades } = summary;
  const { themes } = view;
  const left = view.status === 'closed' ? unfinished.length : 0;
  const clocks = summary.clocks.filter(({ outcome }) => outcome !== 'waiting');
  const waiting = summary.clocks
    .filter(({ outcome }) => outcome === 'waiting')
    .map(({ deadline }) => deadline.title);
  const who: Who = (by, at) => deskText.by(work.roleName(by.role), by.name, fullTime(Date.parse(at), now));
  return (
    <>
      <Part id="clocks" title={reviewText.clocks}>
        {clocks.length === 0 ? (
          <p class="faint">{reviewText.clocksNone}</p>
        ) : (
          <>
            <p class="small faint">{reviewText.barHint}</p>
            <ClockTable
              bars={clocks}
              index={index}
              now={now}
              onFinding={bar => onFinding(reviewText.findings.clock(bar.deadline.title, clockOutcome(bar)))}
            />
          </>
        )}
        {waiting.length > 0 && <p class="small">{timelineText.waiting(waiting)}</p>}
      </Part>
      <Part id="deviations" title={reviewText.deviations}>
        {left > 0 && <p>{reviewText.deviationsLeft(left)}</p>}
        <Deviations {...props} who={who} />
        <Unfinished steps={unfinished} work={work} />
      </Part>
      <Part id="regrades" title={reviewText.regrades}>
        {regrades.length === 0 ? (
          <p class="faint">{reviewText.regradesNone}</p>
        ) : (
          <ul class="review-list ruled">
            {regrades.map(regrade => (
              <Regrade key={regrade.event} regrade={regrade} now={now} who={who} />
            ))}
          </ul>
        )}
      </Part>
      <Part id="statements" title={reviewText.statements}>
        <Statements {...props} />
      </Part>
      <Part id="themes" title={reviewText.themes}>
        {themes.length === 0 ? (
          <p class="faint">{reviewText.themesNone}</p>
        ) : (
          <>
            <ThemeTable themes={themes} />
            <p class="no-print">
              <PlaceLink work={work} place="feedback">
                {feedbackText.themes}
              </PlaceLink>
            </p>
          </>
        )}
      </Part>
    </>
  );
}
