import './ExportPanel.css';
import { useRef } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { painted, useOutcome } from '../../kit/outcome.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import { passphraseProblem, usePassphraseFields } from '../parts/passphrase-fields.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { exportIncident } from './export-package.tsx';
import { exportText } from './export-words.ts';

const canChoosePlace = (): boolean => 'showSaveFilePicker' in window;

/** Exports the incident unencrypted, and shows the result. @param class of the first button */
export function ExportButtons({ class: name }: { class: string }) {
  const { session, view } = useWork();
  const { outcome, show } = useOutcome();
  const save = async (picker: boolean): Promise<void> => show(await exportIncident(session, view, picker));
  return (
    <>
      <div class="tool-row cluster">
        <Button class={name} words={deskText.export} onClick={() => void save(false)} />
        {canChoosePlace() && <Button words={exportText.choosePlace} onClick={() => void save(true)} />}
      </div>
      {outcome}
    </>
  );
}

/** 导出: plain, to a chosen place, or encrypted. */
export function ExportPanel() {
  const { session, view } = useWork();
  const twice = usePassphraseFields();
  const sealed = useOutcome();
  const toPlace = useRef(false);
  const encrypt = async (passphrase: string, picker: boolean): Promise<FormProblem | undefined> => {
    sealed.show({ ok: true, text: exportText.encrypting });
    await painted();
    const done = await exportIncident(session, view, picker, passphrase);
    sealed.show(done.ok ? done : undefined);
    return done.ok ? undefined : { sentence: done.text };
  };

  return (
    <div class="export flow-s">
      <ExportButtons class="primary" />
      {view.post.original !== undefined && <p class="small faint">{exportText.restricted}</p>}
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
            canChoosePlace() && (
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
