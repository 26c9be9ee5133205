import { useState } from 'preact/hooks';
import { described, Field } from '../../kit/Field.tsx';
import { IDLE, isIdleTime, keepIdleMinutes } from '../../session/idle.ts';
import { lockText } from '../../text/lock.ts';

/** Shown once: what is kept of it on this machine opens nothing by itself. */
export function RecoveryKey({ value, onKept }: { value: string; onKept(): void }) {
  return (
    <section class="recovery-key card" aria-labelledby="recovery-key-title">
      <h2 id="recovery-key-title">{lockText.recoveryTitle}</h2>
      <p>{lockText.recoveryOnce}</p>
      <p class="key numeric">{value}</p>
      <div class="tool-row no-print cluster">
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
export function IdleTime({ minutes, onMinutes }: { minutes: number; onMinutes(minutes: number): void }) {
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
