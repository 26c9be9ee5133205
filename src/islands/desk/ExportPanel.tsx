import './screen.css';
import './ExportPanel.css';
import { useRef, useState } from 'preact/hooks';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import { exportText } from '../../text/export.ts';
import { deskText } from '../../text/incident.ts';
import { exportIncident } from './export-package.ts';
import { typedTwice, usePassphraseFields } from './passphrase-fields.tsx';
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
  const twice = usePassphraseFields();
  const [answer, setAnswer] = useState<Answer>();
  const toPlace = useRef(false);
  const canChoose = 'showSaveFilePicker' in window;

  const run = async (picker: boolean, passphrase?: string): Promise<Answer> => {
    const result = await exportIncident(session, incident.view, { passphrase, picker });
    const of = passphrase === undefined ? 'plain' : 'encrypted';
    return result.ok
      ? { ok: result.value !== 'cancelled', text: exportText[result.value], of }
      : { ok: false, text: exportText.failure[result.refusal.code], of };
  };
  const encrypt = async (passphrase: string): Promise<FormProblem | undefined> => {
    const picker = toPlace.current;
    setAnswer({ ok: true, text: exportText.encrypting, of: 'encrypted' });
    await painted();
    const done = await run(picker, passphrase);
    setAnswer(done.ok ? done : undefined);
    return done.ok ? undefined : { sentence: done.text };
  };

  const said = (of: Answer['of']) => (
    <p role="status" class={answer?.of !== of || answer.ok ? 'answer' : 'problem'}>
      {answer?.of === of && answer.text}
    </p>
  );

  return (
    <div class="export flow-2">
      <div class="tool-row cluster">
        <button type="button" class="primary" onClick={() => void run(false).then(setAnswer)}>
          {deskText.export}
        </button>
        {canChoose && (
          <button type="button" onClick={() => void run(true).then(setAnswer)}>
            {exportText.choosePlace}
          </button>
        )}
      </div>
      {incident.view.post.original !== undefined && <p class="small faint">{exportText.restricted}</p>}
      {said('plain')}
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
            const passphrase = typedTwice(typed);
            const answered = typeof passphrase === 'string' ? encrypt(passphrase) : passphrase.problem;
            toPlace.current = false;
            return answered;
          }}
        >
          <p class="small">{exportText.encryptHint}</p>
        </UnkeptForm>
        {said('encrypted')}
      </details>
    </div>
  );
}
