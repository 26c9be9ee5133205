import { useRef, useState } from 'preact/hooks';
import type { PackedFile } from '../desk/packages/package.ts';
import { useDraft, useDrafts } from './draft.ts';
import type { FieldAsk, FormFields, FormValues } from './fields.ts';
import { giveFocusRefused } from './focus.ts';
import { formDraft, type TypedFields } from './form-draft.ts';
import { useChosenFiles } from './form-files.ts';
import { formValues, useStandingClocks } from './form-values.ts';
import { formText } from './form-words.ts';
import { lacksTitle, NOBODY, type TypedPerson, titleId } from './person.ts';
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
  Array.isArray(value) ? JSON.stringify(value) === JSON.stringify(before || []) : value === before;

/** The problems of a form that was not taken. */
function useProblems(fields: FormFields) {
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  return {
    set: setProblems,
    add: (problem: FormProblem): void => setProblems(now => [...now, problem]),
    /** The problem of a field disappears when the field is changed, and so does one of no field. */
    leave: (names: readonly string[]): void =>
      setProblems(now => now.filter(({ field }) => field !== undefined && !names.includes(field))),
    at: (name: string): string | undefined => {
      const [problem, field] = [problems.find(each => each.field === name), fields[name]];
      return problem?.isMissing && field !== undefined ? formText.missing(field.label) : problem?.sentence;
    },
    /** The problem that belongs to no field of the form. */
    elsewhere: problems.find(({ field }) => field === undefined || !(field in fields))?.sentence,
  };
}

const problemsIn = (answered: Refused): readonly FormProblem[] =>
  answered === undefined ? [] : 'sentence' in answered ? [answered, ...(answered.also ?? [])] : answered;

/** Doubts about values: each is put to the user once, and what he hands in again he has confirmed. */
function useDoubts<Fields extends FormFields>(doubt: FormProps<Fields>['doubt']) {
  /** Sentences of the doubts that the user has been asked about. */
  const asked = useRef(new Set<string>());
  return {
    /** @returns the doubts to ask about, and whether any was confirmed */
    of: (values: FormValues<Fields>): { readonly fresh: readonly FormProblem[]; readonly isAny: boolean } => {
      const doubts = [doubt?.(values)].flat().filter(each => each !== undefined);
      const fresh = doubts.filter(({ sentence }) => !asked.current.has(sentence));
      for (const { sentence } of fresh) asked.current.add(sentence);
      return { fresh, isAny: doubts.length > 0 };
    },
    clear: (): void => asked.current.clear(),
  };
}

/** Work of a form that takes a while: known before the next drawing, for a second press must not hand in twice. */
function useWorking() {
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  return {
    busy,
    isOn: (): boolean => working.current,
    set: (on: boolean): void => {
      working.current = on;
      setBusy(on);
    },
  };
}

/** Gives a form's values to whoever takes them, once the files are read. @param answer called with why they were not taken */
function useHandingIn<Fields extends FormFields>(
  { doubt, onSubmit }: Pick<FormProps<Fields>, 'doubt' | 'onSubmit'>,
  values: ReturnType<typeof formValues<Fields>>,
  { read }: Pick<ReturnType<typeof useChosenFiles>, 'read'>,
  answer: (answered: Refused) => void,
) {
  const guard = usePrivacyGuard();
  const doubts = useDoubts(doubt);
  const working = useWorking();

  const handIn = (): void => {
    if (!guard.allows(values.words())) return;
    const all = values.all();
    const { fresh, isAny } = doubts.of(all);
    if (fresh.length > 0) {
      answer(fresh);
      return;
    }
    const answered = onSubmit(all, values.filesOf(all), isAny ? true : undefined);
    if (!(answered instanceof Promise)) {
      answer(answered);
      return;
    }
    working.set(true);
    // A failure to load or save has no sentence of its own.
    void answered
      .catch((): FormProblem => ({ sentence: formText.failed }))
      .then(answer)
      .finally(() => working.set(false));
  };
  /** @param halfTyped the field of which only a part is typed */
  const submit = (halfTyped: () => string | undefined): void => {
    if (working.isOn()) return;
    const reading = read();
    if (reading === undefined) {
      const field = halfTyped();
      if (field === undefined) handIn();
      else answer({ sentence: formText.halfTime, field });
      return;
    }
    // A chosen file is handed in too, however long it takes to read.
    working.set(true);
    void reading.then(isRead => {
      working.set(false);
      if (isRead) submit(halfTyped);
    });
  };
  return {
    guard,
    busy: working.busy,
    submit,
    clear: (): void => {
      guard.reset();
      doubts.clear();
    },
  };
}

