import { Field, type FieldInputProps } from './Field.tsx';
import { type OccurrenceAsk, optionsOf, proposedFrom } from './fields.ts';
import { occurrenceText } from './form-words.ts';
import { endId, NO_TIME, partOf, type TypedOccurrence } from './occurrence.ts';
import { PlainInput } from './PlainInput.tsx';

/** When something happened: a date and time, how surely it is known, and of a span its end. The first input has the given id. */
export function OccurrenceInput({ id, field, value, problem, onValue }: FieldInputProps<OccurrenceAsk>) {
  const { label, hint, required } = field;
  const typed = (value as TypedOccurrence | undefined) ?? NO_TIME;
  const { kind } = typed;
  const put = (part: Partial<TypedOccurrence>): void => onValue({ ...typed, ...part });
  const input = (part: 'from' | 'to', own: string, about: object) => (
    <input
      id={own}
      type={kind === 'day' ? 'date' : 'datetime-local'}
      value={partOf(kind, typed[part])}
      {...about}
      onInput={event => put({ [part]: event.currentTarget.value })}
    />
  );
  return (
    <div class="stack-s">
      <Field {...{ id, label, hint, required, problem }} source={proposedFrom(field, value)}>
        {about => input('from', id, about)}
      </Field>
      <PlainInput
        id={`${id}-kind`}
        field={{ kind: 'choice', shown: 'side by side', label: occurrenceText.certainty, options: KINDS }}
        value={kind}
        onValue={next => put({ kind: next as TypedOccurrence['kind'] })}
      />
      {(kind === 'span' || kind === 'day') && (
        <Field id={endId(id)} label={occurrenceText.to[kind]}>
          {about => input('to', endId(id), about)}
        </Field>
      )}
    </div>
  );
}

const KINDS = optionsOf(occurrenceText.kinds);
