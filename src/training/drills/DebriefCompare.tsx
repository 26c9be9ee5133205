import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { GoLink } from '../../desk/parts/Screen.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Table } from '../../kit/Table.tsx';
import type { DrillRun } from '../../session/drill.ts';
import { notesOn, runWords } from '../table/place.tsx';
import { arrivalName } from './acts-words.ts';
import { DebriefPart, type DebriefProps, ownSide, RunFacts, type RunSide, useStory } from './DebriefPart.tsx';
import { askedWord, changeWord, compareText, debriefText, tookWords } from './debrief-words.ts';
import { faultName } from './fault-words.ts';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
import { GRADES, type Grade } from './grade.ts';
import { AWAITING, NOT_ASSESSED } from './grade-words.ts';
import type { Objective } from './scenario.ts';
import { responsesOf, type Story } from './story.ts';
import { sinceStart } from './words.ts';

interface Row {
  readonly id: string;
  readonly head: ComponentChildren;
  readonly cell: (story: Story) => ComponentChildren;
  readonly change?: string;
}

/** How long each thing waited. No other run stands beside it: in the ideal one nobody reads or writes. */
export const DebriefClock = (debrief: DebriefProps) => (
  <DebriefPart id="wash-clock" title={debriefText.clock} hint={debriefText.clockHint}>
    <SideBySide sides={[ownSide(debrief)]} rows={[]} />
  </DebriefPart>
);

/** This run beside another of the same scenario; nothing where there is none. */
export function DebriefCompare(debrief: DebriefProps) {
  const { running, run } = debrief;
  const [id, setId] = useState('');
  const others = running.state.runs.filter(
    ({ mark, endedAt }) =>
      endedAt !== undefined && mark.scenario === run.mark.scenario && mark.run !== run.mark.run,
  );
  const other = others.find(({ mark }) => mark.run === id);
  if (others.length === 0) return null;
  return (
    <DebriefPart id="wash-compare" title={compareText.title} hint={compareText.hint}>
      <FieldInput
        id="compare-with"
        field={{
          kind: 'choice',
          label: compareText.with,
          options: [
            { value: '', label: compareText.none },
            ...others.map(each => ({ value: each.mark.run, label: runWords(each, running.state.runs) })),
          ],
        }}
        value={id}
        onValue={value => setId(String(value))}
      />
      {other !== undefined && <Against key={id} {...debrief} other={other} />}
    </DebriefPart>
  );
}

/** The results of each run, row by row. */
const CAME_TO: readonly Row[] = [
  {
    id: 'verdict',
    head: compareText.verdict,
    cell: ({ outcome }) => <VerdictMark verdict={outcome.verdict} />,
  },
  {
    id: 'failures',
    head: compareText.failures,
    cell: ({ start, outcome }) =>
      outcome.failures.map(({ fault, at }) => `${faultName[fault]} ${sinceStart(at - start)}`).join('；') ||
      compareText.noFailure,
  },
  {
    id: 'counts',
    head: compareText.counts,
    cell: ({ outcome: { counts, waiting, notAssessed } }) =>
      [
        ...GRADES.map(grade => `${grade} ${counts[grade]}`),
        ...(waiting.length > 0 ? [`${AWAITING} ${waiting.length}`] : []),
        ...(notAssessed.length > 0 ? [`${NOT_ASSESSED} ${notAssessed.length}`] : []),
      ].join(' · '),
  },
];

/** Another run of the scenario beside this one: what each came to. */
function Against(props: DebriefProps & { other: DrillRun }) {
  const { running, other, story, materials } = props;
  const before = useStory(running, other, materials, props.judged);
  const sides: readonly RunSide[] = [{ label: compareText.other, story: before }, ownSide(props)];
  const notes = notesOn(running.drill, other);
  const objectives = materials.scenario.objectives
    .filter(objective => [before, story].some(each => stateOf(each, objective) !== 'notAsked'))
    .map(
      (objective): Row => ({
        id: `objective/${objective.id}`,
        head: objective.title,
        cell: each => gradeOf(stateOf(each, objective)),
        change: changeWord(stateOf(before, objective), stateOf(story, objective)),
      }),
    );
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
      <SideBySide sides={sides} rows={[...CAME_TO, ...objectives]} />
    </>
  );
}

/** Rows of their own, then how long each thing that waited had to wait, run by run. */
function SideBySide({ sides, rows }: { sides: readonly RunSide[]; rows: readonly Row[] }) {
  const responses = new Map(sides.map(({ story }) => [story, responsesOf(story)]));
  const waits = new Map([...responses.values()].flat().map(each => [each.arrival.item.id, each]));
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
        cell: story => {
          const response = responses.get(story)?.find(({ arrival }) => arrival.item.id === item.id);
          if (response !== undefined)
            return <span data-missed={response.act === undefined}>{tookWords(response)}</span>;
          // It may not have come in this run, or have asked for nothing.
          const hasCome = story.arrivals.some(arrival => arrival.item.id === item.id);
          return <span class="faint">{hasCome ? debriefText.notAsked : debriefText.notCome}</span>;
        },
      }),
    );
  return (
    <Table
      class="side-by-side carded"
      rows={[...rows, ...waited]}
      keyOf={({ id }) => id}
      columns={[
        { head: compareText.what, cell: ({ head }) => head },
        ...sides.map(({ label, story }) => ({
          head: label,
          data: { 'data-head': label },
          class: 'numeric',
          cell: ({ cell }: Row) => cell(story),
        })),
        ...(rows.length > 0 ? [{ head: compareText.change, cell: ({ change }: Row) => change }] : []),
      ]}
    />
  );
}

type State = Grade | 'waits' | 'notAssessed' | 'notAsked';

/** How a run stands with an objective: its grade, or that it waits for a person, or was not assessed, or that its form does not ask for it. */
function stateOf({ outcome }: Story, { id }: Objective): State {
  const mark = outcome.marks.find(({ objective }) => objective.id === id);
  if (mark !== undefined) return mark.grade ?? 'waits';
  return outcome.notAssessed.some(objective => objective.id === id) ? 'notAssessed' : 'notAsked';
}

const gradeOf = (state: State) =>
  state === 'notAsked' ? (
    <span class="small faint">{compareText.notAsked}</span>
  ) : (
    <GradeMark grade={state === 'notAssessed' ? undefined : state} word="brief" />
  );
