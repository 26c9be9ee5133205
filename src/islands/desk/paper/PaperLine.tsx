import type { PaperField } from '../../../incident/paper.ts';
import { described, Field } from '../../../kit/Field.tsx';
import { paperFieldId } from './paper.ts';

interface Props {
  row: string;
  field: Exclude<PaperField, 'mark'>;
  label: string;
  hint?: string;
  value: string;
  problem: string | undefined;
  list?: string;
  onValue(value: string): void;
}

/** One line of a row of the sheet. */
export function PaperLine({ row, field, label, hint, value, problem, list, onValue }: Props) {
  const id = paperFieldId(row, field);
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <input
        id={id}
        value={value}
        list={list}
        autocomplete="off"
        {...described(id, hint, problem)}
        onInput={event => onValue(event.currentTarget.value)}
      />
    </Field>
  );
}
