import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Drafts } from '../../kit/draft.ts';
import { useOnChange } from '../../kit/effects.ts';
import type { DrillRun as Run } from '../../session/drill.ts';
import { drillView, keepDrillView } from '../../session/drill-view.ts';
import { drillTakes, drillText, injectLabel, sinceStart } from '../../text/drill.ts';
import { approvalsOf } from '../../training/approving.ts';
import { ApprovedBy, type Approving } from '../shared/approving.ts';
import { DrillBar } from './DrillBar.tsx';
import { FeedPanel } from './FeedPanel.tsx';
import { useComing } from './useComing.ts';
import type { Materials, RunningDrill } from './useDrill.ts';
import { useWriting } from './useWriting.ts';

interface Props {
  running: RunningDrill;
  current: Run;
  materials: Materials;
  base: string;
  onEnding(ending: boolean): void;
  children: ComponentChildren;
}

/** Wide enough for the desk and the feed side by side. */
const WIDE = '(min-width: 100rem)';

/** The page of a run: its clock, what arrives, and the desk between. */
export function DrillRun({ running, current, materials, base, onEnding, children }: Props) {
  const { drill, state } = running;
  const { scenario } = materials;
  const { run: id, from } = current.mark;
  const coming = useComing(running, current, materials);
  const { start, now, arrivals, next, isOver } = coming;
  const [open, setOpen] = useState(() => matchMedia(WIDE).matches);
  const [view, setView] = useState(() => drillView(id));
  const [problem, setProblem] = useState(false);
  const writing = useWriting(drill);
  const approving = useMemo<Approving>(
    () => (incident, version) => approvalsOf(scenario, incident, version),
    [scenario],
  );
  const desk = useRef<HTMLFieldSetElement>(null);
  const toWash = useRef<HTMLButtonElement>(null);

  const { stops, seen } = view;
  const count = arrivals.filter(({ at }) => at >= start + from).length;
  const { clock } = state;
  const isReached = stops && clock.speed !== 0 && clock.until !== undefined && now >= clock.until;
  useEffect(() => {
    if (isReached) drill.run(0);
  }, [isReached, drill]);
  // The clock itself knows where to stop: it is looked at four times a second, and not at all while the machine sleeps.
  useEffect(() => drill.stopAt(stops ? next : undefined), [stops, next, drill]);
  const look = (changes: Partial<typeof view>): void => {
    const changed = { ...view, ...changes };
    setView(changed);
    keepDrillView(changed);
  };
  // What is open is looked at when something arrives.
  useOnChange([open, count, seen], () => {
    if (open && count > seen) look({ seen: count });
  });
  const wasOver = useRef(isOver);
  // Whoever was at the desk when time ran out, or let it run out, would be left with the focus on nothing.
  useEffect(() => {
    const { activeElement } = document;
    const isLost = activeElement === document.body || desk.current?.contains(activeElement) === true;
    if (isOver && !wasOver.current && isLost) toWash.current?.focus();
    wasOver.current = isOver;
  }, [isOver]);

  // The focus goes where the eye goes, and back to what it came from; before the paint, or it would come after a quick hand.
  const focusOn = useRef<'drill-feed' | 'drill-feed-opener'>();
  useLayoutEffect(() => {
    if (focusOn.current !== undefined) document.getElementById(focusOn.current)?.focus();
    focusOn.current = undefined;
  });
  const turn = (opens: boolean): void => {
    focusOn.current = opens ? 'drill-feed' : 'drill-feed-opener';
    setOpen(opens);
  };
  const newest = arrivals.at(-1);
  const finish = async (): Promise<void> => {
    setProblem(false);
    onEnding(true);
    const isKept = await drill.end();
    onEnding(isKept);
    if (isKept) location.assign(`${base}drill/#run/${id}`);
    else setProblem(true);
  };

  return (
    <div class="drill" data-feed={open}>
      <DrillBar
        title={scenario.title}
        homeUrl={`${base}drill/`}
        coming={coming}
        speed={clock.speed}
        fresh={Math.max(0, count - seen)}
        feedOpen={open}
        stops={stops}
        takes={drillTakes(writing.holds, writing.effort && scenario.minutes?.[writing.effort], state.spent)}
        onSpeed={speed => {
          writing.clear();
          drill.run(speed);
        }}
        onStops={changed => look({ stops: changed })}
        onFeed={() => turn(!open)}
        onEnd={() => void finish()}
      />
      {/* Said once for each arrival, by its name: the whole text would drown whatever is being read. */}
      <p class="visually-hidden" role="status">
        {newest && `${sinceStart(newest.at - start)} ${injectLabel[newest.item.kind]}：${newest.item.from}`}
      </p>
      {problem && (
        <div class="banner alarm cluster" role="alert">
          <p>{drillText.endFailed}</p>
        </div>
      )}
      {isOver && (
        <div class="banner cluster" role="alert">
          <p>
            <strong>{drillText.over}</strong> {drillText.overHint}
          </p>
          <button ref={toWash} type="button" class="primary" onClick={() => void finish()}>
            {drillText.toWash}
          </button>
        </div>
      )}
      <div class="drill-body">
        {open && (
          <Drafts.Provider value={drill.started.session.drafts(coming.incident)}>
            <FeedPanel {...{ running, materials, coming, base }} onClose={() => turn(false)} />
          </Drafts.Provider>
        )}
        {/* Disabled as well: browsers before about 2022 know no `inert`. */}
        <fieldset ref={desk} class="drill-desk" disabled={isOver} inert={isOver}>
          <ApprovedBy.Provider value={approving}>{children}</ApprovedBy.Provider>
        </fieldset>
      </div>
    </div>
  );
}
