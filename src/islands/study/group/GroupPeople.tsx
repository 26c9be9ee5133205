import { Confirm } from '../../../kit/Confirm.tsx';
import { Table } from '../../../kit/Table.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { groupText } from '../../../text/study-group.ts';
import { fullTime } from '../../../text/time.ts';
import { groupWords } from '../../../text/training-record.ts';
import type { Catalog } from '../../../training/catalog.ts';
import type { GroupRow, GroupView } from '../../../training/group.ts';
import { isPassed } from '../../../training/record.ts';
import { StatisticsBox } from '../../desk/review/StatisticsBox.tsx';

interface Props {
  view: GroupView;
  catalog: Catalog;
  /** @param record as it is called where it has to be told from the others */
  onRemove(id: string, record: string): void;
}

const nameOf = ({ name }: GroupRow): string => (name === '' ? groupWords.unnamed : name);

const timeOf = ({ lastAt }: GroupRow): string =>
  lastAt === undefined ? groupText.never : fullTime(lastAt, timeNow());

/** Two records of one person differ in nothing else that one could name them by. */
const recordOf = (row: GroupRow, rows: readonly GroupRow[]): string =>
  rows.some(other => other !== row && other.name === row.name)
    ? groupText.recordOf(nameOf(row), timeOf(row))
    : groupText.recordOf(nameOf(row));

/** Who has done what: a row a record, a column a path. */
export function GroupPeople({ view: { rows }, catalog, onRemove }: Props) {
  const { columns } = groupText;
  return (
    <section aria-labelledby="group-people">
      <h2 id="group-people" tabIndex={-1}>
        {groupText.people(rows.length)}
      </h2>
      <p class="small faint">{groupText.legend}</p>
      <StatisticsBox title={groupText.peopleBox}>
        <Table
          class="group-people small"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: columns.name,
              cell: row => {
                const notes = groupWords.notes(row);
                return (
                  <>
                    {nameOf(row)}
                    {notes !== '' && <span class="note small soft block">{notes}</span>}
                  </>
                );
              },
            },
            {
              head: columns.lessons,
              class: 'numeric',
              cell: ({ lessonsDone }) => groupText.lessons(lessonsDone, catalog.lessons.length),
            },
            ...catalog.paths.map(({ id, title }) => ({
              head: title,
              class: 'numeric',
              cell: (row: GroupRow) => <PathCell path={row.paths.find(({ path }) => path === id)} />,
            })),
            { head: columns.drills, class: 'numeric', cell: groupText.drills },
            { head: columns.last, class: 'numeric', cell: timeOf },
            {
              head: '',
              class: 'no-print',
              cell: row => {
                const record = recordOf(row, rows);
                return (
                  <Confirm
                    ask={groupText.remove}
                    label={groupText.removeLabel(record)}
                    class="quiet small"
                    question={groupText.removeConfirm(record)}
                    yes={groupText.removeNow}
                    no={groupText.cancel}
                    onYes={() => onRemove(row.id, record)}
                  />
                );
              },
            },
          ]}
        />
      </StatisticsBox>
    </section>
  );
}

/** How far somebody is on a path, and the best paper. */
function PathCell({ path }: { path: GroupRow['paths'][number] | undefined }) {
  if (path === undefined) return null;
  const { done, total, papers, best } = path;
  return (
    <>
      <span class={done === 0 ? 'faint' : ''}>{groupText.lessons(done, total)}</span>
      <br />
      <span class={best === undefined ? 'faint' : ''}>
        {best === undefined ? groupText.noPaper : groupText.best(best, papers.some(isPassed))}
      </span>
    </>
  );
}
