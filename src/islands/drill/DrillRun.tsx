import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Drafts } from '../../kit/draft.ts';
import { useOnChange } from '../../kit/effects.ts';
import { useWorkedOut } from '../../kit/useWorkedOut.ts';
import type { DrillRun as Run } from '../../session/drill.ts';
import { drillView, keepDrillView } from '../../session/drill-view.ts';
import { timeNow } from '../../session/surroundings.ts';
import { drillText, injectLabel, sinceStart } from '../../text/drill.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { actsOf } from '../../training/acts.ts';
import { approvalsOf } from '../../training/approving.ts';
import { arrivalsBy, endOf, groundsOf, nextArrival, startOf } from '../../training/course.ts';
import { feedOf } from '../../training/public.ts';
import { ApprovedBy, type Approving } from '../shared/approving.ts';
import { useOfficer } from '../shared/officer.ts';
import { DrillBar } from './DrillBar.tsx';
import { FeedPanel } from './FeedPanel.tsx';
import { type Materials, type RunningDrill, runOf, useDrillTime } from './useDrill.ts';
import { useWriting } from './useWriting.ts';

interface Props {
  running: RunningDrill;
  current: Run;
  materials: Materials;
  base: string;
  onEnding(ending: boolean): void;
  children: ComponentChildren;
}

const HALF_MINUTE = 30_000;

/** Wide enough for the desk and the feed side by side. */
const WIDE = '(min-width: 100rem)';

/** The page of a run: its clock, what arrives, and the desk between. */
export function DrillRun({ running, current, materials, base, onEnding, children }: Props) {
  const { drill, state, incidents } = running;
  const { scenario, index } = materials;
  const now = useDrillTime();
  const [officer] = useOfficer();
  const [open, setOpen] = useState(() => matchMedia(WIDE).matches);
  const [view, setView] = useState(() => drillView(current.mark.run));
  const [problem, setProblem] = useState(false);
  const writing = useWriting(drill);
  const approving = useMemo<Approving>(
    () => (view, version) => approvalsOf(scenario, view, version),
    [scenario],
  );
  const desk = useRef<HTMLFieldSetElement>(null);
  const toWash = useRef<HTMLButtonElement>(null);
  const run = useMemo(() => runOf(current, scenario), [current, scenario]);
  const start = startOf(run);
  const begun = start + run.from;

  // Arrivals and acts change when something is recorded; the rest follows the clock.
  // The logs are read from the session, which changes with the incidents.
  const logs = useWorkedOut([incidents, current.mark.run], () => drill.logsOf(current.mark.run));
  const acts = useMemo(() => actsOf(index, logs), [index, logs]);
  const grounds = groundsOf(run, index, now);
  const arrivals = arrivalsBy(run, acts, now, grounds);
  // Half a minute of the drill's time is as fine as anybody can follow, and spares what lies between.
  const moment = Math.floor(now / HALF_MINUTE) * HALF_MINUTE;
  const feed = useMemo(
    () => feedOf(run, acts, groundsOf(run, index, moment), moment),
    [run, acts, index, moment],
  );

  const { stops } = view;
  const count = arrivals.filter(({ at }) => at >= begun).length;
  const fresh = Math.max(0, count - view.seen);
  const over = now >= endOf(run);
  // Known until something arrives, or is done.
  // What comes next does not depend on the time that passes before it.
  const next = useWorkedOut([run, acts, index, arrivals.length], () => nextArrival(run, acts, now, index));
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
  useOnChange([open, count, view.seen], () => {
    if (open && count > view.seen) look({ seen: count });
  });
  const wasOver = useRef(over);
  // Whoever was at the desk when time ran out, or let it run out, would be left with the focus on nothing.
  useEffect(() => {
    const { activeElement } = document;
    const isLost = activeElement === document.body || desk.current?.contains(activeElement) === true;
    if (over && !wasOver.current && isLost) toWash.current?.focus();
    wasOver.current = over;
  }, [over]);

  const step = (): void => {
    // Read anew: a second press may come before the first has been drawn.
    const to = nextArrival(run, acts, timeNow(), index);
    if (to !== undefined) drill.forward(to);
  };
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
    const { run: id } = current.mark;
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
        start={start}
        now={now}
        speed={state.clock.speed}
        coming={over ? 'over' : next === undefined ? 'nothing' : 'something'}
        fresh={fresh}
        feedOpen={open}
        stops={stops}
        takes={writing.effort && scenario.minutes?.[writing.effort]}
        writes={writing.holds}
        spent={state.spent}
        onSpeed={speed => {
          writing.clear();
          drill.run(speed);
        }}
        onStep={step}
        onToEnd={() => drill.forward(endOf(run))}
        onStops={changed => look({ stops: changed })}
        onFeed={() => turn(!open)}
        onEnd={() => void finish()}
      />
      {/* Said once for each arrival, by its name: the whole text would drown whatever is being read. */}
      <p class="visually-hidden" role="status">
        {newest === undefined
          ? ''
          : `${sinceStart(newest.at - start)} ${injectLabel[newest.item.kind]}：${newest.item.from}`}
      </p>
      {problem && (
        <div class="banner alarm cluster" role="alert">
          <p>{drillText.endFailed}</p>
        </div>
      )}
      {over && (
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
          <Drafts.Provider value={drill.started.session.drafts(logs[0]?.stream)}>
            <FeedPanel
              scenario={scenario}
              form={run.form}
              roles={index.playbook.roles}
              officer={officer}
              arrivals={arrivals}
              acts={acts}
              feed={feed}
              start={start}
              now={now}
              opened={logs.length > 0}
              triageUrl={`${base}drill/start/`}
              onClose={() => turn(false)}
              onReply={(inject, text) => {
                const incident = logs[0]?.stream ?? '';
                const answer = drill.started.session.act(
                  incident,
                  { kind: 'note', text, noteKind: 'contact', answers: inject },
                  officer.role === '' ? { ...officer, role: index.role('keepsRecord')?.id ?? '' } : officer,
                );
                return answer.ok ? undefined : refusalSentence(answer.refusal);
              }}
            />
          </Drafts.Provider>
        )}
        {/* Disabled as well: browsers before about 2022 know no `inert`. */}
        <fieldset ref={desk} class="drill-desk" disabled={over} inert={over}>
          <ApprovedBy.Provider value={approving}>{children}</ApprovedBy.Provider>
        </fieldset>
      </div>
    </div>
  );
}
