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

/** The faults of a new passphrase and of its repetition, each at its field. Blanks are part of a passphrase. */
export function passphraseProblem(typed: {
  readonly first: string;
  readonly again: string;
}): FormProblem | undefined {
  const isSame = typed.first === typed.again;
  const other: FormProblem = {
    sentence: passphraseText.different,
    field: 'again',
    isMissing: typed.again === '',
  };
  if (!isLongEnough(typed.first))
    return isSame && typed.again !== '' ? tooShort : { ...tooShort, also: [other] };
  return isSame ? undefined : other;
}

/** A fault of another field, with those of the passphrase. */
export const withPassphrase = (
  problem: FormProblem,
  typed: Parameters<typeof passphraseProblem>[0],
): FormProblem => {
  const wrong = passphraseProblem(typed);
  return wrong === undefined ? problem : { ...problem, also: [wrong, ...(wrong.also ?? [])] };
};
