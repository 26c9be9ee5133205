import { sinceStart } from '../../text/drill.ts';
import { actSentence } from '../../text/drill-acts.ts';
import {
  faultName,
  gradeWord,
  momentTitle,
  verdictSentence,
  washText,
  whyFailed,
} from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { spokenIn } from '../../training/acts.ts';
import { GRADES } from '../../training/grade.ts';
import type { Failure } from '../../training/marking.ts';
import { type Moment, momentsOf } from '../../training/moments.ts';
import type { Story } from '../../training/story.ts';
import { Cites } from '../shared/Cites.tsx';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
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
