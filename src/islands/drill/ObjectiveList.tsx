import type { Playbook } from '../../playbook/playbook.ts';
import { sinceStart } from '../../text/drill.ts';
import { arrivalNamed } from '../../text/drill-acts.ts';
import { countedFrom, limits, markedAt, reasonWords, washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import type { Mark } from '../../training/marking.ts';
import type { Story } from '../../training/story.ts';
import { Cites } from './Cites.tsx';
import { GradeMark } from './GradeMark.tsx';
import { roleName } from './role-name.ts';
import { WashPart } from './WashPart.tsx';

interface Props {
  story: Story;
  playbook: Playbook;
  base: string;
}

/** Each objective with its grade, worst first: when it was earned or lost, why, and what would have been good. */
export function ObjectiveList({ story, playbook, base }: Props) {
  const { marks, unreached } = story.outcome;
  return (
    <WashPart id="wash-objectives" title={washText.objectives} hint={washText.objectivesHint}>
      <ol class="objectives ruled">
        {marks.map(mark => (
          <ObjectiveItem key={mark.objective.id} mark={mark} story={story} playbook={playbook} base={base} />
        ))}
      </ol>
      {unreached.length > 0 && (
        <>
          <h3>{washText.unreached}</h3>
          <p class="small faint">{washText.unreachedHint}</p>
          <ul>
            {unreached.map(({ id, title, cite }) => (
              <li key={id}>
                {title}{' '}
                <span class="small">
                  <Cites cite={cite} playbook={playbook} base={base} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </WashPart>
  );
}

function ObjectiveItem({ mark, story, playbook, base }: Props & { mark: Mark }) {
  const { objective, grade, at, since, reasons } = mark;
  const { start, end, run } = story;
  const role = roleName(playbook, objective.role);
  const after = objective.after === undefined ? undefined : arrivalNamed(run.scenario, objective.after);
  return (
    <li id={`objective-${objective.id}`} data-grade={grade}>
      <GradeMark grade={grade} />
      <div>
        <h3>{objective.title}</h3>
        <p class="numeric">
          {grade !== 'U' && (
            <>
              {sinceStart(at - start)} · {fullTime(at, end)}，
            </>
          )}
          {markedAt(mark, start, end)}
        </p>
        <p class="small faint">
          {countedFrom(after, sinceStart(since - start))}；{limits(objective)}。{washText.role(role)}
        </p>
        {reasons.length > 0 && (
          <p class="wash-why">
            <strong>{washText.why}</strong>
            {reasons.map(reason => reasonWords(reason, objective)).join('')}
          </p>
        )}
      </div>
      <div class="objective-ideal">
        <p>
          <strong>{washText.ideal}</strong>
          {objective.ideal}
        </p>
        <p class="small">
          {washText.cite} <Cites cite={objective.cite} playbook={playbook} base={base} />
        </p>
      </div>
    </li>
  );
}
