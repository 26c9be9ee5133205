import type { DrillRun } from '../../session/drill.ts';
import { formLabel, sinceStart } from '../../text/drill.ts';
import { arrivalNamed } from '../../text/drill-acts.ts';
import { washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import type { Story } from '../../training/story.ts';

/** Which run it is: its form, when it was played and how far, and what it was begun anew from. */
export function RunFacts({ run, story }: { run: DrillRun; story: Story }) {
  const { mark, startedAt, retryOf, endedAt } = run;
  const facts = [
    formLabel[mark.form],
    washText.seed(mark.seed),
    washText.startedAt(fullTime(startedAt, Date.now())),
    ...(endedAt === undefined ? [] : [washText.endedAt(sinceStart(endedAt - story.start))]),
    ...(retryOf === undefined ? [] : [washText.retryOf(arrivalNamed(story.run.scenario, retryOf.inject))]),
    ...(story.begun > story.start ? [washText.tookOver(sinceStart(story.begun - story.start))] : []),
  ];
  return <p class="small faint">{facts.join(' · ')}</p>;
}
