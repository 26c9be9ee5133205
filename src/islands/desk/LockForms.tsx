import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import {
  changePassphrase,
  type LockChange,
  type LockProblem,
  removeLock,
  setLock,
} from '../../session/lock.ts';
import { lockText } from '../../text/lock.ts';
import { passphraseProblem, tooShort, usePassphraseFields } from './passphrase-fields.tsx';

interface Props {
  /** @param made the recovery key, where one was asked for */
  onDone(made: string | undefined): Promise<void>;
}

function problemOf(problem: LockProblem): FormProblem {
  if (problem.code === 'tooShort') return tooShort;
  if (problem.code === 'notStored') return { sentence: lockText.problem.notStored[problem.failure] };
  return { sentence: lockText.problem[problem.code] };
}

/** Carries out a change of the lock. @returns what stands against it */
const changed = (
  change: Promise<LockChange<string | undefined>>,
  onDone: Props['onDone'],
): Promise<FormProblem | undefined> =>
  change.then(
    async answer => (answer.ok ? void (await onDone(answer.value)) : problemOf(answer.refusal)),
    () => ({ sentence: lockText.problem.notStored.failed }),
  );

/** Sets a lock. */
export function SetForm({
  settled,
  unsaved,
  onDone,
}: Props & {
  settled(): Promise<void>;
  /** How many incidents have records that no export holds. */
  unsaved: number;
}) {
  const twice = usePassphraseFields();
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
        if (understood.length === 0) return { sentence: lockText.notUnderstood, field: 'understood' };
        return (
          passphraseProblem(typed) ??
          changed(
            settled().then(() => setLock(typed.first, recovery.length > 0)),
            onDone,
          )
        );
      }}
    />
  );
}

const old = { kind: 'secret', label: lockText.old } as const;
const missing: FormProblem = { sentence: lockText.problem.required, field: 'old' };

/** Another passphrase in place of the old one. */
export function ChangeForm({ onDone, onCancel }: Props & { onCancel(): void }) {
  const twice = usePassphraseFields(lockText.newOne);
  return (
    <UnkeptForm
      id="lock-change"
      fields={{ old, ...twice }}
      action={lockText.changeNow}
      after={
        <p>
          <strong>{lockText.final}</strong>
        </p>
      }
      onSubmit={({ old: before, ...typed }) => {
        if (before === '') return missing;
        return passphraseProblem(typed) ?? changed(changePassphrase(before, typed.first), onDone);
      }}
      onCancel={onCancel}
    />
  );
}

/** Takes the lock off. */
export const RemoveForm = ({ onDone, onCancel }: Props & { onCancel(): void }) => (
  <UnkeptForm
    id="lock-remove"
    fields={{ old }}
    action={lockText.removeNow}
    onSubmit={({ old: before }) => (before === '' ? missing : changed(removeLock(before), onDone))}
    onCancel={onCancel}
  >
    <p>{lockText.removeHint}</p>
  </UnkeptForm>
);
