import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { playbooksNamed } from '../../incident/named.ts';
import { Drafts } from '../../kit/draft.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import type { DeskIncident, Session } from '../../session/session.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { useOfficer } from '../shared/officer.ts';
import { Incident } from './Incident.tsx';
import { offeredPeople } from './offered-people.ts';
import type { Ringing } from './useAlerts.ts';
import { useNewEdition } from './useNewEdition.ts';
import type { Act, Running, Work } from './work.ts';

const load = {
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
  compare: () => import('../../incident/change.ts').then(({ previewMove }) => previewMove),
};

interface Props {
  running: Running;
  incident: DeskIncident;
  page: string;
  place: string;
  navigate(hash: string, replace?: boolean): void;
  listUrl: string;
  playbookUrl: string;
  ringing: Ringing;
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

/** One incident at the desk, or one of its screens, as the address says. */
export function OpenIncident(props: Props) {
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
  return (
    <Drafts.Provider value={session.drafts(view.id)}>
      <OfferedPeople.Provider value={offered}>{room()}</OfferedPeople.Provider>
    </Drafts.Provider>
  );

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
      case 'drill':
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
