import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { FilePick } from '../../kit/FilePick.tsx';
import type { FormFields } from '../../kit/fields.ts';
import { onDemand } from '../../kit/OnDemand.tsx';
import { painted, useOutcome } from '../../kit/outcome.tsx';
import type { Session } from '../../session/session.ts';
import { importText } from '../../text/import.ts';
import { deskText } from '../../text/incident.ts';
import { loadingText } from '../../text/loading.ts';
import type { Said, Taken } from './take-file.ts';

const PassphraseForm = onDemand(() =>
  import('../../kit/UnkeptForm.tsx').then(({ UnkeptForm }) => UnkeptForm<FormFields>),
);

/** 导入事件文件: plain or encrypted. What it did, or why not, is said beside it. */
export function ImportButton({ session, playbookUrl }: { session: Session; playbookUrl: string }) {
  const { outcome, tell } = useOutcome();
  const [last, setLast] = useState<{ readonly file: File; readonly said: Said; readonly taken: Taken }>();
  const end = (): void => setLast(undefined);

  const take = async (file: File, said: Said = {}): Promise<void> => {
    try {
      const { takeFile } = await import('./take-file.ts');
      const taken = await takeFile(session, playbookUrl, file, said);
      tell(taken.kind === 'locked' ? undefined : { ok: taken.kind === 'taken', text: taken.text });
      setLast({ file, said, taken });
    } catch {
      tell({ ok: false, text: loadingText.failed });
    }
  };
  const decrypt = async (file: File, passphrase: string): Promise<undefined> => {
    tell({ ok: true, text: importText.opening });
    await painted();
    await take(file, { passphrase });
  };
  return (
    <>
      <FilePick words={deskText.import} accept=".json,.age,application/json" onFile={file => take(file)} />
      {(last?.taken.kind === 'locked' || last?.taken.kind === 'wrongPassphrase') && (
        <PassphraseForm
          id="import"
          fields={{
            passphrase: {
              kind: 'secret',
              label: `${importText.passphrase}：${last.file.name}`,
              hint: importText.passphraseHint,
            },
          }}
          action={importText.openEncrypted}
          onSubmit={({ passphrase }) => decrypt(last.file, String(passphrase))}
          onCancel={end}
        />
      )}
      {outcome}
      {last?.taken.kind === 'asks' && (
        <div class="actions cluster">
          <Button
            words={importText.move}
            onClick={() => {
              if (last.taken.kind === 'asks')
                void take(last.file, { ...last.said, movesTo: last.taken.movesTo });
            }}
          />
          <Button
            class="quiet"
            words={importText.leave}
            onClick={() => {
              end();
              tell(undefined);
            }}
          />
        </div>
      )}
    </>
  );
}
