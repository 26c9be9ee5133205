import '../shared/shape.css';
import './desk.css';
import type { ComponentType } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { playbooksNamed } from '../../incident/named.ts';
import { namesOf } from '../../incident/names.ts';
import { currentStep, nowItems } from '../../incident/now.ts';
import { focusSoon } from '../../kit/focus.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import type { DeskIncident, Session } from '../../session/session.ts';
import { deskText } from '../../text/incident.ts';
import { refusedAt } from '../../text/refusal.ts';
import { useOfficer } from '../shared/officer.ts';
import { shownTime } from '../shared/shown-time.ts';
import type { Running } from '../shared/useSession.ts';
import { FormsOf } from './FormsOf.tsx';
import { Incident } from './Incident.tsx';
import { IncidentHeader, useHeaderForm } from './IncidentHeader.tsx';
import { NowBand } from './NowBand.tsx';
import { offeredPeople } from './offered-people.ts';
import { type Page, type Place, printRoute, type Route, roomOf } from './route.ts';
import { type Act, type Work, WorkContext } from './work.ts';

/** What a page of an incident is given; it takes what it needs. */
interface PageProps {
  /** What on the page the address names; '' where nothing. */
  place: string;
  playbookUrl: string;
  /** The incident is off this machine. */
  onGone(): void;
}

const load: Readonly<Record<Exclude<Page, ''>, () => Promise<ComponentType<PageProps>>>> = {
  timeline: () => import('./Timeline.tsx').then(({ Timeline }) => Timeline),
  handover: () => import('./Handover.tsx').then(({ Handover }) => Handover),
  team: () => import('./Team.tsx').then(({ Team }) => Team),
  archive: () => import('./Archive.tsx').then(({ Archive }) => Archive),
  edition: () => import('./Edition.tsx').then(({ Edition }) => Edition),
  regrade: () => import('./Regrade.tsx').then(({ Regrade }) => Regrade),
  facts: () => import('./release/Facts.tsx').then(({ Facts }) => Facts),
  release: () => import('./release/Release.tsx').then(({ Release }) => Release),
  feedback: () => import('./review/Feedback.tsx').then(({ Feedback }) => Feedback),
  documents: () => import('./documents/Documents.tsx').then(({ Documents }) => Documents),
  paper: () => import('./paper/Paper.tsx').then(({ Paper }) => Paper),
  review: () => import('./review/Review.tsx').then(({ Review }) => Review),
  drill: () => import('./review/DrillDraft.tsx').then(({ DrillDraft }) => DrillDraft),
};

interface Props {
  running: Running;
  incident: DeskIncident;
  route: Extract<Route, { kind: 'incident' }>;
  navigate(hash: string, replace?: boolean): void;
  listUrl: string;
  playbookUrl: string;
}

/** One incident at the desk: its header, the same everywhere, and the page that the address names. */
export function OpenIncident(props: Props) {
  const { running, incident, route, navigate, listUrl, playbookUrl } = props;
  const { page, pane, of } = route;
  const { view } = incident;
  const { work, roleMissing } = useOpenWork(props);
  const { officer, locked } = work;
  // What is verified and signed is somebody's word: there it is asked at once who keeps the record.
  const asks = officer.role === '' && roomOf(page) === 'release' && !locked;
  const [form, setForm] = useHeaderForm(page, asks || roleMissing !== undefined);
  const { roster } = running.snapshot;
  const { roleName } = work;
  const offered = useMemo(
    () => ({ people: offeredPeople(view.people, officer, roster), roleName }),
    [view.people, officer, roster, roleName],
  );
  const items = nowItems(view, officer);
  const current = currentStep(view, officer);
  const opened = page === '' ? (view.steps.find(({ step }) => step.id === of) ?? current) : undefined;
  const [first] = items;
  return (
    <WorkContext.Provider value={work}>
      <OfferedPeople.Provider value={offered}>
        <div
          class="incident"
          data-sheet={page === 'handover' || page === 'paper' || (page === 'documents' && of !== '')}
          data-pane={page === '' ? pane : undefined}
          data-at-current={first?.kind === 'step' && first.item === opened}
        >
          {page !== 'regrade' && (
            <>
              <IncidentHeader
                page={page}
                listUrl={listUrl}
                onList={() => navigate('')}
                form={form}
                onForm={setForm}
                officerProblem={roleMissing}
              />
              <NowBand items={items} onClose={() => setForm('close')} />
            </>
          )}
          <FormsOf place={page || 'list'}>
            {page === '' ? (
              <Incident
                pane={pane}
                current={current}
                opened={opened}
                closing={form === 'close'}
                onExport={() => setForm('export')}
                playbookUrl={playbookUrl}
              />
            ) : (
              <OnDemand
                key={page}
                load={load[page]}
                given={{ place: of, playbookUrl, onGone: () => navigate('', true) }}
              />
            )}
          </FormsOf>
        </div>
      </OfferedPeople.Provider>
    </WorkContext.Provider>
  );
}

/** A step that a newer edition has dropped is still named in the log. */
const earlierTitle = (session: Session, { log }: DeskIncident, step: string): string | undefined =>
  playbooksNamed(log.events).flatMap(digest => session.indexOf(digest)?.steps.get(step)?.title ?? [])[0];

/** What the screens of one incident share, kept stable so that rows that did not change are not drawn again. */
function useOpenWork({ running: { session }, incident, route, navigate }: Props) {
  const { view, index } = incident;
  const [officer, setOfficer] = useOfficer();
  const [roleMissing, setRoleMissing] = useState<string>();
  const acting = useRef({ route, officer, navigate, setOfficer });
  acting.current = { route, officer, navigate, setOfficer };
  const act: Act = useCallback(
    (command, files) => {
      const answer = session.act(acting.current.route.id, command, acting.current.officer, files);
      if (answer.ok) return undefined;
      const { refusal } = answer;
      const refused = refusedAt(refusal);
      if (refusal.code === 'noRole') setRoleMissing(refused.sentence);
      return { ...refused, refusal };
    },
    [session],
  );
  const roleName = useCallback(
    (id: string) => index.playbook.roles.find(role => role.id === id)?.short ?? id,
    [index],
  );
  const said: Work['said'] = useCallback(
    ({ by, at }) => deskText.by(roleName(by.role), by.name, shownTime(at)),
    [roleName],
  );
  const go = useCallback((place: Place, replace?: boolean) => {
    acting.current.navigate(printRoute(acting.current.route.id, place), replace);
  }, []);
  const openStep = useCallback(
    (step: string): void => {
      const { page, pane } = acting.current.route;
      // From step to step there is no way back to keep: Back leads to where one came from.
      go(`step/${step}`, page === '' && pane === 'step');
      focusSoon('#open-step-title');
    },
    [go],
  );
  const work: Work = useMemo(() => {
    const stepTitle = (id: string): string =>
      index.steps.get(id)?.title ?? earlierTitle(session, incident, id) ?? id;
    return {
      session,
      incident,
      view,
      index,
      log: incident.log,
      locked: view.status === 'closed',
      officer,
      act,
      actEach: groups => session.actEach(view.id, groups, officer),
      roleName,
      said,
      stepTitle,
      names: { ...namesOf(incident), stepTitle },
      go,
      href: place => `#${printRoute(view.id, place)}`,
      openStep,
      setOfficer: next => {
        if (next.role !== '') setRoleMissing(undefined);
        acting.current.setOfficer(next);
      },
    };
  }, [session, incident, officer, act, view, index, roleName, said, go, openStep]);
  return { work, roleMissing };
}
