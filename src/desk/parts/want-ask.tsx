import type { FieldAsk, FileAsk } from '../../kit/fields.ts';
import { fileText, wantLabel } from '../../kit/form-words.ts';
import { digestOfBytes } from '../../log/hash.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { Want } from '../../playbook/want.ts';
import { timeNow } from '../../session/surroundings.ts';
import { FILE_LIMITS } from '../core/limits.ts';
import type { RecordedValue } from '../core/recorded.ts';
import type { TypedTask, TypedValue } from '../core/values.ts';
import { refusalSentence } from '../core/words/refusal.ts';
import { valueWords } from '../core/words/value.ts';
import { wantText } from './want-words.ts';

const KINDS = {
  text: 'line',
  number: 'count',
  office: 'office',
  people: 'people',
  link: 'link',
  time: 'time',
} as const;

/** The field of a form for a value that a step wants. @param known what it begins with, as an officer would have typed it */
export function wantAsk(want: Want, known?: TypedValue, source?: string): FieldAsk {
  const { kind, hint, optional = false } = want;
  const words = {
    label: wantLabel(want),
    hint: hint ?? (kind === 'people' ? wantText.people : undefined),
    source,
    required: !optional,
    folded: optional ? wantText.optional : undefined,
  };
  if (kind === 'tasks')
    return { ...words, kind, hint: hint ?? wantText.tasks, value: known as readonly TypedTask[] | undefined };
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
  hint: hint ?? wantText.file(fileText.size(FILE_LIMITS.one)),
  take,
});

/** A value as an officer would have typed it. */
export function typedOf(value: RecordedValue): TypedValue {
  if (value.kind === 'file') return value;
  if (value.kind === 'tasks') return value.tasks;
  if (value.kind === 'time') return fromShanghaiInput(toShanghaiInput(Date.parse(value.at)));
  return valueWords(value, undefined, timeNow());
}
