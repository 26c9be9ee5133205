import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from '../../kit/draft.ts';
import { fromShanghaiInput } from '../../playbook/deadline/compute.ts';
import { deskText } from '../../text/incident.ts';
import { described, Field } from '../shared/Field.tsx';
import { usePrivacyGuard } from '../shared/privacy.ts';
import { PeopleOffers, PersonField } from './PersonField.tsx';

/** One field of a form, with the input its kind calls for. */
export interface FormField {
  readonly id: string;
  readonly label: string;
  /** A person's title stands under the field's id and `-title`. `people`: several names in one line. */
  readonly kind: 'line' | 'people' | 'text' | 'count' | 'time' | 'link' | 'person' | 'choice';
  /** What a choice is made from; nothing may be chosen too. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string | undefined;
  /** What it begins with. */
  readonly value?: string | undefined;
  /** Where that is known from. */
  readonly source?: string | undefined;
  /** Of the title of a person. */
  readonly titleLabel?: string;
  /** Offered while typing. */
  readonly offers?: readonly string[];
}

/** Why a form was not taken; `field` where one field is to blame. */
interface Refused {
  readonly sentence: string;
  readonly field?: string | undefined;
}

interface Props {
  /** Unique among the forms of the incident. */
  id: string;
  fields: readonly FormField[];
  action: string;
  /** Takes the values by field, times with their zone; the answer says why not. Refused values stay where they are. */
  onValues(values: Readonly<Record<string, string>>): Refused | undefined;
  onDone?: () => void;
  onCancel?: (() => void) | undefined;
  /** What helps to fill a field in; stands above the fields. */
  children?: (write: (values: Typed) => void, typed: Typed) => ComponentChildren;
  /** Fields of other kinds, below these. */
  after?: ComponentChildren;
}

type Typed = Readonly<Record<string, string>>;

const NOTHING: Typed = {};

const inputs = {
  line: { type: 'text' },
  people: { type: 'text' },
  // No keypad of digits: a count may be about 3.2万.
  count: { type: 'text' },
  time: { type: 'datetime-local' },
  link: { type: 'url', inputMode: 'url' },
} as const;

/** A few fields and one button. Ctrl+Enter in a text submits. */
export function FieldsForm({ id, fields, action, onValues, onDone, onCancel, children, after }: Props) {
  const [typed, keep] = useDraft(id, NOTHING);
  const [refused, setRefused] = useState<Refused>();
  const guard = usePrivacyGuard();
  const form = useRef<HTMLFormElement>(null);
  // A form that can be cancelled was opened by the officer just now: the hands should be where something is to be typed.
  const openedNow = onCancel !== undefined;
  useEffect(() => {
    if (!openedNow) return;
    const inputs = form.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    [...(inputs ?? [])].find(({ value }) => value === '')?.focus();
  }, [openedNow]);

  const titleOf = ({ id: field }: FormField): string => `${field}-title`;
  const currentOf = ({ id: field, value }: FormField): string => typed[field] ?? value ?? '';
  const write = (values: Typed): void => {
    guard.reset();
    keep({ ...typed, ...values });
  };
  const leave = (): void => keep(undefined);
  const focus = (field: string): void => {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[id="${id}-${field}"]`)?.focus());
  };
  const submit = (): void => {
    setRefused(undefined);
    const words = fields
      .filter(({ kind }) => kind === 'line' || kind === 'text' || kind === 'person' || kind === 'people')
      .map(currentOf);
    if (!guard.allows(words.join('\n'))) return;
    const values = Object.fromEntries(
      fields.flatMap(field => [
        [field.id, field.kind === 'time' ? fromShanghaiInput(currentOf(field)) : currentOf(field)],
        ...(field.kind === 'person' ? [[titleOf(field), typed[titleOf(field)] ?? '']] : []),
      ]),
    );
    const answer = onValues(values);
    if (answer !== undefined) {
      setRefused(answer);
      if (answer.field !== undefined) focus(answer.field);
      return;
    }
    leave();
    onDone?.();
  };

  return (
    <form
      ref={form}
      class="inline-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={event => {
        // While an input method composes, its keys are its own.
        if (event.isComposing) return;
        const inText = event.target instanceof HTMLTextAreaElement;
        if (inText && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        if (event.key === 'Escape' && Object.keys(typed).length === 0) onCancel?.();
      }}
    >
      {children?.(write, typed)}
      {fields.map(field => {
        const name = `${id}-${field.id}`;
        const problem = refused?.field === field.id ? refused.sentence : undefined;
        // What was typed in its place is the officer's own.
        const source = typed[field.id] === undefined ? field.source : undefined;
        if (field.kind === 'person')
          return (
            <PersonField
              key={field.id}
              id={name}
              label={field.label}
              titleLabel={field.titleLabel}
              person={{ name: currentOf(field), title: typed[titleOf(field)] ?? '' }}
              signs={false}
              problem={problem}
              onPerson={({ name: who, title }) => write({ [field.id]: who, [titleOf(field)]: title })}
            />
          );
        return (
          <Field
            key={field.id}
            id={name}
            label={field.label}
            hint={field.hint}
            source={source}
            problem={problem}
          >
            {field.kind === 'choice' ? (
              <select
                id={name}
                value={currentOf(field)}
                {...described(name, field.hint, problem, source)}
                onChange={event => write({ [field.id]: event.currentTarget.value })}
              >
                {field.options?.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            ) : field.kind === 'text' ? (
              <textarea
                id={name}
                rows={3}
                value={currentOf(field)}
                {...described(name, field.hint, problem, source)}
                onInput={event => write({ [field.id]: event.currentTarget.value })}
              />
            ) : (
              <input
                id={name}
                {...inputs[field.kind]}
                value={currentOf(field)}
                list={field.offers === undefined && field.kind !== 'people' ? undefined : `${name}-offers`}
                autocomplete="off"
                {...described(name, field.hint, problem, source)}
                onInput={event => write({ [field.id]: event.currentTarget.value })}
              />
            )}
            {field.kind === 'people' && <PeopleOffers id={`${name}-offers`} typed={currentOf(field)} />}
            {field.offers !== undefined && (
              <datalist id={`${name}-offers`}>
                {field.offers.map(offer => (
                  <option key={offer} value={offer} />
                ))}
              </datalist>
            )}
          </Field>
        );
      })}
      {after}
      {guard.warning !== undefined && (
        <p class="problem" role="alert">
          {guard.warning}
        </p>
      )}
      {refused !== undefined && refused.field === undefined && (
        <p class="problem" role="alert">
          {refused.sentence}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="primary">
          {guard.warning === undefined ? action : deskText.saveAnyway}
        </button>
        {onCancel !== undefined && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              leave();
              onCancel();
            }}
          >
            {deskText.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
