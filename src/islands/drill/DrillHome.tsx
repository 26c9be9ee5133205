import '../shared/shared.css';
import './drill.css';
import './home.css';
import { useEffect } from 'preact/hooks';
import { inPlace } from '../../kit/inPlace.ts';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { ScreenBoundary } from '../../kit/ScreenBoundary.tsx';
import type { DrillEntry } from '../../session/drill.ts';
import { drillHomeText, drillText } from '../../text/drill.ts';
import { useHash } from '../shared/hooks.ts';
import { StoreNotices } from '../shared/StoreNotices.tsx';
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
  compare: () => import('./Compare.tsx').then(({ Compare }) => Compare),
  room: () => import('./Room.tsx').then(({ Room }) => Room),
  facilitator: () => import('./Facilitator.tsx').then(({ Facilitator }) => Facilitator),
};

/** 演练: the scenarios, the runs of this machine, and what the address names of them. */
export function DrillHome({ entries, base }: Props) {
  const running = useDrill(entries, false);
  useEffect(() => preload(load.scenario), []);
  const [hash, navigate] = useHash();
  const [page = '', id = '', other = ''] = hash.split('/');
  if (running === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  const { readProblem } = running.incidents;
  const entry = entries.find(each => each.id === id);
  const run = running.state.runs.find(({ mark }) => mark.run === id);
  const against = running.state.runs.find(({ mark }) => mark.run === other);
  const toList = (): void => navigate('');
  const place: DrillPlace = { running, entries, base, onBack: toList, onGo: navigate };

  /** The screen that the address names; `undefined` where it names none. */
  const screen = () => {
    switch (page) {
      case '':
        return <ScenarioList {...place} />;
      case 'scenario':
        return entry && <OnDemand key={id} load={load.scenario} given={{ ...place, entry }} />;
      case 'run':
        return run && <OnDemand key={id} load={load.run} given={{ ...place, run }} />;
      case 'compare':
        return run && against && <OnDemand load={load.compare} given={{ ...place, run, against }} />;
      case 'group':
        return entry && <OnDemand key={hash} load={load.room} given={{ ...place, entry }} />;
      case 'lead':
        return entry && <OnDemand key={hash} load={load.facilitator} given={{ ...place, entry }} />;
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
