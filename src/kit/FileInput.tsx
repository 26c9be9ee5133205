import { useState } from 'preact/hooks';
import type { RecordedFile } from '../incident/kinds/step-done.ts';
import { fileText } from '../text/form.ts';
import { described, Field } from './Field.tsx';
import type { FileAsk } from './fields.ts';

interface Props {
  id: string;
  field: FileAsk;
  value: unknown;
  problem: string | undefined;
  onFile(taken: Exclude<Awaited<ReturnType<FileAsk['take']>>, string> | undefined): void;
}

/** A file to be attached, by its digest; its bytes go along. */
export function FileInput({ id, field, value, problem, onFile }: Props) {
  const [failed, setFailed] = useState<string>();
  const wrong = failed ?? problem;
  const chosen = value as RecordedFile | undefined;
  const choose = async (file: File): Promise<void> => {
    const taken = await field.take(file);
    setFailed(typeof taken === 'string' ? taken : undefined);
    if (typeof taken !== 'string') onFile(taken);
  };
  return (
    <Field id={id} label={field.label} hint={field.hint} problem={wrong}>
      <input
        id={id}
        type="file"
        accept={field.accept}
        {...described(id, field.hint, wrong)}
        onChange={event => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) void choose(file);
        }}
      />
      {chosen !== undefined && (
        <p class="small">
          {fileText.chosen(chosen.name, fileText.size(chosen.bytes))}{' '}
          <button type="button" class="quiet" onClick={() => onFile(undefined)}>
            {fileText.remove}
          </button>
        </p>
      )}
    </Field>
  );
}
