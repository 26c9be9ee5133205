import type { Session } from '../../session/session.ts';
import { deskText } from '../../text/incident.ts';
import { NotSaved } from '../shared/NotSaved.tsx';

/** Whether everything on screen is on disk. */
export function SaveLine({ session }: { session: Session }) {
  const { save, draftProblem, durable, readProblem } = session.snapshot();
  if (save.kind === 'failed' || draftProblem !== undefined) return <NotSaved session={session} />;
  if (!durable || readProblem !== undefined) return null;
  return (
    <p class="save small faint" role="status" data-save={save.kind}>
      {save.kind === 'saved' ? deskText.saved : deskText.saving}
    </p>
  );
}
