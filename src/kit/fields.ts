import type { ComponentChildren } from 'preact';
import type { Person } from '../desk/core/define.ts';
import type {
  DeclaredField as CommandField,
  Fields as CommandFields,
  TypedOf,
  Wording,
} from '../desk/core/fields.ts';
import type { Occurrence } from '../desk/core/occurrence.ts';
import type { RecordedFile } from '../desk/core/recorded.ts';
import type { TypedTask } from '../desk/core/values.ts';
import type { PackedFile } from '../desk/packages/package.ts';
import type { TypedOccurrence } from './occurrence.ts';
import type { TypedPerson } from './person.ts';

/** Options in their order, from each value's words. */
export const optionsOf = (words: Readonly<Record<string, string>>): readonly FieldOption[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Wording of every field. */
interface Words {
  readonly label: string;
  readonly hint?: string | undefined;
  /**
   * Origin of a proposed initial value. It looks proposed until something else is entered, is never folded away, and enters no
   * record before the form is handed in.
   */
  readonly source?: string | undefined;
  /** A problem with the words in it, known while they are typed. */
  readonly wrong?: string | undefined;
  /** The id of its input, where it is not the form's and its own name. */
  readonly id?: string;
  /** It is refused where nothing is in it. */
  readonly required?: boolean | undefined;
  /** Not asked while another field answers it. */
  readonly disabled?: boolean | undefined;
  /** Its label is a heading of the screen. */
  readonly rank?: 1 | 2 | undefined;
  /** Stands small in that heading, before the label: which of several it is. */
  readonly place?: string | undefined;
  /** Context above the field. */
  readonly above?: ComponentChildren;
  /** Stands below it: what helps to fill it in. */
  readonly below?: ComponentChildren;
  /**
   * Folded away under these words, with every other field that has the same, until one of them is needed. A folded field may
   * not hold a proposal.
   */
  readonly folded?: string | undefined;
}

/** A field whose value is stored elsewhere: input goes there at once, and the form holds none of it. */
interface Kept<Value> {
  onValue?(value: Value): void;
}

/** One line; `text` has several, `office` the name of one, `people` several names, `count` understands 约 and 万, `day` is `YYYY-MM-DD`. */
export interface TextAsk extends Words, Kept<string> {
  readonly kind: 'line' | 'text' | 'office' | 'people' | 'count' | 'link' | 'phone' | 'day';
  readonly value?: string | undefined;
  /** Offered while typing. */
  readonly offers?: readonly string[];
  readonly rows?: number;
  /** The most characters its command takes. */
  readonly limit?: number | undefined;
  /** Kind of value that a browser may fill in; by default none. */
  readonly autocomplete?: string;
}

/** A passphrase. `isNew` keeps browsers from offering a saved one; `shown` lets the user read it. */
export interface SecretAsk extends Words {
  readonly kind: 'secret';
  readonly value?: undefined;
  readonly isNew?: boolean;
  readonly shown?: boolean;
}

/**
 * A moment in Shanghai time. `value` is as typed, `YYYY-MM-DDTHH:mm`, or ISO 8601 with zone, and then handed in as it is where
 * nobody changed it; without one it goes by `clock` until something is typed.
 */
export interface TimeAsk extends Words, Kept<string> {
  readonly kind: 'time';
  readonly value?: string | undefined;
  readonly clock?: (() => number) | undefined;
}

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly about?: string | undefined;
  /** The shape of the checklist that says the same. */
  readonly state?: string;
}

/**
 * One of several: in a list that opens, side by side, in a bar of words of which one is always on, or as cards.
 */
export interface ChoiceAsk extends Words, Kept<string> {
  readonly kind: 'choice';
  readonly options: readonly FieldOption[];
  readonly shown?: 'side by side' | 'bar' | 'cards';
  readonly value?: string | undefined;
  /** An option was pressed, which leads on; by arrow keys and the space bar one only chooses. */
  onPress?(value: string): void;
}

/** Any of several. */
export interface ChoicesAsk extends Words, Kept<readonly string[]> {
  readonly kind: 'choices';
  readonly options: readonly FieldOption[];
  readonly shown?: 'cards';
  readonly value?: readonly string[];
  /** Words of a box before the others that chooses all of them. */
  readonly all?: string | undefined;
}

export interface PersonAsk extends Words {
  readonly kind: 'person';
  readonly value?: TypedPerson | undefined;
  readonly titleLabel?: string;
  /** A signature needs the title. */
  readonly signs?: boolean;
}

/** When something happened, and how surely. */
export interface OccurrenceAsk extends Words {
  readonly kind: 'occurrence';
  readonly value?: TypedOccurrence | undefined;
}

/** Who does what by when, a row each. */
export interface TasksAsk extends Words {
  readonly kind: 'tasks';
  readonly value?: readonly TypedTask[] | undefined;
}

/** A file on the officer's machine. `take` reads it: it comes back with its bytes, or a sentence says why not. */
export interface FileAsk extends Words {
  readonly kind: 'file';
  readonly value?: RecordedFile | undefined;
  /** Media types that are offered. */
  readonly accept?: string;
  readonly take: (file: File) => Promise<TakenFile | string>;
}

