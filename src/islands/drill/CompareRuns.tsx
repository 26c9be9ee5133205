import type { ComponentChildren } from 'preact';
import { inPlace } from '../../kit/inPlace.ts';
import { Table } from '../../kit/Table.tsx';
import type { DrillRun } from '../../session/drill.ts';
import { sinceStart } from '../../text/drill.ts';
import { changeWord, compareText, failureName } from '../../text/drill-wash.ts';
import { GRADES, type Grade } from '../../training/marking.ts';
import type { Objective } from '../../training/scenario.ts';
import type { Story } from '../../training/story.ts';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
import type { DrillPlace } from './place.ts';
import { RunFacts } from './RunFacts.tsx';

interface Compared {
  readonly label: string;
  readonly run: DrillRun;
  readonly story: Story;
}

interface Row {
  readonly id: string;
  readonly head: string;
  readonly cell: (compared: Compared) => ComponentChildren;
  readonly change?: string;
}

/** What two runs came to, and how they stand with each objective, side by side. */
export function CompareRuns({
  first,
  second,
  onGo,
}: Pick<DrillPlace, 'onGo'> & { first: Compared; second: Compared }) {
  const rows: readonly Row[] = [
    {
      id: 'verdict',
      head: compareText.verdict,
      cell: ({ story }) => <VerdictMark verdict={story.outcome.verdict} />,
    },
    { id: 'failures', head: compareText.failures, cell: ({ story }) => failuresOf(story) },
    {
      id: 'counts',
      head: compareText.counts,
      cell: ({ story }) => GRADES.map(grade => `${grade} ${story.outcome.counts[grade]}`).join(' · '),
    },
    ...first.story.run.scenario.objectives
      .filter(objective => [first, second].some(({ story }) => stateOf(story, objective) !== 'notAsked'))
      .map(objective => ({
        id: `objective/${objective.id}`,
        head: objective.title,
        cell: ({ story }: Compared) => gradeOf(stateOf(story, objective)),
        change: changeWord(stateOf(first.story, objective), stateOf(second.story, objective)),
      })),
    ...([first, second].some(({ run }) => run.notes.trim() !== '')
      ? [
          {
            id: 'notes',
            head: compareText.notes,
            cell: ({ run }: Compared) => <p class="wash-notes-text">{run.notes}</p>,
          },
        ]
      : []),
  ];
  return (
    <Table
      class="compare-runs stacked-rows"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: compareText.run, cell: ({ head }) => head },
        ...[first, second].map(compared => ({
          head: (
            <>
              <span class="compare-name">{compared.label}</span>
              <RunFacts {...compared} />
              <a
                class="small no-print"
                href={`#run/${compared.run.mark.run}`}
                onClick={inPlace(() => onGo(`run/${compared.run.mark.run}`))}
              >
                {compareText.open}
              </a>
            </>
          ),
          class: 'numeric',
          cell: ({ cell }: Row) => cell(compared),
        })),
        { head: compareText.change, cell: ({ change }) => change },
      ]}
    />
  );
}

function failuresOf({ start, outcome: { failures } }: Story) {
  if (failures.length === 0) return compareText.none;
  return (
    <ul>
      {failures.map(({ kind, at, event, why }) => (
        <li key={`${event}/${kind}/${why}`}>
          {failureName[kind]} <span class="small faint numeric">{sinceStart(at - start)}</span>
        </li>
      ))}
    </ul>
  );
}

type State = Grade | 'notReached' | 'notAsked';

/** How a run stands with an objective: its grade, or that it never came to that, or that its form does not ask for it. */
function stateOf({ outcome }: Story, { id }: Objective): State {
  const mark = outcome.marks.find(({ objective }) => objective.id === id);
  if (mark !== undefined) return mark.grade;
  return outcome.unreached.some(objective => objective.id === id) ? 'notReached' : 'notAsked';
}

const gradeOf = (state: State) =>
  state === 'notReached' || state === 'notAsked' ? (
    <span class="small faint">{compareText[state]}</span>
  ) : (
    <GradeMark grade={state} word="brief" />
  );
