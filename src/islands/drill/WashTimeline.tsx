import { useMemo } from 'preact/hooks';
import type { Playbook } from '../../playbook/playbook.ts';
import { injectLabel, sinceStart } from '../../text/drill.ts';
import { type ActNames, actSentence } from '../../text/drill-acts.ts';
import { failureName, tookWords, washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { linesOf, type Story, type StoryLine } from '../../training/story.ts';
import { WashPart } from './WashPart.tsx';

/** What came against what was done, in the order of time. */
export function WashTimeline({ story, playbook }: { story: Story; playbook: Playbook }) {
  const lines = useMemo(() => linesOf(story), [story]);
  const { start, begun, end, events, run } = story;
  const names: ActNames = { playbook, scenario: run.scenario, events };
  const { columns } = washText;
  const numberOf = (wanted: (line: StoryLine) => boolean): number => lines.findIndex(wanted) + 1;
  return (
    <WashPart id="wash-timeline" title={washText.timeline}>
      <table class="wash-lines">
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.result}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, position) => (
            <tr
              key={`${line.kind}/${line.kind === 'arrival' ? line.arrival.item.id : `${line.act.event}/${line.act.kind === 'step' ? line.act.step : line.act.kind}`}`}
              data-kind={line.kind}
            >
              <th scope="row" class="numeric">
                {position + 1}
              </th>
              <td class="numeric wash-time">
                {sinceStart(line.at - start)}
                <span class="small faint">{fullTime(line.at, end)}</span>
              </td>
              <td class="wash-what">
                {line.kind === 'arrival' ? (
                  <>
                    <strong>{injectLabel[line.arrival.item.kind]}</strong> {line.arrival.item.from}：
                    <span class="as-told">{line.arrival.item.text}</span>
                  </>
                ) : (
                  actSentence(line.act, names)
                )}
              </td>
              <td class="wash-result small">
                <Result line={line} begun={begun} numberOf={numberOf} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WashPart>
  );
}

interface ResultProps {
  line: StoryLine;
  begun: number;
  /** The number of the first line that is wanted, as the table counts them. */
  numberOf(wanted: (line: StoryLine) => boolean): number;
}

/** What became of it: how long it waited, what it answered, what it earned, what it failed. */
function Result({ line, begun, numberOf }: ResultProps) {
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
