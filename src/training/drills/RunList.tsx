import { dotted } from '../../desk/core/words/named.ts';
import { GoLink } from '../../desk/parts/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import type { DrillEntry, DrillRun } from '../../session/drill.ts';
import { type DrillPlace, goOn, runWords } from '../table/place.tsx';
import { drillHomeText, sinceStart } from './words.ts';

/** How a run stands; of one that was ended before its time, how far it came. */
function runStatus({ mark, endedAt }: DrillRun, entry: DrillEntry | undefined, isGoing: boolean): string {
  if (endedAt === undefined) return isGoing ? drillHomeText.going : drillHomeText.stopped;
  return entry !== undefined && endedAt < entry.end[mark.form]
    ? drillHomeText.endedEarly(sinceStart(endedAt - entry.start))
    : drillHomeText.ended;
}

/** The runs of this machine, newest first. */
export function RunList({ running, entries }: DrillPlace) {
  const { drill, state } = running;
  const { outcome, follow } = useOutcome();
  return (
    <section aria-labelledby="runs-title">
      <h2 id="runs-title">{drillHomeText.runs}</h2>
      {outcome}
      <ul class="runs ruled">
        {state.runs.map(run => {
          const { run: id, scenario } = run.mark;
          const isGoing = state.current?.mark.run === id;
          const words = runWords(run, state.runs);
          const entry = entries.find(each => each.id === scenario);
          const title = entry?.title ?? scenario;
          return (
            <li key={id} class="cluster">
              <p>
                <strong>{title}</strong>
                <span class="small faint block">{dotted(words, runStatus(run, entry, isGoing))}</span>
              </p>
              <span class="actions cluster">
                {run.endedAt === undefined && entry && (
                  <Button
                    words={drillHomeText.resume}
                    class={isGoing ? 'primary' : undefined}
                    onClick={() => goOn(drill, id)}
                  />
                )}
                {run.endedAt !== undefined && entry && (
                  <GoLink to={`run/${id}`} class="button">
                    {drillHomeText.debrief}
                  </GoLink>
                )}
                <Confirm
                  {...drillHomeText.remove}
                  of={dotted(title, words)}
                  class="quiet"
                  onYes={() =>
                    follow(
                      drill.remove(id).then(() => ''),
                      drillHomeText.removeFailed,
                    )
                  }
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
