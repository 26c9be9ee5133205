import { type Amount, amountOf } from '../../base/amount.ts';
import { failure, type Result, success } from '../../base/result.ts';
import { checkText, momentOf } from '../../base/typed.ts';
import { MOST_PEOPLE } from '../../log/limits.ts';
import type { Want } from '../../playbook/want.ts';
import { type OfficeTask, TEXT_LIMITS } from './define.ts';
import { FILE_LIMITS } from './limits.ts';
import type { RecordedFile, RecordedValue, RecordedValues } from './recorded.ts';
import { type BadField, badFields, type Refusal, type ValueRefusal } from './refusal.ts';

/** A row of tasks as typed; `by` is ISO 8601 with zone, or '' where no time is said. */
export interface TypedTask {
  readonly who: string;
  readonly what: string;
  readonly by?: string | undefined;
}

/** A value as typed into the form of a step, before it is checked. Times are ISO 8601 with zone. */
export type TypedValue =
  | string
  /** People: names or duty titles. */
  | readonly string[]
  | readonly TypedTask[]
  /** A file whose bytes go to the store in the same write. */
  | RecordedFile;

/** A web address with a host; any other would not open from the log. */
export function linkOf(text: string): string | undefined {
  try {
    const { protocol, hostname, href } = new URL(text);
    return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') ? href : undefined;
  } catch {
    return undefined;
  }
}

/** Checks an address, and holds it to its limit as it will be written down. */
export function checkLink(text: string): Result<string, ValueRefusal> {
  const url = linkOf(text);
  return url === undefined ? failure({ code: 'notALink' }) : checkText(url, TEXT_LIMITS.link);
}

/** Names or duty titles as typed, with any usual mark between them. */
export const splitNames = (typed: string): readonly string[] => typed.split(/[、，,；;\n]/);

/** Any moment, also one ahead, as the log keeps it. Its form has years of four digits; past them it could not be read back. */
export function fullTimeOf(text: string): string | undefined {
  const moment = momentOf(text);
  const iso = moment === undefined ? '' : new Date(moment).toISOString();
  return /^\d{4}-/.test(iso) ? iso : undefined;
}

const isBlankItem = (item: string | TypedTask): boolean =>
  (typeof item === 'string' ? item : `${item.who}${item.what}${item.by ?? ''}`).trim() === '';

const isBlank = (typed: TypedValue | undefined): boolean =>
  typed === undefined ||
  (typeof typed === 'string' && typed.trim() === '') ||
  (Array.isArray(typed) && typed.every(isBlankItem));

/** Checks a file. @param before bytes of the files that the incident holds without it */
export function checkFile(file: RecordedFile, before: number): Result<RecordedFile, ValueRefusal> {
  const bytes = before + file.bytes;
  if (file.bytes > FILE_LIMITS.one)
    return failure({ code: 'fileTooLarge', bytes: file.bytes, limit: FILE_LIMITS.one });
  if (bytes > FILE_LIMITS.all) return failure({ code: 'filesTooLarge', bytes, limit: FILE_LIMITS.all });
  const name = checkText(file.name, TEXT_LIMITS.value);
  // A browser's own media type is not something the officer could shorten.
  const type = file.type.length > TEXT_LIMITS.value ? '' : file.type;
  return name.ok ? success({ ...file, name: name.value, type }) : name;
}

/** Checks names or duty titles; at least one is required. */
export function checkNames(typed: readonly string[]): Result<string[], ValueRefusal> {
  const names: string[] = [];
  for (const name of typed.filter(each => each.trim() !== '')) {
    const checked = checkText(name, TEXT_LIMITS.name);
    if (!checked.ok) return checked;
    names.push(checked.value);
  }
  if (names.length > MOST_PEOPLE)
    return failure({ code: 'tooManyNames', count: names.length, limit: MOST_PEOPLE });
  return names.length > 0 ? success(names) : failure({ code: 'required' });
}

