import { useRef, useState } from 'preact/hooks';
import { Confirm } from '../../../kit/Confirm.tsx';
import { recordText } from '../../../text/study-record.ts';
import type { Study } from '../useStudy.ts';

/** Takes everything of training off this machine, after a second word. */
export function Wipe({ study: { session } }: { study: Pick<Study, 'session'> }) {
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const wipe = (): void => {
    session.wipe().then(
      () => {
        setAnswer({ ok: true, text: recordText.wiped });
        heading.current?.focus();
      },
      () => setAnswer({ ok: false, text: recordText.wipeFailed }),
    );
  };
  return (
    <section class="wipe no-print measure" aria-labelledby="record-wipe">
      <h2 ref={heading} id="record-wipe" tabIndex={-1}>
        {recordText.wipe}
      </h2>
      <p class="small">{recordText.wipeHint}</p>
      <p class="actions cluster">
        <Confirm ask={recordText.wipe} yes={recordText.wipeConfirm} no={recordText.wipeCancel} onYes={wipe} />
      </p>
      <p role="status" class={answer === undefined || answer.ok ? 'answer' : 'problem'}>
        {answer?.text}
      </p>
    </section>
  );
}
