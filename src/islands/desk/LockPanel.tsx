import './screen.css';
import './LockPanel.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { PASSPHRASE_MINIMUM } from '../../base/passphrase.ts';
import { described, Field } from '../../kit/Field.tsx';
import { IDLE, idleMinutes, isIdleTime, keepIdleMinutes } from '../../session/idle.ts';
import {
  changePassphrase,
  isFormerKeyErased,
  type LockChange,
  type LockProblem,
  type LockState,
  lockNow,
  lockState,
  removeLock,
  setLock,
} from '../../session/lock.ts';
import { lockText } from '../../text/lock.ts';
import { isBackedUp } from './archive.ts';
import { PassphraseFields } from './PassphraseFields.tsx';
import { checkPassphrase, NO_PASSPHRASE, type PassphraseRefusal } from './passphrase.ts';
import type { Running } from './work.ts';

interface Props {
  running: Running;
  onBack(): void;
}

function problemSentence(problem: Exclude<LockProblem, { code: 'tooShort' }>): string {
  return problem.code === 'notStored'
    ? lockText.problem.notStored[problem.failure]
    : lockText.problem[problem.code];
}

/** The lock of this machine: what it does, setting it, another passphrase, taking it off. */
export function LockPanel({ running: { session, snapshot }, onBack }: Props) {
  const [state, setState] = useState<LockState | 'unknown'>();
  const [form, setForm] = useState<'change' | 'remove'>();
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once; what this panel changes it looks at itself.
  useEffect(() => {
    void look();
  }, []);
  const finish =
    (sentence: string) =>
    async (made: string | undefined): Promise<void> => {
      setForm(undefined);
      setDone(sentence);
      setRecoveryKey(made);
      await look();
    };
  const unsaved = snapshot.incidents.filter(incident => !isBackedUp(incident)).length;

  return (
    <section class="desk-screen form-width lock-panel" aria-labelledby="lock-panel-title">
      <header>
        <button type="button" class="quiet small" onClick={onBack}>
          {lockText.back}
        </button>
        <h1 id="lock-panel-title" tabIndex={-1}>
          {lockText.title}
        </h1>
      </header>
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
      {state === 'unknown' && (
        <p class="problem" role="alert">
          {lockText.unknown}
        </p>
      )}
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
          <div class="tool-row">
            <button type="button" onClick={lockNow}>
              {lockText.lockNow}
            </button>
            <button
              type="button"
              aria-expanded={form === 'change'}
              onClick={() => setForm(form === 'change' ? undefined : 'change')}
            >
              {lockText.change}
            </button>
            <button
              type="button"
              aria-expanded={form === 'remove'}
              onClick={() => setForm(form === 'remove' ? undefined : 'remove')}
            >
              {lockText.remove}
            </button>
          </div>
          {form === 'change' && (
            <ChangeForm onDone={finish(lockText.changeDone)} onCancel={() => setForm(undefined)} />
          )}
          {form === 'remove' && (
            <RemoveForm onDone={finish(lockText.removeDone)} onCancel={() => setForm(undefined)} />
          )}
        </>
      )}
    </section>
  );
}

/** Shown once: what is kept of it on this machine opens nothing by itself. */
function RecoveryKey({ value, onKept }: { value: string; onKept(): void }) {
  return (
    <section class="recovery-key" aria-labelledby="recovery-key-title">
      <h2 id="recovery-key-title">{lockText.recoveryTitle}</h2>
      <p>{lockText.recoveryOnce}</p>
      <p class="key numeric">{value}</p>
      <div class="tool-row no-print">
        <button type="button" class="primary" onClick={() => print()}>
          {lockText.recoveryPrint}
        </button>
        <button type="button" onClick={onKept}>
          {lockText.recoveryKept}
        </button>
      </div>
    </section>
  );
}

/** How long a page lies untouched before it locks itself. */
function IdleTime({ minutes, onMinutes }: { minutes: number; onMinutes(minutes: number): void }) {
  const [typed, setTyped] = useState(String(minutes));
  const hint = lockText.idleHint(IDLE.least, IDLE.most);
  const problem = isIdleTime(Number(typed)) ? undefined : hint;
  return (
    <div class="no-print">
      <Field id="lock-idle" label={lockText.idleLabel} hint={hint} problem={problem}>
        <input
          id="lock-idle"
          type="number"
          min={IDLE.least}
          max={IDLE.most}
          value={typed}
          {...described('lock-idle', hint, problem)}
          onInput={event => {
            const next = event.currentTarget.value;
            setTyped(next);
            if (!isIdleTime(Number(next))) return;
            keepIdleMinutes(Number(next));
            onMinutes(Number(next));
          }}
        />
      </Field>
    </div>
  );
}

interface FormProps {
  /** @param made the recovery key, where one was asked for */
  onDone(made: string | undefined): Promise<void>;
}

