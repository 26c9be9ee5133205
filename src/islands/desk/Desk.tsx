import '../shared/form-history.ts';
import '../shared/shared.css';
import './desk.css';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { playbooksNamed } from '../../incident/named.ts';
import type { DeskIncident, Session } from '../../session/session.ts';
import { inDrill } from '../../session/surroundings.ts';
import { deskText, refusalSentence } from '../../text/incident.ts';
import { useHash } from '../shared/hooks.ts';
import { inPlace } from '../shared/inPlace.ts';
import { OnDemand } from '../shared/OnDemand.tsx';
import { useOfficer } from '../shared/officer.ts';
import { ScreenBoundary, WayOut } from '../shared/ScreenBoundary.tsx';
import { StoreNotices } from '../shared/StoreNotices.tsx';
import { useLockSet } from '../shared/useLockSet.ts';
import { useSession } from '../shared/useSession.ts';
import { Incident } from './Incident.tsx';
import { OfferedPeople } from './PersonField.tsx';
import { offeredPeople } from './typed-person.ts';
import { useAlerts } from './useAlerts.ts';
import { useNewEdition } from './useNewEdition.ts';
import type { Act, Running, Work } from './work.ts';

interface Props {
  startUrl: string;
  deskUrl: string;
  playbookUrl: string;
}

const load = {
  list: () => import('./IncidentList.tsx').then(({ IncidentList }) => IncidentList),
  timeline: () => import('./Timeline.tsx').then(({ Timeline }) => Timeline),
  handover: () => import('./Handover.tsx').then(({ Handover }) => Handover),
  team: () => import('./Team.tsx').then(({ Team }) => Team),
  archive: () => import('./Archive.tsx').then(({ Archive }) => Archive),
  edition: () => import('./Edition.tsx').then(({ Edition }) => Edition),
  regrade: () => import('./Regrade.tsx').then(({ Regrade }) => Regrade),
  takeAway: () => import('./TakeAway.tsx').then(({ TakeAway }) => TakeAway),
  broken: () => import('./BrokenRecords.tsx').then(({ BrokenRecords }) => BrokenRecords),
  facts: () => import('./release/Facts.tsx').then(({ Facts }) => Facts),
  release: () => import('./release/Release.tsx').then(({ Release }) => Release),
  feedback: () => import('./review/Feedback.tsx').then(({ Feedback }) => Feedback),
  documents: () => import('./documents/Documents.tsx').then(({ Documents }) => Documents),
  paper: () => import('./paper/Paper.tsx').then(({ Paper }) => Paper),
  review: () => import('./review/Review.tsx').then(({ Review }) => Review),
  statistics: () => import('./review/Statistics.tsx').then(({ Statistics }) => Statistics),
  register: () => import('./Register.tsx').then(({ Register }) => Register),
  settings: () => import('./LockPanel.tsx').then(({ LockPanel }) => LockPanel),
  compare: () => import('../../incident/change.ts').then(({ previewMove }) => previewMove),
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen begins at its top; a pane of the same one stays.
  useLayoutEffect(() => scrollTo(0, 0), [screen]);
  return (
    <>
      <StoreNotices session={running.session} snapshot={running.snapshot} />
      {running.snapshot.broken.length > 0 && (
        <OnDemand load={load.broken} given={{ running, incidentId: incident === undefined ? '' : id }} />
      )}
      {id === '' && (
        <OnDemand load={load.list} given={{ running, startUrl, playbookUrl, onOpen: navigate }} />
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
            <OpenIncident
              key={id}
              running={running}
              incident={incident}
              page={page}
              place={place}
              navigate={navigate}
              listUrl={deskUrl}
              playbookUrl={playbookUrl}
              ringing={ringing}
              onRing={() => void ask()}
            />
          </ScreenBoundary>
        </WayOut.Provider>
      )}
    </>
  );
}

