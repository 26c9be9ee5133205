import { useContext } from 'preact/hooks';
import type { TypedTask } from '../desk/core/values.ts';
import { Button } from './Button.tsx';
import { described, Field, type FieldInputProps, HintAndProblem, Proposed } from './Field.tsx';
import { proposedFrom, type TasksAsk } from './fields.ts';
import { giveFocusSoon } from './focus.ts';
import { tasksText } from './form-words.ts';
import { OfferedPeople } from './PersonField.tsx';
import { typedTime } from './PlainInput.tsx';

const NO_TASK: TypedTask = { who: '', what: '' };

/** Who does what by when, a row each. Enter leads to the next row, and in the last one makes it; a row left empty is none. */
export function TaskRows({ id, field, value, problem, onValue }: FieldInputProps<TasksAsk>) {
  const { label, hint } = field;
  const { offices, posts } = useContext(OfferedPeople);
  const typed = (value as readonly TypedTask[] | undefined) ?? [];
  const rows = typed.length === 0 ? [NO_TASK] : typed;
  const source = proposedFrom(field, value);
  const idOf = (row: number, part: keyof TypedTask = 'who'): string =>
    row === 0 && part === 'who' ? id : `${id}-${row}-${part}`;
  const goTo = (row: number): void => giveFocusSoon(`[id="${idOf(row)}"]`);
  const add = (): void => {
    onValue([...rows, NO_TASK]);
    goTo(rows.length);
  };
  const remove = (row: number): void => {
    onValue(rows.filter((_, place) => place !== row));
    goTo(Math.max(0, row - 1));
  };
  const lead = (row: number, event: KeyboardEvent): void => {
    const isPlain = event.key === 'Enter' && !(event.ctrlKey || event.metaKey || event.isComposing);
    if (!isPlain || !(event.target instanceof HTMLInputElement)) return;
    // Enter in an input would hand in the form.
    event.preventDefault();
    if (row + 1 < rows.length) goTo(row + 1);
    else add();
  };
  return (
    <fieldset
      class="task-rows stack-s"
      data-field={id}
      data-proposed={source !== undefined}
      {...described(id, hint, problem, source && id)}
    >
      <legend>{label}</legend>
      <HintAndProblem {...{ id, hint, problem }} />
      {rows.map((row, place) => (
        <Row
          key={idOf(place)}
          idOf={part => idOf(place, part)}
          offers={`${id}-offers`}
          row={row}
          number={place + 1}
          onRow={next => onValue(rows.map((each, at) => (at === place ? next : each)))}
          onRemove={() => remove(place)}
          onKey={event => lead(place, event)}
        />
      ))}
      <datalist id={`${id}-offers`}>
        {[...new Set([...offices, ...posts])].map(offer => (
          <option key={offer} value={offer} />
        ))}
      </datalist>
      <Button class="quiet" words={tasksText.add} onClick={add} />
      <Proposed id={id} source={source} />
    </fieldset>
  );
}

interface RowProps {
  idOf(part: keyof TypedTask): string;
  /** The id of the list that is offered. */
  offers: string;
  row: TypedTask;
  /** Counted from 1. */
  number: number;
  onRow(row: TypedTask): void;
  onRemove(): void;
  onKey(event: KeyboardEvent): void;
}

function Row({ idOf, offers, row, number, onRow, onRemove, onKey }: RowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset is read aloud twice.
    <div class="task-row" role="group" aria-label={tasksText.row(number)} onKeyDown={onKey}>
      {(['who', 'what', 'by'] as const).map(part => (
        <Field key={part} id={idOf(part)} label={tasksText[part]}>
          {about => (
            <input
              id={idOf(part)}
              type={part === 'by' ? 'datetime-local' : 'text'}
              value={part === 'by' ? typedTime(row.by ?? '') : row[part]}
              list={part === 'who' ? offers : undefined}
              autocomplete="off"
              {...about}
              onInput={({ currentTarget }) => onRow({ ...row, [part]: currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <Button class="quiet small" words={tasksText.remove} of={tasksText.row(number)} onClick={onRemove} />
    </div>
  );
}
