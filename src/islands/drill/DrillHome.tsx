import '../shared/shared.css';
import './drill.css';
import './home.css';
import { useEffect } from 'preact/hooks';
import { inPlace } from '../../kit/inPlace.ts';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { ScreenBoundary } from '../../kit/ScreenBoundary.tsx';
import type { DrillEntry } from '../../session/drill.ts';
import type { TableWindow } from '../../session/table.ts';
import { drillHomeText, drillText } from '../../text/drill.ts';
import { useHash } from '../shared/hooks.ts';
import { StoreNotices } from '../shared/StoreNotices.tsx';
import { Loaded } from './Loaded.tsx';
import type { DrillPlace } from './place.ts';
import { RunList } from './RunList.tsx';
import { useDrill } from './useDrill.ts';
import { useScreen } from './useScreen.ts';

interface Props {
  entries: readonly DrillEntry[];
  base: string;
}

const load = {
  scenario: () => import('./ScenarioScreen.tsx').then(({ ScenarioScreen }) => ScenarioScreen),
  run: () => import('./HotWash.tsx').then(({ HotWash }) => HotWash),
  table: () => import('./TableScreen.tsx').then(({ TableScreen }) => TableScreen),
};

/** 演练: the scenarios, the runs of this machine, and what the address names of them. */
export function DrillHome({ entries, base }: Props) {
  const running = useDrill(entries, false);
  useEffect(() => preload(load.scenario), []);
  const [hash, navigate] = useHash();
  const [page = '', id = ''] = hash.split('/');
  if (running === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  const { readProblem } = running.incidents;
  const entry = entries.find(each => each.id === id);
  const run = running.state.runs.find(({ mark }) => mark.run === id);
  const place: DrillPlace = { running, entries, base, onBack: () => navigate(''), onGo: navigate };
  const table = (view: TableWindow) =>
    entry && (
      <Loaded key={hash} base={base} scenario={id}>
        {materials => <OnDemand load={load.table} given={{ ...place, entry, view, materials }} />}
      </Loaded>
    );

  /** The screen that the address names; `undefined` where it names none. */
  const screen = () => {
    switch (page) {
      case '':
        return <ScenarioList {...place} />;
      case 'scenario':
        return entry && <OnDemand key={id} load={load.scenario} given={{ ...place, entry }} />;
      case 'run':
        return (
          run && (
            <Loaded key={id} base={base} scenario={run.mark.scenario}>
              {materials => <OnDemand load={load.run} given={{ ...place, run, materials }} />}
            </Loaded>
          )
        );
      case 'group':
        return table('room');
      case 'lead':
        return table('facilitator');
      default:
        return undefined;
    }
  };

  return (
    <div class="drill-home">
      <StoreNotices session={running.drill.started.session} snapshot={running.incidents} />
      {readProblem !== undefined && <p role="alert">{drillHomeText.storage}</p>}
      <ScreenBoundary key={hash}>{screen() ?? <Unknown {...place} />}</ScreenBoundary>
    </div>
  );
}

function Unknown({ base, onBack }: DrillPlace) {
  const heading = useScreen(drillHomeText.back);
  return (
    <div class="flow">
      <h1 ref={heading} tabIndex={-1}>
        {drillHomeText.title}
      </h1>
      <p role="alert">{drillHomeText.unknown}</p>
      <p>
        <a class="button" href={`${base}drill/`} onClick={inPlace(onBack)}>
          {drillHomeText.back}
        </a>
      </p>
    </div>
  );
}

function ScenarioList(place: DrillPlace) {
  const { running, entries, onGo } = place;
  const heading = useScreen(drillHomeText.back);
  return (
    <>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {drillHomeText.title}
        </h1>
        <p class="lead">{drillHomeText.lead}</p>
      </header>
      {running.state.runs.length > 0 && <RunList {...place} />}
      <h2>{drillHomeText.choose}</h2>
      <ol class="scenarios plain">
        {entries.map(({ id, title, tests, injects, playing }) => (
          <li key={id}>
            <a href={`#scenario/${id}`} onClick={inPlace(() => onGo(`scenario/${id}`))}>
              <strong>{title}</strong>
              <span class="small">{tests}</span>
              <span class="small faint">
                {drillHomeText.minutes(playing.full)} · {drillHomeText.injects(injects.full)}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}