interface OpenIncidentProps {
  running: Running;
  incident: DeskIncident;
  page: string;
  place: string;
  navigate(hash: string, replace?: boolean): void;
  listUrl: string;
  playbookUrl: string;
  ringing: ReturnType<typeof useAlerts>['ringing'];
  onRing(): void;
}

/** A step that a newer edition has dropped is still named in the log. */
function earlierTitle(session: Session, { log }: DeskIncident, step: string): string | undefined {
  for (const digest of playbooksNamed(log.events)) {
    const title = session.indexOf(digest)?.steps.get(step)?.title;
    if (title !== undefined) return title;
  }
  return undefined;
}

function OpenIncident(props: OpenIncidentProps) {
  const { running, incident, page, place, navigate, playbookUrl } = props;
  const { session } = running;
  const { view, index } = incident;
  const [officer, setOfficer] = useOfficer();
  const keepOfficer = useRef(setOfficer);
  keepOfficer.current = setOfficer;
  const [roleMissing, setRoleMissing] = useState<string>();

  // Kept stable so that rows that did not change are not drawn again.
  const acting = useRef({ id: view.id, officer, navigate });
  acting.current = { id: view.id, officer, navigate };
  const act: Act = useCallback(
    (command, files) => {
      const answer = session.act(acting.current.id, command, acting.current.officer, files);
      if (answer.ok) return undefined;
      const sentence = refusalSentence(answer.refusal);
      if (answer.refusal.code === 'noRole') setRoleMissing(sentence);
      return { sentence, refusal: answer.refusal };
    },
    [session],
  );
  const go = useCallback((next: string, replace?: boolean) => {
    const { id, navigate: to } = acting.current;
    to(next === '' ? id : `${id}/${next}`, replace);
  }, []);
  const work: Work = useMemo(
    () => ({
      running,
      session,
      incident,
      officer,
      act,
      actEach: groups => session.actEach(incident.view.id, groups, officer),
      roleName: id => index.playbook.roles.find(role => role.id === id)?.short ?? id,
      stepTitle: id => index.steps.get(id)?.title ?? earlierTitle(session, incident, id) ?? id,
      go,
      setOfficer: next => {
        if (next.role !== '') setRoleMissing(undefined);
        keepOfficer.current(next);
      },
    }),
    [running, session, incident, officer, act, index, go],
  );
  const edition = useNewEdition(work, playbookUrl, load.compare);
  const { roster } = running.snapshot;
  const offered = useMemo(
    () => ({ people: offeredPeople(view.people, officer, roster), roleName: work.roleName }),
    [view.people, officer, roster, work.roleName],
  );
  return <OfferedPeople.Provider value={offered}>{room()}</OfferedPeople.Provider>;

  function room() {
    switch (page) {
      case 'regrade':
        return (
          <OnDemand
            load={load.regrade}
            given={{
              running,
              incident,
              officer,
              onOfficer: setOfficer,
              place,
              onPlace: (next: string, replace?: boolean) => go(`regrade/${next}`, replace),
              onDone: () => go(''),
            }}
          />
        );
      case 'timeline':
      case 'handover':
      case 'team':
      case 'facts':
      case 'feedback':
      case 'paper':
        return <OnDemand key={page} load={load[page]} given={{ work }} />;
      case 'review':
      case 'release':
      case 'documents':
        return <OnDemand key={page} load={load[page]} given={{ work, place }} />;
      case 'archive':
        return <OnDemand key={page} load={load.archive} given={{ work, onGone: () => navigate('', true) }} />;
      case 'edition':
        return <OnDemand key={page} load={load.edition} given={{ work, playbookUrl }} />;
      default:
        return (
          <Incident
            work={work}
            page={page}
            place={place}
            listUrl={props.listUrl}
            onList={() => navigate('')}
            ringing={props.ringing}
            onRing={props.onRing}
            edition={edition}
            roleMissing={roleMissing}
          />
        );
    }
  }
}
