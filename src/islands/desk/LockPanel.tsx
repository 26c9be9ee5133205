import { Button } from '../../kit/Button.tsx';
import './LockPanel.css';
import { useState } from 'preact/hooks';
import { Disclosure, type Opened } from '../../kit/Disclosure.tsx';
import { useOnce } from '../../kit/effects.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Section } from '../../kit/Section.tsx';
import { IDLE, idleMinutes, isIdleTime, keepIdleMinutes } from '../../session/idle.ts';
import { isFormerKeyErased, type LockState, lockNow, lockState } from '../../session/lock.ts';
import { lockText } from '../../text/lock.ts';
import type { Running } from '../shared/useSession.ts';
import { isBackedUp } from './archive.ts';
import { ChangeForm, RemoveForm, SetForm } from './LockForms.tsx';

/** The lock of this machine: what it does, setting it, another passphrase, taking it off. */
export function LockPanel({ running: { session, snapshot } }: { running: Running }) {
  const [state, setState] = useState<LockState | 'unknown'>();
  const [done, setDone] = useState<string>();
  const [erased, setErased] = useState(true);
  const [recoveryKey, setRecoveryKey] = useState<string>();
  const [minutes, setMinutes] = useState(idleMinutes);
  const look = (): Promise<void> =>
    lockState().then(
      async next => {
        setState(next);
        if (next !== 'unavailable') setErased(await isFormerKeyErased());
      },
      () => setState('unknown'),
    );
  // Looked at once; what this panel changes it looks at itself.
  useOnce(() => {
    void look();
  });
  const finish =
    (sentence: string, opened?: Opened) =>
    async (made: string | undefined): Promise<void> => {
      opened?.onDone();
      setDone(sentence);
      setRecoveryKey(made);
      await look();
    };
  const unsaved = snapshot.incidents.filter(incident => !isBackedUp(incident)).length;

  return (
    <Section id="lock-panel-title" class="form-width lock-panel flow measure" title={lockText.title}>
      {state !== 'unavailable' && (
        <ul class="no-print">
          <li>{lockText.sealed}</li>
          <li>{lockText.encrypted}</li>
          <li>{lockText.visible}</li>
          <li>{lockText.beyond}</li>
          {!erased && (
            <li>
              <strong>{lockText.notErased}</strong>
            </li>
          )}
          <li>{lockText.asked}</li>
          <li>{lockText.idle(minutes)}</li>
        </ul>
      )}
      <p role="status" class="answer">
        {done}
      </p>
      {recoveryKey !== undefined && (
        <RecoveryKey value={recoveryKey} onKept={() => setRecoveryKey(undefined)} />
      )}
      {state === undefined && <p aria-busy="true">{lockText.looking}</p>}
      <Problem>{state === 'unknown' ? lockText.unknown : undefined}</Problem>
      {state === 'unavailable' && <p>{lockText.unavailable}</p>}
      {state === 'none' && (
        <SetForm settled={() => session.settled()} unsaved={unsaved} onDone={finish(lockText.setDone)} />
      )}
      {(state === 'none' || state === 'locked') && <IdleTime minutes={minutes} onMinutes={setMinutes} />}
      {state === 'locked' && (
        <>
          <p>
            <strong>{lockText.isSet}</strong>
          </p>
          <Disclosure
            before={<Button words={lockText.lockNow} onClick={lockNow} />}
            forms={[
              {
                id: 'lock-change',
                button: lockText.change,
                form: opened => (
                  <ChangeForm onCancel={opened.onCancel} onDone={finish(lockText.changeDone, opened)} />
                ),
              },
              {
                id: 'lock-remove',
                button: lockText.remove,
                form: opened => (
                  <RemoveForm onCancel={opened.onCancel} onDone={finish(lockText.removeDone, opened)} />
                ),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}

/** Shown once: what is kept of it on this machine opens nothing by itself. */
function RecoveryKey({ value, onKept }: { value: string; onKept(): void }) {
  return (
    <section class="recovery-key card" aria-labelledby="recovery-key-title">
      <h2 id="recovery-key-title">{lockText.recoveryTitle}</h2>
      <p>{lockText.recoveryOnce}</p>
      <p class="key numeric">{value}</p>
      <div class="tool-row no-print cluster">
        <Button class="primary" words={lockText.recoveryPrint} onClick={() => print()} />
        <Button words={lockText.recoveryKept} onClick={onKept} />
      </div>
    </section>
  );
}

/** How long a page lies untouched before it locks itself. */
function IdleTime({ minutes, onMinutes }: { minutes: number; onMinutes(minutes: number): void }) {
  const [typed, setTyped] = useState(String(minutes));
  const hint = lockText.idleHint(IDLE.least, IDLE.most);
  return (
    <div class="no-print">
      <FieldInput
        id="lock-idle"
        field={{ kind: 'count', label: lockText.idleLabel, hint }}
        value={typed}
        problem={isIdleTime(Number(typed)) ? undefined : hint}
        onValue={value => {
          const next = String(value);
          setTyped(next);
          if (!isIdleTime(Number(next))) return;
          keepIdleMinutes(Number(next));
          onMinutes(Number(next));
        }}
      />
    </div>
  );
}
