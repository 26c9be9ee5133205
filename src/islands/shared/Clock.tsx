import type { ClockState } from '../../incident/view.ts';
import { deskText } from '../../text/incident.ts';
import { clockWords, span } from '../../text/span.ts';
import { fullTime } from '../../text/time.ts';
import { useNow } from './hooks.ts';

interface Props {
  clock: ClockState;
  withDue?: boolean;
  /** Where the clock stands still: the closing of an incident. Milliseconds since the epoch. */
  at?: number | undefined;
}

/** A clock as words that tick: how long is left, how long it has run, or how it ended. */
export function Clock({ clock, withDue = false, at }: Props) {
  const running = useNow();
  const now = at ?? running;
  switch (clock.kind) {
    case 'waiting':
      return <span class="clock">{deskText.clock.waiting}</span>;
    case 'met': {
      const margin = clock.due === undefined ? undefined : clock.due - clock.at;
      return (
        <span class={`clock ${margin !== undefined && margin < 0 ? 'late' : ''}`}>
          {deskText.clock.met}
          {margin !== undefined &&
            `，${(margin < 0 ? deskText.clock.late : deskText.clock.early)(span(margin))}`}
        </span>
      );
    }
    case 'stopwatch':
      return <span class="clock">{clockWords({ since: clock.since }, now)}</span>;
    default:
      return (
        <span class={`clock ${now > clock.due ? 'late' : ''}`}>
          {clockWords({ due: clock.due }, now)}
          {withDue && <span class="due">{deskText.clock.due(fullTime(clock.due, now))}</span>}
          {withDue && !clock.certain && <span class="due">{deskText.clock.uncertain}</span>}
        </span>
      );
  }
}
