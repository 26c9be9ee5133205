import { useRef, useState } from 'preact/hooks';
import { Confirm } from '../../kit/Confirm.tsx';
import { inPlace } from '../../kit/inPlace.ts';
import { drillHomeText, formLabel } from '../../text/drill.ts';
import { fullTime } from '../../text/time.ts';
import { type DrillPlace, goOn } from './place.ts';

/** The runs of this machine, newest first. */
export function RunList({ running, entries, base, onGo }: DrillPlace) {
  const { drill, state } = running;
  const [problem, setProblem] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const remove = (id: string): void => {
    setProblem(false);
    drill.remove(id).then(
      // The row has gone, and the focus with it; with the last one the whole list.
      () => (heading.current ?? document.querySelector<HTMLElement>('h1'))?.focus(),
      () => setProblem(true),
    );
  };
  return (
    <section aria-labelledby="runs-title">
      <h2 ref={heading} id="runs-title" tabIndex={-1}>
        {drillHomeText.runs}
      </h2>
      {problem && (
        <p class="problem" role="alert">
          {drillHomeText.removeFailed}
        </p>
      )}
      <ul class="runs ruled">
        {state.runs.map(run => {
          const { run: id, form, scenario } = run.mark;
          const isGoing = state.current?.mark.run === id;
          const startedAt = fullTime(run.startedAt, Date.now());
          const entry = entries.find(each => each.id === scenario);
          const title = entry?.title ?? scenario;
          return (
            <li key={id}>
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
                  <button
                    type="button"
                    class={isGoing ? 'primary' : undefined}
                    onClick={() => goOn(drill, id, base)}
                  >
                    {drillHomeText.resume}
                  </button>
                )}
                {run.endedAt !== undefined && entry && (
                  <a class="button" href={`#run/${id}`} onClick={inPlace(() => onGo(`run/${id}`))}>
                    {drillHomeText.wash}
                  </a>
                )}
                <Confirm
                  ask={drillHomeText.remove}
                  label={drillHomeText.removeLabel(title, startedAt)}
                  class="quiet"
                  question={drillHomeText.removeConfirm}
                  yes={drillHomeText.removeNow}
                  no={drillHomeText.keep}
                  onYes={() => remove(id)}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
