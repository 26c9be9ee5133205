import { inPlace } from '../../../kit/inPlace.ts';
import { isBinding } from '../../core/clock.ts';
import type { IncidentView } from '../../core/view.ts';
import { clockTitle } from '../../core/words/clock.ts';
import { Clock } from '../../parts/Clock.tsx';
import { useOfficer } from '../../parts/officer.tsx';
import { shownTime } from '../../parts/shown-time.tsx';
import { type QueueItem, queueOf } from './queue.ts';
import { queueText } from './queue-words.ts';

/** As many as fit on a screen beside the list; the desk of each incident shows all of its own. */
const SHOWN = 8;

function titleOf(item: QueueItem): string {
  if (item.kind === 'clock') return clockTitle(item.clock);
  return `${item.kind === 'return' ? queueText.returns : queueText.current}：${item.step.title}`;
}

/** One queue of the next items across all open incidents. */
export function Queue(props: { incidents: readonly IncidentView[]; onOpen(place: string): void }) {
  const { incidents, onOpen } = props;
  const [officer] = useOfficer();
  const items = queueOf(incidents, officer).slice(0, SHOWN);
  if (items.length === 0) return null;
  return (
    <section class="queue" aria-labelledby="queue-title">
      <h2 id="queue-title">{queueText.title}</h2>
      <ol class="ruled">
        {items.map(item => {
          const step = item.kind === 'clock' ? item.clock.steps[0]?.id : item.step.id;
          const place = step === undefined ? item.incident.id : `${item.incident.id}/step/${step}`;
          return (
            <li class="queue-row target" key={`${item.incident.id}/${item.kind}/${titleOf(item)}`}>
              <span class="queue-time">
                {item.kind === 'clock' ? (
                  <Clock clock={item.clock.clock} binds={isBinding(item.clock)} />
                ) : item.due === undefined ? (
                  '—'
                ) : (
                  shownTime(item.due)
                )}
              </span>
              <a href={`#${place}`} onClick={inPlace(() => onOpen(place))}>
                <strong>{titleOf(item)}</strong>
              </a>
              <span class="small faint">{item.incident.title}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
