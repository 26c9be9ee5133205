import { fullTime } from '../../desk/core/words/time.ts';
import { Table } from '../../kit/Table.tsx';
import { actSentence } from './acts-words.ts';
import { DebriefPart, type DebriefProps, RetryButton } from './DebriefPart.tsx';
import { debriefText, tookWords } from './debrief-words.ts';
import { faultName } from './fault-words.ts';
import { beginOf } from './run.ts';
import { type StoryLine, storyLines } from './story.ts';
import { injectLabel, sinceStart } from './words.ts';

const keyOf = (line: StoryLine): string => {
  if (line.kind === 'arrival') return line.arrival.item.id;
  const { act } = line;
  return `${act.event}/${act.kind === 'step' ? act.step : act.kind}`;
};

/** Arrivals and acts in order of time, with a button at each inject of the run's form to begin anew from there. */
export function DebriefTimeline(debrief: DebriefProps) {
  const { story, materials } = debrief;
  const { start, end, run } = story;
  const lines = storyLines(story);
  const { columns } = debriefText;
  const retriable = (line: StoryLine): string | undefined =>
    line.kind === 'arrival' && 'good' in line.arrival.item && line.at >= start + beginOf(run)
      ? line.arrival.item.id
      : undefined;
  return (
    <DebriefPart id="wash-timeline" title={debriefText.timeline} hint={debriefText.timelineHint}>
      <Table
        class="wash-lines carded"
        rows={lines}
        keyOf={keyOf}
        dataOf={({ kind }) => ({ 'data-kind': kind })}
        columns={[
          {
            head: columns.time,
            class: 'numeric',
            cell: ({ at }, position) => (
              <>
                {position + 1} · {sinceStart(at - start)} <span class="small faint">{fullTime(at, end)}</span>
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
                actSentence(line.act, story, materials.index.playbook)
              ),
          },
          {
            head: columns.result,
            class: 'wash-result small',
            cell: line => {
              const inject = retriable(line);
              return (
                <>
                  <Result line={line} lines={lines} />
                  {inject !== undefined && <RetryButton {...debrief} inject={inject} />}
                </>
              );
            },
          },
        ]}
      />
    </DebriefPart>
  );
}

/** The result of a line: how long it waited, what it answered, which grade or failure it brought. */
function Result({ line, lines }: { line: StoryLine; lines: readonly StoryLine[] }) {
  /** The number of the first line that is wanted. */
  const numberOf = (wanted: (line: StoryLine) => boolean): number => lines.findIndex(wanted) + 1;
  if (line.kind === 'arrival') {
    const { response } = line;
    if (response === undefined) return null;
    const isMissed = response.act === undefined;
    return (
      <p data-missed={isMissed}>
        {tookWords(response)}
        {!isMissed &&
          debriefText.seeLine(numberOf(each => each.kind === 'act' && each.answers.includes(response)))}
      </p>
    );
  }
  const answered = line.answers.map(({ arrival }) =>
    numberOf(each => each.kind === 'arrival' && each.arrival.item.id === arrival.item.id),
  );
  return (
    <>
      {answered.length > 0 && <p>{debriefText.answersTo(answered)}</p>}
      {line.earned.map(({ objective, grade }) => (
        <p key={objective.id}>{debriefText.earns(objective.title, grade)}</p>
      ))}
      {line.failures.map(({ fault, why }) => (
        <p key={`${fault}/${why}`} data-missed="true">
          {debriefText.fails(faultName[fault])}
        </p>
      ))}
    </>
  );
}
