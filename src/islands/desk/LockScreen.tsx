import './screen.css';
import './LockScreen.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { described, Field } from '../../kit/Field.tsx';
import { hasRecoveryKey, onLockChanged, unlock } from '../../session/lock.ts';
import { lockText } from '../../text/lock.ts';

/** Stands in the place of the desk while the records are locked. Says nothing of what is behind it. */
export function LockScreen() {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const hint = hasRecoveryKey() ? lockText.orRecovery : undefined;
  useEffect(() => {
    document.title = lockText.screen;
    field.current?.focus();
    // Another tab may take the lock off: then no passphrase opens this page any more.
    return onLockChanged(() => location.reload());
  }, []);

  const submit = async (): Promise<void> => {
    if (busy) return;
    if (passphrase === '') setProblem(lockText.problem.required);
    else {
      setBusy(true);
      setProblem(undefined);
      try {
        // The session starts by itself, and the desk takes this screen's place.
        if (await unlock(passphrase)) return;
        setProblem(lockText.problem.wrongPassphrase);
      } catch {
        setProblem(lockText.unknown);
      }
      setBusy(false);
    }
    field.current?.focus();
    field.current?.select();
  };

  return (
    <section class="desk-screen form-width lock-screen" aria-labelledby="lock-title">
      <h1 id="lock-title">{lockText.screen}</h1>
      <p>{lockText.screenHint}</p>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field id="lock-passphrase" label={lockText.passphrase} hint={hint} problem={problem}>
          <input
            ref={field}
            id="lock-passphrase"
            type="password"
            value={passphrase}
            autocomplete="current-password"
            {...described('lock-passphrase', hint, problem)}
            onInput={event => {
              setPassphrase(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
        </Field>
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? lockText.unlocking : lockText.unlock}
        </button>
      </form>
      <p class="small faint">{lockText.forgotten}</p>
    </section>
  );
}
