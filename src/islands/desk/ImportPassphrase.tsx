import { useState } from 'preact/hooks';
import { described, Field } from '../../kit/Field.tsx';
import { importText } from '../../text/import.ts';
import { deskText } from '../../text/incident.ts';
import { loadingText } from '../../text/loading.ts';

interface Props {
  file: File;
  onSay(ok: boolean, text: string): void;
  /** Rejects where the part that reads files cannot be fetched. */
  onPassphrase(passphrase: string): Promise<void>;
  onCancel(): void;
}

/** Asks for the passphrase of an encrypted file. */
export function ImportPassphrase({ file, onSay, onPassphrase, onCancel }: Props) {
  const [passphrase, setPassphrase] = useState('');
  const open = async (): Promise<void> => {
    // Decrypting takes a second or two of the page's own time: the word must be on screen first.
    onSay(true, importText.opening);
    await new Promise(done => setTimeout(done, 50));
    await onPassphrase(passphrase);
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        open().catch(() => onSay(false, loadingText.failed));
      }}
    >
      <Field
        id="import-passphrase"
        label={`${importText.passphrase}：${file.name}`}
        hint={importText.passphraseHint}
      >
        <input
          id="import-passphrase"
          type="password"
          autocomplete="off"
          value={passphrase}
          {...described('import-passphrase', importText.passphraseHint, undefined)}
          onInput={event => setPassphrase(event.currentTarget.value)}
        />
      </Field>
      <div class="actions">
        <button type="submit" class="primary">
          {importText.openEncrypted}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {deskText.cancel}
        </button>
      </div>
    </form>
  );
}
