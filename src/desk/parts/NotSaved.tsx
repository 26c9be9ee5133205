import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import type { Session } from '../../session/session.ts';
import { saveFailure, saveText } from './store-words.ts';
import { useSnapshot } from './useSession.tsx';

/** A banner about records that could not be written; it stays until they are on disk. Nothing otherwise. */
export function NotSaved({ session }: { session: Session }) {
  const { save, draftProblem } = useSnapshot(session);
  const sentence =
    save.kind === 'failed'
      ? saveText.failed(save.pending, saveFailure[save.code])
      : draftProblem !== undefined && saveText.draftFailed(saveFailure[draftProblem]);
  if (sentence === false) return null;
  return (
    <Banner alarm words={sentence}>
      <Button words={saveText.retry} onClick={() => session.retry()} />
    </Banner>
  );
}

interface SaveProps {
  session: Session;
  /** The latest record, as a sentence: read aloud, for a listener does not see it appear in the log. */
  recorded?: string | undefined;
}

/** Whether everything on screen is on disk, and what that was. */
export function SaveLine({ session, recorded }: SaveProps) {
  const { save, draftProblem, durable, readProblem } = useSnapshot(session);
  if (save.kind === 'failed' || draftProblem !== undefined) return <NotSaved session={session} />;
  if (!durable || readProblem !== undefined) return null;
  return (
    <p class="save small faint" role="status" data-save={save.kind}>
      <span>{save.kind === 'saved' ? saveText.saved : saveText.saving}</span>
      {save.kind === 'saved' && recorded !== undefined && <span class="visually-hidden">：{recorded}</span>}
    </p>
  );
}
