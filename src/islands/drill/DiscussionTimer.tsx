import { useEffect, useState } from 'preact/hooks';
import { countdown, groupText } from '../../text/drill-group.ts';

const MINUTE = 60_000;
const MINUTES = [1, 2, 3, 5, 10] as const;
const USUAL = 3;

/** A count-down for one discussion. It says when the time is up, and stops nothing. */
export function DiscussionTimer() {
  const [minutes, setMinutes] = useState<number>(USUAL);
  /** Left when it was last started or stopped, and since when it has been running; by the page's own clock. */
  const [state, setState] = useState<{ readonly left: number; readonly since: number | undefined }>({
    left: USUAL * MINUTE,
    since: undefined,
  });
  const [now, setNow] = useState(0);
  const { left: base, since } = state;
  const left = Math.max(0, since === undefined ? base : base - (now - since));
  const running = since !== undefined && left > 0;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [running]);
  const reset = (to: number): void => {
    setMinutes(to);
    setState({ left: to * MINUTE, since: undefined });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in one line with its buttons.
    <div class="group-timer no-print" role="group" aria-label={groupText.timer} data-up={left === 0}>
      <select
        aria-label={groupText.timer}
        value={String(minutes)}
        disabled={running}
        onChange={event => reset(Number(event.currentTarget.value))}
      >
        {MINUTES.map(each => (
          <option key={each} value={String(each)}>
            {groupText.minutes(each)}
          </option>
        ))}
      </select>
      <button
        type="button"
        disabled={left === 0}
        onClick={() => {
          const at = performance.now();
          setNow(at);
          setState(running ? { left, since: undefined } : { left, since: at });
        }}
      >
        {running ? groupText.stop : groupText.start}
      </button>
      <strong class="numeric">{countdown(left)}</strong>
      {left < minutes * MINUTE && (
        <button type="button" class="quiet" onClick={() => reset(minutes)}>
          {groupText.reset}
        </button>
      )}
      <span role="status">{left === 0 ? groupText.timeUp : ''}</span>
    </div>
  );
}
