import { useState } from 'preact/hooks';
import { isLongEnough, PASSPHRASE_MINIMUM } from '../../base/passphrase.ts';
import { Check } from '../../kit/Check.tsx';
import type { SecretAsk } from '../../kit/fields.ts';
import { passphraseText } from '../../kit/passphrase-words.ts';
import type { FormProblem } from '../../kit/useForm.ts';

/** A new passphrase, typed twice; it can be shown, because one mistyped blindly twice is lost for good. */
export function usePassphraseFields(): { readonly first: SecretAsk; readonly again: SecretAsk } {
  const [shown, setShown] = useState(false);
  const show = (
    <Check checked={shown} onChecked={setShown}>
      {passphraseText.show}
    </Check>
  );
  const common = { kind: 'secret', shown, isNew: true } as const;
  return {
    first: { ...common, label: passphraseText.first, hint: passphraseText.hint(PASSPHRASE_MINIMUM) },
    again: { ...common, label: passphraseText.again, below: show },
  };
}

/** Why one that is too short is not taken, at its field. */
export const tooShort: FormProblem = {
  sentence: passphraseText.tooShort(PASSPHRASE_MINIMUM),
  field: 'first',
};

/** Why what was typed twice is no passphrase. Blanks are part of one. */
export function passphraseProblem(typed: {
  readonly first: string;
  readonly again: string;
}): FormProblem | undefined {
  if (!isLongEnough(typed.first)) return tooShort;
  return typed.first === typed.again ? undefined : { sentence: passphraseText.different, field: 'again' };
}