function SetForm({
  settled,
  unsaved,
  onDone,
}: FormProps & {
  /** Resolves when this page has nothing left to write. */
  settled(): Promise<void>;
  /** How many incidents have records that no export holds. */
  unsaved: number;
}) {
  const [typed, setTyped] = useState(NO_PASSPHRASE);
  const [understood, setUnderstood] = useState(false);
  const [wantsRecovery, setWantsRecovery] = useState(false);
  const { refusal, problem, busy, refuse, run } = useLockChange(onDone);
  const submit = (): void => {
    if (!understood) {
      refuse(lockText.notUnderstood);
      return;
    }
    const checked = checkPassphrase(typed, PASSPHRASE_MINIMUM);
    if (!checked.ok) refuse(checked.refusal);
    else
      run(async () => {
        await settled();
        return setLock(checked.value, wantsRecovery);
      });
  };
  return (
    <LockForm action={lockText.set} busy={busy} problem={problem} onSubmit={submit}>
      <div class="lock-final">
        <p>
          <strong>{lockText.final}</strong>
        </p>
        <p>{unsaved > 0 ? lockText.notExported(unsaved) : lockText.allExported}</p>
        <label class="check">
          <input
            type="checkbox"
            checked={understood}
            onChange={event => setUnderstood(event.currentTarget.checked)}
          />{' '}
          {lockText.understood}
        </label>
      </div>
      <PassphraseFields
        id="lock-new"
        typed={typed}
        minimum={PASSPHRASE_MINIMUM}
        refusal={refusal}
        onTyped={setTyped}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={wantsRecovery}
          onChange={event => setWantsRecovery(event.currentTarget.checked)}
        />{' '}
        {lockText.recovery}
      </label>
    </LockForm>
  );
}

function ChangeForm({ onDone, onCancel }: FormProps & { onCancel(): void }) {
  const [old, setOld] = useState('');
  const [typed, setTyped] = useState(NO_PASSPHRASE);
  const { refusal, problem, busy, refuse, run } = useLockChange(onDone);
  const submit = (): void => {
    const checked = checkPassphrase(typed, PASSPHRASE_MINIMUM);
    if (old === '') refuse(lockText.problem.required);
    else if (!checked.ok) refuse(checked.refusal);
    else run(() => changePassphrase(old, checked.value));
  };
  return (
    <LockForm action={lockText.changeNow} busy={busy} problem={problem} onSubmit={submit} onCancel={onCancel}>
      <OldPassphrase id="lock-old" value={old} onValue={setOld} />
      <PassphraseFields
        id="lock-changed"
        label={lockText.newOne}
        typed={typed}
        minimum={PASSPHRASE_MINIMUM}
        refusal={refusal}
        onTyped={setTyped}
      />
      <p>
        <strong>{lockText.final}</strong>
      </p>
    </LockForm>
  );
}

function RemoveForm({ onDone, onCancel }: FormProps & { onCancel(): void }) {
  const [old, setOld] = useState('');
  const { problem, busy, refuse, run } = useLockChange(onDone);
  const submit = (): void => {
    if (old === '') refuse(lockText.problem.required);
    else run(() => removeLock(old));
  };
  return (
    <LockForm action={lockText.removeNow} busy={busy} problem={problem} onSubmit={submit} onCancel={onCancel}>
      <p>{lockText.removeHint}</p>
      <OldPassphrase id="lock-old" value={old} onValue={setOld} />
    </LockForm>
  );
}

function OldPassphrase({ id, value, onValue }: { id: string; value: string; onValue(value: string): void }) {
  return (
    <Field id={id} label={lockText.old}>
      <input
        id={id}
        type="password"
        value={value}
        autocomplete="current-password"
        {...described(id, undefined, undefined)}
        onInput={event => onValue(event.currentTarget.value)}
      />
    </Field>
  );
}

function LockForm({
  action,
  busy,
  problem,
  onSubmit,
  onCancel,
  children,
}: {
  action: string;
  busy: boolean;
  problem: string | undefined;
  onSubmit(): void;
  onCancel?: () => void;
  children: ComponentChildren;
}) {
  return (
    <form
      class="no-print"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      {children}
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="tool-row">
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? lockText.working : action}
        </button>
        {onCancel !== undefined && (
          <button type="button" class="quiet" onClick={onCancel}>
            {lockText.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

/** Carries out a change of the lock and keeps what stands against it: at the new passphrase, or at the whole form. */
function useLockChange(onDone: FormProps['onDone']) {
  const [refusal, setRefusal] = useState<PassphraseRefusal>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const refuse = (why: PassphraseRefusal | string): void => {
    setRefusal(typeof why === 'string' ? undefined : why);
    setProblem(typeof why === 'string' ? why : undefined);
  };
  const run = (change: () => Promise<LockChange<string | undefined>>): void => {
    setRefusal(undefined);
    setProblem(undefined);
    setBusy(true);
    void change()
      .then(
        async changed => {
          if (changed.ok) await onDone(changed.value);
          else
            refuse(changed.refusal.code === 'tooShort' ? changed.refusal : problemSentence(changed.refusal));
        },
        () => refuse(lockText.problem.notStored.failed),
      )
      .finally(() => setBusy(false));
  };
  return { refusal, problem, busy, refuse, run };
}
