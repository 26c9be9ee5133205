import { undoForm } from './UndoForm.tsx';
import '../parts/shape.css';
import './desk.css';
import type { ComponentType } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useHeard, useOnChange, useWorkedOut } from '../../kit/effects.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import type { DeskIncident } from '../../session/incidents.ts';
import type { IncidentEvent } from '../core/incident.ts';
import type { Refusal } from '../core/refusal.ts';
import { refusalSentence, refusedAt } from '../core/words/refusal.ts';
import { holdersOf } from '../first/tree.ts';
import { namesOf } from '../incident/names.ts';
import { currentStep, nowItems } from '../incident/now.ts';
import { eventSentence } from '../incident/sentences.ts';
import { ClosedAt } from '../parts/Clock.tsx';
import { FormsOf } from '../parts/FormsOf.tsx';
import { onPage } from '../parts/form-place.ts';
import { useOfficer } from '../parts/officer.tsx';
import {
  type Drawer,
  type IncidentPage,
  pageGroupOf,
  paneAt,
  printRoute,
  type Route,
} from '../parts/route.ts';
import { isShortcut } from '../parts/shortcuts.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import type { Running } from '../parts/useSession.tsx';
import { deskText } from '../parts/words.ts';
import { type HeaderForm, type Work, WorkContext } from '../parts/work.tsx';
import { playbooksNamed } from '../people/named.ts';
import { offeredOffices, offeredPeople } from '../people/offered-people.tsx';
import { namedOffices } from '../steps/said.ts';
import { Incident } from './Incident.tsx';
import { IncidentHeader } from './IncidentHeader.tsx';
import { NowBand } from './NowBand.tsx';

/** Props of an incident's page. */
interface PageProps {
  /** The part of the page that the address names; '' for none. */
  place: string;
}

const load: Readonly<Record<Exclude<IncidentPage, ''>, () => Promise<ComponentType<PageProps>>>> = {
  timeline: () => import('./Timeline.tsx').then(({ Timeline }) => Timeline),
  handover: () => import('../staffing/Handover.tsx').then(({ Handover }) => Handover),
  team: () => import('../staffing/Team.tsx').then(({ Team }) => Team),
  archive: () => import('./Archive.tsx').then(({ Archive }) => Archive),
  edition: () => import('../triage/Edition.tsx').then(({ Edition }) => Edition),
  regrade: () => import('../triage/Regrade.tsx').then(({ Regrade }) => Regrade),
  facts: () => import('../release/Facts.tsx').then(({ Facts }) => Facts),
  release: () => import('../release/Release.tsx').then(({ Release }) => Release),
  feedback: () => import('../release/Feedback.tsx').then(({ Feedback }) => Feedback),
  orders: () => import('../orders/Orders.tsx').then(({ Orders }) => Orders),
  documents: () => import('../documents/Documents.tsx').then(({ Documents }) => Documents),
  paper: () => import('../paper/Paper.tsx').then(({ Paper }) => Paper),
  review: () => import('../review/Review.tsx').then(({ Review }) => Review),
};

interface Props {
  running: Running;
  incident: DeskIncident;
  route: Extract<Route, { kind: 'incident' }>;
  navigate(hash: string, replace?: boolean): void;
}

/** One incident at the desk: its header, the same everywhere, and the page that the address names. */
export function OpenIncident(props: Props) {
  const { page, pane, of } = props.route;
  const work = useOpenWork(props);
  const { view, officer, locked, roleName, openForm } = work;
  const { roster, contacts } = props.running.snapshot;
  const { roles, first: callTree } = work.index.playbook;
  const offered = useMemo(
    () => ({
      people: offeredPeople(view.people, officer, [...roster, ...holdersOf(callTree, contacts)]),
      posts: callTree.posts.flatMap(({ title, person }) => (person ? title : [])),
      offices: offeredOffices(
        [...namedOffices(view), ...roster.map(({ unit }) => unit)],
        roles.map(({ name }) => name),
      ),
      roleName,
    }),
    [view, officer, roster, contacts, roles, callTree, roleName],
  );
  // To verify or sign is to give one's word: there the form asks at once who keeps the record.
  const isWord = pageGroupOf(page) === 'release';
  useOnChange([page], () => {
    if (officer.role === '' && isWord && !locked) openForm('officer');
  });
  useHeard('keydown', event => {
    if (event.key === '?' && isShortcut(event)) openForm('keys');
  });
  const [kept, keepDrawer] = useState<Drawer>();
  // The address opens it; it stays beside the steps that are opened next.
  const asked = pane === 'clocks' || pane === 'log' ? pane : undefined;
  const drawer = asked ?? kept;
  useOnChange([asked], () => {
    if (asked !== undefined) keepDrawer(asked);
  });
  const showDrawer = useWorkedOut([page, of, drawer], () => (wanted: Drawer | undefined): void => {
    keepDrawer(wanted);
    work.go(paneAt(wanted ?? 'step', page === '' ? of : ''), page === '');
  });
  const items = nowItems(view, officer);
  const current = currentStep(view, officer);
  const opened = page === '' ? (view.steps.find(({ step }) => step.id === of) ?? current) : undefined;
  const [first] = items;
  // The same drawing while it is given the same: a word that all is saved must not draw the whole desk.
  const checklist = useWorkedOut([pane, of, current, opened, showDrawer], () => (
    <Incident pane={pane} of={of} current={current} opened={opened} drawer={drawer} onDrawer={showDrawer} />
  ));
  return (
    <WorkContext.Provider value={work}>
      <OfferedPeople.Provider value={offered}>
        <ClosedAt.Provider value={view.closedAt}>
          <div
            class="incident"
            data-sheet={page === 'handover' || page === 'paper' || (page === 'documents' && of !== '')}
            data-pane={page === '' ? pane : undefined}
            data-drawer={page === '' ? drawer : undefined}
          >
            {page !== 'regrade' && (
              <>
                <IncidentHeader page={page} of={of} step={opened?.step.id} />
                <NowBand
                  items={items}
                  isOpen={first?.kind === 'step' && first.item === opened}
                  drawer={page === '' ? drawer : undefined}
                  onDrawer={showDrawer}
                />
              </>
            )}
            <FormsOf place={onPage(page)}>
              {page === '' ? checklist : <OnDemand key={page} load={load[page]} given={{ place: of }} />}
            </FormsOf>
          </div>
        </ClosedAt.Provider>
      </OfferedPeople.Provider>
    </WorkContext.Provider>
  );
}

