import '../../desk/parts/picture.css';
import './record.css';
import './group.css';
import { useMemo, useState } from 'preact/hooks';
import { fileTable } from '../../desk/core/column.ts';
import { fullTime } from '../../desk/core/words/time.ts';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { saveCsv, saveWorkbook, TableFiles } from '../../desk/parts/TableFiles.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { useOnce } from '../../kit/effects.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { tableText } from '../../kit/form-words.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { onScreen, type ScreenColumn, Table } from '../../kit/Table.tsx';
import { timeNow } from '../../session/surroundings.ts';
import type { Group } from '../../session/training-group.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { ClauseTable } from './ClauseTable.tsx';
import { GroupFiles, type TakenRecord } from './GroupFiles.tsx';
import { GroupMonth } from './GroupMonth.tsx';
import { type GroupRow, type GroupView, groupView } from './group.ts';
import { groupText } from './group-words.ts';
import { CLAUSES, clauseColumns, PEOPLE, peopleColumns, traineeName } from './record-words.ts';

/** 带教汇总: many trainees' records side by side. */
export function GroupScreen() {
  const { session, catalog } = useStudy();
  const [group, setGroup] = useState<Group>();
  const [taken, setTaken] = useState<readonly TakenRecord[]>([]);
  const { outcome, show, follow } = useOutcome();
  const view = useMemo(() => groupView(group?.members ?? [], catalog), [group, catalog]);
  const read = (): Promise<void> =>
    session.group().then(setGroup, () => show({ ok: false, text: groupText.notRead }));
  // Every change reads it again.
  useOnce(() => void read());

  const people = () => fileTable(PEOPLE, peopleColumns(catalog), view.rows);
  const clauses = () => fileTable(CLAUSES, clauseColumns(catalog.clauses), view.clauses);
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
          show(undefined);
          setTaken(next);
          return read();
        }}
      />
      {view.rows.length > 0 && (
        <TableFiles
          files={[
            [tableText.excel, () => saveWorkbook(PEOPLE, [people(), clauses()])],
            [groupText.csv.people, () => saveCsv(PEOPLE, people())],
            [groupText.csv.clauses, () => saveCsv(CLAUSES, clauses())],
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
          <GroupMonth members={group?.members ?? []} clauses={view.clauses} />
          <GroupClauses view={view} />
          <p class="print-only small">{groupText.printNote}</p>
        </>
      )}
    </article>
  );
}

interface Props {
  view: GroupView;
  /** @param record its name, where it has to be told from the others */
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
  const particular: Readonly<Record<string, Partial<ScreenColumn<GroupRow>>>> = {
    [columns.lessons]: {
      class: 'numeric',
      cell: ({ lessonsDone }) => groupText.lessons(lessonsDone, catalog.lessons.length),
    },
    ...Object.fromEntries(
      catalog.paths.map(({ title }, place) => [
        title,
        { class: 'numeric', cell: ({ paths }: GroupRow) => <PathCell progress={paths[place]} /> },
      ]),
    ),
    [columns.drills]: { class: 'numeric', cell: groupText.drills },
    [columns.last]: { class: 'numeric', cell: timeOf },
  };
  return (
    <Section id="group-people" title={groupText.people(rows.length)} hint={groupText.legend}>
      <Table
        scrolls={groupText.peopleBox}
        class="group-people small"
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          ...onScreen(peopleColumns(catalog), timeNow(), head => particular[head]),
          {
            head: '',
            class: 'no-print',
            cell: row => {
              const record = recordOf(row, rows);
              return (
                <>
                  {row.drills + row.sentences > 0 && (
                    <GoLink to={`judge/${row.id}`} class="tall">
                      {groupText.judge(row.unjudged)}
                    </GoLink>
                  )}
                  <Confirm
                    {...groupText.remove}
                    of={record}
                    class="quiet small"
                    question={groupText.removeConfirm(record)}
                    onYes={() => onRemove(row.id, record)}
                  />
                </>
              );
            },
          },
        ]}
      />
    </Section>
  );
}

/** How far somebody is on a path, and the best exam. */
const PathCell = ({ progress }: { progress: GroupRow['paths'][number] | undefined }) =>
  progress && (
    <>
      <span class={progress.done === 0 ? 'faint' : ''}>
        {groupText.lessons(progress.done, progress.lessons.length)}
      </span>
      <br />
      {progress.best === undefined ? (
        <span class="faint">{groupText.noExam}</span>
      ) : (
        groupText.best(progress.best, progress.passed !== undefined)
      )}
    </>
  );

/** The group's weakest clauses. */
function GroupClauses({ view: { clauses } }: Pick<Props, 'view'>) {
  const { catalog } = useStudy();
  return (
    <Section id="group-clauses" title={groupText.clauses} hint={groupText.clausesHint}>
      <ClauseTable
        columns={clauseColumns(catalog.clauses)}
        rate={groupText.clauseColumns.rate}
        rows={clauses}
        none={groupText.noClauses}
      />
    </Section>
  );
}
