import { useMemo } from 'preact/hooks';
import { Table } from '../../kit/Table.tsx';
import type { Playbook } from '../../playbook/playbook.ts';
import { injectLabel, sinceStart } from '../../text/drill.ts';
import { actSentence, arrivalName } from '../../text/drill-acts.ts';
import { failureName, tookWords, washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { beginOf } from '../../training/course.ts';
import { linesOf, type Story, type StoryLine } from '../../training/story.ts';
import { type Retry, RetryButton } from './RetryButton.tsx';
import { WashPart } from './WashPart.tsx';

const keyOf = (line: StoryLine): string => {
  if (line.kind === 'arrival') return line.arrival.item.id;
  const { act } = line;
  return `${act.event}/${act.kind === 'step' ? act.step : act.kind}`;
};

interface Props {
  story: Story;
  playbook: Playbook;
  retry: Retry;
}

/** What came against what was done, in the order of time, with a way to begin anew from each inject. */
export function WashTimeline({ story, playbook, retry }: Props) {
  const lines = useMemo(() => linesOf(story), [story]);
  const { start, begun, end, events, run } = story;
  const { columns } = washText;
  return (
    <WashPart id="wash-timeline" title={washText.timeline} hint={washText.timelineHint}>
      <Table
        class="wash-lines"
        rows={lines}
        keyOf={keyOf}
        kindOf={({ kind }) => kind}
        columns={[
          { head: columns.number, class: 'numeric', cell: (_, position) => position + 1 },
          {
            head: columns.time,
            class: 'numeric wash-time',
            cell: ({ at }) => (
              <>
                {sinceStart(at - start)}
                <span class="small faint">{fullTime(at, end)}</span>
              </>
            ),
          },
          {
            head: columns.what,
            class: 'wash-what',
            cell: line =>
              line.kind === 'arrival' ? (
                <>
                  <strong>{injectLabel[line.arrival.item.kind]}</strong> {line.arrival.item.from}：
                  <span class="as-told">{line.arrival.item.text}</span>
                </>
              ) : (
                actSentence(line.act, { playbook, scenario: run.scenario, events })
              ),
          },
          {
            head: columns.result,
            class: 'wash-result small',
            cell: line => (
              <>
                <Result {...{ line, begun, lines }} />
                {isRetriable(line, story) && (
                  <p class="no-print">
                    <RetryButton
                      retry={retry}
                      inject={line.arrival.item.id}
                      of={arrivalName(line.arrival.item)}
                    />
                  </p>
                )}
              </>
            ),
          },
        ]}
      />
    </WashPart>
  );
}

type Arrived = Extract<StoryLine, { kind: 'arrival' }>;

/** Injects from where the run's form begins. */
const isRetriable = (line: StoryLine, { start, run }: Story): line is Arrived =>
  line.kind === 'arrival' && 'good' in line.arrival.item && line.at >= start + beginOf(run);

interface ResultProps {
  line: StoryLine;
  begun: number;
  lines: readonly StoryLine[];
}

/** What became of it: how long it waited, what it answered, what it earned, what it failed. */
function Result({ line, begun, lines }: ResultProps) {
  /** The number of the first line that is wanted. */
  const numberOf = (wanted: (line: StoryLine) => boolean): number => lines.findIndex(wanted) + 1;
  if (line.kind === 'arrival') {
    const { response } = line;
    if (response === undefined) return null;
    const isMissed = response.act === undefined;
    const number = isMissed
      ? undefined
      : numberOf(each => each.kind === 'act' && each.answers.includes(response));
    return (
      <p data-missed={isMissed}>
        {tookWords(response)}
        {number !== undefined && washText.seeLine(number)}
      </p>
    );
  }
  const answered = line.answers.map(({ arrival }) =>
    numberOf(each => each.kind === 'arrival' && each.arrival.item.id === arrival.item.id),
  );
  return (
    <>
      {line.at < begun && <p class="faint">{washText.before}</p>}
      {answered.length > 0 && <p>{washText.answersTo(answered)}</p>}
      {line.earned.map(({ objective, grade }) => (
        <p key={objective.id}>{washText.earns(objective.title, grade)}</p>
      ))}
      {line.failures.map(({ kind, why }) => (
        <p key={`${kind}/${why}`} data-missed="true">
          {washText.fails(failureName[kind])}
        </p>
      ))}
    </>
  );
}
