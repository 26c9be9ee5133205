import { Table } from '../../../kit/Table.tsx';
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

const timeOf = ({ at }: { readonly at: string }): string => fullTime(Date.parse(at), timeNow());

export function RecordLessons({ study: { catalog, record } }: Props) {
  const columns = recordText.lessonColumns;
  const done = catalog.lessons.filter(({ id }) => record.lessons.has(id)).length;
  return (
    <section aria-labelledby="record-lessons">
      <h2 id="record-lessons">
        {recordText.lessons}
        <span class="small faint">　{recordText.lessonsDone(done, catalog.lessons.length)}</span>
      </h2>
      <Table
        class="record-lessons small"
        rows={catalog.lessons}
        keyOf={({ id }) => id}
        columns={[
          { head: columns.lesson, cell: ({ title }) => title },
          {
            head: columns.done,
            class: 'numeric',
            cell: ({ id }) => {
              const at = record.lessons.get(id);
              return at === undefined ? (
                <span class="faint">{recordText.notDone}</span>
              ) : (
                `✓ ${fullTime(at, timeNow())}`
              );
            },
          },
        ]}
      />
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
          <Table
            class="small"
            rows={papers}
            keyOf={({ id }) => id}
            columns={[
              {
                head: columns.path,
                cell: ({ data }) => catalog.paths.find(({ id }) => id === data.path)?.title ?? data.path,
              },
              { head: columns.at, class: 'numeric', cell: timeOf },
              {
                head: columns.score,
                class: 'numeric',
                cell: ({ id, data }) => (
                  <GoLink study={study} to={`paper/${data.path}/${id}`}>
                    {recordText.paperScore(data.score)}
                    <span class="no-print">{recordText.paperMistakes}</span>
                  </GoLink>
                ),
              },
              {
                head: columns.verdict,
                cell: paper => (
                  <>
                    {isPassed(paper) ? recordText.passed : recordText.failed}
                    {isHasty(paper) && (
                      <span class="small faint">　{recordText.hasty(briefLength(paperTook(paper)))}</span>
                    )}
                    {paper.data.timedOut && <span class="small faint">　{recordText.timedOut}</span>}
                  </>
                ),
              },
            ]}
          />
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
          <Table
            class="small"
            rows={runs}
            keyOf={({ id }) => id}
            columns={[
              {
                head: columns.scenario,
                cell: ({ data }) =>
                  catalog.scenarios.find(({ id }) => id === data.scenario)?.title ?? data.scenario,
              },
              { head: columns.at, class: 'numeric', cell: timeOf },
              {
                head: columns.form,
                cell: ({ data }) => `${recordText.form[data.form]}${recordText.mode[data.mode]}`,
              },
              { head: columns.grades, cell: ({ data }) => gradeCounts(Object.values(data.grades)) },
              { head: columns.verdict, cell: ({ data }) => drillVerdict(data) },
            ]}
          />
        </StatisticsBox>
      )}
    </section>
  );
}
