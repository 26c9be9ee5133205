import { type Amount, amountOf } from '../../base/amount.ts';
import { failure, type Result, success } from '../../base/result.ts';
import { checkText, checkTime, wellFormed } from '../../base/typed.ts';
import { type OfficeTask, type Person, TEXT_LIMITS } from './define.ts';
import { checkOccurrence, type Occurrence } from './occurrence.ts';
import { type BadField, badFields, type Refusal } from './refusal.ts';
import { checkLink, checkTasks, fullTimeOf, type TypedTask } from './values.ts';

/**
 * A field of a command, as data: its kind, its limit, whether it is required. One checker serves all of them, and a form can be
 * drawn from them.
 * @template Typed the input
 * @template Checked the checked value
 */
export type DeclaredField<Typed = unknown, Checked = unknown> = FieldKind & {
  /** How a form asks for it; of a field that each form asks for in words of its own there is none. */
  readonly asked?: Wording;
  /** Only for inference: never set. */
  readonly types?: readonly [typed: Typed, checked: Checked];
};

/** Label and hint of a field, declared once beside the command for every form that draws it. */
export interface Wording {
  readonly label: string;
  readonly hint?: string;
  /** Label of a person's second line. */
  readonly titleLabel?: string;
  /** A text of several lines. */
  readonly long?: true;
}

/** Parts of a person that are required: name or duty title; name; or both, as for everyone who signs. */
type PersonNeed = 'either' | 'name' | 'both';

type FieldKind =
  | { readonly kind: 'text'; readonly limit: number; readonly optional: boolean }
  /** An office or another body, and nobody in it. */
  | { readonly kind: 'office'; readonly optional: boolean }
  /** `past`: not ahead of now. `ahead`: still to come. Times are ISO 8601 with zone. */
  | { readonly kind: 'time'; readonly when: 'past' | 'ahead' | 'any'; readonly optional: boolean }
  | { readonly kind: 'link'; readonly optional: boolean }
  /** A whole number, or about so many, as {@link amountOf} reads it. */
  | { readonly kind: 'amount'; readonly optional: boolean }
  | { readonly kind: 'person'; readonly needs: PersonNeed; readonly optional: boolean }
  /** When the matter happened, and how surely. */
  | { readonly kind: 'occurrence' }
  /** Who does what by when, a row each; may be left out. */
  | { readonly kind: 'tasks'; readonly optional: true }
  /** A telephone number of the office; may be left out. */
  | { readonly kind: 'phone'; readonly optional: true }
  | { readonly kind: 'choice'; readonly of: readonly string[]; readonly optional: boolean }
  /** An id, or something with a shape of its own, that the command checks against the incident. */
  | { readonly kind: 'opaque' };

/** A field with the words it is asked with. */
export const asked = <Of extends DeclaredField, const Words extends Wording>(
  field: Of,
  words: Words,
): Of & { readonly asked: Words } => ({ ...field, asked: words });

type Optional<Value, Is extends boolean> = Is extends true ? Value | undefined : Value;

export const textField = <const Is extends boolean = false>(
  limit: number,
  optional: Is = false as Is,
): DeclaredField<Optional<string, Is>, Optional<string, Is>> => ({ kind: 'text', limit, optional });

export const officeField = <const Is extends boolean = false>(
  optional: Is = false as Is,
): DeclaredField<Optional<string, Is>, Optional<string, Is>> => ({ kind: 'office', optional });

export const timeField = <const Is extends boolean = false>(
  when: 'past' | 'ahead' | 'any',
  optional: Is = false as Is,
): DeclaredField<Optional<string, Is>, Optional<string, Is>> => ({ kind: 'time', when, optional });

/** Beside an answer: when more will be said. Nobody reads the answer for it. */
export const promisedField = asked(timeField('ahead', true), {
  label: '几点再说（没有说定的不填）',
  hint: '到这个时间没有新情况，也要再答复一次。',
});

export const linkField: DeclaredField<string | undefined, string | undefined> = {
  kind: 'link',
  optional: true,
};
export const amountField = <const Is extends boolean = false>(
  optional: Is = false as Is,
): DeclaredField<Optional<string, Is>, Optional<Amount, Is>> => ({ kind: 'amount', optional });
export const personField = <const Is extends boolean = false>(
  needs: PersonNeed,
  optional: Is = false as Is,
): DeclaredField<Optional<Person, Is>, Optional<Person, Is>> => ({ kind: 'person', needs, optional });
export const occurrenceField: DeclaredField<Occurrence | undefined, Occurrence> = { kind: 'occurrence' };
export const tasksField: DeclaredField<readonly TypedTask[] | undefined, OfficeTask[] | undefined> = {
  kind: 'tasks',
  optional: true,
};
/** Signers need a name and a title. */
export const signerField = personField('both');
/** The reason for one person doing what the plan gives to two, 一人兼. */
export const combinedField = textField(TEXT_LIMITS.reason, true);
export const phoneField: DeclaredField<string | undefined, string | undefined> = {
  kind: 'phone',
  optional: true,
};
export const choiceField = <const Of extends readonly string[], const Is extends boolean = false>(
  of: Of,
  optional: Is = false as Is,
): DeclaredField<Optional<Of[number], Is>, Optional<Of[number], Is>> => ({ kind: 'choice', of, optional });
export const opaqueField = <Value>(): DeclaredField<Value, Value> => ({ kind: 'opaque' });

