import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useTicking } from '../../kit/effects.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { ClockState } from '../core/clock.ts';
import { lateBy } from '../core/late.ts';
import { clockText, metWords } from '../core/words/clock.ts';
import { lasting } from '../core/words/lasting.ts';
import { clockWords } from '../core/words/span.ts';
import { fullTime } from '../core/words/time.ts';

/** When what is shown was closed: its clocks stand still there. Milliseconds since the epoch. */
export const ClosedAt = createContext<number | undefined>(undefined);

interface Props {
  clock: ClockState;
  withDue?: boolean;
  /** False for a limit that is not in force yet: nothing is late by it. */
  binds?: boolean;
}

/** A clock as words that tick: how long is left, how long it has run, or how it ended. */
export function Clock({ clock, withDue = false, binds = true }: Props) {
  const closedAt = useContext(ClosedAt);
  const ticking = useTicking(closedAt === undefined ? timeNow : undefined);
  const now = closedAt ?? ticking;
  const { waiting, closed, due, uncertain } = clockText;
  switch (clock.kind) {
    case 'waiting':
      return <span class="clock">{waiting}</span>;
    case 'met':
      return (
        <span class={`clock ${binds && lateBy(clock.due, clock.at) !== undefined ? 'late' : ''}`}>
          {metWords(clock)}
        </span>
      );
    case 'stopwatch':
      return (
        <span class="clock">
          {closedAt === undefined ? clockWords({ since: clock.since }, now) : closed.stopwatch}
        </span>
      );
    default: {
      const over = now - clock.due;
      const atClosing = over > 0 ? closed.overdue(lasting(over)) : closed.running;
      return (
        <span class={`clock ${binds && over > 0 ? 'late' : ''}`}>
          {closedAt === undefined ? clockWords({ due: clock.due }, now) : atClosing}
          {withDue && <span class="due">{due(fullTime(clock.due, now))}</span>}
          {withDue && !clock.certain && <span class="due">{uncertain}</span>}
        </span>
      );
    }
  }
}
