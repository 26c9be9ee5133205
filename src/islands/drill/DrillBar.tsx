import { useState } from 'preact/hooks';
import { SPEEDS, type Speed } from '../../domain/training/drill-clock.ts';
import { drillText, sinceStart } from '../../text/drill.ts';
import { fullTime } from '../../text/time.ts';

interface Props {
  title: string;
  homeUrl: string;
  start: number;
  now: number;
  speed: Speed | 0;
  /** Nothing more will come by itself. */
  last: boolean;
  fresh: number;
  feedOpen: boolean;
  stops: boolean;
  onSpeed(speed: Speed | 0): void;
  onStep(): void;
  onStops(stops: boolean): void;
  onFeed(): void;
  onEnd(): void;
}

/** The drill's clock and its controls, above whatever the trainee works at. */
export function DrillBar(props: Props) {
  const { title, homeUrl, start, now, speed, last, fresh, feedOpen, stops } = props;
  const [ending, setEnding] = useState(false);
  return (
    <div class="drill-bar no-print">
      <div class="drill-what">
        <strong class="drill-mark">{drillText.mark}</strong>
        <a href={homeUrl}>{title}</a>
        <time class="numeric drill-time">
          <strong>{sinceStart(now - start)}</strong> <span>{fullTime(now, now)}</span>
        </time>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in one line with its buttons. */}
      <div class="drill-controls" role="group" aria-label={drillText.controls}>
        <button type="button" aria-pressed={speed === 0} onClick={() => props.onSpeed(0)}>
          {speed === 0 ? drillText.paused : drillText.pause}
        </button>
        {SPEEDS.map(each => (
          <button
            key={each}
            type="button"
            class="numeric"
            aria-pressed={speed === each}
            onClick={() => props.onSpeed(each)}
          >
            {drillText.speed(each)}
          </button>
        ))}
        <button type="button" disabled={last} onClick={props.onStep}>
          {last ? drillText.noMore : drillText.step}
        </button>
        <label class="small">
          <input
            type="checkbox"
            checked={stops}
            onChange={event => props.onStops(event.currentTarget.checked)}
          />
          {drillText.stopAtArrival}
        </label>
      </div>
      <div class="drill-ends">
        <button
          id="drill-feed-opener"
          type="button"
          class={fresh > 0 ? 'primary' : undefined}
          aria-expanded={feedOpen}
          aria-controls="drill-feed"
          onClick={props.onFeed}
        >
          {feedOpen ? drillText.closeFeed : drillText.openFeed(fresh)}
        </button>
        {ending ? (
          <span class="drill-confirm">
            <span class="small">{drillText.endConfirm}</span>
            <button type="button" class="primary" onClick={props.onEnd}>
              {drillText.endNow}
            </button>
            <button type="button" onClick={() => setEnding(false)}>
              {drillText.goOn}
            </button>
          </span>
        ) : (
          <button type="button" class="quiet" onClick={() => setEnding(true)}>
            {drillText.end}
          </button>
        )}
      </div>
    </div>
  );
}
