import { Confirm } from '../../../kit/Confirm.tsx';
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
        <table class="group-people small">
          <thead>
            <tr>
              <th scope="col">{columns.name}</th>
              <th scope="col">{columns.lessons}</th>
              {catalog.paths.map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">{columns.drills}</th>
              <th scope="col">{columns.last}</th>
              <td class="no-print" />
            </tr>
          </thead>
          <tbody>
            {rows.map(row => {
              const notes = groupWords.notes(row);
              const record = recordOf(row, rows);
              return (
                <tr key={row.id}>
                  <th scope="row">
                    {nameOf(row)}
                    {notes !== '' && <span class="note small soft block">{notes}</span>}
                  </th>
                  <td class="numeric">{groupText.lessons(row.lessonsDone, catalog.lessons.length)}</td>
                  {row.paths.map(({ path, done, total, papers, best }) => (
                    <td key={path} class="numeric">
                      <span class={done === 0 ? 'faint' : ''}>{groupText.lessons(done, total)}</span>
                      <br />
                      <span class={best === undefined ? 'faint' : ''}>
                        {best === undefined ? groupText.noPaper : groupText.best(best, papers.some(isPassed))}
                      </span>
                    </td>
                  ))}
                  <td class="numeric">{groupText.drills(row)}</td>
                  <td class="numeric">{timeOf(row)}</td>
                  <td class="no-print">
                    <Confirm
                      ask={groupText.remove}
                      label={groupText.removeLabel(record)}
                      class="quiet small"
                      question={groupText.removeConfirm(record)}
                      yes={groupText.removeNow}
                      no={groupText.cancel}
                      onYes={() => onRemove(row.id, record)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </StatisticsBox>
    </section>
  );
}
