import '../../desk/parts/screen.css';
import { useEffect, useState } from 'preact/hooks';
import { OpenIncident } from '../../desk/frame/OpenIncident.tsx';
import { useHash } from '../../desk/parts/hooks.tsx';
import { parseRoute } from '../../desk/parts/route.ts';
import { fetchPlaybook } from '../../desk/parts/useSession.tsx';
import { useFetched } from '../../kit/fetched.ts';
import { indexPlaybook } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Session } from '../../session/session.ts';
import { timeNow } from '../../session/surroundings.ts';
import { startUnkept } from '../../session/unkept.ts';
import { exampleOf } from './example.ts';

export interface ExampleProps {
  /** Answers to a triage that opens an incident. */
  answers: Facts;
}

/** One incident that has every state a row or card can have, on the desk as it is. */
export function ExampleIncident({ answers }: ExampleProps) {
  const [session] = useFetched([], async () => {
    const playbook = await fetchPlaybook();
    return startUnkept(playbook, exampleOf(indexPlaybook(playbook), answers, timeNow()));
  });
  return typeof session === 'object' ? <AtDesk session={session} /> : null;
}

function AtDesk({ session }: { session: Session }) {
  const [snapshot, setSnapshot] = useState(session.snapshot());
  useEffect(() => session.subscribe(() => setSnapshot(session.snapshot())), [session]);
  const [hash, navigate] = useHash();
  const route = parseRoute(hash);
  const [incident] = snapshot.incidents;
  if (incident === undefined || route.kind !== 'incident') return null;
  return (
    <OpenIncident
      running={{ session, snapshot }}
      incident={incident}
      // Whatever the gallery calls it, there is one.
      route={{ ...route, id: incident.view.id }}
      navigate={navigate}
    />
  );
}
