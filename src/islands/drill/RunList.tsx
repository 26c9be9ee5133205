import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { drillHomeText, formLabel } from '../../text/drill.ts';
import { fullTime } from '../../text/time.ts';
import { GoLink } from '../shared/Screen.tsx';
import { type DrillPlace, goOn } from './place.ts';

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
          const { run: id, form, scenario } = run.mark;
          const isGoing = state.current?.mark.run === id;
          const startedAt = fullTime(run.startedAt, Date.now());
          const entry = entries.find(each => each.id === scenario);
          const title = entry?.title ?? scenario;
          return (
            <li key={id} class="cluster">
              <p>
                <strong>{title}</strong>
                <span class="small faint block">
                  {formLabel[form]} · {drillHomeText.startedAt(startedAt)} ·{' '}
                  {run.endedAt !== undefined
                    ? drillHomeText.ended
                    : isGoing
                      ? drillHomeText.going
                      : drillHomeText.stopped}
                </span>
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
                    {drillHomeText.wash}
                  </GoLink>
                )}
                <Confirm
                  {...drillHomeText.remove}
                  of={drillHomeText.runOf(title, startedAt)}
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
