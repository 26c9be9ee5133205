import type { ComponentChildren } from 'preact';
import { fullTime } from '../../desk/core/words/time.ts';
import { href } from '../../desk/parts/href.tsx';
import { GoLink } from '../../desk/parts/Screen.tsx';
import { useFetched } from '../../kit/fetched.ts';
import { Section } from '../../kit/Section.tsx';
import { type ScreenColumn, Table } from '../../kit/Table.tsx';
import { storedRuns } from '../../session/drill-record.ts';
import { timeNow } from '../../session/surroundings.ts';
import { examVerdict } from '../exams/words.ts';
import { playedIn } from '../lessons/catalog.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { gradeCounts, runVerdictWords } from '../lessons/words.ts';
import { PRACTICE } from '../questions/practice.ts';
import { ClauseTable } from './ClauseTable.tsx';
import { judgeText } from './judge-words.ts';
import { examTook, isHasty } from './record.ts';
import { ownClauseColumns } from './record-words.ts';
import type { RunResult } from './result.ts';
import { briefLength, recordText } from './words.ts';

interface Props<Row> {
  title: string;
  /** Beside the title. */
  note?: string;
  rows: readonly Row[];
  /** Stands where there are none. */
  none?: ComponentChildren;
  columns: readonly [ScreenColumn<Row>, ...ScreenColumn<Row>[]];
}

const RecordTable = <Row extends { readonly id: string }>(props: Props<Row>) => (
  <section>
    <h2>
      {props.title}
      {props.note !== undefined && <span class="small faint">&ensp;{props.note}</span>}
    </h2>
    <Table
      // Two columns have room on a phone.
      class={props.columns.length > 2 ? 'small carded' : 'small'}
      rows={props.rows}
      none={props.none}
      keyOf={({ id }) => id}
      columns={props.columns}
    />
  </section>
);

/** Newest first. */
const latest = <Item extends { readonly at: string }>(items: readonly Item[]): readonly Item[] =>
  [...items].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));

const timeOf = ({ at }: { readonly at: string }): string => fullTime(Date.parse(at), timeNow());

/** The sentence written in a lesson. */
const OwnSentence = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <q class="block soft" title={recordText.sentence}>
      {text}
    </q>
  );

export function RecordLessons() {
  const { catalog, record } = useStudy();
  const done = catalog.lessons.filter(({ id }) => record.lessons.has(id)).length;
  return (
    <RecordTable
      title={recordText.lessons}
      note={recordText.lessonsDone(done, catalog.lessons.length)}
      rows={catalog.lessons}
      columns={[
        {
          head: recordText.columns.lesson,
          cell: ({ id, title }) => (
            <>
              {title}
              <OwnSentence text={record.sentences.get(id)?.text} />
            </>
          ),
        },
        {
          head: recordText.columns.done,
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
  );
}

export function RecordExams() {
  const { catalog, record } = useStudy();
  const { columns } = recordText;
  return (
    <RecordTable
      title={recordText.exams}
      none={recordText.noExams}
      rows={latest(record.paths.flatMap(({ exams }) => exams))}
      columns={[
        {
          head: columns.path,
          cell: ({ data }) => catalog.paths.find(({ id }) => id === data.path)?.title ?? data.path,
        },
        { head: columns.handedIn, class: 'numeric', cell: timeOf },
        {
          head: columns.score,
          class: 'numeric',
          cell: ({ id, data }) => (
            <GoLink to={`exam/${data.path}/${id}`}>
              {recordText.examScore(data.score)}
              <span class="no-print">{recordText.examMistakes}</span>
            </GoLink>
          ),
        },
        {
          head: columns.verdict,
          cell: exam => (
            <>
              {examVerdict(exam)}
              <span class="small faint">
                {isHasty(exam) && `\u2002${recordText.hasty(briefLength(examTook(exam)))}`}
                {exam.data.timedOut && `\u2002${recordText.timedOut}`}
              </span>
            </>
          ),
        },
      ]}
    />
  );
}

export function RecordDrills() {
  const { catalog, record } = useStudy();
  const { columns } = recordText;
  const rows = latest(record.drills.flatMap(({ runs }) => runs));
  // Nobody who never played has a store to look into.
  const [stored] = useFetched([rows.length], storedRuns, rows.length === 0 ? new Set<string>() : undefined);
  return (
    <RecordTable
      title={recordText.drills}
      none={
        <>
          {recordText.noDrills} <a href={href('drill/')}>{recordText.toDrills}</a>
        </>
      }
      rows={rows}
      columns={[
        {
          head: columns.scenario,
          cell: ({ data: { run, scenario } }) => {
            const title = playedIn(catalog).find(({ id }) => id === scenario)?.title ?? scenario;
            return typeof stored === 'object' && stored.has(run) ? (
              <a href={href(`drill/#run/${run}`)}>
                {title}
                <span class="no-print">{recordText.toDebrief}</span>
              </a>
            ) : (
              title
            );
          },
        },
        { head: columns.at, class: 'numeric', cell: ({ finishedAt }) => timeOf({ at: finishedAt }) },
        {
          head: columns.form,
          cell: ({ data }) => `${recordText.form[data.form]}${recordText.mode[data.mode]}`,
        },
        { head: columns.grades, cell: gradeCounts },
        {
          head: columns.verdict,
          cell: run => (
            <>
              {runVerdictWords(run)}
              <Sentences run={run} />
            </>
          ),
        },
      ]}
    />
  );
}

/** The sentences that whoever judged a run wrote to the trainee, each beneath the words that it is about. */
const Sentences = ({ run: { data, judgements, remark } }: { run: RunResult }) => (
  <>
    {remark !== undefined && (
      <p class="small">
        {judgeText.wroteOfRun(remark.name)}
        <q>{remark.sentence}</q>
      </p>
    )}
    {data.words.map(({ event, text }) => {
      const judged = judgements.get(event);
      return judged?.sentence === undefined ? null : (
        <div key={event} class="small stack-s">
          <blockquote>“{text}”</blockquote>
          <p>
            {judgeText.wrote(judged.name)}
            <q>{judged.sentence}</q>
          </p>
        </div>
      );
    })}
  </>
);

/** How well each clause is known, and which were never asked about. */
export function RecordClauses() {
  const {
    record: { clauses },
    catalog,
  } = useStudy();
  const known = clauses
    .filter(({ asked }) => asked > 0)
    .map(({ clause, asked, right }) => ({ clause, asked, strength: right / asked }))
    .sort((one, other) => one.strength - other.strength || other.asked - one.asked);
  const never = clauses.filter(({ asked }) => asked === 0);
  return (
    <Section id="record-clauses" title={recordText.clauses} hint={recordText.clausesHint}>
      <ClauseTable
        columns={ownClauseColumns(catalog.clauses)}
        rate={recordText.clauseColumns.rate}
        rows={known}
      />
      {known.some(({ strength }) => strength < 1) && (
        <p class="no-print">
          <GoLink to="practice" class="button">
            {recordText.practise(PRACTICE)}
          </GoLink>
        </p>
      )}
      {never.length > 0 && (
        <p class="small">
          {recordText.never}：{never.map(({ clause }) => clause).join('、')}
        </p>
      )}
    </Section>
  );
}
