import './screen.css';
import './ExportPanel.css';
import { useState } from 'preact/hooks';
import { PASSPHRASE_MINIMUM } from '../../base/passphrase.ts';
import { exportText } from '../../text/export.ts';
import { deskText } from '../../text/incident.ts';
import { exportIncident } from './export-package.ts';
import { PassphraseFields } from './PassphraseFields.tsx';
import { checkPassphrase, NO_PASSPHRASE, type PassphraseRefusal } from './passphrase.ts';
import type { Work } from './work.ts';

interface Answer {
  readonly ok: boolean;
  readonly text: string;
  /** It stands where it was asked for. */
  readonly of: 'plain' | 'encrypted';
}

/** Deriving a key stops the page; what it says of that must be painted first. */
const painted = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 50));

/** 导出: plain, to a chosen place, or encrypted. */
export function ExportPanel({ work: { session, incident } }: { work: Work }) {
  const [typed, setTyped] = useState(NO_PASSPHRASE);
  const [refusal, setRefusal] = useState<PassphraseRefusal>();
  const [answer, setAnswer] = useState<Answer>();
  const [busy, setBusy] = useState(false);
  const canChoose = 'showSaveFilePicker' in window;

  const run = async (picker: boolean, passphrase?: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const of = passphrase === undefined ? 'plain' : 'encrypted';
    setAnswer(passphrase === undefined ? undefined : { ok: true, text: exportText.encrypting, of });
    if (passphrase !== undefined) await painted();
    const result = await exportIncident(session, incident.view, { passphrase, picker });
    setBusy(false);
    setAnswer(
      result.ok
        ? { ok: result.value !== 'cancelled', text: exportText[result.value], of }
        : { ok: false, text: exportText.failure[result.refusal.code], of },
    );
    if (result.ok && result.value !== 'cancelled' && passphrase !== undefined) setTyped(NO_PASSPHRASE);
  };
  const encrypt = (picker: boolean): void => {
    const checked = checkPassphrase(typed, PASSPHRASE_MINIMUM);
    setRefusal(checked.ok ? undefined : checked.refusal);
    if (checked.ok) void run(picker, checked.value);
  };

  const said = (of: Answer['of']) => (
    <p role="status" class={answer?.of !== of || answer.ok ? 'answer' : 'problem'}>
      {answer?.of === of && answer.text}
    </p>
  );

  return (
    <div class="export">
      <div class="tool-row">
        <button type="button" class="primary" onClick={() => void run(false)}>
          {deskText.export}
        </button>
        {canChoose && (
          <button type="button" onClick={() => void run(true)}>
            {exportText.choosePlace}
          </button>
        )}
      </div>
      {incident.view.post.original !== undefined && <p class="small faint">{exportText.restricted}</p>}
      {said('plain')}
      <details class="form-width">
        <summary>{exportText.encrypt}</summary>
        <form
          noValidate
          onSubmit={event => {
            event.preventDefault();
            encrypt(false);
          }}
        >
          <p class="small">{exportText.encryptHint}</p>
          <PassphraseFields
            id="export-passphrase"
            typed={typed}
            minimum={PASSPHRASE_MINIMUM}
            refusal={refusal}
            onTyped={next => {
              setTyped(next);
              setRefusal(undefined);
            }}
          />
          <p>
            <strong>{exportText.final}</strong>
          </p>
          <div class="tool-row">
            <button type="submit" class="primary">
              {exportText.encryptNow}
            </button>
            {canChoose && (
              <button type="button" onClick={() => encrypt(true)}>
                {exportText.encryptTo}
              </button>
            )}
          </div>
          {said('encrypted')}
        </form>
      </details>
    </div>
  );
}
