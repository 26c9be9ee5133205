import { paperText } from '../../../text/study-paper.ts';
import { useNow } from '../../shared/hooks.ts';

/** When the clock is said aloud, in minutes before the end. In between it is there to be looked at. */
const SAID = [10, 5, 1];
const MINUTE = 60_000;

/** How long is left of a paper. @param ends milliseconds since the epoch */
export function PaperClock({ ends }: { ends: number }) {
  const left = Math.max(0, ends - useNow());
  const said = SAID.findLast(minutes => left <= minutes * MINUTE);
  return (
    <>
      <p
        class={`paper-clock numeric ${left <= 5 * MINUTE ? 'late' : ''}`}
        role="timer"
        aria-label={paperText.leftLabel}
      >
        {paperText.left(left)}
      </p>
      <p class="visually-hidden" role="status">
        {said !== undefined && left > 0 && paperText.minutesLeft(said)}
      </p>
    </>
  );
}
