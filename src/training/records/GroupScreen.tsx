import '../../desk/shell/picture.css';
import './record.css';
import './group.css';
import { useMemo, useState } from 'preact/hooks';
import { fullTime } from '../../desk/core/words/time.ts';
import { saveCsv, saveWorkbook, TableFiles } from '../../desk/register/TableFiles.tsx';
import { ScreenTitle } from '../../desk/shell/Screen.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { useOnce } from '../../kit/effects.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { tableText } from '../../kit/form-words.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { Table } from '../../kit/Table.tsx';
import { timeNow } from '../../session/surroundings.ts';
import type { Group } from '../../session/training-group.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { ClauseTable } from './ClauseTable.tsx';
import { GroupFiles, type Taken } from './GroupFiles.tsx';
import { type GroupRow, type GroupView, groupView } from './group.ts';
import { groupText } from './group-words.ts';
import { clausesTable, groupNotes, peopleTable, traineeName } from './record-words.ts';

/** 带教汇总: many trainees' records side by side. */
export function GroupScreen() {
  const { session, catalog } = useStudy();
  const [group, setGroup] = useState<Group>();
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const { outcome, tell, follow } = useOutcome();
  const view = useMemo(() => groupView(group?.members ?? [], catalog), [group, catalog]);
  const read = (): Promise<void> =>
    session.group().then(setGroup, () => tell({ ok: false, text: groupText.notRead }));
  // What changes it reads it again.
  useOnce(() => void read());

  const people = () => peopleTable(view, catalog);
  const clauses = () => clausesTable(view, catalog);
  const removed = async (id: string, record: string): Promise<string> => {
    setTaken([]);
    await session.removeFromGroup(id);
    await read();
    // The row that had the focus is gone.
    giveFocusSoon('#group-people');
    return groupText.removed(record);
  };

  return (
    <article class="study-group">
      <header>
        <ScreenTitle>{groupText.title}</ScreenTitle>
        <p class="lead no-print">{groupText.lead}</p>
        <p class="secrecy no-print">{groupText.private}</p>
      </header>
      {group !== undefined && group.broken > 0 && (
        <Banner role="alert" class="no-print" words={groupText.broken(group.broken)} />
      )}
      <GroupFiles
        taken={taken}
        onTaken={next => {
          tell(undefined);
          setTaken(next);
          return read();
        }}
      />
      {view.rows.length > 0 && (
        <TableFiles
          files={[
            [tableText.excel, () => saveWorkbook(people().name, [people(), clauses()])],
            [groupText.csv.people, () => saveCsv(people().name, people())],
            [groupText.csv.clauses, () => saveCsv(clauses().name, clauses())],
          ]}
        >
          <Button words={tableText.print} onClick={() => print()} />
        </TableFiles>
      )}
      {outcome}
      {group !== undefined && view.rows.length === 0 && <p class="faint">{groupText.empty}</p>}
      {view.rows.length > 0 && (
        <>
          <GroupPeople
            view={view}
            onRemove={(id, record) => follow(removed(id, record), groupText.notRemoved)}
          />
          <GroupClauses view={view} />
          <p class="print-only small">{groupText.printNote}</p>
        </>
      )}
    </article>
  );
}

interface Props {
  view: GroupView;
  /** @param record as it is called where it has to be told from the others */
  onRemove(id: string, record: string): void;
}

const timeOf = ({ lastAt }: GroupRow): string =>
  lastAt === undefined ? groupText.never : fullTime(lastAt, timeNow());

/** Two records of one person differ in nothing else that one could name them by. */
const recordOf = (row: GroupRow, rows: readonly GroupRow[]): string =>
  rows.some(other => other !== row && other.name === row.name)
    ? groupText.recordOf(traineeName(row), timeOf(row))
    : groupText.recordOf(traineeName(row));

/** Who has done what: a row a record, a column a path. */
function GroupPeople({ view: { rows }, onRemove }: Props) {
  const { catalog } = useStudy();
  const { columns } = groupText;
  return (
    <Section id="group-people" title={groupText.people(rows.length)} hint={groupText.legend}>
      <Table
        scrolls={groupText.peopleBox}
        class="group-people small"
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            head: columns.name,
            cell: row => (
              <>
                {traineeName(row)}
                <span class="note small soft block">{groupNotes(row)}</span>
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
                  {...groupText.remove}
                  of={record}
                  class="quiet small"
                  question={groupText.removeConfirm(record)}
                  onYes={() => onRemove(row.id, record)}
                />
              );
            },
          },
        ]}
      />
    </Section>
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
        groupText.best(progress.best, progress.passed !== undefined)
      )}
    </>
  );

/** What the group knows least. */
const GroupClauses = ({ view: { clauses } }: Pick<Props, 'view'>) => (
  <Section id="group-clauses" title={groupText.clauses} hint={groupText.clausesHint}>
    <ClauseTable
      heads={groupText.clauseColumns}
      rows={clauses}
      none={groupText.noClauses}
      more={[
        {
          head: groupText.clauseColumns.trainees,
          class: 'numeric',
          cell: ({ trainees }) => groupText.traineeCount(trainees),
        },
      ]}
    />
  </Section>
);
