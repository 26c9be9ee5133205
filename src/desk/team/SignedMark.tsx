import { useState } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import type { Signed } from '../../session/signed.ts';
import { useSnapshot } from '../shell/useSession.tsx';
import { useWork } from '../shell/work.tsx';
import { signedText } from './words.ts';

function wordsOf(signed: Signed): string | undefined {
  if (signed.kind === 'unlisted') return signedText.unlisted(signed.code);
  if (signed.kind === 'other') return signedText.other(signed.names);
  return signedText[signed.kind];
}

/** Beside an act: what is doubtful about who said it. Nothing where its machine signed, or no machine ever signed in this log. */
export function SignedMark({ event: id }: { event: string }) {
  const { session, log } = useWork();
  const { roster } = useSnapshot(session);
  const [signed, setSigned] = useState<Signed>();
  const event = log.events[log.places.get(id) ?? -1];
  const isSigned = session.journal.isSigned(log.stream);
  const count = event && session.journal.signaturesOf(event).length;
  useOnChange([id, isSigned, count, roster], () => {
    if (event !== undefined && isSigned)
      session.signedOf(event).then(setSigned, () => setSigned({ kind: 'unknown' }));
  });
  const words = signed && wordsOf(signed);
  if (words === undefined) return null;
  const isDoubtful = signed?.kind === 'forged' || signed?.kind === 'other';
  return (
    <span class={isDoubtful ? 'small alarm-word' : 'small faint'} data-signed={signed?.kind}>
      {words}
    </span>
  );
}
