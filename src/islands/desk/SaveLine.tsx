import { deskText } from '../../text/incident.ts';
import { NotSaved } from '../shared/NotSaved.tsx';
import type { Running } from './work.ts';

interface Props {
  running: Running;
}

/** Whether everything on screen is on disk. */
export function SaveLine({ running: { session, snapshot } }: Props) {
  const { save, draftProblem, durable, readProblem } = snapshot;
  if (save.kind === 'failed' || draftProblem !== undefined)
    return <NotSaved session={session} snapshot={snapshot} />;
  if (!durable || readProblem !== undefined) return null;
  return (
    <p class="save small faint" role="status" data-save={save.kind}>
      {save.kind === 'saved' ? deskText.saved : deskText.saving}
    </p>
  );
}
