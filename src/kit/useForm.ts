import { useRef, useState } from 'preact/hooks';
import { isObject } from '../base/guard.ts';
import type { RecordedFile } from '../desk/core/recorded.ts';
import type { PackedFile } from '../desk/packages/package.ts';
import { fromShanghaiInput } from '../playbook/deadline/compute.ts';
import { useDraft, useDrafts } from './draft.ts';
import { clockOf, type FieldAsk, type FormFields, type FormValues } from './fields.ts';
import { giveFocusRefused } from './focus.ts';
import { formDraft, type TypedFields } from './form-draft.ts';
import { formText } from './form-words.ts';
import { lacksTitle, NOBODY, personOf, type TypedPerson, titleId } from './person.ts';
import { usePrivacyGuard } from './privacy.ts';

/** Why a form was not taken; `field` where one field is to blame. */
export interface FormProblem {
  readonly sentence: string;
  readonly field?: string | undefined;
  /** The field is empty: the message names it. */
  readonly isMissing?: boolean | undefined;
  /** Problems of other fields. */
  readonly also?: readonly FormProblem[] | undefined;
}

/** Why it was not taken, in one sentence or several; `undefined` where it was. */
type Refused = FormProblem | readonly FormProblem[] | undefined;

export interface FormProps<Fields extends FormFields> {
  /** Prefix of its inputs' ids. */
  readonly id: string;
  /** Its name among the forms of the incident, where that is not the id. */
  readonly draft?: string | undefined;
  readonly fields: Fields;
  /** Values that every field holds from the first word on, by name: for a text that must not change while somebody writes it. */
  readonly begun?: TypedFields | undefined;
  /** The input stays after it was taken, where it can be handed in again. */
  readonly stays?: boolean;
  /** Unlikely values that may be right all the same. The user is asked once: handing in the same again confirms it. */
  doubt?(values: FormValues<Fields>): FormProblem | undefined | readonly (FormProblem | undefined)[];
  /**
   * Takes the values; the answer says why not. A refused form keeps its input.
   * @param confirmed the officer was asked about a doubt, and keeps the values
   */
  onSubmit(
    values: FormValues<Fields>,
    files: readonly PackedFile[],
    confirmed?: true,
  ): Refused | Promise<Refused>;
  onDone?: (() => void) | undefined;
}

const NOTHING: TypedFields = {};

/** The input of a form by its draft's name, for components that depend on it. */
export const useTyped = (draft: string) => useDraft(draft, NOTHING);

/** Stores a field's value where that is done outside the form. */
const keeperOf = (field: FieldAsk | undefined) =>
  field !== undefined && 'onValue' in field
    ? (field.onValue as ((value: unknown) => void) | undefined)
    : undefined;

/** Whether a value is unchanged: an empty choice of several equals none. */
const isSame = (value: unknown, before: unknown): boolean =>
  Array.isArray(value) ? String(value) === String(before) : value === before;

const isFile = (value: unknown): value is RecordedFile => isObject(value) && 'sha256' in value;

/** Kinds that people's own words are typed into. */
const WORDS: ReadonlySet<FieldAsk['kind']> = new Set(['line', 'text', 'office', 'people', 'count', 'person']);