/** The origin of a field's proposed value; `undefined` once something else was entered, or where nothing is proposed. */
export const proposedFrom = ({ source, value }: FieldAsk, stands: unknown): string | undefined =>
  stands === value && isProposal(value) ? source : undefined;

const isProposal = (value: FieldAsk['value']): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0) && !isNobody(value);

const isNobody = (value: FieldAsk['value']): boolean =>
  typeof value === 'object' && 'title' in value && value.name === '' && value.title === '';

/** The words under which a field is folded away; `undefined` for a proposal, which must not be handed in unseen. */
export const foldOf = (field: FieldAsk): string | undefined =>
  proposedFrom(field, field.value) === undefined ? field.folded : undefined;

/** The clock that a time goes by: a folded one, which nobody sees, goes by none. */
export const clockOf = ({ clock, folded }: TimeAsk): TimeAsk['clock'] =>
  folded === undefined ? clock : undefined;

/** A file of the officer's machine, as it is recorded, and its bytes. */
export interface TakenFile {
  readonly file: RecordedFile;
  readonly packed: PackedFile;
}

/** Fields of words, times and choices: all that pages with a small first load use. */
export type PlainAsk = TextAsk | TimeAsk | ChoiceAsk | ChoicesAsk;

export type FieldAsk = PlainAsk | SecretAsk | PersonAsk | OccurrenceAsk | TasksAsk | FileAsk;
export type FormFields = Readonly<Record<string, FieldAsk>>;

type ValueOf<Field> = Field extends undefined
  ? undefined
  : Field extends PersonAsk
    ? Person
    : Field extends ChoicesAsk
      ? readonly string[]
      : Field extends FileAsk
        ? RecordedFile | undefined
        : Field extends OccurrenceAsk
          ? Occurrence | undefined
          : Field extends TasksAsk
            ? readonly TypedTask[]
            : string;

/** Values that a form hands in, by field: times as ISO 8601 with zone where they are whole, all else as typed. */
export type FormValues<Fields extends FormFields> = {
  readonly [Name in keyof Fields]: ValueOf<Fields[Name]>;
};

type AskOf<Typed> = [Exclude<Typed, undefined>] extends [Person]
  ? PersonAsk
  : [Exclude<Typed, undefined>] extends [Occurrence]
    ? OccurrenceAsk
    : [Exclude<Typed, undefined>] extends [readonly TypedTask[]]
      ? TasksAsk
      : TextAsk | TimeAsk;

/** The form's field for each kind of a command's field, except texts of several lines. */
const KIND: Readonly<Record<CommandField<unknown>['kind'], FieldAsk['kind']>> = {
  text: 'line',
  office: 'office',
  person: 'person',
  time: 'time',
  link: 'link',
  phone: 'phone',
  occurrence: 'occurrence',
  tasks: 'tasks',
  amount: 'count',
  choice: 'line',
  opaque: 'line',
};

/** Details of one form: a moment that is now unless typed, an initial value, other words than the command's own. */
type Particular = Partial<Words> & {
  readonly long?: boolean;
  readonly clock?: () => number;
  readonly value?: string | TypedPerson | TypedOccurrence | undefined;
  readonly offers?: readonly string[];
  readonly titleLabel?: string;
};

/**
 * The field of a form that a command's field asks for: its kind, its limit, whether it is a signature and, where they are the same in
 * every form, its words come from the command.
 */
export function ask<Typed>(
  field: CommandField<Typed> & { readonly asked: Wording },
  particular?: Particular,
): AskOf<Typed>;
export function ask<Typed>(
  field: CommandField<Typed>,
  particular: Particular & { readonly label: string },
): AskOf<Typed>;
export function ask<Typed>(field: CommandField<Typed>, particular: Particular = {}): AskOf<Typed> {
  const { long = false, ...words } = { ...field.asked, ...particular };
  const kind = field.kind === 'text' && long ? 'text' : KIND[field.kind];
  const limits = field.kind === 'text' && { limit: field.limit };
  const signs = field.kind === 'person' && { signs: field.needs === 'both' };
  const required = field.kind !== 'person' && 'optional' in field && !field.optional && { required: true };
  return { ...required, ...words, kind, ...limits, ...signs } as unknown as AskOf<Typed>;
}

type Worded<Fields extends CommandFields> = {
  [Name in keyof Fields]: Fields[Name] extends { readonly asked: Wording } ? Name : never;
}[keyof Fields];

/** Every field of a command that says how it is asked, in its order. @param particular of single ones, by name */
export const asks = <Fields extends CommandFields>(
  fields: Fields,
  particular: { readonly [Name in Worded<Fields>]?: Particular } = {},
) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { asked, ...field }]) =>
      asked === undefined
        ? []
        : [[name, ask({ ...field, asked }, particular[name as Worded<Fields>])] as const],
    ),
  ) as { readonly [Name in Worded<Fields>]: AskOf<TypedOf<Fields[Name]>> };
