import { useEffect, useRef } from 'preact/hooks';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { publishText } from '../../../text/statements.ts';
import { Clock } from '../../shared/Clock.tsx';
import type { Work } from '../work.ts';

interface Props {
  work: Work;
  version: StatementVersion;
  /** Whether it was published just now. */
  isNew: boolean;
}

/** Published: which clocks have stopped, which run on, and what comes next. */
export function PublishDone({ work, version, isNew }: Props) {
  const { view } = work.incident;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNew) title.current?.focus();
  }, [isNew]);
  const at = Date.parse(version.publications.at(-1)?.publishedAt ?? '');
  const stopped = isNew ? view.clocks.filter(({ clock }) => clock.kind === 'met' && clock.at === at) : [];
  const running = view.clocks.filter(({ clock }) => clock.kind === 'running' || clock.kind === 'overdue');
  return (
    <section class="publish-done stack-3 band" aria-labelledby="published-title">
      <h3 id="published-title" ref={title} tabIndex={-1}>
        {isNew ? publishText.done : publishText.after}
      </h3>
      {isNew && stopped.length === 0 && <p class="small">{publishText.nothingStopped}</p>}
      {stopped.length > 0 && (
        <>
          <p class="small">{publishText.stopped}</p>
          <ul class="plain">
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
          <ul class="plain">
            {running.map(({ deadline, clock }) => (
              <li key={deadline.id}>
                {deadline.title} <Clock clock={clock} withDue />
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="tool-row no-print cluster">
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
