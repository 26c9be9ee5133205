import { isMissed } from '../../../incident/review/summary.ts';
import type { ClockBar } from '../../../incident/timeline.ts';
import { Button } from '../../../kit/Button.tsx';
import { Table } from '../../../kit/Table.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { clockOutcome, reviewText } from '../../../text/review.ts';
import { fullTime } from '../../../text/time.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { EndMark } from '../TimelineMarks.tsx';
import { useWork } from '../work.ts';

interface Props {
  bars: readonly ClockBar[];
  onFinding(finding: string): void;
}

/** Every clock against its limit: when it ran, how it ended and by how much. */
export function ClockTable({ bars, onFinding }: Props) {
  const { index } = useWork();
  const now = timeNow();
  return (
    <Table
      class="review-table clock-table carded"
      rows={bars}
      none={reviewText.clocksNone}
      keyOf={({ deadline }) => deadline.id}
      dataOf={({ outcome }) => ({ 'data-kind': outcome })}
      columns={[
        {
          head: reviewText.clock,
          cell: ({ deadline }) => (
            <>
              {deadline.title}
              <span class="small">
                <BasisNote brief of={deadline} playbook={index.playbook} /> {deadline.limitText}
              </span>
            </>
          ),
        },
        {
          head: reviewText.limit,
          class: 'small numeric',
          cell: ({ since, due, end, outcome }) => (
            <>
              {since !== undefined && <p>{reviewText.from(fullTime(since, now))}</p>}
              {due !== undefined && <p>{reviewText.until(fullTime(due, now))}</p>}
              {(outcome === 'met' || outcome === 'missed') && <p>{reviewText.metAt(fullTime(end, now))}</p>}
            </>
          ),
        },
        {
          head: reviewText.outcome,
          cell: bar => {
            const missed = isMissed(bar);
            return (
              <>
                <p class="clock-outcome" data-missed={missed}>
                  {(bar.outcome === 'met' || missed) && (
                    <svg class="picture" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                      <EndMark x={10} y={10} met={!missed} />
                    </svg>
                  )}
                  {clockOutcome(bar)}
                </p>
                {missed && (
                  <TakeUp
                    what={bar.deadline.title}
                    onPress={() =>
                      onFinding(reviewText.findings.clock(bar.deadline.title, clockOutcome(bar)))
                    }
                  />
                )}
              </>
            );
          },
        },
      ]}
    />
  );
}

/** Takes up what a row tells of as something to do better. */
export const TakeUp = ({ what, onPress }: { what: string; onPress(): void }) => (
  <Button
    words={reviewText.fromRow}
    class="quiet small no-print"
    label={reviewText.fromRowLabel(what)}
    onClick={onPress}
  />
);
