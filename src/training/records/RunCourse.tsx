import { callEnd } from '../../desk/first/words.ts';
import { Fold } from '../../kit/Fold.tsx';
import { Table } from '../../kit/Table.tsx';
import { GradeMark } from '../drills/GradeMark.tsx';
import type { Beside } from './beside.ts';
import { groupText } from './group-words.ts';
import { judgeText } from './judge-words.ts';
import { type RunResult, runCourse } from './result.ts';

/** The course of a run as far as its record tells: calls and words by time, times that were promised, and the grade of each objective. */
export function RunCourse({ run, beside }: { run: RunResult; beside: Beside }) {
  const { data, grades, waiting } = run;
  const clock = (at: string): string => beside.clock(Date.parse(at));
  const promised = data.words.flatMap(({ at, next, event }) =>
    next === undefined ? [] : [{ at, next, event }],
  );
  const objectives = [
    ...Object.entries(grades).map(([id, grade]) => ({ id, grade })),
    ...waiting.map(id => ({ id, grade: 'waits' as const })),
    ...data.notAssessed.map(id => ({ id, grade: undefined })),
  ];
  return (
    <Fold words={groupText.course} class="flow-s">
      <ol class="plain small">
        {runCourse(data).map(({ at, ...line }) => (
          <li key={`${at}/${line.kind}/${line.about}`}>
            <span class="numeric faint">{clock(at)}</span>{' '}
            {line.kind === 'words'
              ? judgeText.kind[line.said.kind](beside.of(line.said).about)
              : line.kind === 'called'
                ? `${line.about} ${callEnd[line.end]}`
                : line.kind === 'chose'
                  ? groupText.chose(line.about)
                  : groupText.endedEarly(beside.title(line.about))}
          </li>
        ))}
      </ol>
      <p class="small">
        {promised.map(({ at, next }) => groupText.promised(clock(at), clock(next))).join('；') ||
          groupText.noPromises}
        {data.broken > 0 && ` ${groupText.unkept(data.broken)}`}
      </p>
      <Table
        class="small"
        rows={objectives}
        keyOf={({ id }) => id}
        columns={[
          { head: groupText.objective, cell: ({ id }) => beside.title(id) },
          { head: groupText.grade, cell: ({ grade }) => <GradeMark grade={grade} word="brief" /> },
        ]}
      />
    </Fold>
  );
}
