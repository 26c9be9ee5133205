import { FILE_LIMITS } from '../../incident/limits.ts';
import type { FileAsk } from '../../kit/fields.ts';
import { digestOfBytes } from '../../log/hash.ts';
import { stepText } from '../../text/desk.ts';
import { fileText } from '../../text/form.ts';
import { refusalSentence } from '../../text/refusal.ts';

const take: FileAsk['take'] = async file => {
  // Looked at before it is read: a film of a gigabyte would stall the page.
  if (file.size > FILE_LIMITS.one)
    return refusalSentence({ code: 'fileTooLarge', bytes: file.size, limit: FILE_LIMITS.one });
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sha256 = digestOfBytes(bytes);
    const { name, type } = file;
    return {
      file: { kind: 'file', name, type, bytes: bytes.length, sha256 },
      packed: { sha256, type, bytes },
    };
  } catch {
    return fileText.failed;
  }
};

/** A field for a file that goes into the record. */
export const fileAsk = ({ hint, ...words }: Omit<FileAsk, 'kind' | 'take'>): FileAsk => ({
  ...words,
  kind: 'file',
  hint: hint ?? stepText.file(fileText.size(FILE_LIMITS.one)),
  take,
});
