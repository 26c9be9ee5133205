import './LockScreen.css';
import { useEffect } from 'preact/hooks';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import { hasRecoveryKey, onLockChanged, unlock } from '../../session/lock.ts';
import { lockText } from './words.ts';

/** The session starts by itself once it is open, and the desk takes this screen's place. */
async function open(passphrase: string) {
  const isOpen = await unlock(passphrase).catch(() => undefined);
  if (isOpen === true) return undefined;
  const sentence = isOpen === undefined ? lockText.unknown : lockText.problem.wrongPassphrase;
  return { sentence, field: 'passphrase' };
}

/** Takes the place of the desk while the records are locked. Shows nothing of them. */
export function LockScreen() {
  useEffect(() => {
    document.title = lockText.screen;
    // Where a reload would lead back to is a place on the desk.
    history.scrollRestoration = 'manual';
    scrollTo(0, 0);
    // Another tab may take the lock off: then no passphrase opens this page any more.
    const stop = onLockChanged(() => location.reload());
    return () => {
      history.scrollRestoration = 'auto';
      stop();
    };
  }, []);
  return (
    <section class="desk-screen form-width lock-screen flow measure" aria-labelledby="lock-title">
      <h1 id="lock-title">{lockText.screen}</h1>
      <p>{lockText.screenHint}</p>
      <UnkeptForm
        id="lock"
        fields={{
          passphrase: {
            kind: 'secret',
            label: lockText.passphrase,
            hint: hasRecoveryKey() ? lockText.orRecovery : undefined,
          },
        }}
        focus="passphrase"
        action={lockText.unlock}
        onSubmit={({ passphrase }) =>
          passphrase === '' ? { sentence: lockText.problem.required, field: 'passphrase' } : open(passphrase)
        }
      />
      <p class="small faint">{lockText.forgotten}</p>
    </section>
  );
}
