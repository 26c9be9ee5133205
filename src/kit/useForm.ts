import { useRef, useState } from 'preact/hooks';
import { isObject } from '../base/guard.ts';
import type { PackedFile } from '../desk/packages/package.ts';
import type { RecordedFile } from '../desk/steps/step-done.ts';
import { fromShanghaiInput } from '../playbook/deadline/compute.ts';
import { useDraft } from './draft.ts';
import type { FormField, FormFields, FormValues, TakenFile } from './fields.ts';
import { focusSoon } from './focus.ts';
import { formText } from './form-words.ts';
import { NOBODY, personOf, type TypedPerson } from './person.ts';
import { usePrivacyGuard } from './privacy.ts';

/** What stands in a form beside what it began with, by field: as typed. */
export type Typed = Readonly<Record<string, unknown>>;

/** Why a form was not taken; `field` where one field is to blame. */
export interface FormProblem {
  readonly sentence: string;
  readonly field?: string | undefined;
}

/** Why it was not taken, in one sentence or several; `undefined` where it was. */
type Refused = FormProblem | readonly FormProblem[] | undefined;

export interface FormProps<Fields extends FormFields> {
  /** What the ids of its inputs begin with. */
  readonly id: string;
  /** Its name among the forms of the incident, where that is not the id. */
  readonly draft?: string | undefined;
  readonly fields: Fields;
  /** What every field holds from the first word on, by name: of a text that must not change under the hands of whoever writes it. */
  readonly begun?: Typed | undefined;
  /** What is typed stays when it was taken: of what can be handed in again. */
  readonly stays?: boolean;
  /** Takes the values; the answer says why not. What is refused stays where it is. */
  onSubmit(values: FormValues<Fields>, files: readonly PackedFile[]): Refused | Promise<Refused>;
  onDone?: (() => void) | undefined;
}

const NOTHING: Typed = {};
const NO_FILES: readonly PackedFile[] = [];

/** What stands in a form by its draft's name: for what depends on it. */
export const useTyped = (draft: string) => useDraft(draft, NOTHING);

/** What takes a field's value where it is kept elsewhere than in the form. */
const keeperOf = (field: FormField | undefined) =>
  field !== undefined && 'onValue' in field
    ? (field.onValue as ((value: unknown) => void) | undefined)
    : undefined;

/** Whether what is put in is as it was: none chosen of several is as good as nothing. */
const isSame = (value: unknown, before: unknown): boolean =>
  Array.isArray(value) ? String(value) === String(before) : value === before;

const isFile = (value: unknown): value is RecordedFile => isObject(value) && 'sha256' in value;

/** Kinds that people's own words are typed into. */
const WORDS: ReadonlySet<FormField['kind']> = new Set(['line', 'text', 'people', 'count', 'person']);

