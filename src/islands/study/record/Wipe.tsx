import { useState } from 'preact/hooks';
import { recordText } from '../../../text/study-record.ts';
import type { Study } from '../useStudy.ts';

interface Props {
  study: Study;
  onWiped(): void;
}

/** Takes everything of training off this machine, after a second word. */
export function Wipe({ study: { session }, onWiped }: Props) {
  const [asks, setAsks] = useState(false);
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>();
  const wipe = (): void => {
    session.wipe().then(
      () => {
        setAsks(false);
        setAnswer({ ok: true, text: recordText.wiped });
        onWiped();
      },
      () => setAnswer({ ok: false, text: recordText.wipeFailed }),
    );
  };
  return (
    <section class="wipe no-print" aria-labelledby="record-wipe">
      <h2 id="record-wipe">{recordText.wipe}</h2>
      <p class="small">{recordText.wipeHint}</p>
      <p class="actions">
        {asks ? (
          <>
            <button type="button" class="danger" onClick={wipe}>
              {recordText.wipeConfirm}
            </button>
            <button type="button" onClick={() => setAsks(false)}>
              {recordText.wipeCancel}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setAsks(true)}>
            {recordText.wipe}
          </button>
        )}
      </p>
      <p role="status" class={answer === undefined || answer.ok ? 'answer' : 'problem'}>
        {answer?.text}
      </p>
    </section>
  );
}
