import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { failure, success } from '../../src/base/result.ts';
import type { Command, IncidentLog } from '../../src/desk/core/incident.ts';
import type { Refusal } from '../../src/desk/core/refusal.ts';
import { OpenIncident } from '../../src/desk/frame/OpenIncident.tsx';
import { decide, decideEach, type Refused } from '../../src/desk/incident/decide.ts';
import { playbookOf } from '../../src/desk/incident/derive.ts';
import { navigate, useHash } from '../../src/desk/parts/hooks.tsx';
import { parseRoute } from '../../src/desk/parts/route.ts';
import { useSnapshot } from '../../src/desk/parts/useSession.tsx';
import type { Session } from '../../src/session/session.ts';
import { NOW } from './answers.ts';
import { createDesk, type Desk } from './desk.ts';
import { type Answering, settle } from './form-trials.ts';
import { contextAt, countingIds, indexFor } from './incident.ts';
import type { MountedPage } from './mounted.ts';
import { required } from './playbook.ts';

/** A desk that says of everything whether it can be recorded, and records and keeps nothing. */
export interface RefusingDesk {
  readonly desk: Desk;
  readonly session: Session;
  readonly behind: Answering;
}

/** @param log the one incident on it */
export async function refusingDesk(log: IncidentLog): Promise<RefusingDesk> {
  const desk = createDesk();
  const { playbook } = indexFor(log);
  await desk.store.append({ events: log.events, playbooks: [{ digest: playbookOf(log), playbook }] });
  await desk.session.load();
  const behind: Answering = { asked: [], answer: 'asRecorded' };
  const given = (): Refusal | 'done' | undefined =>
    behind.answer === 'asRecorded'
      ? undefined
      : behind.answer === 'done'
        ? 'done'
        : (behind.answer as Refusal);
  const incident = (id: string) =>
    required(
      desk.session.snapshot().incidents.find(({ view }) => view.id === id),
      id,
    );
  const context = (by: Parameters<Session['act']>[2]) => ({
    ...contextAt(NOW, countingIds(77), by),
    authority: desk.session.snapshot().authority?.authority,
  });
  /** Stores something on the machine, outside of every incident. */
  const keep = (what: string) => (): Promise<boolean> => {
    behind.asked.push(what);
    return Promise.resolve(behind.answer === 'done');
  };
  const session: Session = {
    ...desk.session,
    // Nothing is opened, whatever is answered: whoever is led to its desk comes back to no form.
    openWith: () => {
      behind.asked.push('openWith');
      const answer = given();
      return Promise.resolve(
        failure(answer === undefined || answer === 'done' ? { code: 'noRoom' } : answer),
      );
    },
    keepAuthority: keep('keepAuthority'),
    changeContacts: keep('changeContacts'),
    act: (id, command, by) => {
      behind.asked.push(command.kind);
      const answer = given();
      if (answer === 'done') return success([]);
      if (answer !== undefined) return failure(answer);
      const { index, log: kept, view } = incident(id);
      const decided = decide(index, kept, view, command, context(by));
      return decided.ok ? failure({ code: 'noRoom' }) : decided;
    },
    actEach: (id, groups, by) => {
      behind.asked.push(groups.map(group => group.map(({ kind }) => kind).join(' and ')).join(', '));
      const answer = given();
      const all = (why: Refusal): readonly (Refused | undefined)[] =>
        groups.map(([command]) => command && { command, why });
      if (answer === 'done') return groups.map(() => undefined);
      if (answer !== undefined) return all(answer);
      const { index, log: kept } = incident(id);
      const { refused } = decideEach(index, kept, groups as readonly (readonly Command[])[], context(by));
      return refused.some(each => each !== undefined) ? refused : all({ code: 'noRoom' });
    },
  };
  return { desk, session, behind };
}

function AtDesk({ session, id }: { session: Session; id: string }) {
  const snapshot = useSnapshot(session);
  const [hash, go] = useHash();
  const incident = snapshot.incidents.find(({ view }) => view.id === id);
  const route = parseRoute(hash);
  if (incident === undefined || route.kind !== 'incident') return null;
  return h(OpenIncident, { running: { session, snapshot }, incident, route, navigate: go });
}

/** Brings a screen of the incident to the page as whoever has just come there finds it: nothing half written, nothing open. */
export async function showAt(page: MountedPage, session: Session, id: string, place: string): Promise<void> {
  const { body } = page.document;
  await act(() => render(null, body));
  const drafts = session.drafts(id);
  for (const form of drafts.forms()) drafts.keep(form, undefined);
  navigate(`${id}/${place}`);
  await act(() => render(h(AtDesk, { session, id }), body));
  await fetched(page);
}

/** Parts that load when they are first opened are loaded. */
export async function fetched(page: MountedPage): Promise<void> {
  do await settle();
  while (page.document.querySelector('[aria-busy=true]') !== null);
}
