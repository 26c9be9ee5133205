import '../shared/shared.css';
import './drill.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { actsOf } from '../../domain/training/acts.ts';
import { arrivalsBy, endOf, groundsOf, injectArrivals, startOf } from '../../domain/training/course.ts';
import { feedOf } from '../../domain/training/public.ts';
import type { DrillEntry, DrillRun } from '../../session/drill.ts';
import { timeNow } from '../../session/surroundings.ts';
import { drillText, injectLabel } from '../../text/drill.ts';
import { refusalSentence } from '../../text/incident.ts';
import { useOfficer } from '../shared/officer.ts';
import { DrillBar } from './DrillBar.tsx';
import { FeedPanel } from './FeedPanel.tsx';
import {
  type Materials,
  type RunningDrill,
  runOf,
  useDrill,
  useDrillTime,
  useMaterials,
} from './useDrill.ts';

interface Props {
  entries: readonly DrillEntry[];
  /** The site's base. */
  base: string;
  children: ComponentChildren;
}

/** A page of a running drill: the clock above, what arrives beside, and in the middle the desk as it is in earnest. */
export function DrillFrame({ entries, base, children }: Props) {
  const running = useDrill(entries);
  const current = running?.state.current;
  const [materials, again] = useMaterials(base, current?.mark.scenario);
  if (running === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  if (current === undefined)
    return (
      <div class="stack">
        <h1>{drillText.mark}</h1>
        <p>{drillText.none}</p>
        <p>
          <a class="button primary" href={`${base}drill/`}>
            {drillText.toList}
          </a>
        </p>
      </div>
    );
  if (materials === 'failed')
    return (
      <div class="banner alarm" role="alert">
        <p>{drillText.failed}</p>
        <button type="button" onClick={again}>
          {drillText.retry}
        </button>
      </div>
    );
  if (materials === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  return (
    <Framed key={current.mark.run} running={running} current={current} materials={materials} base={base}>
      {children}
    </Framed>
  );
}

interface FramedProps {
  running: RunningDrill;
  current: DrillRun;
  materials: Materials;
  base: string;
  children: ComponentChildren;
}

const HALF_MINUTE = 30_000;

/** Wide enough for the desk and the feed side by side. */
const WIDE = '(min-width: 100rem)';

function Framed({ running, current, materials, base, children }: FramedProps) {
  const { drill, state, incidents } = running;
  const { scenario, index } = materials;
  const now = useDrillTime();
  const [officer] = useOfficer();
  const [open, setOpen] = useState(() => matchMedia(WIDE).matches);
  const [stops, setStops] = useState(true);
  const run = useMemo(() => runOf(current, scenario), [current, scenario]);
  const start = startOf(run);
  const begun = start + run.from;

  // Arrivals and acts change when something is recorded; the rest follows the clock.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the logs are read from the session, which changes with the incidents.
  const logs = useMemo(() => drill.logsOf(current.mark.run), [incidents, current.mark.run]);
  const acts = useMemo(() => actsOf(logs), [logs]);
  const grounds = groundsOf(run, index.definitions, now);
  const arrivals = arrivalsBy(run, acts, now, grounds);
  // Half a minute of the drill's time is as fine as anybody can follow, and spares what lies between.
  const moment = Math.floor(now / HALF_MINUTE) * HALF_MINUTE;
  const feed = useMemo(
    () => feedOf(run, acts, arrivalsBy(run, acts, moment, groundsOf(run, index.definitions, moment)), moment),
    [run, acts, index, moment],
  );

  const [seen, setSeen] = useState(0);
  const fresh = arrivals.filter(({ at }) => at >= begun).length - seen;
  const came = useRef(arrivals.length);
  const over = now >= endOf(run);
  useEffect(() => {
    const added = arrivals.length - came.current;
    came.current = arrivals.length;
    if (added > 0 && stops && state.clock.speed !== 0) drill.run(0);
  }, [arrivals.length, stops, state.clock.speed, drill]);
  useEffect(() => {
    if (open) setSeen(arrivals.filter(({ at }) => at >= begun).length);
  }, [open, arrivals, begun]);

  /** To whatever comes next: an inject, or before it what the public does about what was done or not. */
  const step = (): void => {
    // Read anew: a second press may come before the first has been drawn.
    const from = timeNow();
    const to = injectArrivals(run).find(({ at }) => at > from)?.at ?? endOf(run);
    const coming = arrivalsBy(run, acts, to, groundsOf(run, index.definitions, to));
    drill.forward(coming.find(({ at }) => at > from)?.at ?? to);
  };
  // The focus goes where the eye goes, and back to what it came from.
  const show = (): void => {
    setOpen(true);
    requestAnimationFrame(() => document.getElementById('drill-feed')?.focus());
  };
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => document.getElementById('drill-feed-opener')?.focus());
  };
  const newest = arrivals.at(-1);
  const finish = async (): Promise<void> => {
    const { run: id } = current.mark;
    await drill.end();
    location.assign(`${base}drill/#run/${id}`);
  };

  return (
    <div class="drill" data-feed={open}>
      <DrillBar
        title={scenario.title}
        homeUrl={`${base}drill/`}
        start={start}
        now={now}
        speed={state.clock.speed}
        last={over}
        fresh={fresh}
        feedOpen={open}
        stops={stops}
        onSpeed={speed => drill.run(speed)}
        onStep={step}
        onStops={setStops}
        onFeed={() => (open ? close() : show())}
        onEnd={() => void finish()}
      />
      {/* Said once for each arrival, by its name: the whole text would drown whatever is being read. */}
      <p class="visually-hidden" role="status">
        {newest === undefined ? '' : `${injectLabel[newest.item.kind]}：${newest.item.from}`}
      </p>
      {over && (
        <div class="banner" role="alert">
          <p>
            <strong>{drillText.over}</strong> {drillText.overHint}
          </p>
          <button type="button" class="primary" onClick={() => void finish()}>
            {drillText.toWash}
          </button>
        </div>
      )}
      <div class="drill-body">
        {open && (
          <FeedPanel
            scenario={scenario}
            form={run.form}
            elements={index.playbook.release?.elements ?? []}
            roles={index.playbook.roles}
            officer={officer}
            arrivals={arrivals}
            acts={acts}
            feed={feed}
            start={start}
            now={now}
            opened={logs.length > 0}
            triageUrl={`${base}drill/start/`}
            onClose={close}
            onReply={(inject, text) => {
              const incident = logs[0]?.state.incidentId ?? '';
              const answer = drill.started.session.act(
                incident,
                { kind: 'note', text, noteKind: 'contact', answers: inject },
                officer.role === '' ? { ...officer, role: 'office' } : officer,
              );
              return answer.ok ? undefined : refusalSentence(answer.refusal);
            }}
          />
        )}
        <div class="drill-desk" inert={over}>
          {children}
        </div>
      </div>
    </div>
  );
}
