import { type Column, Table } from '../../../kit/Table.tsx';
import { percent } from '../../../text/statistics.ts';
import { recordText } from '../../../text/study-record.ts';
import { StatisticsBox } from '../../desk/review/StatisticsBox.tsx';
import { ShareBar } from '../../desk/review/StatisticsPicture.tsx';
import type { Study } from '../useStudy.ts';
import { type Strength, StrengthPicture } from './StrengthPicture.tsx';

interface Asked {
  readonly clause: string;
  readonly asked: number;
  /** 0 to 1. */
  readonly strength: number;
}

interface Props<Row extends Asked> {
  title: string;
  /** Heads of how often they were asked about, and of how well they are known. */
  heads: { readonly asked: string; readonly rate: string };
  /** All of them, in the plan's order. */
  all: readonly Strength[];
  /** Those that were asked about, the weakest first. */
  rows: readonly Row[];
  more?: readonly Column<Row>[];
  study: Pick<Study, 'catalog' | 'base'>;
}

/** How well clauses are known: all as a picture, and in a table the weakest first. */
export function ClauseTable<Row extends Asked>({
  title,
  heads,
  all,
  rows,
  more = [],
  study: { catalog, base },
}: Props<Row>) {
  return (
    <>
      <StatisticsBox title={title}>
        <StrengthPicture clauses={all} />
      </StatisticsBox>
      <p class="small faint" aria-hidden="true">
        {recordText.legend}
      </p>
      <Table
        class="clause-table small"
        rows={rows}
        keyOf={({ clause }) => clause}
        columns={[
          {
            head: recordText.clause,
            cell: ({ clause: id }) => {
              const clause = catalog.clauses.find(each => each.id === id);
              return (
                <>
                  <a href={`${base}${clause?.path ?? ''}`}>{id}</a>
                  <span class="clause-words">{clause?.text}</span>
                </>
              );
            },
          },
          ...more,
          { head: heads.asked, class: 'numeric', cell: ({ asked }) => recordText.times(asked) },
          {
            head: heads.rate,
            class: 'numeric rate',
            cell: ({ strength }) => (
              <>
                <ShareBar share={strength} /> {percent(strength)}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
