import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { onDemand } from '../../kit/OnDemand.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import type { Session } from '../../session/session.ts';
import { importText } from '../../text/import.ts';
import { deskText } from '../../text/incident.ts';
import { loadingText } from '../../text/loading.ts';
import type { Said } from './take-file.ts';

const ImportPassphrase = onDemand(() => import('./ImportPassphrase.tsx').then(each => each.ImportPassphrase));

/** 导入事件文件: plain or encrypted. What it did, or why not, is said beside it. */
export function ImportButton({ session, playbookUrl }: { session: Session; playbookUrl: string }) {
  const { outcome, tell } = useOutcome();
  const [locked, setLocked] = useState<File>();
  const [move, setMove] = useState<() => Promise<void>>();

  const take = async (file: File, said: Said = {}): Promise<void> => {
    const { takeFile } = await import('./take-file.ts');
    const taken = await takeFile(session, playbookUrl, file, said);
    setMove(undefined);
    if (taken.kind === 'locked') {
      setLocked(file);
      tell(undefined);
      return;
    }
    tell({ ok: taken.kind === 'taken', text: taken.text });
    if (taken.kind !== 'wrongPassphrase') setLocked(undefined);
    if (taken.kind === 'asks') setMove(() => () => take(file, { ...said, movesTo: taken.movesTo }));
  };
  const told = (taking: Promise<void>): Promise<void> =>
    taking.catch(() => tell({ ok: false, text: loadingText.failed }));

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
            if (file !== undefined) void told(take(file)).finally(() => (input.value = ''));
          }}
        />
      </label>
      {locked !== undefined && (
        <ImportPassphrase
          file={locked}
          onSay={(ok, text) => tell({ ok, text })}
          onPassphrase={passphrase => take(locked, { passphrase })}
          onCancel={() => setLocked(undefined)}
        />
      )}
      {outcome}
      {move !== undefined && (
        <div class="actions cluster">
          <Button words={importText.move} onClick={() => void told(move())} />
          <Button
            class="quiet"
            words={importText.leave}
            onClick={() => {
              setMove(undefined);
              tell(undefined);
            }}
          />
        </div>
      )}
    </>
  );
}
