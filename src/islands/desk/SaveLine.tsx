import { deskText, saveFailure } from '../../text/incident.ts';
import type { Running } from './work.ts';

interface Props {
  running: Running;
}

/** Whether everything on screen is on disk. A failure is a banner that stays until the write succeeds. */
export function SaveLine({ running: { session, snapshot } }: Props) {
  const { save, durable } = snapshot;
  if (save.kind === 'failed')
    return (
      <div class="banner alarm save-failed" role="alert">
        <p>{deskText.failed(save.pending, saveFailure[save.code])}</p>
        <button type="button" onClick={() => session.retry()}>
          {deskText.retry}
        </button>
      </div>
    );
  if (!durable) return null;
  return (
    <p class="save small" role="status" data-save={save.kind}>
      {save.kind === 'saved' ? deskText.saved : deskText.saving}
    </p>
  );
}
