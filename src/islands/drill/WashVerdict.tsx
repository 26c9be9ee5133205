import type { Playbook } from '../../playbook/playbook.ts';
import { sinceStart } from '../../text/drill.ts';
import { failureName, gradeWord, verdictSentence, washText, whyFailed } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { type Failure, GRADES } from '../../training/marking.ts';
import type { Story } from '../../training/story.ts';
import { Cites } from './Cites.tsx';
import { GradeMark, VerdictMark } from './GradeMark.tsx';

interface Props {
  story: Story;
  playbook: Playbook;
  base: string;
}

/** What the run came to, and on what that rests: what failed it first, then how many of each grade. */
export function WashVerdict({ story, playbook, base }: Props) {
  const { outcome } = story;
  const { verdict, failures, counts } = outcome;
  return (
    <section class="wash-verdict" data-verdict={verdict} aria-label={washText.title}>
      <p class="verdict flow">
        <VerdictMark verdict={verdict} />
      </p>
      <p class="verdict-why">{verdictSentence(outcome, story.end)}</p>
      {failures.length > 0 && (
        <ol class="failures">
          {alike(failures).map(same => (
            <FailureItem
              key={`${same.kind}/${same.why}`}
              {...same}
              story={story}
              playbook={playbook}
              base={base}
            />
          ))}
        </ol>
      )}
      <ul class="grade-counts">
        {GRADES.map(grade => (
          <li key={grade} data-none={counts[grade] === 0}>
            <GradeMark grade={grade} word="none" />
            <strong class="numeric">{counts[grade]}</strong>
            <span class="small">{gradeWord[grade]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Failures of one kind and reason, told once. */
interface Alike extends Pick<Failure, 'kind' | 'why' | 'cite'> {
  readonly failures: readonly [Failure, ...Failure[]];
}

function alike(failures: readonly Failure[]): readonly Alike[] {
  const groups: Alike[] = [];
  for (const failure of failures) {
    const { kind, why, cite } = failure;
    const position = groups.findIndex(each => each.kind === kind && each.why === why);
    const found = groups[position];
    if (found === undefined) groups.push({ kind, why, cite, failures: [failure] });
    else groups[position] = { ...found, failures: [...found.failures, failure] };
  }
  return groups;
}

function FailureItem({ kind, cite, failures, story, playbook, base }: Props & Alike) {
  return (
    <li>
      <h2>{failureName[kind]}</h2>
      {failures.map(failure => (
        <div key={failure.event}>
          <p class="small faint numeric">
            {sinceStart(failure.at - story.start)} · {fullTime(failure.at, story.end)}
          </p>
          <Said failure={failure} story={story} />
        </div>
      ))}
      <p>{whyFailed(failures[0])}</p>
      <p class="small">
        {washText.cite} <Cites cite={cite} playbook={playbook} base={base} />
      </p>
    </li>
  );
}

/** The words that failed it, or what went out without the sign-off. */
function Said({ failure, story }: { failure: Failure; story: Story }) {
  const act = story.acts.find(({ kind, event }) => kind === 'publish' && event === failure.event);
  if (failure.kind === 'approvalSkipped' && act?.kind === 'publish')
    return <p>{washText.elsewhere(act.title)}</p>;
  return (
    <>
      {failure.sentences.map(sentence => (
        <blockquote key={sentence}>{sentence}</blockquote>
      ))}
    </>
  );
}
