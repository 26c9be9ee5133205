import { Confirm } from '../../../kit/Confirm.tsx';
import { Scroll, Table } from '../../../kit/Table.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { groupText } from '../../../text/study-group.ts';
import { fullTime } from '../../../text/time.ts';
import { groupWords } from '../../../text/training-record.ts';
import type { GroupRow, GroupView } from '../../../training/group.ts';
import { ClauseTable } from '../record/ClauseTable.tsx';
import { useStudy } from '../useStudy.ts';

interface Props {
  view: GroupView;
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
export function GroupPeople({ view: { rows }, onRemove }: Props) {
  const { catalog } = useStudy();
  const { columns } = groupText;
  return (
    <section>
      <h2 id="group-people" tabIndex={-1}>
        {groupText.people(rows.length)}
      </h2>
      <p class="small faint">{groupText.legend}</p>
      <Scroll title={groupText.peopleBox}>
        <Table
          class="group-people small"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: columns.name,
              cell: row => (
                <>
                  {nameOf(row)}
                  <span class="note small soft block">{groupWords.notes(row)}</span>
                </>
              ),
            },
            {
              head: columns.lessons,
              class: 'numeric',
              cell: ({ lessonsDone }) => groupText.lessons(lessonsDone, catalog.lessons.length),
            },
            ...catalog.paths.map(({ title }, place) => ({
              head: title,
              class: 'numeric',
              cell: ({ paths }: GroupRow) => <PathCell progress={paths[place]} />,
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
      </Scroll>
    </section>
  );
}

/** How far somebody is on a path, and the best paper. */
const PathCell = ({ progress }: { progress: GroupRow['paths'][number] | undefined }) =>
  progress && (
    <>
      <span class={progress.done === 0 ? 'faint' : ''}>
        {groupText.lessons(progress.done, progress.lessons.length)}
      </span>
      <br />
      {progress.best === undefined ? (
        <span class="faint">{groupText.noPaper}</span>
      ) : (
        groupText.best(
          progress.best,
          progress.papers.some(({ data }) => data.passed),
        )
      )}
    </>
  );

/** What the group knows least. */
export const GroupClauses = ({ view: { clauses } }: Pick<Props, 'view'>) => (
  <section>
    <h2>{groupText.clauses}</h2>
    <p class="small faint">{clauses.length === 0 ? groupText.noClauses : groupText.clausesHint}</p>
    {clauses.length > 0 && (
      <ClauseTable
        heads={groupText.clauseColumns}
        rows={clauses}
        more={[
          {
            head: groupText.clauseColumns.trainees,
            class: 'numeric',
            cell: ({ trainees }) => groupText.traineeCount(trainees),
          },
        ]}
      />
    )}
  </section>
);
