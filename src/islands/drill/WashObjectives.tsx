import { sinceStart } from '../../text/drill.ts';
import { actSentence, arrivalNamed } from '../../text/drill-acts.ts';
import {
  compareText,
  countedFrom,
  judgeText,
  limits,
  markedAt,
  reasonWords,
  washText,
} from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import type { Mark } from '../../training/marking.ts';
import { Cites } from '../shared/Cites.tsx';
import { GradeMark } from './GradeMark.tsx';
import { roleName } from './place.ts';
import { type Washed, WashPart } from './WashPart.tsx';

/** Every time that was promised, and whether anything came by then. Nothing where none was. */
export function WashPromises({ story, materials }: Washed) {
  const { start, outcome } = story;
  if (outcome.promises.length === 0) return null;
  return (
    <WashPart id="wash-promises" title={judgeText.promises} hint={judgeText.promisesHint}>
      <ul class="promises ruled">
        {outcome.promises.map(({ act, due, kept }) => (
          <li key={`${act.event}/${due}`}>
            <GradeMark grade={kept === undefined ? 'U' : 'P'} word="none" />
            <span>
              <span class="numeric faint">{sinceStart(act.at - start)}</span>{' '}
              {actSentence(act, story, materials.index.playbook)}
              <br />
              <strong class="numeric">{judgeText.due(sinceStart(due - start))}</strong>，
              {kept === undefined ? judgeText.broken : judgeText.kept(sinceStart(kept.at - start))}
            </span>
          </li>
        ))}
      </ul>
    </WashPart>
  );
}

/** Each objective with its grade, worst first: when it was earned or lost, why, and what would have been good. */
export function WashObjectives(wash: Washed) {
  const { story, materials } = wash;
  const { marks, unreached } = story.outcome;
  return (
    <WashPart id="wash-objectives" title={washText.objectives} hint={washText.objectivesHint}>
      <ol class="objectives ruled">
        {marks.map(mark => (
          <Marked key={mark.objective.id} {...wash} mark={mark} />
        ))}
        {unreached.map(({ id, title, cite }) => (
          <li key={id}>
            <span class="faint">{compareText.notReached}</span>
            <div>
              <h3>{title}</h3>
              <p class="small faint">{washText.unreachedHint}</p>
            </div>
            <Cites cite={cite} of={materials.index.playbook} />
          </li>
        ))}
      </ol>
    </WashPart>
  );
}

function Marked({ mark, story, materials }: Washed & { mark: Mark }) {
  const { objective, grade, at, since, reasons } = mark;
  const { start, end, run } = story;
  const { playbook } = materials.index;
  const after = objective.after === undefined ? undefined : arrivalNamed(run.scenario, objective.after);
  return (
    <li id={`objective-${objective.id}`} data-grade={grade}>
      <GradeMark grade={grade} />
      <div>
        <h3>{objective.title}</h3>
        <p class="numeric">
          {grade !== 'U' && `${sinceStart(at - start)} · ${fullTime(at, end)}，`}
          {markedAt(mark, start, end)}
        </p>
        <p class="small faint">
          {countedFrom(after, sinceStart(since - start))}；{limits(objective)}。
          {washText.role(roleName(playbook, objective.role))}
        </p>
        {reasons.length > 0 && (
          <p>
            <strong class="small soft">{washText.why}</strong>{' '}
            {reasons.map(reason => reasonWords(reason, objective)).join('')}
          </p>
        )}
      </div>
      <div>
        <p>
          <strong class="small soft">{washText.ideal}</strong> {objective.ideal}
        </p>
        <Cites cite={objective.cite} of={playbook} />
      </div>
    </li>
  );
}
