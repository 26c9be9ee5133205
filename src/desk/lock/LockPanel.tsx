import './LockPanel.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { useOnce } from '../../kit/effects.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Section } from '../../kit/Section.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import { IDLE, idleMinutes, isIdleTime, keepIdleMinutes } from '../../session/idle.ts';
import { type LockChange, type LockProblem, type LockState, lockNow, lockState } from '../../session/lock.ts';
import { changePassphrase, removeLock, setLock } from '../../session/lock-change.ts';
import { isBackedUp } from '../packages/export-package.tsx';
import {
  passphraseProblem,
  tooShort,
  usePassphraseFields,
  withPassphrase,
} from '../parts/passphrase-fields.tsx';
import type { Running } from '../parts/useSession.tsx';
import { lockText } from './words.ts';

function problemOf(problem: LockProblem): FormProblem {
  if (problem.code === 'tooShort') return tooShort;
  if (problem.code === 'notStored') return { sentence: lockText.problem.notStored[problem.failure] };
  return { sentence: lockText.problem[problem.code] };
}

const old = { kind: 'secret', label: lockText.old } as const;
const missing: FormProblem = { sentence: lockText.problem.required, field: 'old' };

/** The lock of this machine: its explanation, setting it, changing the passphrase, removing it. */
export function LockPanel({ running }: { running: Running }) {
  const [state, setState] = useState<LockState | 'unknown'>();
  const [done, setDone] = useState<string>();
  const [recoveryKey, setRecoveryKey] = useState<string>();
  const [minutes, setMinutes] = useState(idleMinutes);
  const twice = usePassphraseFields();
  const look = (): Promise<void> => lockState().then(setState, () => setState('unknown'));
  // Looked at once; what this panel changes it looks at itself.
  useOnce(() => {
    void look();
  });
  /** Changes the lock, and reports it. @returns the reason of a failure */
  const change = async (
    sentence: string,
    work: () => Promise<LockChange<string | undefined>>,
  ): Promise<FormProblem | undefined> => {
    const answer = await work().catch(() => undefined);
    if (answer === undefined) return { sentence: lockText.problem.notStored.failed };
    if (!answer.ok) return problemOf(answer.refusal);
    setDone(sentence);
    setRecoveryKey(answer.value);
    await look();
    return undefined;
  };

  return (
    <Section id="lock-panel-title" class="form-width lock-panel flow measure" title={lockText.title}>
      {state !== 'unavailable' && (
        <ul class="no-print">
          <li>{lockText.sealed}</li>
          <li>{lockText.encrypted}</li>
          <li>{lockText.visible}</li>
          <li>{lockText.beyond}</li>
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
      {state === 'none' && <SetForm {...{ running, twice }} onSet={set => change(lockText.setDone, set)} />}
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
                  <UnkeptForm
                    {...opened}
                    fields={{ old, first: { ...twice.first, label: lockText.newOne }, again: twice.again }}
                    action={lockText.changeNow}
                    after={
                      <p>
                        <strong>{lockText.final}</strong>
                      </p>
                    }
                    onSubmit={({ old: before, ...typed }) =>
                      before === ''
                        ? withPassphrase(missing, typed)
                        : (passphraseProblem(typed) ??
                          change(lockText.changeDone, () => changePassphrase(before, typed.first)))
                    }
                  />
                ),
              },
              {
                id: 'lock-remove',
                button: lockText.remove,
                form: opened => (
                  <UnkeptForm
                    {...opened}
                    fields={{ old }}
                    action={lockText.removeNow}
                    onSubmit={({ old: before }) =>
                      before === '' ? missing : change(lockText.removeDone, () => removeLock(before))
                    }
                  >
                    <p>{lockText.removeHint}</p>
                  </UnkeptForm>
                ),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}

interface SetProps {
  running: Running;
  twice: ReturnType<typeof usePassphraseFields>;
  onSet(set: () => ReturnType<typeof setLock>): Promise<FormProblem | undefined>;
}

/** Sets a lock. */
function SetForm({ running: { session, snapshot }, twice, onSet }: SetProps) {
  const unsaved = snapshot.incidents.filter(incident => !isBackedUp(incident)).length;
  return (
    <UnkeptForm
      id="lock-new"
      focus={false}
      fields={{
        understood: {
          kind: 'choices',
          label: lockText.final,
          hint: unsaved > 0 ? lockText.notExported(unsaved) : lockText.allExported,
          options: [{ value: 'yes', label: lockText.understood }],
        },
        ...twice,
        recovery: {
          kind: 'choices',
          label: lockText.recoveryTitle,
          options: [{ value: 'yes', label: lockText.recovery }],
        },
      }}
      action={lockText.set}
      onSubmit={({ understood, recovery, ...typed }) => {
        if (understood.length === 0)
          return withPassphrase({ sentence: lockText.notUnderstood, field: 'understood' }, typed);
        return (
          passphraseProblem(typed) ??
          onSet(() => session.flushed().then(() => setLock(typed.first, recovery.length > 0)))
        );
      }}
    />
  );
}

/** Shown once: the part stored on this machine opens nothing by itself. */
function RecoveryKey({ value, onKept }: { value: string; onKept(): void }) {
  return (
    <section class="recovery-key card" aria-labelledby="recovery-key-title">
      <h2 id="recovery-key-title">{lockText.recoveryTitle}</h2>
      <p>{lockText.recoveryOnce}</p>
      <p class="key numeric">{value}</p>
      <div class="tool-row cluster">
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
