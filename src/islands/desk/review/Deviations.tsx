import { useState } from 'preact/hooks';
import type { Deviation } from '../../../incident/review/summary.ts';
import { ColumnHeads } from '../../../kit/ColumnHeads.tsx';
import type { Actor } from '../../../log/envelope.ts';
import {
  deviationLabel,
  deviationSubject,
  deviationUntil,
  type ReviewNames,
  reviewText,
} from '../../../text/review.ts';

interface Props {
  deviations: readonly Deviation[];
  names: ReviewNames;
  now: number;
  /** Who did it, and when. */
  who(by: Actor, at: string): string;
  onFinding(finding: string): void;
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

/** Where the incident went otherwise than planned, each to be taken up as something to do better. */
export function Deviations({ deviations, names, now, who, onFinding }: Props) {
  const [all, setAll] = useState(false);
  if (deviations.length === 0) return <p class="faint">{reviewText.deviationsNone}</p>;
  const shown = all ? deviations : deviations.slice(0, ROWS);
  const rest = reviewText.moreDeviations(deviations.length - shown.length);
  return (
    <>
      <table class="review-table carded">
        <thead>
          <ColumnHeads columns={[reviewText.deviation, reviewText.reason, reviewText.who]} />
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
