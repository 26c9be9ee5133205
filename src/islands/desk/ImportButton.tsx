import { useState } from 'preact/hooks';
import type { Session } from '../../session/session.ts';
import { deskText } from '../../text/incident.ts';
import { loadingText } from '../../text/loading.ts';
import { OnDemand } from '../shared/OnDemand.tsx';

interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

const loadPassphrase = () =>
  import('./ImportPassphrase.tsx').then(({ ImportPassphrase }) => ImportPassphrase);

/** 导入事件文件: plain or encrypted. What it did, or why not, is said in one sentence beside it. */
export function ImportButton({ session }: { session: Session }) {
  const [answer, setAnswer] = useState<Answer>();
  const [locked, setLocked] = useState<File>();

  const take = async (file: File, passphrase?: string): Promise<void> => {
    const { takeFile } = await import('./take-file.ts');
    const taken = await takeFile(session, file, passphrase);
    if (taken.kind === 'locked') {
      setLocked(file);
      setAnswer(undefined);
      return;
    }
    setAnswer({ ok: taken.kind === 'taken', text: taken.text });
    if (taken.kind !== 'wrongPassphrase') setLocked(undefined);
  };

  return (
    <>
      <label class="button file">
        {deskText.import}
        <input
          type="file"
          accept=".json,.age,application/json"
          onChange={event => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file !== undefined)
              void take(file)
                .catch(() => setAnswer({ ok: false, text: loadingText.failed }))
                .finally(() => (input.value = ''));
          }}
        />
      </label>
      {locked !== undefined && (
        <OnDemand
          load={loadPassphrase}
          given={{
            file: locked,
            onSay: (ok: boolean, text: string) => setAnswer({ ok, text }),
            onPassphrase: (passphrase: string) => take(locked, passphrase),
            onCancel: () => setLocked(undefined),
          }}
        />
      )}
      <p role="status" class={answer === undefined || answer.ok ? 'answer' : 'problem'}>
        {answer?.text}
      </p>
    </>
  );
}
