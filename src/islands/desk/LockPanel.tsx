import './screen.css';
import './LockPanel.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { PASSPHRASE_MINIMUM } from '../../base/passphrase.ts';
import {
  changePassphrase,
  type LockChange,
  type LockProblem,
  type LockState,
  lockState,
  removeLock,
  setLock,
} from '../../session/lock.ts';
import { lockText } from '../../text/lock.ts';
import { described, Field } from '../shared/Field.tsx';
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
  const look = (): Promise<void> =>
    lockState().then(setState, () => {
      setState('unknown');
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once; what this panel changes it looks at itself.
  useEffect(() => {
    void look();
  }, []);
  const finish = (sentence: string) => async (): Promise<void> => {
    setForm(undefined);
    setDone(sentence);
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
      <ul>
        <li>{lockText.encrypted}</li>
        <li>{lockText.asked}</li>
        <li>{lockText.idle}</li>
      </ul>
      <p role="status" class="answer">
        {done}
      </p>
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
      {state === 'locked' && (
        <>
          <p>
            <strong>{lockText.isSet}</strong>
          </p>
          <div class="tool-row">
            {/* The cipher lives in the page's memory alone: loading the page anew is locking it. */}
            <button type="button" onClick={() => location.reload()}>
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

interface FormProps {
  onDone(): Promise<void>;
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
        return setLock(checked.value);
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
function useLockChange(onDone: () => Promise<void>) {
  const [refusal, setRefusal] = useState<PassphraseRefusal>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const refuse = (why: PassphraseRefusal | string): void => {
    setRefusal(typeof why === 'string' ? undefined : why);
    setProblem(typeof why === 'string' ? why : undefined);
  };
  const run = (change: () => Promise<LockChange>): void => {
    setRefusal(undefined);
    setProblem(undefined);
    setBusy(true);
    void change()
      .then(
        async changed => {
          if (changed.ok) await onDone();
          else
            refuse(changed.refusal.code === 'tooShort' ? changed.refusal : problemSentence(changed.refusal));
        },
        () => refuse(lockText.problem.notStored.failed),
      )
      .finally(() => setBusy(false));
  };
  return { refusal, problem, busy, refuse, run };
}
