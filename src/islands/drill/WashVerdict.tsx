import { sinceStart } from '../../text/drill.ts';
import { failureName, gradeWord, verdictSentence, washText, whyFailed } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { type Failure, GRADES } from '../../training/marking.ts';
import type { Story } from '../../training/story.ts';
import { Cites } from './Cites.tsx';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
import { Quoted, type Washed } from './WashPart.tsx';

/** What the run came to, and on what that rests: what failed it first, then how many of each grade. */
export function WashVerdict({ story, materials, base }: Washed) {
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
            <li key={`${failure.event}/${failure.kind}/${failure.why}`}>
              <h2>{failureName[failure.kind]}</h2>
              <p class="small faint numeric">
                {sinceStart(failure.at - start)} · {fullTime(failure.at, end)}
              </p>
              <Said failure={failure} story={story} />
              <p>{whyFailed(failure)}</p>
              <p class="small">
                {washText.cite} <Cites cite={failure.cite} playbook={materials.index.playbook} base={base} />
              </p>
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
  if (failure.kind === 'approvalSkipped' && act?.kind === 'publish')
    return <p>{washText.elsewhere(act.title)}</p>;
  return <Quoted words={failure.sentences} />;
}
