import '../parts/form-history.tsx';
import '../parts/shared.css';
import '../parts/shape.css';
import './desk.css';
import '../parts/screen.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { useOnChange } from '../../kit/effects.ts';
import { useKeptFocus } from '../../kit/focus.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { type ActionOutcome, fetching, useOutcome } from '../../kit/outcome.tsx';
import { ScreenBoundary, WayOut } from '../../kit/ScreenBoundary.tsx';
import type { DeskIncident } from '../../session/incidents.ts';
import { isLockSet, onLockChanged } from '../../session/lock.ts';
import { inDrill } from '../../session/surroundings.ts';
import { MarkLine } from '../parts/drill-marks.tsx';
import { useHash } from '../parts/hooks.tsx';
import { workHref } from '../parts/href.tsx';
import { type OTHERS, parseRoute, type Route } from '../parts/route.ts';
import { StoreNotices } from '../parts/StoreNotices.tsx';
import { saveText } from '../parts/store-words.ts';
import { fetchPlaybook, type Running, useSession } from '../parts/useSession.tsx';
import { deskText, pageLabel, toolText } from '../parts/words.ts';
import { IncidentList } from './list/IncidentList.tsx';
import { useAlerts } from './useAlerts.tsx';

const load = {
  incident: () => import('./OpenIncident.tsx').then(({ OpenIncident }) => OpenIncident),
  takeAway: () => import('./BrokenRecords.tsx').then(({ TakeAway }) => TakeAway),
  broken: () => import('./BrokenRecords.tsx').then(({ BrokenRecords }) => BrokenRecords),
  register: () => import('../register/Register.tsx').then(({ Register }) => Register),
  settings: () => import('./Settings.tsx').then(({ Settings }) => Settings),
  lockScreen: () => import('../lock/LockScreen.tsx').then(({ LockScreen }) => LockScreen),
};

/** The route of an address at this desk. A drill cannot reach the machine's settings: they are the real desk's. */
const routeOf = (hash: string): Route => {
  const route = parseRoute(hash);
  return route.kind === 'settings' && inDrill() ? { kind: 'list' } : route;
};

/** The screen for the purpose of reading positions: parts of a checklist, and choices on a page, are the same screen. */
const screenOf = (route: Route): string =>
  route.kind === 'incident' ? `${route.id}/${route.page}` : route.kind;

/** Title of the tab. With a lock set nothing outside the page tells of an incident. */
function titleOf(route: Route, incident: DeskIncident | undefined, isLocked: boolean): string {
  const page =
    route.kind === 'incident'
      ? incident && pageLabel[route.page]
      : route.kind === 'list'
        ? undefined
        : toolText[route.kind];
  return [page, !isLocked && incident?.view.title, deskText.list].filter(Boolean).join(' · ');
}

/** 舆情事件: the list, one incident, or one of its screens, as the address says. */
export function Desk() {
  const session = useSession();
  useKeptFocus();
  const [hash, go] = useHash();
  // An incident that the address names is wanted as soon as it has been read.
  useEffect(() => preload(load.incident, routeOf(location.hash.slice(1)).kind === 'incident'), []);
  if (session === 'locked') return <OnDemand load={load.lockScreen} given={{}} />;
  if (session === undefined || !session.snapshot.ready)
    return routeOf(hash).kind === 'list' ? (
      <IncidentList running={undefined} onOpen={go} />
    ) : (
      <p aria-busy="true" class="faint">
        {deskText.loading}
      </p>
    );
  return <OpenDesk running={session} />;
}

function OpenDesk({ running }: { running: Running }) {
  const [hash, go] = useHash();
  const route = routeOf(hash);
  const named = route.kind === 'incident' ? route.id : '';
  const incident = running.snapshot.incidents.find(({ view }) => view.id === named);
  const [lockSet, setLockSet] = useState(isLockSet);
  useEffect(() => {
    const look = (): void => setLockSet(isLockSet());
    look();
    return onLockChanged(look);
  }, []);
  const isInTeam = running.snapshot.team !== undefined;
  // Team records use the site's own edition, which must not be called another's.
  useOnChange([isInTeam], () => {
    if (isInTeam) fetchPlaybook().then(running.session.offer, () => undefined);
  });
  const isBroken = running.snapshot.broken.some(broken => broken.id === named);
  useAlerts(running, titleOf(route, incident, lockSet));
  const navigate = (next: string, replace?: boolean): void => {
    go(next, replace);
    // Another screen begins at its top; going back, the browser finds the place again.
    if (screenOf(routeOf(next)) !== screenOf(route)) scrollTo(0, 0);
  };
  const toList = (): void => navigate('');
  const onWiped = (): void => navigate('', true);
  return (
    <>
      <StoreNotices session={running.session} state={running.snapshot} />
      <ExportDue running={running} />
      {running.snapshot.broken.length > 0 && (
        <OnDemand
          load={load.broken}
          given={{ running, incidentId: incident === undefined ? '' : named, onWiped }}
        />
      )}
      {route.kind === 'list' && <IncidentList running={running} onOpen={navigate} />}
      {route.kind !== 'list' && route.kind !== 'incident' && (
        <OtherScreen name={route.kind} onBack={toList}>
          <OnDemand key={route.kind} load={load[route.kind]} given={{ running }} />
        </OtherScreen>
      )}
      {route.kind === 'incident' && incident === undefined && (
        <div class="stack">
          <h1>{deskText.list}</h1>
          {!isBroken && running.snapshot.readProblem === undefined && <p role="alert">{deskText.unknown}</p>}
          <p>
            <a class="button" href={workHref('desk/')} onClick={inPlace(toList)}>
              {deskText.backToList}
            </a>
          </p>
        </div>
      )}
      {route.kind === 'incident' && incident !== undefined && (
        <WayOut.Provider
          value={
            <OnDemand
              load={load.takeAway}
              given={{ session: running.session, view: incident.view, onList: toList, onWiped }}
            />
          }
        >
          <ScreenBoundary key={named}>
            <OnDemand load={load.incident} given={{ running, incident, route, navigate }} />
          </ScreenBoundary>
        </WayOut.Provider>
      )}
    </>
  );
}

/** Incidents of which something once could not be written: each is taken along with one press, and not asked for again. */
function ExportDue({ running: { session, snapshot } }: { running: Running }) {
  const { outcome, show } = useOutcome();
  const take = async ({ view }: DeskIncident): Promise<ActionOutcome | undefined> => {
    const { exportIncident } = await import('../packages/export-package.tsx');
    return exportIncident(session, view, false);
  };
  return (
    <>
      {snapshot.incidents
        .filter(({ isExportDue }) => isExportDue)
        .map(incident => (
          <Banner key={incident.view.id} role="status" words={saveText.exportDue(incident.view.title)}>
            <Button
              words={toolText.backupNow}
              of={incident.view.title}
              onClick={() => void fetching(() => take(incident), show)}
            />
          </Banner>
        ))}
      {outcome}
    </>
  );
}

interface OtherProps {
  name: (typeof OTHERS)[number];
  onBack(): void;
  children: ComponentChildren;
}

/** A screen that is no incident's. */
export const OtherScreen = ({ name, onBack, children }: OtherProps) => (
  <section class={`desk-screen flow ${name}`} aria-labelledby="screen-title">
    <header>
      <Button class="quiet small" words={deskText.backToList} onClick={onBack} />
      <MarkLine drill={inDrill()} />
      <h1 id="screen-title" tabIndex={-1}>
        {toolText[name]}
      </h1>
    </header>
    {children}
  </section>
);
