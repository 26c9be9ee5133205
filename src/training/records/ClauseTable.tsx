import { percent } from '../../desk/register/statistics-words.ts';
import { href } from '../../desk/shell/href.tsx';
import { ShareBar } from '../../desk/shell/ShareBar.tsx';
import { type Column, Table } from '../../kit/Table.tsx';
import { useStudy } from '../lessons/useStudy.tsx';
import { recordText } from './words.ts';

interface Asked {
  readonly clause: string;
  readonly asked: number;
  /** 0 to 1. */
  readonly strength: number;
}

interface Props<Row extends Asked> {
  /** Heads of how often they were asked about, and of how well they are known. */
  heads: { readonly asked: string; readonly rate: string };
  /** Clauses that were asked about, the weakest first. */
  rows: readonly Row[];
  none?: string;
  more?: readonly Column<Row>[];
}

/** How well clauses are known, as bars and in numbers. */
export function ClauseTable<Row extends Asked>({ heads, rows, none, more = [] }: Props<Row>) {
  const { catalog } = useStudy();
  return (
    <Table
      class="clause-table small"
      rows={rows}
      none={none}
      keyOf={({ clause }) => clause}
      columns={[
        {
          head: recordText.clause,
          cell: ({ clause: id }) => {
            const clause = catalog.clauses.find(each => each.id === id);
            return (
              <>
                <a href={href(clause?.path ?? '')}>{id}</a>
                <span class="clause-words soft">{clause?.text}</span>
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
  );
}
