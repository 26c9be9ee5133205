import { qrPath } from '../../files/qr.ts';
import { Button } from '../../kit/Button.tsx';
import { useFetched } from '../../kit/fetched.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import type { Session } from '../../session/session.ts';
import { invitationHere } from '../../session/team-page.ts';
import { JOIN_PLACE } from '../parts/hooks.tsx';
import { teamWorkText } from './words.ts';

/** The team's invitation as a code to be scanned, and as the link that it stands for. */
export function InvitationCode({ session }: { session: Session }) {
  const { outcome, follow } = useOutcome();
  const [kept] = useFetched([session], async () => ({ code: await invitationHere(session) }));
  if (typeof kept !== 'object' || kept.code === undefined) return null;
  const link = `${location.origin}${location.pathname}#${JOIN_PLACE}${kept.code}`;
  const { size, path } = qrPath(link);
  return (
    <div class="invitation flow no-print">
      <p class="small">{teamWorkText.showHint}</p>
      <svg class="qr" viewBox={`0 0 ${size} ${size}`} width="320" role="img" aria-label={teamWorkText.qr}>
        <rect width={size} height={size} fill="white" />
        <path d={path} fill="black" shape-rendering="crispEdges" />
      </svg>
      <p class="cluster">
        <code class="machine-id">{link}</code>
        <Button
          class="quiet small"
          words={teamWorkText.copyLink}
          onClick={() =>
            follow(
              navigator.clipboard.writeText(link).then(() => teamWorkText.copied),
              teamWorkText.notCopied,
            )
          }
        />
      </p>
      {outcome}
    </div>
  );
}
