import { timeNow } from '../../../session/surroundings.ts';
import { drillVerdict, gradeCounts } from '../../../text/study.ts';
import { briefLength, recordText } from '../../../text/study-record.ts';
import { fullTime } from '../../../text/time.ts';
import { isHasty, paperTook } from '../../../training/paper.ts';
import { isPassed } from '../../../training/record.ts';
import { StatisticsBox } from '../../desk/review/StatisticsBox.tsx';
import { GoLink } from '../GoLink.tsx';
import type { Study } from '../useStudy.ts';

interface Props {
  study: Study;
}

/** Newest first. */
const latest = <Item extends { readonly at: string }>(items: readonly Item[]): readonly Item[] =>
  [...items].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));

export function RecordLessons({ study: { catalog, record } }: Props) {
  const columns = recordText.lessonColumns;
  const done = catalog.lessons.filter(({ id }) => record.lessons.has(id)).length;
  return (
    <section aria-labelledby="record-lessons">
      <h2 id="record-lessons">
        {recordText.lessons}
        <span class="small faint">　{recordText.lessonsDone(done, catalog.lessons.length)}</span>
      </h2>
      <table class="record-lessons small">
        <thead>
          <tr>
            <th scope="col">{columns.lesson}</th>
            <th scope="col">{columns.done}</th>
          </tr>
        </thead>
        <tbody>
          {catalog.lessons.map(({ id, title }) => {
            const at = record.lessons.get(id);
            return (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td class={at === undefined ? 'faint' : 'numeric'}>
                  {at === undefined ? recordText.notDone : `✓ ${fullTime(at, timeNow())}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

export function RecordPapers({ study }: Props) {
  const { catalog, record } = study;
  const columns = recordText.paperColumns;
  const papers = latest(record.paths.flatMap(path => path.papers));
  return (
    <section aria-labelledby="record-papers">
      <h2 id="record-papers">{recordText.papers}</h2>
      {papers.length === 0 ? (
        <p class="faint">{recordText.noPapers}</p>
      ) : (
        <StatisticsBox title={recordText.papers}>
          <table class="small">
            <thead>
              <tr>
                <th scope="col">{columns.path}</th>
                <th scope="col">{columns.at}</th>
                <th scope="col">{columns.score}</th>
                <th scope="col">{columns.verdict}</th>
              </tr>
            </thead>
            <tbody>
              {papers.map(({ id, at, data }) => (
                <tr key={id}>
                  <th scope="row">{catalog.paths.find(path => path.id === data.path)?.title ?? data.path}</th>
                  <td class="numeric">{fullTime(Date.parse(at), timeNow())}</td>
                  <td class="numeric">
                    <GoLink study={study} to={`paper/${data.path}/${id}`}>
                      {recordText.paperScore(data.score)}
                      <span class="no-print">{recordText.paperMistakes}</span>
                    </GoLink>
                  </td>
                  <td>
                    {isPassed({ data }) ? recordText.passed : recordText.failed}
                    {isHasty({ at, data }) && (
                      <span class="small faint">
                        　{recordText.hasty(briefLength(paperTook({ at, data })))}
                      </span>
                    )}
                    {data.timedOut && <span class="small faint">　{recordText.timedOut}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </StatisticsBox>
      )}
    </section>
  );
}

export function RecordDrills({ study: { catalog, record, base } }: Props) {
  const columns = recordText.drillColumns;
  const runs = latest(record.drills.flatMap(drill => drill.runs));
  return (
    <section aria-labelledby="record-drills">
      <h2 id="record-drills">{recordText.drills}</h2>
      {runs.length === 0 ? (
        <p class="faint">
          {recordText.noDrills} <a href={`${base}drill/`}>{recordText.toDrills}</a>
        </p>
      ) : (
        <StatisticsBox title={recordText.drills}>
          <table class="small">
            <thead>
              <tr>
                <th scope="col">{columns.scenario}</th>
                <th scope="col">{columns.at}</th>
                <th scope="col">{columns.form}</th>
                <th scope="col">{columns.grades}</th>
                <th scope="col">{columns.verdict}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map(({ id, at, data }) => (
                <tr key={id}>
                  <th scope="row">
                    {catalog.scenarios.find(scenario => scenario.id === data.scenario)?.title ??
                      data.scenario}
                  </th>
                  <td class="numeric">{fullTime(Date.parse(at), timeNow())}</td>
                  <td>
                    {recordText.form[data.form]}
                    {recordText.mode[data.mode]}
                  </td>
                  <td>{gradeCounts(Object.values(data.grades))}</td>
                  <td>{drillVerdict(data)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </StatisticsBox>
      )}
    </section>
  );
}
