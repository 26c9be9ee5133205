import { useState } from 'preact/hooks';
import type { Catalog } from '../../../domain/training/catalog.ts';
import type { GroupRow, GroupView } from '../../../domain/training/group.ts';
import { PAPER } from '../../../domain/training/paper.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { groupText } from '../../../text/study-group.ts';
import { fullTime } from '../../../text/time.ts';
import { groupWords } from '../../../text/training-record.ts';
import { StatisticsBox } from '../../desk/review/StatisticsBox.tsx';

interface Props {
  view: GroupView;
  catalog: Catalog;
  onRemove(id: string, name: string): void;
}

const nameOf = ({ name }: GroupRow): string => (name === '' ? groupText.unnamed : name);

/** Who has done what: a row a record, a column a path. */
export function GroupPeople({ view: { rows }, catalog, onRemove }: Props) {
  const [asks, setAsks] = useState<string>();
  const { columns } = groupText;
  return (
    <section aria-labelledby="group-people">
      <h2 id="group-people">{groupText.people(rows.length)}</h2>
      <p class="small faint">{groupText.legend}</p>
      <StatisticsBox title={groupText.peopleBox}>
        <table class="group-people">
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
              return (
                <tr key={row.id}>
                  <th scope="row">
                    {nameOf(row)}
                    {notes !== '' && <span class="note">{notes}</span>}
                  </th>
                  <td class="numeric">{groupText.lessons(row.lessonsDone, catalog.lessons.length)}</td>
                  {row.paths.map(({ path, done, total, best }) => (
                    <td key={path} class="numeric">
                      <span class={done === 0 ? 'faint' : ''}>{groupText.lessons(done, total)}</span>
                      <br />
                      <span class={best === undefined ? 'faint' : ''}>
                        {best === undefined ? groupText.noPaper : groupText.best(best, best >= PAPER.pass)}
                      </span>
                    </td>
                  ))}
                  <td class="numeric">{groupText.drills(row.drillsPassed, row.drillsFailed)}</td>
                  <td class="numeric">
                    {row.lastAt === undefined ? groupText.never : fullTime(row.lastAt, timeNow())}
                  </td>
                  <td class="no-print">
                    {asks === row.id ? (
                      <span class="group-confirm">
                        <span class="small">{groupText.removeConfirm(nameOf(row))}</span>
                        <button
                          type="button"
                          class="danger"
                          onClick={() => {
                            setAsks(undefined);
                            onRemove(row.id, nameOf(row));
                          }}
                        >
                          {groupText.removeNow}
                        </button>
                        <button type="button" onClick={() => setAsks(undefined)}>
                          {groupText.cancel}
                        </button>
                      </span>
                    ) : (
                      <button
                        type="button"
                        class="quiet small"
                        aria-label={groupText.removeLabel(nameOf(row))}
                        onClick={() => setAsks(row.id)}
                      >
                        {groupText.remove}
                      </button>
                    )}
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
