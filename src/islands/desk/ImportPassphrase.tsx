import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import { importText } from '../../text/import.ts';
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
  const open = async (passphrase: string): Promise<undefined> => {
    // Decrypting takes a second or two of the page's own time: the word must be on screen first.
    onSay(true, importText.opening);
    await new Promise(done => setTimeout(done, 50));
    await onPassphrase(passphrase).catch(() => onSay(false, loadingText.failed));
  };
  return (
    <UnkeptForm
      id="import"
      fields={{
        passphrase: {
          kind: 'secret',
          label: `${importText.passphrase}：${file.name}`,
          hint: importText.passphraseHint,
        },
      }}
      action={importText.openEncrypted}
      onSubmit={({ passphrase }) => open(passphrase)}
      onCancel={onCancel}
    />
  );
}
