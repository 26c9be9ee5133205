import { useState } from 'preact/hooks';
import type { RecordedFile } from '../../incident/kinds/step-done.ts';
import { FILE_LIMITS } from '../../incident/limits.ts';
import type { PackedFile } from '../../incident/package.ts';
import type { TypedValue } from '../../incident/values.ts';
import { digestOfBytes } from '../../log/hash.ts';
import { fromShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { Want } from '../../playbook/want.ts';
import { stepText } from '../../text/desk.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { described, Field } from '../shared/Field.tsx';
import { PeopleOffers } from './PersonField.tsx';

interface Props {
  id: string;
  want: Want;
  value: TypedValue | undefined;
  /** Where the value is known from, while it is not the officer's own. */
  source?: string | undefined;
  problem: string | undefined;
  onValue(value: TypedValue | undefined, file?: PackedFile): void;
}

const asText = (value: TypedValue | undefined): string => (typeof value === 'string' ? value : '');

const size = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Keyboards of phones follow the kind. */
const inputs = {
  text: { type: 'text' },
  people: { type: 'text' },
  link: { type: 'url', inputMode: 'url' },
  // No keypad of digits: a number may be about 3.2万.
  number: { type: 'text' },
  time: { type: 'datetime-local' },
} as const;

/** One value a step wants, with the input its kind calls for. */
export function ValueField({ id, want, value, source, problem, onValue }: Props) {
  const label = `${want.label}${want.unit === undefined ? '' : `（${want.unit}）`}${want.optional === true ? stepText.optional : ''}`;
  if (want.kind === 'file')
    return (
      <FileField
        {...{ id, label, hint: want.hint, problem }}
        file={isFile(value) ? value : undefined}
        onFile={onValue}
      />
    );
  const hint = want.hint ?? (want.kind === 'people' ? stepText.people : undefined);
  // As typed, also while the year has five digits and is no moment at all.
  const shown = want.kind === 'time' ? asText(value).replace('+08:00', '') : asText(value);
  return (
    <Field id={id} label={label} hint={hint} source={source} problem={problem}>
      <input
        id={id}
        {...inputs[want.kind]}
        value={shown}
        list={want.kind === 'people' ? `${id}-names` : undefined}
        autocomplete="off"
        {...described(id, hint, problem, source)}
        onInput={event => {
          const typed = event.currentTarget.value;
          onValue(want.kind === 'time' ? fromShanghaiInput(typed) : typed);
        }}
      />
      {want.kind === 'people' && <PeopleOffers id={`${id}-names`} typed={shown} />}
    </Field>
  );
}

const isFile = (value: TypedValue | undefined): value is RecordedFile =>
  typeof value === 'object' && 'sha256' in value;

interface FileProps {
  id: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  file: RecordedFile | undefined;
  /** Media types that are offered. */
  accept?: string;
  onFile(file: RecordedFile | undefined, packed?: PackedFile): void;
}

/** A file to be attached, by its digest; its bytes go along. */
export function FileField({ id, label, hint: given, problem, file: value, accept, onFile }: FileProps) {
  const [failed, setFailed] = useState<string>();
  const hint = given ?? stepText.file(size(FILE_LIMITS.one));
  const choose = async (file: File): Promise<void> => {
    // Looked at before it is read: a film of a gigabyte would stall the page.
    if (file.size > FILE_LIMITS.one) {
      setFailed(refusalSentence({ code: 'fileTooLarge', bytes: file.size, limit: FILE_LIMITS.one }));
      return;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const sha256 = digestOfBytes(bytes);
      const { name, type } = file;
      setFailed(undefined);
      onFile({ kind: 'file', name, type, bytes: bytes.length, sha256 }, { sha256, type, bytes });
    } catch {
      setFailed(stepText.fileFailed);
    }
  };
  const wrong = failed ?? problem;
  return (
    <Field id={id} label={label} hint={hint} problem={wrong}>
      <input
        id={id}
        type="file"
        accept={accept}
        {...described(id, hint, wrong)}
        onChange={event => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) void choose(file);
        }}
      />
      {value !== undefined && (
        <p class="small">
          {stepText.fileChosen(value.name, size(value.bytes))}{' '}
          <button type="button" class="quiet" onClick={() => onFile(undefined)}>
            {stepText.removeFile}
          </button>
        </p>
      )}
    </Field>
  );
}
