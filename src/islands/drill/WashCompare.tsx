import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Table } from '../../kit/Table.tsx';
import type { DrillRun } from '../../session/drill.ts';
import { formLabel, sinceStart } from '../../text/drill.ts';
import { arrivalName } from '../../text/drill-acts.ts';
import {
  askedWord,
  changeWord,
  compareText,
  faultName,
  spentWords,
  tookWords,
  washText,
} from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { spentOn } from '../../training/effort.ts';
import { GRADES, type Grade } from '../../training/grade.ts';
import type { Objective } from '../../training/scenario.ts';
import type { Story } from '../../training/story.ts';
import { type Response, responsesOf } from '../../training/story.ts';
import { GoLink } from '../shared/Screen.tsx';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
import { PublicCurve, playedLine } from './PublicCurve.tsx';
import { notesOn } from './place.ts';
import { RunFacts, useStory, type Washed, WashPart } from './WashPart.tsx';

/** A run beside others. */
interface Side {
  readonly label: string;
  readonly story: Story;
  readonly responses: readonly Response[];
}

interface Row {
  readonly id: string;
  readonly head: ComponentChildren;
  readonly cell: (side: Side) => ComponentChildren;
  readonly change?: string;
}

/** 对照: how long each thing waited in this run and in the ideal one; with another run, what each came to as well. */
export function WashCompare(wash: Washed) {
  const { running, run, story, ideal, materials } = wash;
  const { scenario, index } = materials;
  const [id, setId] = useState('');
  const spent = story.logs.flatMap(({ events }) =>
    spentOn(scenario.minutes ?? {}, index, events, story.begun),
  );
  const others = running.state.runs.filter(
    ({ mark, endedAt }) =>
      endedAt !== undefined && mark.scenario === run.mark.scenario && mark.run !== run.mark.run,
  );
  const other = others.find(({ mark }) => mark.run === id);
  return (
    <WashPart id="wash-compare" title={compareText.title} hint={compareText.hint}>
      <p class="small">{spentWords(spent)}</p>
      {others.length > 0 && (
        <FieldInput
          id="compare-with"
          field={{
            kind: 'choice',
            label: compareText.with,
            options: [
              { value: '', label: compareText.none },
              ...others.map(({ mark, startedAt }) => ({
                value: mark.run,
                label: `${fullTime(startedAt, Date.now())} · ${formLabel[mark.form]}`,
              })),
            ],
          }}
          value={id}
          onValue={value => setId(String(value))}
        />
      )}
      {other === undefined ? (
        <SideBySide sides={[sideOf(washText.mine, story), sideOf(washText.idealRun, ideal)]} rows={[]} />
      ) : (
        <Against key={id} {...wash} other={other} />
      )}
    </WashPart>
  );
}

const sideOf = (label: string, story: Story): Side => ({ label, story, responses: responsesOf(story) });

/** Another run of the scenario beside this one: what each came to, and both before the public. */
function Against({ running, other, story, ideal, materials }: Washed & { other: DrillRun }) {
  const before = useStory(running, other, materials);
  const notes = notesOn(running.drill, other);
  const rows: readonly Row[] = [
    {
      id: 'verdict',
      head: compareText.verdict,
      cell: ({ story: { outcome } }) => <VerdictMark verdict={outcome.verdict} />,
    },
    {
      id: 'failures',
      head: compareText.failures,
      cell: ({
        story: {
          start,
          outcome: { failures },
        },
      }) =>
        failures.map(({ fault, at }) => `${faultName[fault]} ${sinceStart(at - start)}`).join('；') ||
        compareText.noFailure,
    },
    {
      id: 'counts',
      head: compareText.counts,
      cell: ({ story: { outcome } }) => GRADES.map(grade => `${grade} ${outcome.counts[grade]}`).join(' · '),
    },
    ...materials.scenario.objectives
      .filter(objective => [before, story].some(each => stateOf(each, objective) !== 'notAsked'))
      .map(objective => ({
        id: `objective/${objective.id}`,
        head: objective.title,
        cell: (side: Side) => gradeOf(stateOf(side.story, objective)),
        change: changeWord(stateOf(before, objective), stateOf(story, objective)),
      })),
  ];
  return (
    <>
      <RunFacts run={other} story={before} />
      <p class="no-print">
        <GoLink to={`run/${other.mark.run}`}>{compareText.open}</GoLink>
      </p>
      {notes.length > 0 && (
        <p class="wash-notes-text">
          <strong>{compareText.notes}</strong> {notes.join('\n')}
        </p>
      )}
      <SideBySide
        sides={[
          sideOf(compareText.other, before),
          sideOf(washText.mine, story),
          sideOf(washText.idealRun, ideal),
        ]}
        rows={rows}
      />
      <PublicCurve
        start={ideal.start}
        end={Math.max(ideal.end, before.end, story.end)}
        series={[
          playedLine('other', compareText.other, before),
          playedLine('mine', washText.mine, story),
          { line: 'ideal', label: washText.idealRun, feed: ideal.feed },
        ]}
      />
    </>
  );
}

/** Rows of their own, then how long each thing that waited had to wait, run by run. */
function SideBySide({ sides, rows }: { sides: readonly Side[]; rows: readonly Row[] }) {
  const waits = new Map(
    sides.flatMap(({ responses }) => responses.map(each => [each.arrival.item.id, each] as const)),
  );
  const waited = [...waits.values()]
    .sort((one, other) => one.arrival.at - other.arrival.at)
    .map(
      ({ arrival: { at, item }, asked }): Row => ({
        id: item.id,
        head: (
          <>
            <span class="small faint numeric">{sinceStart(at - (sides[0]?.story.start ?? at))}</span>{' '}
            {arrivalName(item)} <span class="small faint">（{askedWord[asked].waits}）</span>
          </>
        ),
        cell: side => waitIn(side, item.id),
      }),
    );
  return (
    <Table
      class="side-by-side"
      rows={[...rows, ...waited]}
      keyOf={({ id }) => id}
      columns={[
        { head: compareText.what, cell: ({ head }) => head },
        ...sides.map(side => ({
          head: side.label,
          class: 'numeric',
          cell: ({ cell }: Row) => cell(side),
        })),
        ...(rows.length > 0 ? [{ head: compareText.change, cell: ({ change }: Row) => change }] : []),
      ]}
    />
  );
}

/** What became in one run of what waited in some run: it may not have come there, or have asked for nothing there. */
function waitIn({ responses, story: { arrivals } }: Side, id: string) {
  const response = responses.find(({ arrival }) => arrival.item.id === id);
  if (response !== undefined)
    return <span data-missed={response.act === undefined}>{tookWords(response)}</span>;
  const hasCome = arrivals.some(({ item }) => item.id === id);
  return <span class="faint">{hasCome ? washText.notAsked : washText.notCome}</span>;
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
