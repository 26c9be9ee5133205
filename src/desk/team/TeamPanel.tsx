import './team.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { useFetched } from '../../kit/fetched.ts';
import { loadingText } from '../../kit/loading-words.ts';
import { NotFetched } from '../../kit/NotFetched.tsx';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { Terms } from '../../kit/Terms.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { Playbook } from '../../playbook/playbook.ts';
import { takeInvited } from '../parts/hooks.tsx';
import type { Running } from '../parts/useSession.tsx';
import { colleagueName } from './colleague.ts';
import { teamWorkText } from './words.ts';

/** Team code is loaded only by machines that belong to a team, or join one. */
const fetchTeam = () => import('../../session/team-page.ts');
const loadInvitation = () => import('./InvitationCode.tsx').then(({ InvitationCode }) => InvitationCode);

/** The team that this machine belongs to: joining it, how it stands, leaving it. */
export function TeamPanel({ running, playbook }: { running: Running; playbook: Playbook | undefined }) {
  const { session, snapshot } = running;
  const { team } = snapshot;
  const { outcome, show, follow } = useOutcome();
  const [round, setRound] = useState(0);
  // An invitation from a scanned code or an opened link fills the form.
  const [invited, setInvited] = useState(takeInvited);
  const [isShowing, setShowing] = useState(false);
  const roleName = (id: string): string => playbook?.roles.find(role => role.id === id)?.short ?? '';
  const joinForm = (opened: Partial<Opened>) => (
    <UnkeptForm
      {...opened}
      id="team-join"
      fields={{ code: { kind: 'line', label: teamWorkText.invitation, value: invited } }}
      action={teamWorkText.join}
      onSubmit={async ({ code }) => {
        const joined = await (await fetchTeam()).joinTeam(session, code);
        if (!joined.ok) return { sentence: teamWorkText[joined.refusal.code], field: 'code' };
        setInvited('');
        setRound(round + 1);
        return undefined;
      }}
    />
  );
  const joining =
    invited === '' ? (
      <FormButton
        key={round}
        id="team-join"
        button={team === undefined ? teamWorkText.join : teamWorkText.joinAgain}
        form={joinForm}
      />
    ) : (
      joinForm({ onCancel: () => setInvited('') })
    );
  return (
    <Section id="team-title" class="form-width flow measure" title={teamWorkText.title}>
      <p class="small">{teamWorkText.about}</p>
      {team !== undefined && (
        <>
          <Terms
            class="team-terms flow"
            terms={[
              [teamWorkText.team, team.team],
              [teamWorkText.state, <span role="status">{teamWorkText.states[team.state]}</span>],
              [
                teamWorkText.machine,
                <span class="cluster">
                  <code class="machine-id">{team.machine}</code>
                  <Button
                    class="quiet small"
                    words={teamWorkText.copy}
                    onClick={() =>
                      void navigator.clipboard.writeText(team.machine).then(
                        () => show({ ok: true, text: teamWorkText.copied }),
                        () => show({ ok: false, text: teamWorkText.notCopied }),
                      )
                    }
                  />
                </span>,
              ],
              [
                teamWorkText.code,
                <>
                  <code class="machine-code">{team.signer.code}</code>
                  <span class="small faint block">{teamWorkText.codeHint}</span>
                </>,
              ],
              [teamWorkText.shared, teamWorkText.sharedCount(team.shared.length)],
              [
                teamWorkText.present,
                team.present.length === 0
                  ? teamWorkText.nobody
                  : team.present.map(each => colleagueName(each, roleName)).join('、'),
              ],
              [teamWorkText.drills, <DrillSharing session={session} />],
              team.setAside > 0 && [
                teamWorkText.setAside,
                <span class="alarm-word">{teamWorkText.setAsideCount(team.setAside)}</span>,
              ],
              team.beyondLimit > 0 && [
                teamWorkText.beyondLimit,
                <span class="alarm-word">{teamWorkText.beyondLimitCount(team.beyondLimit)}</span>,
              ],
            ]}
          />
          {isShowing && <OnDemand load={loadInvitation} given={{ session }} />}
          <Button
            words={isShowing ? teamWorkText.hide : teamWorkText.show}
            aria-expanded={isShowing}
            onClick={() => setShowing(!isShowing)}
          />
          <Confirm
            ask={teamWorkText.leave}
            question={teamWorkText.leaveQuestion}
            yes={teamWorkText.leaveYes}
            no={teamWorkText.leaveNo}
            onYes={() =>
              follow(
                fetchTeam()
                  .then(({ leaveTeam }) => leaveTeam(session))
                  .then(() => teamWorkText.left),
                teamWorkText.notLeft,
              )
            }
          />
        </>
      )}
      {joining}
      {outcome}
    </Section>
  );
}

/** Whether the tables of this machine's drills may be shared: each is, or is not, at the table itself. */
function DrillSharing({ session }: Pick<Running, 'session'>) {
  const [round, setRound] = useState(0);
  const { outcome, follow } = useOutcome();
  const [kept, again] = useFetched([round], async () => ({
    isShared: await (await import('../../session/drill-team.ts')).areDrillsLetIn(),
  }));
  if (kept === 'failed') return <NotFetched words={teamWorkText.drillsNotRead} again={again} />;
  if (kept === undefined) return <span aria-busy="true">{loadingText.loading}</span>;
  const { isShared } = kept;
  const change = async (): Promise<string> => {
    await (await fetchTeam()).shareDrills(session, !isShared);
    setRound(round + 1);
    return '';
  };
  return (
    <span class="cluster">
      {isShared ? teamWorkText.drillsShared : teamWorkText.drillsAlone}
      <Button
        class="quiet small"
        words={isShared ? teamWorkText.unshareDrills : teamWorkText.shareDrills}
        onClick={() => follow(change(), teamWorkText.notKeptDrills)}
      />
      {outcome}
    </span>
  );
}
