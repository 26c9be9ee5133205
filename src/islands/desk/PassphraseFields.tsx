import { useState } from 'preact/hooks';
import { described, Field } from '../../kit/Field.tsx';
import { passphraseText } from '../../text/passphrase.ts';
import type { PassphraseRefusal, TypedPassphrase } from './passphrase.ts';

interface Props {
  id: string;
  typed: TypedPassphrase;
  minimum: number;
  /** What the passphrase is called, where there is an old one beside it. */
  label?: string;
  refusal: PassphraseRefusal | undefined;
  onTyped(typed: TypedPassphrase): void;
}

/** A new passphrase, typed twice; it can be shown, because one mistyped blindly twice is lost for good. */
export function PassphraseFields({
  id,
  typed,
  minimum,
  refusal,
  onTyped,
  label = passphraseText.first,
}: Props) {
  const [shown, setShown] = useState(false);
  const type = shown ? 'text' : 'password';
  // A browser keeps the shown text of a field on the disk, to fill it in when a tab is restored.
  const autocomplete = shown ? 'off' : 'new-password';
  const hint = passphraseText.hint(minimum);
  const short = refusal?.code === 'tooShort' ? passphraseText.tooShort(refusal.minimum) : undefined;
  const different = refusal?.code === 'different' ? passphraseText.different : undefined;
  return (
    <div class="passphrase">
      <Field id={`${id}-first`} label={label} hint={hint} problem={short}>
        <input
          id={`${id}-first`}
          type={type}
          value={typed.first}
          autocomplete={autocomplete}
          spellcheck={false}
          {...described(`${id}-first`, hint, short)}
          onInput={event => onTyped({ ...typed, first: event.currentTarget.value })}
        />
      </Field>
      <Field id={`${id}-again`} label={passphraseText.again} problem={different}>
        <input
          id={`${id}-again`}
          type={type}
          value={typed.again}
          autocomplete={autocomplete}
          spellcheck={false}
          {...described(`${id}-again`, undefined, different)}
          onInput={event => onTyped({ ...typed, again: event.currentTarget.value })}
        />
      </Field>
      <label class="check">
        <input type="checkbox" checked={shown} onChange={event => setShown(event.currentTarget.checked)} />{' '}
        {passphraseText.show}
      </label>
    </div>
  );
}
