import { useState } from 'preact/hooks';
import { PASSPHRASE_MINIMUM } from '../../base/passphrase.ts';
import type { SecretAsk } from '../../kit/fields.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import { passphraseText } from '../../text/passphrase.ts';
import { checkPassphrase, type PassphraseRefusal } from './passphrase.ts';

/** A new passphrase, typed twice; it can be shown, because one mistyped blindly twice is lost for good. */
export function usePassphraseFields(label: string = passphraseText.first): {
  readonly first: SecretAsk;
  readonly again: SecretAsk;
} {
  const [shown, setShown] = useState(false);
  const show = (
    <label class="check">
      <input type="checkbox" checked={shown} onChange={event => setShown(event.currentTarget.checked)} />{' '}
      {passphraseText.show}
    </label>
  );
  const common = { kind: 'secret', shown, isNew: true } as const;
  return {
    first: { ...common, label, hint: passphraseText.hint(PASSPHRASE_MINIMUM) },
    again: { ...common, label: passphraseText.again, below: show },
  };
}

/** Why a passphrase is not taken, at its field. */
export const passphraseProblem = (refusal: PassphraseRefusal): FormProblem =>
  refusal.code === 'tooShort'
    ? { sentence: passphraseText.tooShort(refusal.minimum), field: 'first' }
    : { sentence: passphraseText.different, field: 'again' };

/** The passphrase that was typed twice, or why it is not taken. */
export function typedTwice(typed: {
  readonly first: string;
  readonly again: string;
}): string | { readonly problem: FormProblem } {
  const checked = checkPassphrase(typed, PASSPHRASE_MINIMUM);
  return checked.ok ? checked.value : { problem: passphraseProblem(checked.refusal) };
}
