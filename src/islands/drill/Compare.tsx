import './wash.css';
import { inPlace } from '../../kit/inPlace.ts';
import type { DrillRun } from '../../session/drill.ts';
import { sinceStart } from '../../text/drill.ts';
import { changeWord, compareText, failureName, washText } from '../../text/drill-wash.ts';
import { GRADES, type Grade } from '../../training/marking.ts';
import type { Objective } from '../../training/scenario.ts';
import type { Story } from '../../training/story.ts';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
import { Loaded } from './Loaded.tsx';
import { PublicCurve } from './PublicCurve.tsx';
import type { DrillPlace } from './place.ts';
import { ResponseTable } from './ResponseTable.tsx';
import { RunFacts } from './RunFacts.tsx';
import type { Materials } from './useDrill.ts';
import { useScreen } from './useScreen.ts';
import { publishedIn, useIdeal, useStory } from './useStory.ts';

type Props = DrillPlace & { run: DrillRun; against: DrillRun };

/** 两遍对照: two runs of one scenario side by side, and the ideal one with them. */
export function Compare(props: Props) {
  const { base, run, against, onBack } = props;
  const { scenario } = run.mark;
  return (
    <article class="wash compare">
      <p class="wash-back no-print">
        <a href={`${base}drill/`} onClick={inPlace(onBack)}>
          {washText.toList}
        </a>
      </p>
      {scenario === against.mark.scenario ? (
        <Loaded key={scenario} base={base} scenario={scenario}>
          {materials => <Compared {...props} materials={materials} />}
        </Loaded>
      ) : (
        <p role="alert">{compareText.otherScenario}</p>
      )}
    </article>
  );
}

function Compared({ running, run, against, materials, onGo }: Props & { materials: Materials }) {
  const { scenario } = materials;
  const first = { label: compareText.first, run, story: useStory(running, run, materials) };
  const second = { label: compareText.second, run: against, story: useStory(running, against, materials) };
  const ideal = useIdeal([against, run], materials);
  const both = [first, second];
  const heading = useScreen(compareText.pageTitle(scenario.title));
  const notes = both.filter(each => each.run.notes.trim() !== '');
  return (
    <>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {scenario.title} · {compareText.title}
        </h1>
        <p class="wash-actions no-print">
          <button type="button" onClick={() => print()}>
            {washText.print}
          </button>
        </p>
      </header>
      <table class="compare-sums">
        <thead>
          <tr>
            <th scope="col">{compareText.run}</th>
            {both.map(({ label, run: each, story }) => (
              <th key={label} scope="col">
                <span class="compare-name">{label}</span>
                <RunFacts run={each} story={story} />
                <a
                  class="small no-print"
                  href={`#run/${each.mark.run}`}
                  onClick={inPlace(() => onGo(`run/${each.mark.run}`))}
                >
                  {compareText.open}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{compareText.verdict}</th>
            {both.map(({ label, story }) => (
              <td key={label}>
                <VerdictMark verdict={story.outcome.verdict} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{compareText.failures}</th>
            {both.map(({ label, story }) => (
              <td key={label}>
                <Failures story={story} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{compareText.counts}</th>
            {both.map(({ label, story }) => (
              <td key={label} class="numeric">
                {GRADES.map(grade => `${grade} ${story.outcome.counts[grade]}`).join(' · ')}
              </td>
            ))}
          </tr>
        </tbody>
      </table>

      <section class="wash-part" aria-labelledby="compare-objectives">
        <h2 id="compare-objectives">{compareText.objectives}</h2>
        <table class="compare-objectives stacked-rows">
          <thead>
            <tr>
              <th scope="col">{compareText.objective}</th>
              <th scope="col">{compareText.first}</th>
              <th scope="col">{compareText.second}</th>
              <th scope="col">{compareText.change}</th>
            </tr>
          </thead>
          <tbody>
            {scenario.objectives
              .filter(objective => both.some(({ story }) => stateOf(story, objective) !== 'notAsked'))
              .map(objective => {
                const before = stateOf(first.story, objective);
                const after = stateOf(second.story, objective);
                return (
                  <tr key={objective.id}>
                    <th scope="row">{objective.title}</th>
                    <GradeCell state={before} />
                    <GradeCell state={after} />
                    <td>{changeWord(before, after)}</td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </section>

      <section class="wash-part" aria-labelledby="compare-responses">
        <h2 id="compare-responses">{washText.responses}</h2>
        <ResponseTable columns={[...both, { label: washText.idealRun, story: ideal }]} />
      </section>

      <section class="wash-part" aria-labelledby="compare-curve">
        <h2 id="compare-curve">{washText.curve}</h2>
        <PublicCurve
          start={ideal.start}
          end={Math.max(ideal.end, first.story.end, second.story.end)}
          series={[
            {
              line: 'other',
              label: compareText.first,
              curve: first.story.curve,
              published: publishedIn(first.story),
            },
            {
              line: 'mine',
              label: compareText.second,
              curve: second.story.curve,
              published: publishedIn(second.story),
            },
            { line: 'ideal', label: washText.idealRun, curve: ideal.curve, published: [] },
          ]}
        />
      </section>

      {notes.length > 0 && (
        <section class="wash-part" aria-labelledby="compare-notes">
          <h2 id="compare-notes">{compareText.notes}</h2>
          {notes.map(({ label, run: each }) => (
            <div key={label} class="compare-note">
              <h3>{label}</h3>
              <p class="wash-notes-text">{each.notes}</p>
            </div>
          ))}
        </section>
      )}
    </>
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

type State = Grade | 'notReached' | 'notAsked';

/** How a run stands with an objective: its grade, or that it never came to that, or that its form does not ask for it. */
function stateOf({ outcome }: Story, { id }: Objective): State {
  const mark = outcome.marks.find(({ objective }) => objective.id === id);
  if (mark !== undefined) return mark.grade;
  return outcome.unreached.some(objective => objective.id === id) ? 'notReached' : 'notAsked';
}

const GradeCell = ({ state }: { state: State }) => (
  <td>
    {state === 'notReached' || state === 'notAsked' ? (
      <span class="small faint">{compareText[state]}</span>
    ) : (
      <GradeMark grade={state} word="brief" />
    )}
  </td>
);
