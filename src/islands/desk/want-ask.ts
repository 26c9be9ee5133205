import { FILE_LIMITS } from '../../incident/limits.ts';
import type { TypedValue } from '../../incident/values.ts';
import type { FileAsk, FormField } from '../../kit/fields.ts';
import { digestOfBytes } from '../../log/hash.ts';
import type { Want } from '../../playbook/want.ts';
import { stepText } from '../../text/desk.ts';
import { fileText, wantLabel } from '../../text/form.ts';
import { refusalSentence } from '../../text/refusal.ts';

const KINDS = { text: 'line', number: 'count', people: 'people', link: 'link', time: 'time' } as const;

/** The field of a form for a value that a step wants. @param known what it begins with, as an officer would have typed it */
export function wantAsk(want: Want, known?: TypedValue, source?: string): FormField {
  const { kind, hint, optional = false } = want;
  const words = {
    label: wantLabel(want),
    hint: hint ?? (kind === 'people' ? stepText.people : undefined),
    source,
    folded: optional ? stepText.optionalWants : undefined,
  };
  const text = typeof known === 'string' ? known : undefined;
  return kind === 'file'
    ? fileAsk({ ...words, value: typeof known === 'object' && 'sha256' in known ? known : undefined })
    : { ...words, kind: KINDS[kind], value: text };
}

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
