import { useEffect, useMemo, useState } from 'preact/hooks';
import { isSame } from '../../base/same.ts';
import { Button } from '../../kit/Button.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import type { Place } from '../../session/team-page.ts';
import type { TeamView } from '../../session/team-record.ts';
import { useSnapshot } from '../parts/useSession.tsx';
import { useWork } from '../parts/work.tsx';
import { colleagueName } from './colleague.ts';
import { teamWorkText } from './words.ts';

const fetchTeam = () => import('../../session/team-page.ts');

/** How this machine stands with its team over the incident that is open; none where it is nobody's but its own. */
function useTeam(): { readonly team: TeamView; readonly isShared: boolean } | undefined {
  const { session, view } = useWork();
  const { team } = useSnapshot(session);
  return team === undefined || view.drill !== undefined
    ? undefined
    : { team, isShared: team.shared.includes(view.id) };
}

/** Whether the records have reached the team, and who has the same incident open. @param step the one open here */
export function TeamLine({ step }: { step: string | undefined }) {
  const { view, roleName } = useWork();
  const found = useTeam();
  const isShared = found?.isShared === true;
  const { id } = view;
  useEffect(() => {
    if (!isShared) return;
    const stand = (place: Place): void =>
      void fetchTeam().then(
        ({ standAt }) => standAt(place),
        () => undefined,
      );
    stand({ incident: id, step });
    return () => stand({});
  }, [isShared, id, step]);
  if (found === undefined || !isShared) return null;
  const { pending, stuck, present } = found.team;
  const names = present.filter(({ incident }) => incident === id).map(each => colleagueName(each, roleName));
  return (
    <p class="small faint" role="status" data-pending={pending}>
      {pending === 0 ? teamWorkText.synced : teamWorkText.pending(pending)}
      {stuck > 0 && <span class="alarm-word">{`，${teamWorkText.stuck(stuck)}`}</span>}
      {names.length > 0 && ` · ${teamWorkText.together(names)}`}
    </p>
  );
}

/** Shares the open incident with the team, or no longer. */
export function ShareButton() {
  const { view } = useWork();
  const found = useTeam();
  const { outcome, follow } = useOutcome();
  if (found === undefined) return null;
  const { isShared } = found;
  return (
    <>
      <Button
        class="quiet"
        words={isShared ? teamWorkText.unshare : teamWorkText.share}
        onClick={() =>
          follow(
            fetchTeam()
              .then(({ shareIncident }) => shareIncident(view.id, !isShared))
              .then(() => ''),
            teamWorkText.notShared,
          )
        }
      />
      {outcome}
    </>
  );
}

/** Who has which step of the incident open at another machine. Nothing is locked by it. */
export function useInHand(): ReadonlyMap<string, readonly string[]> {
  const { session, view, roleName } = useWork();
  const [present, setPresent] = useState(() => session.snapshot().team?.present);
  useEffect(
    () =>
      session.subscribe(() => {
        const next = session.snapshot().team?.present;
        setPresent(before => (isSame(before, next) ? before : next));
      }),
    [session],
  );
  const { id } = view;
  return useMemo(() => {
    const found = new Map<string, readonly string[]>();
    for (const each of present ?? [])
      if (each.incident === id && each.step !== undefined)
        found.set(each.step, [...(found.get(each.step) ?? []), colleagueName(each, roleName)]);
    return found;
  }, [present, id, roleName]);
}
