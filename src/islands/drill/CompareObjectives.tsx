import { changeWord, compareText } from '../../text/drill-wash.ts';
import type { Grade } from '../../training/marking.ts';
import type { Objective } from '../../training/scenario.ts';
import type { Story } from '../../training/story.ts';
import { GradeMark } from './GradeMark.tsx';

/** Objective by objective, how two runs stand with it and what has changed. */
export function CompareObjectives({ first, second }: { first: Story; second: Story }) {
  const { objectives } = first.run.scenario;
  return (
    <table class="compare-objectives stacked-rows">
      <thead>
        <tr>
          {[compareText.objective, compareText.first, compareText.second, compareText.change].map(head => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {objectives
          .filter(objective => [first, second].some(story => stateOf(story, objective) !== 'notAsked'))
          .map(objective => {
            const before = stateOf(first, objective);
            const after = stateOf(second, objective);
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