/** Checks rows of tasks; one in which nothing is typed is none. */
export function checkTasks(typed: readonly TypedTask[]): Result<OfficeTask[], ValueRefusal> {
  const tasks: OfficeTask[] = [];
  for (const [place, row] of typed.entries()) {
    if (isBlankItem(row)) continue;
    const who = checkText(row.who, TEXT_LIMITS.name, true);
    if (!who.ok) return who;
    const what = checkText(row.what, TEXT_LIMITS.value, true);
    if (!what.ok) return what;
    if (who.value === '' || what.value === '') return failure({ code: 'unfinishedTask', row: place + 1 });
    const by = fullTimeOf(row.by ?? '');
    if ((row.by ?? '') !== '' && by === undefined) return failure({ code: 'notATime' });
    if (tasks.length === MOST_PEOPLE) return failure({ code: 'tooManyTasks', limit: MOST_PEOPLE });
    tasks.push({ who: who.value, what: what.value, ...(by !== undefined && { by }) });
  }
  return success(tasks);
}

/** A number as it is recorded with a step. */
export const numberValue = (amount: Amount): RecordedValue => ({ kind: 'number', ...amount });

const listOf = <Item>(typed: TypedValue): readonly Item[] =>
  Array.isArray(typed) ? (typed as readonly Item[]) : [];

function checkValue(want: Want, typed: TypedValue, filesSoFar: number): Result<RecordedValue, ValueRefusal> {
  if (want.kind === 'file')
    return typeof typed === 'string' || !('sha256' in typed)
      ? failure({ code: 'noFile' })
      : checkFile(typed, filesSoFar);
  if (want.kind === 'tasks') {
    const tasks = checkTasks(listOf<TypedTask>(typed));
    return tasks.ok ? success({ kind: 'tasks', tasks: tasks.value }) : tasks;
  }
  if (want.kind === 'people') {
    const names = checkNames(typeof typed === 'string' ? splitNames(typed) : listOf<string>(typed));
    return names.ok ? success({ kind: 'people', people: names.value }) : names;
  }
  if (typeof typed !== 'string') return failure({ code: 'required' });
  const limit = want.kind === 'link' ? 'link' : want.kind === 'office' ? 'name' : 'value';
  const text = checkText(typed, TEXT_LIMITS[limit]);
  if (!text.ok) return text;
  switch (want.kind) {
    case 'text':
    case 'office':
      return success({ kind: 'text', text: text.value });
    case 'link': {
      const url = checkLink(text.value);
      return url.ok ? success({ kind: 'link', url: url.value }) : url;
    }
    case 'number': {
      const amount = amountOf(text.value);
      return amount === undefined ? failure({ code: 'notANumber' }) : success(numberValue(amount));
    }
    case 'time': {
      // A promised next update lies ahead, so any moment of the calendar will do.
      const at = fullTimeOf(text.value);
      return at === undefined ? failure({ code: 'notATime' }) : success({ kind: 'time', at });
    }
  }
}

/**
 * Checks the input against the values that a step wants. Values the step does not know are left out.
 * @param filesSoFar bytes of all files the incident holds already
 * @returns the values to record, or the first want that is missing or wrong
 */
export function checkValues(
  wants: readonly Want[],
  typed: Readonly<Record<string, TypedValue>>,
  filesSoFar: number,
): Result<RecordedValues, Refusal> {
  const values: Record<string, RecordedValue> = {};
  const wrong: BadField[] = [];
  let files = filesSoFar;
  for (const want of wants) {
    const value = typed[want.id];
    if (value === undefined || isBlank(value)) {
      if (want.optional === true) continue;
      wrong.push({ field: want.id, why: { code: want.kind === 'file' ? 'noFile' : 'required' } });
      continue;
    }
    const checked = checkValue(want, value, files);
    if (!checked.ok) {
      wrong.push({ field: want.id, why: checked.refusal });
      continue;
    }
    if (checked.value.kind === 'file') files += checked.value.bytes;
    values[want.id] = checked.value;
  }
  const refusal = badFields(wrong);
  return refusal === undefined ? success(values) : failure(refusal);
}

/** Whether a step can be done with a single tick: it has no want that must be filled in. */
export function needsValues(wants: readonly Want[] | undefined): boolean {
  return wants?.some(({ optional }) => optional !== true) ?? false;
}
