import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { useOnChange } from '../../kit/effects.ts';
import { useFetched } from '../../kit/fetched.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { drillTeamOf, isTableShared, joinTeamTable, keepTableShared } from '../../session/drill-team.ts';
import type { Session } from '../../session/session.ts';
import type { AtTable } from './useTable.tsx';
import { tabletopText } from './words.ts';

type Props = Pick<AtTable, 'tabletop' | 'seat' | 'materials'> & {
  session: Pick<Session, 'record' | 'changeRecord'>;
};

/** Shares this table with the machines of the team, or says that it is shared: facilitator and roles sit at machines of their own. */
export function TableShare(props: Props) {
  const {
    session,
    materials: { scenario },
  } = props;
  const [round, setRound] = useState(0);
  const { outcome, follow } = useOutcome();
  const [kept] = useFetched([session, scenario, round], async () => ({
    isShared: await isTableShared(session, scenario),
    team: (await drillTeamOf(session))?.team ?? '',
  }));
  if (typeof kept !== 'object') return null;
  const keep = (isShared: boolean): void =>
    follow(
      keepTableShared(session, scenario, isShared).then(() => {
        setRound(round + 1);
        return '';
      }),
      tabletopText.notShared,
    );
  return (
    <div class="group-bar no-print cluster" data-shared={kept.isShared}>
      {kept.isShared ? (
        <>
          <ShareStatus {...props} team={kept.team} />
          <Button class="quiet small" words={tabletopText.unshare} onClick={() => keep(false)} />
        </>
      ) : (
        <Confirm
          ask={tabletopText.share}
          question={tabletopText.shareQuestion}
          yes={tabletopText.shareYes}
          no={tabletopText.shareNo}
          onYes={() => keep(true)}
        />
      )}
      {outcome}
    </div>
  );
}

/** Sits at the team's table for as long as this stands on the screen. */
function ShareStatus({ session, materials: { scenario }, tabletop, seat, team }: Props & { team: string }) {
  const [isSent, setSent] = useState(false);
  const now = useRef(tabletop);
  now.current = tabletop;
  const joined = useRef<ReturnType<typeof joinTeamTable>>();
  useEffect(() => {
    const own = joinTeamTable(session, scenario, {
      table: () => now.current,
      take: joined => {
        now.current = joined(now.current);
        seat.act(joined);
      },
      changed: setSent,
    });
    joined.current = own;
    return own.leave;
  }, [session, scenario, seat]);
  useOnChange([tabletop], () => joined.current?.look());
  return (
    <p class="small" role="status" data-sent={isSent}>
      {tabletopText.shared}（{team}）· {isSent ? tabletopText.sent : tabletopText.sending}
    </p>
  );
}
