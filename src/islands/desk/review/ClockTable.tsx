import { isMissed } from '../../../incident/review/summary.ts';
import type { ClockBar } from '../../../incident/timeline.ts';
import { ColumnHeads } from '../../../kit/ColumnHeads.tsx';
import type { PlaybookIndex } from '../../../playbook/checklist.ts';
import { clockOutcome, reviewText } from '../../../text/review.ts';
import { fullTime } from '../../../text/time.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { EndMark } from '../TimelineMarks.tsx';

/** Sizes in the picture's own units: the limit takes this much, and as much again may be drawn of what went over it. */
const LIMIT = 100;
const HEIGHT = 16;
const EDGE = 1;

/** The limit as a trough, the time used as its filling, what went over it behind: the same signs as in the timeline. */
function Bar({ since, due, end }: ClockBar) {
  if (since === undefined || due === undefined || due <= since) return null;
  const used = Math.max(0, (end - since) / (due - since));
  const over = Math.min(1, Math.max(0, used - 1));
  return (
    <svg
      class="clock-bar picture"
      viewBox={`0 0 ${2 * (LIMIT + EDGE)} ${HEIGHT}`}
      width={2 * (LIMIT + EDGE)}
      height={HEIGHT}
      aria-hidden="true"
    >
      <rect class="limit" x={EDGE} y={2} width={LIMIT} height={12} />
      <rect class="used" x={EDGE} y={2} width={Math.min(1, used) * LIMIT} height={12} />
      {over > 0 && (
        <path class="over" d={`M${LIMIT + EDGE} 5h${over * LIMIT}M${LIMIT + EDGE} 11h${over * LIMIT}`} />
      )}
      <path class="edge" d={`M${LIMIT + EDGE} 0v${HEIGHT}`} />
    </svg>
  );
}

interface Props {
  bars: readonly ClockBar[];
  index: PlaybookIndex;
  now: number;
  /** Takes a missed clock up as something to do better. */
  onFinding: ((bar: ClockBar) => void) | undefined;
}

/** Every clock against its limit: when it ran, how it ended and by how much. */
export function ClockTable({ bars, index, now, onFinding }: Props) {
  return (
    <table class="review-table clock-table carded">
      <thead>
        <ColumnHeads columns={[reviewText.clock, reviewText.limit, reviewText.outcome]} />
      </thead>
      <tbody>
        {bars.map(bar => {
          const { deadline, since, due, end, outcome } = bar;
          const missed = isMissed(bar);
          return (
            <tr key={deadline.id} data-outcome={outcome}>
              <th scope="row">
                {deadline.title}
                <span class="small">
                  <BasisNote brief basis={deadline.basis} cite={deadline.cite} playbook={index.playbook} />{' '}
                  {deadline.limitText}
                </span>
              </th>
              <td class="small numeric">
                {since !== undefined && <p>{reviewText.from(fullTime(since, now))}</p>}
                {due !== undefined && <p>{reviewText.until(fullTime(due, now))}</p>}
                {(outcome === 'met' || outcome === 'missed') && <p>{reviewText.metAt(fullTime(end, now))}</p>}
              </td>
              <td>
                <p class="clock-outcome" data-missed={missed}>
                  {(outcome === 'met' || missed) && (
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                      <EndMark x={10} y={10} met={!missed} />
                    </svg>
                  )}
                  {clockOutcome(bar)}
                </p>
                <Bar {...bar} />
                {missed && onFinding !== undefined && (
                  <button
                    type="button"
                    class="quiet small no-print"
                    aria-label={reviewText.fromRowLabel(deadline.title)}
                    onClick={() => onFinding(bar)}
                  >
                    {reviewText.fromRow}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