export type Fields = Readonly<Record<string, DeclaredField>>;
export type TypedOf<F> = F extends { readonly types?: readonly [infer Typed, unknown] } ? Typed : never;
type CheckedOf<F> = F extends { readonly types?: readonly [unknown, infer Checked] } ? Checked : never;
type Required<F extends Fields> = {
  [Name in keyof F]: undefined extends TypedOf<F[Name]> ? never : Name;
}[keyof F];
/** Raw values as a form submits them. */
export type HandedIn<F extends Fields> = { readonly [Name in Required<F>]: TypedOf<F[Name]> } & {
  readonly [Name in Exclude<keyof F, Required<F>>]?: TypedOf<F[Name]>;
};
/** Checked values. */
export type Checked<F extends Fields> = { readonly [Name in keyof F]: CheckedOf<F[Name]> };

function checkPerson({ name, title }: Person, needs: PersonNeed): Result<Person, Refusal> {
  const checked = checkText(name, TEXT_LIMITS.name, true);
  if (!checked.ok) return checked;
  const duty = checkText(title ?? '', TEXT_LIMITS.name, true);
  if (!duty.ok) return duty;
  if (checked.value === '' && needs !== 'either') return failure({ code: 'unnamed' });
  if (checked.value === '' && duty.value === '') return failure({ code: 'nobody' });
  if (duty.value !== '') return success({ name: checked.value, title: duty.value });
  return needs === 'both' ? failure({ code: 'noTitle' }) : success({ name: checked.value });
}

/** Extensions and area codes as they are written: 0701-0000000 转 12. */
const isPhone = (text: string): boolean => /^[\d+\-()（）/、,，转 ]{3,30}$/.test(text);

function checkField(field: FieldKind, raw: unknown, now: number): Result<unknown, Refusal> {
  switch (field.kind) {
    case 'opaque':
      return success(raw);
    case 'text':
    case 'office': {
      const limit = field.kind === 'text' ? field.limit : TEXT_LIMITS.name;
      const text = checkText(typeof raw === 'string' ? raw : '', limit, field.optional);
      return text.ok && text.value === '' ? success(undefined) : text;
    }
    case 'choice':
      if (field.optional && (raw ?? '') === '') return success(undefined);
      return field.of.some(each => each === raw) ? success(raw) : failure({ code: 'notAnOption' });
    case 'tasks': {
      const tasks = checkTasks((raw ?? []) as readonly TypedTask[]);
      return tasks.ok && tasks.value.length === 0 ? success(undefined) : tasks;
    }
    case 'occurrence':
      return typeof raw === 'object'
        ? checkOccurrence(raw as Occurrence, now)
        : failure({ code: (raw ?? '') === '' ? 'required' : 'notATime' });
    case 'person':
      if (raw === undefined && field.optional) return success(undefined);
      return checkPerson((raw ?? { name: '' }) as Person, field.needs);
    default: {
      const typed = wellFormed(String(raw ?? '')).trim();
      if (typed !== '') return checkLine(field, typed, now);
      return field.optional ? success(undefined) : failure({ code: 'required' });
    }
  }
}

/** Single-line text with a format of its own. */
function checkLine(
  field: Extract<FieldKind, { kind: 'time' | 'link' | 'amount' | 'phone' }>,
  typed: string,
  now: number,
): Result<unknown, Refusal> {
  switch (field.kind) {
    case 'amount': {
      const amount = amountOf(typed);
      const isWhole = amount !== undefined && Number.isInteger(amount.number);
      return isWhole ? success(amount) : failure({ code: 'notANumber' });
    }
    case 'phone':
      return isPhone(typed) ? success(typed) : failure({ code: 'notAPhone' });
    case 'link':
      return checkLink(typed);
    case 'time': {
      if (field.when === 'past') return checkTime(typed, now);
      const at = fullTimeOf(typed);
      if (at === undefined) return failure({ code: 'notATime' });
      return field.when === 'any' || Date.parse(at) > now ? success(at) : failure({ code: 'notAhead' });
    }
  }
}

/**
 * Checks all input, in the order of the fields.
 * @param now milliseconds since the epoch
 * @returns the checked values, or every faulty field with its reason: three empty fields are reported at once
 */
export function checkFields<F extends Fields>(
  fields: F,
  typed: HandedIn<F>,
  now: number,
): Result<Checked<F>, Refusal> {
  const checked: Record<string, unknown> = {};
  const wrong: BadField[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = checkField(field, (typed as Readonly<Record<string, unknown>>)[name], now);
    if (value.ok) checked[name] = value.value;
    else wrong.push({ field: name, why: value.refusal });
  }
  const refusal = badFields(wrong);
  return refusal === undefined ? success(checked as Checked<F>) : failure(refusal);
}
