import { useState } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import type { Signed } from '../../session/signed.ts';
import { useSnapshot } from '../parts/useSession.tsx';
import { useWork } from '../parts/work.tsx';
import { isDatedBack } from '../record/dated.ts';
import { signedText } from './words.ts';

function wordsOf(signed: Signed): string | undefined {
  switch (signed.kind) {
    case 'unlisted':
      return signedText.unlisted(signed.code);
    case 'stranger':
      return signedText.stranger(signed.name, signed.code);
    case 'missing':
      return signedText.missing(signed.name);
    case 'other':
    case 'post':
      return signedText[signed.kind](signed.names);
    default:
      return signedText[signed.kind];
  }
}

/** Somebody may have written it in another's name. */
const DOUBTFUL: readonly (Signed['kind'] | undefined)[] = ['missing', 'stranger', 'other'];

/**
 * Beside an act: doubts about its writer or, where it names nobody, the machine's owner. Nothing where the named person's
 * machine signed, or where no signature could be expected.
 */
function WhoSigned({ event: id }: { event: string }) {
  const { session, log } = useWork();
  const { roster } = useSnapshot(session);
  const [signed, setSigned] = useState<Signed>();
  const event = log.events[log.places.get(id) ?? -1];
  const isAsked = event !== undefined && session.asksWhoSigned(event);
  const isSigned = session.journal.isSigned(log.stream);
  const under = event && session.journal.signaturesOf(event).map(({ value }) => value);
  useOnChange([id, isAsked, isSigned, under?.join(), roster], () => {
    if (!isAsked) return setSigned(undefined);
    let isLatest = true;
    session
      .signedOf(event)
      .catch((): Signed => ({ kind: 'unknown' }))
      .then(told => isLatest && setSigned(told));
    return () => {
      isLatest = false;
    };
  });
  const words = signed && wordsOf(signed);
  if (words === undefined) return null;
  return (
    <span
      class={DOUBTFUL.includes(signed?.kind) ? 'small alarm-word' : 'small faint'}
      data-signed={signed?.kind}
    >
      {words}
    </span>
  );
}

/** Beside an act: doubts about its writer and its time. */
export function SignedMark({ event: id }: { event: string }) {
  const { log } = useWork();
  const event = log.events[log.places.get(id) ?? -1];
  return (
    <>
      <WhoSigned event={id} />
      {event !== undefined && isDatedBack(log, event) && (
        <span class="small alarm-word" data-dated="back">
          {' '}
          {signedText.datedBack}
        </span>
      )}
    </>
  );
}
