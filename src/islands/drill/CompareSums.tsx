import type { ComponentChildren } from 'preact';
import { inPlace } from '../../kit/inPlace.ts';
import type { DrillRun } from '../../session/drill.ts';
import { sinceStart } from '../../text/drill.ts';
import { compareText, failureName } from '../../text/drill-wash.ts';
import { GRADES } from '../../training/marking.ts';
import type { Story } from '../../training/story.ts';
import { VerdictMark } from './GradeMark.tsx';
import type { DrillPlace } from './place.ts';
import { RunFacts } from './RunFacts.tsx';

interface Props extends Pick<DrillPlace, 'onGo'> {
  both: readonly { readonly label: string; readonly run: DrillRun; readonly story: Story }[];
}

/** What both runs came to, side by side. */
export function CompareSums({ both, onGo }: Props) {
  const row = (head: string, cell: (story: Story) => ComponentChildren) => (
    <tr>
      <th scope="row">{head}</th>
      {both.map(({ label, story }) => (
        <td key={label} class="numeric">
          {cell(story)}
        </td>
      ))}
    </tr>
  );
  return (
    <table class="compare-sums">
      <thead>
        <tr>
          <th scope="col">{compareText.run}</th>
          {both.map(({ label, run, story }) => (
            <th key={label} scope="col">
              <span class="compare-name">{label}</span>
              <RunFacts run={run} story={story} />
              <a
                class="small no-print"
                href={`#run/${run.mark.run}`}
                onClick={inPlace(() => onGo(`run/${run.mark.run}`))}
              >
                {compareText.open}
              </a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row(compareText.verdict, ({ outcome }) => (
          <VerdictMark verdict={outcome.verdict} />
        ))}
        {row(compareText.failures, story => (
          <Failures story={story} />
        ))}
        {row(compareText.counts, ({ outcome }) =>
          GRADES.map(grade => `${grade} ${outcome.counts[grade]}`).join(' · '),
        )}
      </tbody>
    </table>
  );
}

function Failures({ story }: { story: Story }) {
  const { failures } = story.outcome;
  if (failures.length === 0) return <>{compareText.none}</>;
  return (
    <ul>
      {failures.map(({ kind, at, event, why }) => (
        <li key={`${event}/${kind}/${why}`}>
          {failureName[kind]} <span class="small faint numeric">{sinceStart(at - story.start)}</span>
        </li>
      ))}
    </ul>
  );
}