/** The state of a form: its input, its problems, and handing it in. */
export function useForm<Fields extends FormFields>({
  id,
  draft = id,
  fields,
  begun,
  stays = false,
  doubt,
  onSubmit,
  onDone,
}: FormProps<Fields>) {
  const half = formDraft(useDrafts(), draft);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  /** Known before the next drawing: a second press must not hand in twice. */
  const working = useRef(false);
  /** Files that are being read, by field: each is whether it could be, or was of no use by then. */
  const reading = useRef(new Map<string, Promise<boolean>>());
  const guard = usePrivacyGuard();
  /** Sentences of the doubts that the user has been asked about. */
  const asked = useRef(new Set<string>());
  const form = useRef<HTMLFormElement>(null);
  /** The clock's value for each time field when the form was begun: a shown “now” must not move on while somebody types. */
  const stood = useRef(new Map<string, number>());

  const inputId = (name: string): string => fields[name]?.id ?? `${id}-${name}`;
  /** A field's present value. A file whose bytes were not saved does not count. */
  const current = (name: string): unknown => {
    const [field, value] = [fields[name], half.typed()[name]];
    if (field?.kind === 'file')
      return isFile(value) && half.files()[name]?.sha256 === value.sha256 ? value : field.value;
    return value ?? begun?.[name] ?? field?.value;
  };
  const handedIn = (name: string, field: FieldAsk): unknown => {
    const value = current(name);
    switch (field.kind) {
      case 'person':
        return personOf((value as TypedPerson | undefined) ?? NOBODY);
      case 'choices':
        return value ?? [];
      case 'file':
        return value;
      case 'time':
        if (value === undefined) {
          const moment = stood.current.get(name) ?? clockOf(field)?.();
          return moment === undefined ? '' : new Date(moment).toISOString();
        }
        return fromShanghaiInput(String(value));
      default:
        return value ?? '';
    }
  };
  const wordsOf = ([name, { kind }]: readonly [string, FieldAsk]): string => {
    if (!WORDS.has(kind)) return '';
    const value = current(name);
    return kind === 'person'
      ? Object.values((value as TypedPerson | undefined) ?? {}).join('\n')
      : String(value ?? '');
  };
  const clear = (): void => {
    guard.reset();
    asked.current.clear();
    stood.current.clear();
    setProblems([]);
    reading.current.clear();
    half.clear();
  };
  /** The input that a refusal of its field is about: of somebody who signs it may be the title. */
  const inputAtFault = (name: string): string => {
    const [field, id] = [fields[name], inputId(name)];
    const lacks =
      field?.kind === 'person' && lacksTitle(field, (current(name) as TypedPerson | undefined) ?? NOBODY);
    return lacks ? titleId(id) : id;
  };
  const answer = (answered: Refused): void => {
    const found: readonly FormProblem[] =
      answered === undefined ? [] : 'sentence' in answered ? [answered, ...(answered.also ?? [])] : answered;
    setProblems(found);
    if (found.length === 0) {
      stood.current.clear();
      if (!stays) clear();
      onDone?.();
      return;
    }
    const first = Object.keys(fields).find(name => found.some(({ field }) => field === name));
    if (first !== undefined) giveFocusRefused(inputAtFault(first));
  };
  /** A time of which only a part is typed: the browser hands in none, as if nothing were meant. */
  const halfTyped = (): string | undefined =>
    Object.keys(fields).find(
      name =>
        fields[name]?.kind === 'time' &&
        form.current?.querySelector<HTMLInputElement>(`[id="${inputId(name)}"]`)?.validity.badInput,
    );
  const handIn = (): void => {
    const time = halfTyped();
    if (time !== undefined) {
      answer({ sentence: formText.halfTime, field: time });
      return;
    }
    if (!guard.allows(Object.entries(fields).map(wordsOf).join('\n'))) return;
    const values = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, handedIn(name, field)]),
    ) as FormValues<Fields>;
    const doubts = [doubt?.(values)].flat().filter(each => each !== undefined);
    const fresh = doubts.filter(({ sentence }) => !asked.current.has(sentence));
    if (fresh.length > 0) {
      for (const { sentence } of fresh) asked.current.add(sentence);
      answer(fresh);
      return;
    }
    const named = new Set(Object.values(values).flatMap(value => (isFile(value) ? [value.sha256] : [])));
    const files = new Map(Object.values(half.files()).map(file => [file.sha256, file]));
    const answered = onSubmit(
      values,
      [...files.values()].filter(({ sha256 }) => named.has(sha256)),
      doubts.length > 0 ? true : undefined,
    );
    if (!(answered instanceof Promise)) {
      answer(answered);
      return;
    }
    work(true);
    // A failure to load or save has no sentence of its own.
    void answered
      .catch((): FormProblem => ({ sentence: formText.failed }))
      .then(answer)
      .finally(() => work(false));
  };
  const work = (on: boolean): void => {
    working.current = on;
    setBusy(on);
  };
  const submit = (): void => {
    if (working.current) return;
    if (reading.current.size === 0) {
      handIn();
      return;
    }
    // A chosen file is handed in too, however long it takes to read.
    work(true);
    void Promise.all(reading.current.values()).then(read => {
      work(false);
      if (read.every(Boolean)) submit();
    });
  };
  /** The problem of a field disappears when the field is changed. */
  const touch = (names: readonly string[]): void => {
    guard.reset();
    for (const [name, field] of Object.entries(fields)) {
      const clock = field.kind === 'time' ? clockOf(field) : undefined;
      if (clock !== undefined && !stood.current.has(name)) stood.current.set(name, clock());
    }
    setProblems(now => now.filter(({ field }) => field !== undefined && !names.includes(field)));
  };
  /** Puts values into fields, as typed. */
  const write = (values: TypedFields): void => {
    touch(Object.keys(values));
    // A value that equals the initial one follows the record again. An emptied time does not: it would go by the clock.
    const next = Object.entries({ ...begun, ...half.typed(), ...values }).filter(
      ([name, value]) =>
        begun !== undefined || fields[name]?.kind === 'time' || !isSame(value, fields[name]?.value ?? ''),
    );
    half.keep(Object.fromEntries(next));
  };
  /** Puts a file into a field once it is read, or takes it out. */
  const choose = (name: string, file: File | undefined): void => {
    touch([name]);
    const field = fields[name];
    if (file === undefined || field?.kind !== 'file') {
      reading.current.delete(name);
      half.attach(name, undefined);
      return;
    }
    const read = field.take(file).then(taken => {
      // Another was chosen meanwhile, or the form was given up.
      if (reading.current.get(name) !== read) return true;
      reading.current.delete(name);
      if (typeof taken === 'string') setProblems(now => [...now, { sentence: taken, field: name }]);
      else half.attach(name, taken);
      return typeof taken !== 'string';
    });
    reading.current.set(name, read);
  };
  return {
    form,
    typed: half.typed(),
    busy,
    guard,
    inputId,
    current,
    /** A field as it is drawn: once the form was begun its clock stands. */
    fieldOf: (name: string): FieldAsk | undefined => {
      const [field, moment] = [fields[name], stood.current.get(name)];
      return field?.kind === 'time' && moment !== undefined ? { ...field, clock: () => moment } : field;
    },
    submit,
    clear,
    write,
    /** Puts in what stands in one field, and takes it to where it is kept. */
    put: (name: string, value: unknown): void => {
      const keeper = keeperOf(fields[name]);
      if (keeper === undefined) {
        write({ [name]: value });
        return;
      }
      touch([name]);
      keeper(value);
    },
    choose,
    problemAt: (name: string): string | undefined => {
      const [problem, field] = [problems.find(each => each.field === name), fields[name]];
      return problem?.isMissing && field !== undefined ? formText.missing(field.label) : problem?.sentence;
    },
    /** The problem that belongs to no field of the form. */
    problem: problems.find(({ field }) => field === undefined || !(field in fields))?.sentence,
  };
}

export type FormState = ReturnType<typeof useForm>;