/** The state of a form: what is typed, what is wrong, and handing it in. */
export function useForm<Fields extends FormFields>({
  id,
  draft = id,
  fields,
  begun,
  stays = false,
  onSubmit,
  onDone,
}: FormProps<Fields>) {
  const [typed, keep] = useTyped(draft);
  const [files, keepFiles] = useDraft(`${draft}/files`, NO_FILES);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  /** Known before the next drawing: a second press must not hand in twice. */
  const working = useRef(false);
  const guard = usePrivacyGuard();
  const form = useRef<HTMLFormElement>(null);

  const inputId = (name: string): string => fields[name]?.id ?? `${id}-${name}`;
  const current = (name: string): unknown => typed[name] ?? begun?.[name] ?? fields[name]?.value;
  const handedIn = (name: string, field: FormField): unknown => {
    const value = current(name);
    switch (field.kind) {
      case 'person':
        return personOf((value as TypedPerson | undefined) ?? NOBODY);
      case 'choices':
        return value ?? [];
      case 'file':
        // One whose bytes were not kept is as good as none.
        return value === field.value || (isFile(value) && files.some(({ sha256 }) => sha256 === value.sha256))
          ? value
          : undefined;
      case 'time':
        if (value === undefined)
          return field.clock === undefined ? '' : new Date(field.clock()).toISOString();
        return fromShanghaiInput(String(value));
      default:
        return value ?? '';
    }
  };
  const wordsOf = ([name, { kind }]: readonly [string, FormField]): string => {
    if (!WORDS.has(kind)) return '';
    const value = current(name);
    return kind === 'person'
      ? Object.values((value as TypedPerson | undefined) ?? {}).join('\n')
      : String(value ?? '');
  };
  const clear = (): void => {
    guard.reset();
    setProblems([]);
    keep(undefined);
    keepFiles(undefined);
  };
  const answer = (answered: Refused): void => {
    const found: readonly FormProblem[] =
      answered === undefined ? [] : 'sentence' in answered ? [answered] : answered;
    setProblems(found);
    if (found.length === 0) {
      if (!stays) clear();
      onDone?.();
      return;
    }
    const first = Object.keys(fields).find(name => found.some(({ field }) => field === name));
    if (first !== undefined) focusSoon(`[id="${inputId(first)}"]`);
  };
  /** A time of which only a part is typed: the browser hands in none, as if nothing were meant. */
  const halfTyped = (): string | undefined =>
    Object.keys(fields).find(
      name =>
        fields[name]?.kind === 'time' &&
        form.current?.querySelector<HTMLInputElement>(`[id="${inputId(name)}"]`)?.validity.badInput,
    );
  const submit = (): void => {
    const half = halfTyped();
    if (half !== undefined) {
      answer({ sentence: formText.halfTime, field: half });
      return;
    }
    if (working.current || !guard.allows(Object.entries(fields).map(wordsOf).join('\n'))) return;
    const values = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, handedIn(name, field)]),
    );
    const named = new Set(Object.values(values).flatMap(value => (isFile(value) ? [value.sha256] : [])));
    const answered = onSubmit(
      values as FormValues<Fields>,
      files.filter(({ sha256 }) => named.has(sha256)),
    );
    if (!(answered instanceof Promise)) {
      answer(answered);
      return;
    }
    const work = (on: boolean): void => {
      working.current = on;
      setBusy(on);
    };
    work(true);
    void answered.then(answer).finally(() => work(false));
  };
  /** What is wrong with what is being changed is no longer said. */
  const touch = (names: readonly string[]): void => {
    guard.reset();
    setProblems(problems.filter(({ field }) => field !== undefined && !names.includes(field)));
  };
  /** Puts values into fields, as typed. */
  const write = (values: Typed): void => {
    touch(Object.keys(values));
    // What is as it began follows the record again. A time that was emptied does not: it would go by the clock.
    const next = Object.entries({ ...begun, ...typed, ...values }).filter(
      ([name, value]) =>
        begun !== undefined || fields[name]?.kind === 'time' || !isSame(value, fields[name]?.value ?? ''),
    );
    keep(next.length === 0 ? undefined : Object.fromEntries(next));
  };
  return {
    form,
    typed,
    busy,
    guard,
    inputId,
    current,
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
    attach: (name: string, taken: TakenFile | undefined): void => {
      const { [name]: before, ...rest } = typed;
      keep(taken === undefined ? rest : { ...rest, [name]: taken.file });
      const left = files.filter(({ sha256 }) => !isFile(before) || sha256 !== before.sha256);
      const next = taken === undefined ? left : [...left, taken.packed];
      keepFiles(next.length === 0 ? undefined : next);
    },
    problemAt: (name: string): string | undefined => problems.find(({ field }) => field === name)?.sentence,
    /** What no field of the form is to blame for. */
    problem: problems.find(({ field }) => field === undefined || !(field in fields))?.sentence,
  };
}

export type FormState = ReturnType<typeof useForm>;
