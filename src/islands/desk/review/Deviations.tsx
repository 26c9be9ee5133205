import { useState } from 'preact/hooks';
import type { Deviation } from '../../../incident/review/summary.ts';
import { Button } from '../../../kit/Button.tsx';
import { Table } from '../../../kit/Table.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import {
  deviationLabel,
  deviationSubject,
  deviationUntil,
  type ReviewNames,
  reviewText,
} from '../../../text/review.ts';
import { useWork } from '../work.ts';
import { TakeUp } from './ClockTable.tsx';
import { StateMark } from './StateMark.tsx';

interface Props {
  deviations: readonly Deviation[];
  names: ReviewNames;
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
export function Deviations({ deviations, names, onFinding }: Props) {
  const { said } = useWork();
  const [all, setAll] = useState(false);
  const shown = all ? deviations : deviations.slice(0, ROWS);
  const rest = reviewText.moreDeviations(deviations.length - shown.length);
  return (
    <>
      <Table
        class="review-table carded"
        rows={shown}
        none={reviewText.deviationsNone}
        keyOf={each => `${each.event} ${deviationSubject(each, names)}`}
        columns={[
          {
            head: reviewText.deviation,
            cell: each => {
              const until = deviationUntil(each, names, timeNow());
              return (
                <>
                  <StateMark state={DEVIATION_SHAPE[each.kind]} words={deviationLabel[each.kind]} />{' '}
                  {deviationSubject(each, names)}
                  {until !== undefined && <span class="small faint">{until}</span>}
                </>
              );
            },
          },
          { head: reviewText.reason, class: 'entry', cell: ({ reason }) => reason },
          {
            head: reviewText.who,
            class: 'small',
            cell: each => {
              const subject = deviationSubject(each, names);
              const finding = reviewText.findings.deviation(subject, deviationLabel[each.kind], each.reason);
              return (
                <>
                  <p>{said(each)}</p>
                  <TakeUp what={subject} onPress={() => onFinding(finding)} />
                </>
              );
            },
          },
        ]}
      />
      {shown.length < deviations.length && (
        <>
          <Button words={reviewText.showAll} class="no-print" onClick={() => setAll(true)} />
          <p class="small faint">{rest}</p>
        </>
      )}
    </>
  );
}
