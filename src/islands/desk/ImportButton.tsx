import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { OnDemand } from '../../kit/OnDemand.tsx';
import type { Session } from '../../session/session.ts';
import { importText } from '../../text/import.ts';
import { deskText } from '../../text/incident.ts';
import { loadingText } from '../../text/loading.ts';
import type { Said } from './take-file.ts';

interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

const loadPassphrase = () =>
  import('./ImportPassphrase.tsx').then(({ ImportPassphrase }) => ImportPassphrase);

/** 导入事件文件: plain or encrypted. What it did, or why not, is said beside it. */
export function ImportButton({ session, playbookUrl }: { session: Session; playbookUrl: string }) {
  const [answer, setAnswer] = useState<Answer>();
  const [locked, setLocked] = useState<File>();
  const [move, setMove] = useState<() => Promise<void>>();

  const take = async (file: File, said: Said = {}): Promise<void> => {
    const { takeFile } = await import('./take-file.ts');
    const taken = await takeFile(session, playbookUrl, file, said);
    setMove(undefined);
    if (taken.kind === 'locked') {
      setLocked(file);
      setAnswer(undefined);
      return;
    }
    setAnswer({ ok: taken.kind === 'taken', text: taken.text });
    if (taken.kind !== 'wrongPassphrase') setLocked(undefined);
    if (taken.kind === 'asks') setMove(() => () => take(file, { ...said, movesTo: taken.movesTo }));
  };
  const tell = (taking: Promise<void>): Promise<void> =>
    taking.catch(() => setAnswer({ ok: false, text: loadingText.failed }));

  return (
    <>
      <label class="button file pressed">
        {deskText.import}
        <input
          type="file"
          accept=".json,.age,application/json"
          onChange={event => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file !== undefined) void tell(take(file)).finally(() => (input.value = ''));
          }}
        />
      </label>
      {locked !== undefined && (
        <OnDemand
          load={loadPassphrase}
          given={{
            file: locked,
            onSay: (ok: boolean, text: string) => setAnswer({ ok, text }),
            onPassphrase: (passphrase: string) => take(locked, { passphrase }),
            onCancel: () => setLocked(undefined),
          }}
        />
      )}
      <p role="status" class={answer === undefined || answer.ok ? 'answer' : 'problem'}>
        {answer?.text}
      </p>
      {move !== undefined && (
        <div class="actions cluster">
          <Button words={importText.move} onClick={() => void tell(move())} />
          <Button
            class="quiet"
            words={importText.leave}
            onClick={() => {
              setMove(undefined);
              setAnswer(undefined);
            }}
          />
        </div>
      )}
    </>
  );
}
