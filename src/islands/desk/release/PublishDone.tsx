import { useEffect, useRef } from 'preact/hooks';
import { publishText } from '../../../text/statements.ts';
import { Clock } from '../../shared/Clock.tsx';
import type { Work } from '../work.ts';

interface Props {
  work: Work;
  /** The steps of the checklist that were done with a publication made just now; absent where it was made before. */
  steps?: readonly string[] | undefined;
}

/** Published: which clocks have stopped, which run on, and what comes next. */
export function PublishDone({ work, steps }: Props) {
  const { view } = work.incident;
  const title = useRef<HTMLHeadingElement>(null);
  const isNew = steps !== undefined;
  useEffect(() => {
    if (isNew) title.current?.focus();
  }, [isNew]);
  const done = new Set(steps);
  const stopped = view.clocks.filter(
    ({ clock, steps: meeting }) => clock.kind === 'met' && meeting.some(({ id }) => done.has(id)),
  );
  const running = view.clocks.filter(({ clock }) => clock.kind === 'running' || clock.kind === 'overdue');
  return (
    <section class="publish-done" aria-labelledby="published-title">
      <h3 id="published-title" ref={title} tabIndex={-1}>
        {isNew ? publishText.done : publishText.after}
      </h3>
      {isNew && stopped.length === 0 && <p class="small">{publishText.nothingStopped}</p>}
      {stopped.length > 0 && (
        <>
          <p class="small">{publishText.stopped}</p>
          <ul>
            {stopped.map(({ deadline, clock }) => (
              <li key={deadline.id}>
                {deadline.title} <Clock clock={clock} />
              </li>
            ))}
          </ul>
        </>
      )}
      {running.length > 0 && (
        <>
          <p class="small">{publishText.running}</p>
          <ul>
            {running.map(({ deadline, clock }) => (
              <li key={deadline.id}>
                {deadline.title} <Clock clock={clock} withDue />
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="tool-row no-print">
        <button type="button" class="primary" onClick={() => work.go('feedback')}>
          {publishText.collect}
        </button>
        <button type="button" onClick={() => work.go('')}>
          {publishText.toChecklist}
        </button>
      </div>
    </section>
  );
}
