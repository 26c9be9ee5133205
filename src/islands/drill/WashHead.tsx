import { inPlace } from '../../kit/inPlace.ts';
import type { DrillRun } from '../../session/drill.ts';
import { washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import type { Story } from '../../training/story.ts';
import type { DrillPlace } from './place.ts';
import { RunFacts } from './RunFacts.tsx';
import { useScreen } from './useScreen.ts';

interface Props extends Pick<DrillPlace, 'base' | 'onGo'> {
  run: DrillRun;
  story: Story;
  /** It could not be put into the training record. */
  failed: boolean;
}

/** Which run this is, and what can be done with its wash. */
export function WashHead({ run, story, failed, base, onGo }: Props) {
  const { scenario } = story.run;
  const heading = useScreen(washText.pageTitle(scenario.title));
  const over = run.endedAt !== undefined;
  return (
    <header>
      <h1 ref={heading} tabIndex={-1}>
        {scenario.title} · {washText.title}
      </h1>
      <RunFacts run={run} story={story} />
      {/* At the head: at the foot it could be all that stands on a last page. */}
      <p class="print-only small">{washText.printedAt(fullTime(Date.now(), Date.now()))}</p>
      {over && (
        <p class="wash-actions no-print">
          <button type="button" onClick={() => print()}>
            {washText.print}
          </button>
          <a
            class="button"
            href={`#scenario/${scenario.id}`}
            onClick={inPlace(() => onGo(`scenario/${scenario.id}`))}
          >
            {washText.again}
          </a>
          {run.recorded && (
            <span class="small">
              {washText.recorded} <a href={`${base}training/study/#record`}>{washText.toRecord}</a>
            </span>
          )}
          {failed && !run.recorded && (
            <span class="small problem" role="alert">
              {washText.recordFailed}
            </span>
          )}
        </p>
      )}
    </header>
  );
}
