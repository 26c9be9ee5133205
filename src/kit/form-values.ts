import { useRef } from 'preact/hooks';
import { isObject } from '../base/guard.ts';
import type { RecordedFile } from '../desk/core/recorded.ts';
import type { TypedTask } from '../desk/core/values.ts';
import type { PackedFile } from '../desk/packages/package.ts';
import { fromShanghaiInput } from '../playbook/deadline/compute.ts';
import { clockOf, type FieldAsk, type FormFields, type FormValues } from './fields.ts';
import type { formDraft, TypedFields } from './form-draft.ts';
import { NO_TIME, occurrenceOf, type TypedOccurrence } from './occurrence.ts';
import { NOBODY, personOf, type TypedPerson } from './person.ts';

const isFile = (value: unknown): value is RecordedFile => isObject(value) && 'sha256' in value;

/** Kinds that people's own words are typed into. */
const WORDS: ReadonlySet<FieldAsk['kind']> = new Set([
  'line',
  'text',
  'office',
  'people',
  'count',
  'person',
  'tasks',
]);

type StandingClocks = ReturnType<typeof useStandingClocks>;

/** The clocks of a form's time fields from when it was begun: a shown “now” must not move on while somebody types. */
export function useStandingClocks(fields: FormFields) {
  const stood = useRef(new Map<string, number>());
  return {
    /** Milliseconds since the epoch; `undefined` while the field's clock goes on. */
    at: (name: string): number | undefined => stood.current.get(name),
    /** Stops every clock that still goes on. */
    stand: (): void => {
      for (const [name, field] of Object.entries(fields)) {
        const clock = field.kind === 'time' ? clockOf(field) : undefined;
        if (clock !== undefined && !stood.current.has(name)) stood.current.set(name, clock());
      }
    },
    clear: (): void => stood.current.clear(),
  };
}

/**
 * The values of a form at the moment of asking: as typed, or else as it began.
 * @param begun as in the form's properties
 */
export function formValues<Fields extends FormFields>(
  fields: Fields,
  begun: TypedFields | undefined,
  half: ReturnType<typeof formDraft>,
  clocks: StandingClocks,
) {
  /** A field's present value. A file whose bytes were not saved does not count. */
  const current = (name: string): unknown => {
    const [field, value] = [fields[name], half.typed()[name]];
    if (field?.kind === 'file')
      return isFile(value) && half.files()[name]?.sha256 === value.sha256 ? value : field.value;
    return value ?? begun?.[name] ?? field?.value;
  };
  const person = (name: string): TypedPerson | undefined => current(name) as TypedPerson | undefined;
  const handedIn = (name: string, field: FieldAsk): unknown => {
    const value = current(name);
    switch (field.kind) {
      case 'person':
        return personOf(person(name) ?? NOBODY);
      case 'choices':
        return value ?? [];
      case 'occurrence':
        return occurrenceOf((value as TypedOccurrence | undefined) ?? NO_TIME);
      case 'tasks':
        return ((value ?? []) as readonly TypedTask[]).map(row => ({
          ...row,
          by: fromShanghaiInput(row.by ?? ''),
        }));
      case 'file':
        return value;
      case 'time':
        if (value === undefined) {
          const moment = clocks.at(name) ?? clockOf(field)?.();
          return moment === undefined ? '' : new Date(moment).toISOString();
        }
        return fromShanghaiInput(String(value));
      default:
        return value ?? '';
    }
  };
  const wordsOf = ([name, { kind }]: readonly [string, FieldAsk]): string => {
    if (!WORDS.has(kind)) return '';
    const value = current(name) ?? '';
    return (Array.isArray(value) ? value : [value])
      .flatMap(each => (isObject(each) ? Object.values(each) : [each]))
      .join('\n');
  };
  return {
    current,
    person,
    /** People's own words in it, for the privacy guard. */
    words: (): string => Object.entries(fields).map(wordsOf).join('\n'),
    /** All values, as they are handed in. */
    all: (): FormValues<Fields> =>
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, handedIn(name, field)]),
      ) as FormValues<Fields>,
    /** The bytes of the files that values name, each once. */
    filesOf: (values: FormValues<Fields>): readonly PackedFile[] => {
      const named = new Set(Object.values(values).flatMap(value => (isFile(value) ? [value.sha256] : [])));
      const files = new Map(Object.values(half.files()).map(file => [file.sha256, file]));
      return [...files.values()].filter(({ sha256 }) => named.has(sha256));
    },
  };
}
