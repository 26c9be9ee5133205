import { useState } from 'preact/hooks';
import type { Session } from '../../session/session.ts';
import { toolText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { loadingText } from '../../text/loading.ts';
import { described, Field } from '../shared/Field.tsx';

interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

/** 导入事件文件: plain or encrypted. What it did, or why not, is said in one sentence beside it. */
export function ImportButton({ session }: { session: Session }) {
  const [answer, setAnswer] = useState<Answer>();
  const [locked, setLocked] = useState<File>();
  const [passphrase, setPassphrase] = useState('');

  const take = async (file: File, key: string | undefined): Promise<void> => {
    // Decrypting takes a second or two of the page's own time: the word must be on screen first.
    if (key !== undefined) {
      setAnswer({ ok: true, text: toolText.opening });
      await new Promise(done => setTimeout(done, 50));
    }
    const { takeFile } = await import('./take-file.ts');
    const taken = await takeFile(session, file, key);
    if (taken.kind === 'locked') {
      setLocked(file);
      setAnswer(undefined);
      return;
    }
    setAnswer({ ok: taken.kind === 'taken', text: taken.text });
    if (taken.kind === 'wrongPassphrase') return;
    setLocked(undefined);
    setPassphrase('');
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
              void take(file, undefined)
                .catch(() => setAnswer({ ok: false, text: loadingText.failed }))
                .finally(() => (input.value = ''));
          }}
        />
      </label>
      {locked !== undefined && (
        <form
          class="inline-form"
          noValidate
          onSubmit={event => {
            event.preventDefault();
            take(locked, passphrase).catch(() => setAnswer({ ok: false, text: loadingText.failed }));
          }}
        >
          <Field
            id="import-passphrase"
            label={`${toolText.passphrase}：${locked.name}`}
            hint={toolText.passphraseHint}
          >
            <input
              id="import-passphrase"
              type="password"
              autocomplete="off"
              value={passphrase}
              {...described('import-passphrase', toolText.passphraseHint, undefined)}
              onInput={event => setPassphrase(event.currentTarget.value)}
            />
          </Field>
          <div class="actions">
            <button type="submit" class="primary">
              {toolText.openEncrypted}
            </button>
            <button type="button" class="quiet" onClick={() => setLocked(undefined)}>
              {deskText.cancel}
            </button>
          </div>
        </form>
      )}
      <p role="status" class={answer === undefined || answer.ok ? 'answer' : 'problem'}>
        {answer?.text}
      </p>
    </>
  );
}
