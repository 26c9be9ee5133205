import type { Column } from '../../desk/core/column.ts';
import { percent } from '../../desk/core/words/cell.ts';
import { href } from '../../desk/parts/href.tsx';
import { ShareBar } from '../../desk/parts/ShareBar.tsx';
import { onScreen, Table } from '../../kit/Table.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import type { AskedClause } from './record-words.ts';
import { recordText } from './words.ts';

interface Props<Row extends AskedClause> {
  columns: readonly Column<Row>[];
  /** Head of how well they are known. */
  rate: string;
  /** Clauses that were asked about, the weakest first. */
  rows: readonly Row[];
  none?: string;
}

/** How well clauses are known, as bars and in numbers. */
export function ClauseTable<Row extends AskedClause>({ columns, rate, rows, none }: Props<Row>) {
  const { catalog } = useStudy();
  return (
    <Table
      class="clause-table small"
      rows={rows}
      none={none}
      keyOf={({ clause }) => clause}
      columns={onScreen(
        // The wording stands below the number.
        columns.filter(({ head }) => head !== recordText.clauseText),
        timeNow(),
        head => {
          if (head === rate)
            return {
              class: 'numeric rate',
              cell: ({ strength }) => (
                <>
                  <ShareBar share={strength} /> {percent(strength)}
                </>
              ),
            };
          if (head !== recordText.clause) return { class: 'numeric' };
          return {
            cell: ({ clause: id }) => {
              const clause = catalog.clauses.find(each => each.id === id);
              return (
                <>
                  <a href={href(clause?.path ?? '')}>{id}</a>
                  <span class="clause-words soft">{clause?.text}</span>
                </>
              );
            },
          };
        },
      )}
    />
  );
}
