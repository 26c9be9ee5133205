import '../shared/form-history.ts';
import '../shared/shared.css';
import './desk.css';
import { useEffect } from 'preact/hooks';
import { useBeforePaint } from '../../kit/effects.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { ScreenBoundary, WayOut } from '../../kit/ScreenBoundary.tsx';
import { inDrill } from '../../session/surroundings.ts';
import { deskText } from '../../text/incident.ts';
import { useHash } from '../shared/hooks.ts';
import { StoreNotices } from '../shared/StoreNotices.tsx';
import { useLockSet } from '../shared/useLockSet.ts';
import { useSession } from '../shared/useSession.ts';
import { IncidentList } from './IncidentList.tsx';
import { useAlerts } from './useAlerts.ts';
import type { Running } from './work.ts';

interface Props {
  startUrl: string;
  deskUrl: string;
  playbookUrl: string;
}

const load = {
  incident: () => import('./OpenIncident.tsx').then(({ OpenIncident }) => OpenIncident),
  takeAway: () => import('./TakeAway.tsx').then(({ TakeAway }) => TakeAway),
  broken: () => import('./BrokenRecords.tsx').then(({ BrokenRecords }) => BrokenRecords),
  statistics: () => import('./review/Statistics.tsx').then(({ Statistics }) => Statistics),
  register: () => import('./Register.tsx').then(({ Register }) => Register),
  settings: () => import('./LockPanel.tsx').then(({ LockPanel }) => LockPanel),
  lockScreen: () => import('./LockScreen.tsx').then(({ LockScreen }) => LockScreen),
};

/** Addresses that are no incident's. */
const isList = (id: string): boolean => ['', 'register', 'statistics'].includes(id) || isSettings(id);

/** The lock is the real desk's: from a drill nothing reaches it, whatever the address says. */
const isSettings = (id: string): boolean => id === 'settings' && !inDrill();

/** What the address may name within the desk of one incident; anything else is a screen of its own. */
const panes: ReadonlySet<string> = new Set(['', 'step', 'list', 'clocks', 'log']);

/** 舆情事件: the list, one incident, or one of its screens, as the address says. */
export function Desk({ startUrl, deskUrl, playbookUrl }: Props) {
  const session = useSession();
  // An incident that the address names is wanted as soon as it has been read.
  useEffect(() => preload(load.incident, !isList(location.hash.slice(1))), []);
  if (session === 'locked') return <OnDemand load={load.lockScreen} given={{}} />;
  if (session === undefined || !session.snapshot.ready)
    return (
      <p aria-busy="true" class="faint">
        {deskText.loading}
      </p>
    );
  return <OpenDesk running={session} startUrl={startUrl} deskUrl={deskUrl} playbookUrl={playbookUrl} />;
}

function OpenDesk({ running, startUrl, deskUrl, playbookUrl }: Props & { running: Running }) {
  const [hash, navigate] = useHash();
  const [id = '', page = '', ...places] = hash.split('/');
  const place = places.join('/');
  const incident = running.snapshot.incidents.find(({ view }) => view.id === id);
  const lockSet = useLockSet();
  const isBroken = running.snapshot.broken.some(broken => broken.id === id);
  const { ringing, ask } = useAlerts(
    running,
    incident === undefined || lockSet ? deskText.list : `${incident.view.title} · ${deskText.list}`,
  );
  const toList = (): void => navigate('');
  const screen = panes.has(page) ? id : `${id}/${page}`;
  // Another screen begins at its top; a pane of the same one stays.
  useBeforePaint([screen], () => scrollTo(0, 0));
  return (
    <>
      <StoreNotices session={running.session} snapshot={running.snapshot} />
      {running.snapshot.broken.length > 0 && (
        <OnDemand load={load.broken} given={{ running, incidentId: incident === undefined ? '' : id }} />
      )}
      {id === '' && (
        <IncidentList running={running} startUrl={startUrl} playbookUrl={playbookUrl} onOpen={navigate} />
      )}
      {id === 'register' && <OnDemand load={load.register} given={{ running, onBack: toList }} />}
      {isSettings(id) && <OnDemand load={load.settings} given={{ running, onBack: toList }} />}
      {id === 'statistics' && <OnDemand load={load.statistics} given={{ running, onBack: toList }} />}
      {!isList(id) && incident === undefined && (
        <div class="stack">
          {!isBroken && running.snapshot.readProblem === undefined && <p role="alert">{deskText.unknown}</p>}
          <p>
            <a class="button" href={deskUrl} onClick={inPlace(toList)}>
              {deskText.backToList}
            </a>
          </p>
        </div>
      )}
      {incident !== undefined && (
        <WayOut.Provider
          value={
            <OnDemand
              load={load.takeAway}
              given={{ session: running.session, view: incident.view, onList: toList }}
            />
          }
        >
          <ScreenBoundary key={screen}>
            <OnDemand
              key={id}
              load={load.incident}
              given={{
                running,
                incident,
                page,
                place,
                navigate,
                listUrl: deskUrl,
                playbookUrl,
                ringing,
                onRing: () => void ask(),
              }}
            />
          </ScreenBoundary>
        </WayOut.Provider>
      )}
    </>
  );
}
