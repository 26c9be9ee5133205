import { useLayoutEffect, useRef } from 'preact/hooks';
import { Confirm } from '../../kit/Confirm.tsx';
import { drillText, sinceStart } from '../../text/drill.ts';
import { fullTime } from '../../text/time.ts';
import { SPEEDS, type Speed } from '../../training/drill-clock.ts';
import type { Coming } from './useComing.ts';

interface Props {
  title: string;
  homeUrl: string;
  coming: Coming;
  speed: Speed | 0;
  fresh: number;
  feedOpen: boolean;
  stops: boolean;
  /** What acts take of the drill's time. */
  takes: string;
  onSpeed(speed: Speed | 0): void;
  onStops(stops: boolean): void;
  onFeed(): void;
  onEnd(): void;
}

/** The drill's clock and its controls, above whatever the trainee works at. */
export function DrillBar(props: Props) {
  const { title, homeUrl, coming, speed, fresh, feedOpen, stops, takes } = props;
  const { start, now, next, isOver } = coming;
  const bar = useRef<HTMLDivElement>(null);
  // What sticks on the desk sticks below the bar, which has a line more while it asks, or where letters are large.
  useLayoutEffect(() => {
    const { current } = bar;
    if (current === null) return;
    const tell = (): void =>
      current.parentElement?.style.setProperty('--drill-bar', `${current.offsetHeight}px`);
    const observer = new ResizeObserver(tell);
    observer.observe(current);
    tell();
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={bar} class="drill-bar no-print cluster">
      <div class="drill-what">
        <strong class="drill-mark">{drillText.mark}</strong>
        <a href={homeUrl}>{title}</a>
        <time class="numeric drill-time">
          <strong>{sinceStart(now - start)}</strong> <span class="small faint">{fullTime(now, now)}</span>
        </time>
        <span class="small drill-takes">{takes}</span>
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
        {next === undefined && !isOver ? (
          <Confirm
            ask={drillText.toEnd}
            question={drillText.toEndConfirm}
            yes={drillText.toEndNow}
            no={drillText.goOn}
            onYes={coming.toEnd}
          />
        ) : (
          <button type="button" disabled={isOver} onClick={coming.step}>
            {isOver ? drillText.noMore : drillText.step}
          </button>
        )}
        <label class="tall small soft">
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
        <Confirm
          ask={drillText.end}
          class="quiet"
          question={drillText.endConfirm}
          yes={drillText.endNow}
          no={drillText.goOn}
          onYes={props.onEnd}
        />
      </div>
    </div>
  );
}
