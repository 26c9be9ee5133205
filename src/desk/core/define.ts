import type { z } from '../../base/schema.ts';
import type { Envelope } from '../../log/envelope.ts';
import { type Kind, NAME_LIMIT, type NamedPerson, eventKind as ofLog } from '../../log/kind.ts';
import type { Shapes } from '../../log/shapes.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { CommandSpec } from './desk.ts';
import type { Before, Effort } from './effort.ts';

/** Limits of typed text, in characters as a reader counts them. They hold for commands and for what is read from elsewhere. */
export const TEXT_LIMITS = {
  title: 60,
  note: 4000,
  reason: 500,
  name: NAME_LIMIT,
  value: 500,
  sheet: 4000,
  /** An address as it is written down: of a Chinese one each character takes nine. */
  link: 2000,
  /** A fact of the ledger, and where it comes from. */
  fact: 1000,
  /** One part of a statement, or one field of a document. */
  part: 20_000,
} as const;

/** A number as somebody gave it. */
export const amount = ({ z }: Shapes) =>
  z.strictObject({
    number: z.number().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER)),
    approximate: z.boolean(),
  });

export type Person = z.infer<Shapes['person']>;

/** The subject of whether the incident is open or closed. */
export const OPEN = 'open';
/** For kinds that are work on the incident: a closing that did not know of it is contradicted. */
export const isWork = (): readonly string[] => [OPEN];
/** For kinds that are none, and contradict nothing that was settled. */
export const nothing = (): readonly string[] => [];
/** For kinds that name nobody beside their writer. */
export const nobody = (): readonly NamedPerson[] => [];
/** Whoever a kind names, where somebody need not be. */
export const someone = (person: NamedPerson | undefined): readonly NamedPerson[] =>
  person === undefined ? [] : [person];
/** How bodies and offices end; a name of three characters may end in a word for a place as well. */
const BODY =
  /[科局室办部委处队站所厅会]$|.{3}(?:政府|中心|公司|法院|检察院|医院|学校|电视台|报社|镇|乡|村|街道|社区|岗)$/u;
/** Those of some names that are no bodies: one typed where people go is nobody to be offered again. */
export const peopleIn = (names: readonly string[]): readonly NamedPerson[] =>
  names.filter(name => name.length < 3 || !BODY.test(name)).map(name => ({ name }));

/** What an act was to the incident: something of the whole, of a step, a note, the way to a release and from it, or that it went out or was taken down. */
export type StoryPart = 'whole' | 'step' | 'note' | 'release' | 'published';

// biome-ignore lint/suspicious/noExplicitAny: commands of any fields
type Commands = Readonly<Record<string, CommandSpec<any>>>;

/** What an incident asks of a kind of event, beside what the log does; what is said of it stands in its matter's `told.ts`. */
interface OfIncident<Event extends Envelope, Given extends Commands> {
  /** Whom it names, beside whoever wrote it. */
  names(event: Event): readonly NamedPerson[];
  /** Subjects of which it contradicts what was settled without knowing of it: {@link isWork}, or {@link nothing}. */
  disturbs(event: Event): readonly string[];
  /** Its part in the story; `log` for what only the log tells: bookkeeping, and drafts and checks on the way. */
  readonly story: StoryPart | 'log' | ((event: Event, index: PlaybookIndex) => StoryPart | 'log');
  /** When it was done, where it says so itself; ISO 8601. */
  happenedAt?(event: Event): string | undefined;
  /** What it is called in a word or two. */
  readonly label: string | ((event: Event) => string);
  /** What it takes of whoever does it in a drill; `none` where it is part of another act, or takes no time worth counting. */
  readonly effort: Effort | 'none' | ((event: Event, before: Before) => Effort | 'none');
  /** The commands that write it, by name. */
  readonly commands: Given;
}

/** One kind of event of an incident: all that log, desk and account have to know of it. */
export type IncidentKind<Event extends Envelope = Envelope, Given extends Commands = Commands> = Kind<Event> &
  OfIncident<Event, Given>;

/** Defines a kind of event of an incident; one that forgets something does not compile. */
export const kind = <const Type extends string, Data extends z.ZodMiniType, Given extends Commands>(
  type: Type,
  shape: (shapes: Shapes) => Data,
  rest: Omit<
    Kind<Envelope<NoInfer<Type>, z.infer<NoInfer<Data>>>>,
    'type' | 'shape' | 'version' | 'undoable' | 'names' | 'disturbs'
  > & {
    readonly undoable?: false;
  } & OfIncident<Envelope<NoInfer<Type>, z.infer<NoInfer<Data>>>, Given>,
): IncidentKind<Envelope<Type, z.infer<Data>>, Given> => ofLog(type, shape, rest as never) as never;

export type { z } from '../../base/schema.ts';
export { itself } from '../../log/kind.ts';
export type { Shapes };
