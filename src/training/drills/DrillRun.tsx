import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApprovedBy, type Approving } from '../../desk/approval/approving.tsx';
import { fullTime } from '../../desk/core/words/time.ts';
import { href } from '../../desk/parts/href.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Check } from '../../kit/Check.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { useDraft } from '../../kit/draft.ts';
import { useBeforePaint, useOnChange } from '../../kit/effects.ts';
import { giveFocus, giveFocusBack, isFocusIn, isFocusLost } from '../../kit/focus.ts';
import { OneOf } from '../../kit/OneOf.tsx';
import type { DrillRun as Run } from '../../session/drill.ts';
import { approvalsOf } from './approving.ts';
import { SPEEDS, type Speed } from './drill-clock.ts';
import { FeedPanel } from './FeedPanel.tsx';
import { GuidePanel } from './GuidePanel.tsx';
import { GUIDED } from './run.ts';
import { useComing } from './useComing.tsx';
import type { Materials, RunningDrill } from './useDrill.tsx';
import { useTypingPause } from './useWriting.tsx';
import { drillTakes, drillText, injectLabel, sinceStart } from './words.ts';

interface Props {
  running: RunningDrill;
  current: Run;
  materials: Materials;
  onEnding(ending: boolean): void;
  children: ComponentChildren;
}

/** How a run is looked at: how many arrivals were, how fast the clock runs, whether it stops when something arrives, and whether it runs while one types. */
const UNSEEN: { seen: number; pace: Speed; stops: boolean; runs: boolean } = {
  seen: 0,
  pace: 1,
  stops: true,
  runs: false,
};

/** Wide enough for the desk and the feed side by side. */
const WIDE = '(min-width: 100rem)';
/** So narrow that the feed lies over the desk. */
const NARROW = '(max-width: 63.99rem)';

/** The page of a run: its clock, what arrives, and the desk between. */
export function DrillRun(props: Props) {
  const { running, materials, children } = props;
  const { scenario } = materials;
  const controls = useControls(props);
  const { coming, isGuided, isFeedOpen, turnFeed, problem, finish } = controls;
  const guide = isGuided && <GuidePanel coming={coming} materials={materials} />;
  const { arrivals, start, isOver } = coming;
  const desk = useRef<HTMLFieldSetElement>(null);
  const toDebrief = useRef<HTMLButtonElement>(null);
  const approving = useMemo<Approving>(
    () => (incident, version, now) => approvalsOf(scenario, incident, version, now),
    [scenario],
  );
  const wasOver = useRef(isOver);
  useOnChange([isOver], () => {
    if (isOver && !wasOver.current) {
      const isCovered = isFeedOpen && matchMedia(NARROW).matches;
      if (isCovered) turnFeed();
      // The desk disappears when time runs out: without this the focus of somebody working there would be on nothing.
      if (isCovered || isFocusLost() || isFocusIn(desk.current)) giveFocus(toDebrief.current);
    }
    wasOver.current = isOver;
  });
  const newest = arrivals.at(-1);

  return (
    <div class="drill" data-feed={isFeedOpen}>
      <DrillBar title={scenario.title} {...controls} />
      {/* Said once for each arrival, by its name: the whole text would drown whatever is being read. */}
      <p class="visually-hidden" role="status">
        {newest && `${sinceStart(newest.at - start)} ${injectLabel[newest.item.kind]}：${newest.item.from}`}
      </p>
      {problem && <Banner alarm words={drillText.endFailed} />}
      {isOver && (
        <Banner
          role="alert"
          words={
            <>
              <strong>{drillText.over}</strong> {drillText.overHint}
            </>
          }
        >
          <button ref={toDebrief} type="button" class="primary" onClick={finish}>
            {drillText.toDebrief}
          </button>
        </Banner>
      )}
      {!isFeedOpen && guide}
      <div class="drill-body">
        {isFeedOpen && <FeedPanel {...{ running, materials, coming, guide }} onClose={turnFeed} />}
        {/* Disabled as well: browsers before about 2022 know no `inert`. */}
        <fieldset ref={desk} class="drill-desk" disabled={isOver} inert={isOver}>
          <ApprovedBy.Provider value={approving}>{children}</ApprovedBy.Provider>
        </fieldset>
      </div>
    </div>
  );
}

