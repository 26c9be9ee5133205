import { useState } from 'preact/hooks';
import type { DrillRun } from '../../session/drill.ts';
import { drillHomeText, formLabel } from '../../text/drill.ts';
import { fullTime } from '../../text/time.ts';
import { inPlace } from '../shared/inPlace.ts';
import type { DrillPlace } from './place.ts';

/** The runs of this machine, newest first. */
export function RunList({ running, entries, base, onGo }: DrillPlace) {
  const { drill, state } = running;
  const [removing, setRemoving] = useState<string>();
  const titleOf = ({ mark }: DrillRun): string =>
    entries.find(({ id }) => id === mark.scenario)?.title ?? mark.scenario;
  const goOn = (run: DrillRun): void => {
    drill.resume(run.mark.run);
    const incident = drill.logsOf(run.mark.run)[0]?.state.incidentId;
    location.assign(`${base}drill/${incident === undefined ? 'start/' : `desk/#${incident}`}`);
  };
  return (
    <section aria-labelledby="runs-title">
      <h2 id="runs-title">{drillHomeText.runs}</h2>
      <ul class="runs">
        {state.runs.map(run => {
          const { run: id, form } = run.mark;
          const isGoing = state.current?.mark.run === id;
          const playable = entries.some(each => each.id === run.mark.scenario);
          return (
            <li key={id}>
              <span>
                <strong>{titleOf(run)}</strong>
                <span class="small faint">
                  {formLabel[form]} · {drillHomeText.startedAt(fullTime(run.startedAt, Date.now()))} ·{' '}
                  {run.endedAt !== undefined
                    ? drillHomeText.ended
                    : isGoing
                      ? drillHomeText.going
                      : drillHomeText.stopped}
                </span>
              </span>
              <span class="actions">
                {run.endedAt === undefined && playable && (
                  <button type="button" class={isGoing ? 'primary' : undefined} onClick={() => goOn(run)}>
                    {drillHomeText.resume}
                  </button>
                )}
                {run.endedAt !== undefined && playable && (
                  <a class="button" href={`#run/${id}`} onClick={inPlace(() => onGo(`run/${id}`))}>
                    {drillHomeText.wash}
                  </a>
                )}
                {removing === id ? (
                  <>
                    <span class="small">{drillHomeText.removeConfirm}</span>
                    <button type="button" onClick={() => void drill.remove(id)}>
                      {drillHomeText.removeNow}
                    </button>
                    <button type="button" class="quiet" onClick={() => setRemoving(undefined)}>
                      {drillHomeText.keep}
                    </button>
                  </>
                ) : (
                  <button type="button" class="quiet" onClick={() => setRemoving(id)}>
                    {drillHomeText.remove}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
