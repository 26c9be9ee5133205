import { sinceStart } from '../../text/drill.ts';
import { actSentence, arrivalNamed } from '../../text/drill-acts.ts';
import {
  compareText,
  countedFrom,
  faultName,
  gradeWord,
  judgeText,
  limits,
  markedAt,
  momentTitle,
  reasonWords,
  verdictSentence,
  washText,
  whyFailed,
} from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { spokenIn } from '../../training/acts.ts';
import { GRADES } from '../../training/grade.ts';
import type { Failure, Mark } from '../../training/marking.ts';
import { type Moment, momentsOf } from '../../training/moments.ts';
import type { Story } from '../../training/story.ts';
import { Cites } from '../shared/Cites.tsx';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
import { roleName } from './place.ts';
import { Quoted, RetryButton, type Washed, WashPart } from './WashPart.tsx';

/** What the run came to, and on what that rests: what failed it first, then how many of each grade. */
export function WashVerdict({ story, materials }: Washed) {
  const { start, end, outcome } = story;
  const { verdict, failures, counts } = outcome;
  return (
    <section class="wash-verdict flow-3" data-verdict={verdict} aria-label={washText.title}>
      <p class="verdict flow">
        <VerdictMark verdict={verdict} />
      </p>
      <p class="measure">{verdictSentence(outcome, end)}</p>
      {failures.length > 0 && (
        <ol class="failures flow measure">
          {failures.map(failure => (
            <li key={`${failure.event}/${failure.fault}/${failure.why}`}>
              <h2>{faultName[failure.fault]}</h2>
              <p class="small faint numeric">
                {sinceStart(failure.at - start)} · {fullTime(failure.at, end)}
              </p>
              <Said failure={failure} story={story} />
              <p>{whyFailed(failure)}</p>
              <Cites cite={failure.cite} of={materials.index.playbook} />
            </li>
          ))}
        </ol>
      )}
      <ul class="grade-counts cluster">
        {GRADES.map(grade => (
          <li key={grade} class="cluster">
            <GradeMark grade={grade} word="none" />
            <strong class="numeric">{counts[grade]}</strong>
            <span class="small">{gradeWord[grade]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The words that failed it, or what went out without the sign-off. */
function Said({ failure, story }: { failure: Failure; story: Story }) {
  const act = story.acts.find(({ kind, event }) => kind === 'publish' && event === failure.event);
  if (failure.fault === 'approval' && act?.kind === 'publish') return <p>{washText.elsewhere(act.title)}</p>;
  return <Quoted words={failure.sentences} />;
}

/** What was said at a moment: what failed it alone, or the whole of a reply. */
function saidAt(moment: Moment): readonly string[] {
  const { act } = moment;
  if (moment.kind === 'failed') return moment.failure.sentences;
  const words = act === undefined || act.kind === 'publish' ? undefined : spokenIn(act);
  return words === undefined ? [] : [words];
}

/** The three moments that mattered: what was said, what it rests on, and a way to try again from there. */
export function WashMoments(wash: Washed) {
  const { story, materials } = wash;
  const { playbook } = materials.index;
  const moments = momentsOf(story);
  if (moments.length === 0) return null;
  return (
    <WashPart id="wash-moments" title={washText.moments}>
      <ol class="moments columns">
        {moments.map(moment => {
          const { at, act, cite, inject } = moment;
          return (
            <li key={`${moment.kind}/${at}/${act?.event}`} data-kind={moment.kind}>
              <h3>
                <span class="numeric">{sinceStart(at - story.start)}</span> {momentTitle(moment)}
              </h3>
              {act !== undefined && (
                <p class="small faint">{actSentence(act, story, playbook).split('：“')[0]}</p>
              )}
              <Quoted words={saidAt(moment)} />
              {cite.length > 0 && <Cites cite={cite} of={playbook} />}
              {inject !== undefined && <RetryButton {...wash} inject={inject} />}
            </li>
          );
        })}
      </ol>
    </WashPart>
  );
}

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