/** Kinds in which a time is typed. */
const TIMES: ReadonlySet<FieldAsk['kind'] | undefined> = new Set<FieldAsk['kind']>([
  'time',
  'occurrence',
  'tasks',
]);

/** The inputs of a form on the page. @param id their prefix @param person a person field's present value */
function useInputs(id: string, fields: FormFields, person: (name: string) => TypedPerson | undefined) {
  const form = useRef<HTMLFormElement>(null);
  const idOf = (name: string): string => fields[name]?.id ?? `${id}-${name}`;
  return {
    form,
    idOf,
    /** The id of the input that a refusal of its field is about: of somebody who signs it may be the title. */
    atFault: (name: string): string => {
      const [field, own] = [fields[name], idOf(name)];
      return field?.kind === 'person' && lacksTitle(field, person(name) ?? NOBODY) ? titleId(own) : own;
    },
    /** A time field of which only a part is typed: the browser hands in none, as if nothing were meant. */
    halfTyped: (): string | undefined =>
      Object.keys(fields).find(
        name =>
          TIMES.has(fields[name]?.kind) &&
          [
            ...(form.current?.querySelectorAll<HTMLInputElement>(
              `input[id="${idOf(name)}"], input[id^="${idOf(name)}-"]`,
            ) ?? []),
          ].some(({ validity }) => validity.badInput),
      ),
  };
}

/** The state of a form: its input, its problems, and handing it in. */
export function useForm<Fields extends FormFields>(props: FormProps<Fields>) {
  const { id, draft = id, fields, begun, stays = false, onDone } = props;
  const half = formDraft(useDrafts(), draft);
  const problems = useProblems(fields);
  const clocks = useStandingClocks(fields);
  const values = formValues(fields, begun, half, clocks);
  const inputs = useInputs(id, fields, values.person);
  const files = useChosenFiles(fields, half, (field, sentence) => problems.add({ sentence, field }));

  const answer = (answered: Refused): void => {
    const found = problemsIn(answered);
    problems.set(found);
    if (found.length === 0) {
      clocks.clear();
      if (!stays) clear();
      onDone?.();
      return;
    }
    const first = Object.keys(fields).find(name => found.some(({ field }) => field === name));
    if (first !== undefined) giveFocusRefused(inputs.atFault(first));
  };
  const handing = useHandingIn(props, values, files, answer);
  const { guard, busy } = handing;
  const clear = (): void => {
    handing.clear();
    clocks.clear();
    problems.set([]);
    files.clear();
    half.clear();
  };
  const touch = (names: readonly string[]): void => {
    guard.reset();
    clocks.stand();
    problems.leave(names);
  };
  /** Puts values into fields, as typed. */
  const write = (typed: TypedFields): void => {
    touch(Object.keys(typed));
    // A value that equals the initial one follows the record again. An emptied time does not: it would go by the clock.
    const next = Object.entries({ ...begun, ...half.typed(), ...typed }).filter(
      ([name, value]) =>
        begun !== undefined || fields[name]?.kind === 'time' || !isSame(value, fields[name]?.value ?? ''),
    );
    half.keep(Object.fromEntries(next));
  };
  return {
    form: inputs.form,
    typed: half.typed(),
    busy,
    guard,
    inputId: inputs.idOf,
    current: values.current,
    /** A field as it is drawn: once the form was begun its clock stands. */
    fieldOf: (name: string): FieldAsk | undefined => {
      const [field, moment] = [fields[name], clocks.at(name)];
      return field?.kind === 'time' && moment !== undefined ? { ...field, clock: () => moment } : field;
    },
    submit: (): void => handing.submit(inputs.halfTyped),
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
    choose: (name: string, file: File | undefined): void => {
      touch([name]);
      files.choose(name, file);
    },
    problemAt: problems.at,
    problem: problems.elsewhere,
  };
}

export type FormState = ReturnType<typeof useForm>;
