import { useEffect } from 'preact/hooks';
import { fetchBuilt } from '../../kit/fetched.ts';
import { createShared } from '../../kit/shared.ts';
import { onUnlocked } from '../../session/lock.ts';
import { playbookIn } from '../../session/playbooks.ts';
import type { Session } from '../../session/session.ts';
import type { Snapshot } from '../../session/snapshot.ts';
import { startSession } from '../../session/start.ts';
import { currentSurroundings } from '../../session/surroundings.ts';
import { href } from './href.tsx';

/** In a drill a desk shows the incidents of the run that is going on, and of no other. */
function ofTheRun(snapshot: Snapshot): Snapshot {
  const { drill } = currentSurroundings();
  const run = drill?.()?.run;
  return drill === undefined
    ? snapshot
    : { ...snapshot, incidents: snapshot.incidents.filter(({ view }) => view.drill?.run === run) };
}

/** The running session with what it last published. */
export interface Running {
  readonly session: Session;
  readonly snapshot: Snapshot;
}

const running = createShared<Running | 'locked' | undefined>(undefined);
let isBegun = false;

function begin(): void {
  void startSession().then(session => {
    if (session === 'locked') {
      running.set(session);
      return;
    }
    const show = (): void => {
      running.set({ session, snapshot: ofTheRun(session.snapshot()) });
    };
    session.subscribe(show);
    show();
  });
}

const published = new WeakMap<Session, ReturnType<typeof createShared<Snapshot>>>();

/** The session's latest snapshot. The component that asks is redrawn with each new one. */
export function useSnapshot(session: Session): Snapshot {
  let snapshot = published.get(session);
  if (snapshot === undefined) {
    const latest = createShared(session.snapshot());
    session.subscribe(() => latest.set(session.snapshot()));
    published.set(session, latest);
    snapshot = latest;
  }
  return snapshot.use();
}

/** Whether a playbook is not this site's own; drawn anew once more is known of those that are. */
export function useForeign(session: Session, playbook: string): boolean {
  useSnapshot(session);
  return session.isForeign(playbook);
}

/** The page's session with its latest snapshot; `undefined` until the store has been read; `locked` until it is unlocked. */
export function useSession(): Running | 'locked' | undefined {
  useEffect(() => {
    if (isBegun) return;
    isBegun = true;
    onUnlocked(begin);
    begin();
  }, []);
  return running.use();
}

/**
 * The site's edition of the playbook, for a session to open incidents with. Rejects when it is neither on the network nor in the
 * offline store.
 */
export const fetchPlaybook = () =>
  fetchBuilt(href('playbook.json'), async response => playbookIn(await response.text()));
