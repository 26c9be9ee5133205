import '../../desk/parts/shared.css';
import './drill.css';
import './home.css';
import { useEffect, useState } from 'preact/hooks';
import { useHash } from '../../desk/parts/hooks.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { StoreNotices } from '../../desk/parts/StoreNotices.tsx';
import { Button } from '../../kit/Button.tsx';
import { useKeptFocus } from '../../kit/focus.ts';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { ScreenBoundary } from '../../kit/ScreenBoundary.tsx';
import type { DrillEntry } from '../../session/drill.ts';
import { nightHomeText } from '../night/home-words.ts';
import type { DrillPlace } from '../table/place.tsx';
import type { TableWindow } from '../table/useTable.tsx';
import { Loaded } from './Loaded.tsx';
import { RunList } from './RunList.tsx';
import { useDrill } from './useDrill.tsx';
import { drillHomeText, drillText } from './words.ts';

const load = {
  scenario: () => import('./ScenarioScreen.tsx').then(({ ScenarioScreen }) => ScenarioScreen),
  run: () => import('./Debrief.tsx').then(({ Debrief }) => Debrief),
  table: () => import('../table/TableScreen.tsx').then(({ TableScreen }) => TableScreen),
  first: () => import('./FirstDrill.tsx').then(({ FirstDrill }) => FirstDrill),
  ownNight: () => import('../night/NightEditor.tsx').then(({ NightEditor }) => NightEditor),
  night: () => import('../night/Nights.tsx').then(({ NightOf }) => NightOf),
};

/** The part of a night that is known before it is loaded. */
interface NightEntry {
  readonly id: string;
  readonly title: string;
  readonly calls: number;
}

interface Props {
  entries: readonly DrillEntry[];
  /** The scenario in which a first-time player is guided. */
  first: string | undefined;
  nights: readonly NightEntry[];
}

/** 演练: the scenarios, the nights, the runs of this machine, and what the address names of them. */
export function DrillHome({ entries, first, nights }: Props) {
  const running = useDrill(entries, false);
  useKeptFocus();
  useEffect(() => preload(load.scenario), []);
  const [hash] = useHash();
  const [page = '', id = ''] = hash.split('/');
  if (running === undefined)
    return (
      <div class="drill-home">
        {hash === '' && (
          <header>
            <h1>{drillHomeText.title}</h1>
            <p class="lead">{drillHomeText.lead}</p>
          </header>
        )}
        <p aria-busy="true">{drillText.loading}</p>
      </div>
    );
  const { readProblem } = running.incidents;
  const entry = entries.find(each => each.id === id);
  const run = running.state.runs.find(({ mark }) => mark.run === id);
  const place: DrillPlace = { running, entries };
  const table = (view: TableWindow) =>
    entry && (
      <Loaded key={hash} scenario={id}>
        {materials => <OnDemand load={load.table} given={{ ...place, entry, view, materials }} />}
      </Loaded>
    );

  /** The screen that the address names; `undefined` where it names none. */
  const screen = () => {
    switch (page) {
      case '':
        return <ScenarioList {...place} first={first} nights={nights} />;
      case 'scenario':
        return entry && <OnDemand key={id} load={load.scenario} given={{ ...place, entry }} />;
      case 'run':
        return (
          run && (
            <Loaded key={id} scenario={run.mark.scenario}>
              {materials => <OnDemand load={load.run} given={{ ...place, run, materials }} />}
            </Loaded>
          )
        );
      case 'night':
        return (
          nights.some(each => each.id === id) && (
            <OnDemand key={id} load={load.night} given={{ running, id }} />
          )
        );
      case 'own-night':
        return <OnDemand load={load.ownNight} given={{ running }} />;
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
      <StoreNotices session={running.drill.session} state={running.incidents} />
      {readProblem !== undefined && <p role="alert">{drillHomeText.storage}</p>}
      <ScreenBoundary key={hash}>{screen() ?? <Unknown />}</ScreenBoundary>
    </div>
  );
}

const Unknown = () => (
  <div class="flow">
    <ScreenTitle>{drillHomeText.title}</ScreenTitle>
    <p role="alert">{drillHomeText.unknown}</p>
    <p>
      <GoLink to="" class="button">
        {drillHomeText.back}
      </GoLink>
    </p>
  </div>
);

/** Fetched when it is asked for: the scenario, the playbook and the form. */
function First({ running, scenario }: Pick<DrillPlace, 'running'> & { scenario: string }) {
  const [isAsked, ask] = useState(false);
  return isAsked ? (
    <OnDemand load={load.first} given={{ running, scenario }} />
  ) : (
    <p>
      <Button words={drillHomeText.firstBegin} class="primary" onClick={() => ask(true)} />
    </p>
  );
}

function ScenarioList({ first, nights, ...place }: DrillPlace & Pick<Props, 'first' | 'nights'>) {
  const { running, entries } = place;
  return (
    <>
      <header>
        <ScreenTitle>{drillHomeText.title}</ScreenTitle>
        <p class="lead">{drillHomeText.lead}</p>
      </header>
      {running.state.runs.length > 0 ? (
        <RunList {...place} />
      ) : (
        first !== undefined && (
          <section class="first-drill flow-s" aria-labelledby="first-drill-title">
            <h2 id="first-drill-title">{drillHomeText.first}</h2>
            <p class="measure">{drillHomeText.firstAbout}</p>
            <First running={running} scenario={first} />
          </section>
        )
      )}
      <h2>{nightHomeText.list}</h2>
      <p class="small faint measure">{nightHomeText.lead}</p>
      <ol class="scenarios plain">
        {nights.map(({ id, title, calls }) => (
          <li key={id}>
            <GoLink to={`night/${id}`}>
              <strong>{title}</strong>
              <span class="small faint">{nightHomeText.calls(calls)}</span>
            </GoLink>
          </li>
        ))}
      </ol>
      <p>
        <GoLink to="own-night" class="tall">
          {nightHomeText.own}
        </GoLink>
      </p>
      <h2>{drillHomeText.choose}</h2>
      <ol class="scenarios plain">
        {entries.map(({ id, title, tests, injects, playing }) => (
          <li key={id}>
            <GoLink to={`scenario/${id}`}>
              <strong>{title}</strong>
              <span class="small">{tests}</span>
              <span class="small faint">
                {drillHomeText.minutes(playing.full)} · {drillHomeText.injects(injects.full)}
              </span>
            </GoLink>
          </li>
        ))}
      </ol>
    </>
  );
}
