import '../shared/shape.css';
import './desk.css';
import type { ComponentType } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { currentStep, nowItems } from '../../incident/now.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import type { DeskIncident } from '../../session/session.ts';
import { FormsOf } from './FormsOf.tsx';
import { Incident } from './Incident.tsx';
import { IncidentHeader, useHeaderForm } from './IncidentHeader.tsx';
import { NowBand } from './NowBand.tsx';
import { offeredPeople } from './offered-people.ts';
import { useOpenWork } from './open-work.ts';
import { type Page, type Route, roomOf } from './route.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { type Running, WorkContext } from './work.ts';

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
  const { work, roleMissing } = useOpenWork({ session: running.session, incident, route, navigate });
  const { officer } = work;
  // What is verified and signed is somebody's word: there it is asked at once who keeps the record.
  const asks = officer.role === '' && roomOf(page) === 'release' && view.status === 'open';
  const [form, setForm] = useHeaderForm(page, asks || roleMissing !== undefined);
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  const { roster } = running.snapshot;
  const offered = useMemo(
    () => ({ people: offeredPeople(view.people, officer, roster), roleName: work.roleName }),
    [view.people, officer, roster, work.roleName],
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
          ref={root}
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
