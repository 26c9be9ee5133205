import { Button } from '../../kit/Button.tsx';
import './ExportPanel.css';
import { useRef } from 'preact/hooks';
import { type Told, useOutcome } from '../../kit/outcome.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import { exportText } from '../../text/export.ts';
import { deskText } from '../../text/incident.ts';
import { exportAnswer, exportIncident } from './export-package.ts';
import { passphraseProblem, usePassphraseFields } from './passphrase-fields.tsx';
import { useWork } from './work.ts';

/** Deriving a key stops the page; what it says of that must be painted first. */
const painted = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 50));

/** 导出: plain, to a chosen place, or encrypted. */
export function ExportPanel() {
  const { session, incident } = useWork();
  const twice = usePassphraseFields();
  const plain = useOutcome();
  const sealed = useOutcome();
  const toPlace = useRef(false);
  const canChoose = 'showSaveFilePicker' in window;

  const run = async (picker: boolean, passphrase?: string): Promise<Told> =>
    exportAnswer(await exportIncident(session, incident.view, { passphrase, picker }));
  const encrypt = async (passphrase: string, picker: boolean): Promise<FormProblem | undefined> => {
    sealed.tell({ ok: true, text: exportText.encrypting });
    await painted();
    const done = await run(picker, passphrase);
    sealed.tell(done.ok ? done : undefined);
    return done.ok ? undefined : { sentence: done.text };
  };

  return (
    <div class="export flow-2">
      <div class="tool-row cluster">
        <Button class="primary" words={deskText.export} onClick={() => void run(false).then(plain.tell)} />
        {canChoose && (
          <Button words={exportText.choosePlace} onClick={() => void run(true).then(plain.tell)} />
        )}
      </div>
      {incident.view.post.original !== undefined && <p class="small faint">{exportText.restricted}</p>}
      {plain.outcome}
      <details class="form-width measure">
        <summary>{exportText.encrypt}</summary>
        <UnkeptForm
          id="export-passphrase"
          focus={false}
          fields={twice}
          action={exportText.encryptNow}
          after={
            <p>
              <strong>{exportText.final}</strong>
            </p>
          }
          beside={
            canChoose && (
              <button
                type="submit"
                onClick={() => {
                  toPlace.current = true;
                }}
              >
                {exportText.encryptTo}
              </button>
            )
          }
          onSubmit={typed => {
            const picker = toPlace.current;
            toPlace.current = false;
            return passphraseProblem(typed) ?? encrypt(typed.first, picker);
          }}
        >
          <p class="small">{exportText.encryptHint}</p>
        </UnkeptForm>
        {sealed.outcome}
      </details>
    </div>
  );
}