/** The state of a run's screen, and actions beside the desk. */
function useControls({ running, current, materials, onEnding }: Props) {
  const { drill, state } = running;
  const { clock, spent } = state;
  const { run: id, from } = current.mark;
  const coming = useComing(running, current, materials);
  const { start, now, arrivals, next } = coming;
  const [isGuided] = useDraft(GUIDED, false);
  const [isFeedOpen, setFeedOpen] = useState(() => isGuided || matchMedia(WIDE).matches);
  // It goes along from page to page of the drill.
  const [view, look] = useDraft('view', UNSEEN);
  const { stops, seen, runs, pace } = view;
  const [problem, setProblem] = useState(false);
  const { holds, clear } = useTypingPause(drill, runs);

  const count = arrivals.filter(({ at }) => at >= start + from).length;
  const isReached = stops && clock.speed !== 0 && clock.until !== undefined && now >= clock.until;
  useEffect(() => {
    if (isReached) drill.run(0);
  }, [isReached, drill]);
  // The clock itself knows where to stop: it is looked at four times a second, and not at all while the machine sleeps.
  useEffect(() => drill.stopAt(stops ? next : undefined), [stops, next, drill]);
  // An open feed counts as seen when something arrives.
  useOnChange([isFeedOpen, count, seen], () => {
    if (isFeedOpen && count > seen) look({ ...view, seen: count });
  });
  // The focus goes where the eye goes, and back to what it came from; later it would come after a quick hand.
  const wasFeedOpen = useRef(isFeedOpen);
  useBeforePaint([isFeedOpen], () => {
    if (wasFeedOpen.current === isFeedOpen) return;
    wasFeedOpen.current = isFeedOpen;
    if (isFeedOpen) giveFocus(document.getElementById('drill-feed'));
    else giveFocusBack(document.getElementById('drill-feed-opener'));
  });
  const run = (speed: Speed | 0): void => {
    clear();
    drill.run(speed);
  };
  const end = async (): Promise<void> => {
    setProblem(false);
    onEnding(true);
    const isKept = await drill.end();
    onEnding(isKept);
    if (isKept) location.assign(href(`drill/#run/${id}`));
    else setProblem(true);
  };
  return {
    coming,
    isRunning: clock.speed !== 0,
    turnClock: (): void => run(clock.speed === 0 ? pace : 0),
    pace,
    setPace: (changed: Speed): void => {
      look({ ...view, pace: changed });
      if (clock.speed !== 0) run(changed);
    },
    stops,
    setStops: (changed: boolean): void => look({ ...view, stops: changed }),
    runs,
    setRuns: (changed: boolean): void => look({ ...view, runs: changed }),
    /** The drill's time that the last act took. */
    takes: drillTakes(holds, spent),
    isGuided,
    isFeedOpen,
    turnFeed: (): void => setFeedOpen(!isFeedOpen),
    /** How many arrivals were not looked at. */
    fresh: Math.max(0, count - seen),
    /** The end of it could not be kept. */
    problem,
    finish: (): void => void end(),
  };
}

/** The drill's clock and its controls, above whatever the trainee works at. */
function DrillBar(props: ReturnType<typeof useControls> & { title: string }) {
  const { title, coming, isRunning, turnClock, takes, fresh, isFeedOpen, turnFeed, finish } = props;
  const { start, now, next, isOver } = coming;
  const bar = useRef<HTMLDivElement>(null);
  // Sticky parts of the desk stick below the bar, which grows by a line when it asks, or where letters are large.
  useBeforePaint([], () => {
    const { current } = bar;
    if (current === null) return;
    const tell = (): void =>
      current.parentElement?.style.setProperty('--drill-bar', `${current.offsetHeight}px`);
    const observer = new ResizeObserver(tell);
    observer.observe(current);
    tell();
    return () => observer.disconnect();
  });
  return (
    <div ref={bar} class="drill-bar no-print cluster">
      <div class="drill-what">
        <strong class="drill-mark">{drillText.mark}</strong>
        <a href={href('drill/')}>{title}</a>
        <time class="numeric drill-time">
          <strong>{sinceStart(now - start)}</strong> <span class="small faint">{fullTime(now, now)}</span>
        </time>
        <span class="small drill-takes">{takes}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in one line with its buttons. */}
      <div class="drill-controls" role="group" aria-label={drillText.controls}>
        <Button words={isRunning ? drillText.pause : drillText.play} disabled={isOver} onClick={turnClock} />
        {next === undefined && !isOver ? (
          <Confirm {...drillText.toEnd} onYes={coming.toEnd} />
        ) : (
          <Button
            words={isOver ? drillText.noMore : drillText.step}
            disabled={isOver}
            onClick={coming.step}
          />
        )}
        <PaceMenu {...props} />
      </div>
      <div class="drill-ends">
        {!isFeedOpen && (
          <Button
            words={drillText.openFeed(fresh)}
            id="drill-feed-opener"
            data-fresh={fresh > 0}
            onClick={turnFeed}
          />
        )}
        <Confirm {...drillText.end} class="quiet" onYes={finish} />
      </div>
    </div>
  );
}

/** How fast the clock runs, and when it stands still by itself. Closes where the focus leaves it. */
function PaceMenu({ pace, setPace, stops, setStops, runs, setRuns }: ReturnType<typeof useControls>) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (menu.current !== null) menu.current.open = false;
  };
  return (
    <details
      ref={menu}
      class="drill-pace"
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget !== null && !menu.current?.contains(relatedTarget as Node)) close();
      }}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        close();
        giveFocus(menu.current?.querySelector('summary'));
      }}
    >
      <summary class="numeric">{drillText.pace(pace)}</summary>
      <div class="card stack">
        <OneOf
          id="drill-pace"
          label={drillText.paces}
          options={Object.fromEntries(SPEEDS.map(each => [String(each), drillText.speed(each)]))}
          value={String(pace)}
          onValue={chosen => setPace(Number(chosen) as Speed)}
        />
        <Check checked={stops} onChecked={setStops}>
          {drillText.stopAtArrival}
        </Check>
        <Check checked={runs} onChecked={setRuns}>
          {drillText.runsWhileWriting}
        </Check>
      </div>
    </details>
  );
}
