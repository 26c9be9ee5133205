import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { playbooksNamed } from '../../incident/named.ts';
import { namesOf } from '../../incident/names.ts';
import type { DeskIncident, Session } from '../../session/session.ts';
import { deskText } from '../../text/incident.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { useOfficer } from '../shared/officer.ts';
import { shownTime } from '../shared/shown-time.ts';
import { type Place, printRoute, type Route } from './route.ts';
import type { Act, Work } from './work.ts';

interface Props {
  session: Session;
  incident: DeskIncident;
  route: Extract<Route, { kind: 'incident' }>;
  navigate(hash: string, replace?: boolean): void;
}

/** A step that a newer edition has dropped is still named in the log. */
function earlierTitle(session: Session, { log }: DeskIncident, step: string): string | undefined {
  for (const digest of playbooksNamed(log.events)) {
    const title = session.indexOf(digest)?.steps.get(step)?.title;
    if (title !== undefined) return title;
  }
  return undefined;
}

/** What the screens of one incident share, kept stable so that rows that did not change are not drawn again. */
export function useOpenWork({ session, incident, route, navigate }: Props) {
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
      const sentence = refusalSentence(refusal);
      if (refusal.code === 'noRole') setRoleMissing(sentence);
      return { sentence, field: refusal.code === 'badField' ? refusal.field : undefined, refusal };
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
      requestAnimationFrame(() => document.getElementById('open-step-title')?.focus());
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