/** State and actions shared by the screens of one incident. Actions keep their identity, so that unchanged rows are not redrawn. */
function useOpenWork({ running: { session }, incident, route, navigate }: Props): Work {
  const [officer, setOfficer] = useOfficer();
  const [roleMissing, setRoleMissing] = useState<string>();
  const [recorded, setRecorded] = useState<readonly IncidentEvent[]>([]);
  /** A form of the header belongs to the page it was opened on. */
  const [shown, setShown] = useState<{
    readonly form: HeaderForm | undefined;
    readonly on: IncidentPage;
    readonly asksRole?: true;
  }>();
  const [form, asksRole] =
    shown?.on === route.page ? [shown.form, shown.asksRole ?? false] : [undefined, false];
  const latest = useRef({ incident, route, officer, navigate });
  latest.current = { incident, route, officer, navigate };
  const able = useMemo(() => {
    const { id } = latest.current.route;
    const roleName = (role: string): string =>
      latest.current.incident.index.playbook.roles.find(each => each.id === role)?.short ?? role;
    const go: Work['go'] = (place, replace) => latest.current.navigate(printRoute(id, place), replace);
    const openForm: Work['openForm'] = next => setShown({ form: next, on: latest.current.route.page });
    /** Each time that something is refused because nobody keeps the record, the header asks who does. */
    const askRole = ({ code }: Refusal): void => {
      if (code !== 'noRole') return;
      setRoleMissing(refusalSentence({ code }));
      const on = latest.current.route.page;
      // A refused form stays open.
      setShown(before =>
        before?.on === on && before.form !== undefined && before.form !== 'officer'
          ? { ...before, asksRole: true }
          : { form: 'officer', on },
      );
      giveFocusSoon('#officer-role');
    };
    return {
      session,
      roleName,
      go,
      act: (command, files) => {
        const answer = session.act(id, command, latest.current.officer, files);
        if (answer.ok) {
          setRecorded(answer.value);
          return undefined;
        }
        const { refusal } = answer;
        askRole(refusal);
        return { ...refusedAt(refusal), refusal };
      },
      actAll: (commands, files) => {
        const [refused] = session.actEach(id, [commands], latest.current.officer, files);
        if (refused === undefined) return undefined;
        const { command, why: refusal } = refused;
        askRole(refusal);
        return { ...refusedAt(refusal), refusal, command };
      },
      said: ({ by, at }) => deskText.by(roleName(by.role), by.name, shownTime(at)),
      /** A step that a newer edition has dropped is still named in the log. */
      stepTitle: step => {
        const { index, log } = latest.current.incident;
        const earlier = () =>
          playbooksNamed(log.events).flatMap(each => session.indexOf(each)?.steps.get(step) ?? []);
        return (index.steps.get(step) ?? earlier()[0])?.title ?? step;
      },
      href: place => `#${printRoute(id, place)}`,
      toList: replace => latest.current.navigate('', replace),
      openStep: step => {
        const { page, pane } = latest.current.route;
        // From step to step there is no way back to keep: Back leads to where one came from.
        go(`step/${step}`, page === '' && pane === 'step');
        giveFocusSoon('#open-step-title');
      },
      openForm,
      setOfficer: next => {
        if (next.role !== '') setRoleMissing(undefined);
        setOfficer(next);
      },
    } satisfies Partial<Work>;
  }, [session, setOfficer]);
  return useMemo(() => {
    const { view, index, log } = incident;
    const names = { ...namesOf(incident), stepTitle: able.stepTitle };
    const locked = view.status === 'closed';
    return {
      ...able,
      incident,
      view,
      index,
      log,
      locked,
      officer,
      names,
      sentence: (event, at) => eventSentence(event, names, at),
      form,
      asksRole,
      undoForm,
      roleMissing,
      recorded,
    };
  }, [able, incident, officer, form, asksRole, roleMissing, recorded]);
}
