import type { z } from '../../base/schema.ts';
import type { Envelope } from '../../log/envelope.ts';
import { type Kind, type NamedPerson, eventKind as ofLog } from '../../log/kind.ts';
import type { Shapes } from '../../log/shapes.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { StoryPart } from './define.ts';
import type { CommandSpec } from './desk.ts';
import type { Before, Effort } from './effort.ts';

// biome-ignore lint/suspicious/noExplicitAny: commands of any fields
type Commands = Readonly<Record<string, CommandSpec<any>>>;

/** The incident's part of a kind of event, beyond the log's; its sentences stand in its feature's `sentences.ts`. */
interface OfIncident<Event extends Envelope, Given extends Commands> {
  /** People it names, besides its writer. */
  names(event: Event): readonly NamedPerson[];
  /**
   * Subjects that it disturbs: it contradicts whatever settled one of them without knowing of it. Mostly {@link isWork} or
   * {@link nothing}.
   */
  disturbs(event: Event): readonly string[];
  /** Its part in the story; `log` for entries that only the log shows: bookkeeping, and drafts and checks on the way. */
  readonly story: StoryPart | 'log' | ((event: Event, index: PlaybookIndex) => StoryPart | 'log');
  /** When it was done, where it says so itself; ISO 8601. */
  happenedAt?(event: Event): string | undefined;
  /** Short label. */
  readonly label: string | ((event: Event) => string);
  /** Effort in a drill; `none` where it is part of another act or takes no time worth counting. */
  readonly effort: Effort | 'none' | ((event: Event, before: Before) => Effort | 'none');
  /** The commands that write it, by name. */
  readonly commands: Given;
}

/** One kind of event of an incident: all that log, desk and account have to know of it. */
export type IncidentKind<Event extends Envelope = Envelope, Given extends Commands = Commands> = Kind<Event> &
  OfIncident<Event, Given>;

/** Defines a kind of event of an incident; one that forgets something does not compile. */
export const kind = <const Type extends string, Data, Given extends Commands>(
  type: Type,
  shape: (shapes: Shapes) => z.ZodMiniType<Data>,
  rest: Omit<
    Kind<Envelope<NoInfer<Type>, NoInfer<Data>>>,
    'type' | 'shape' | 'version' | 'undoable' | 'names' | 'disturbs'
  > & {
    readonly undoable?: false;
  } & OfIncident<Envelope<NoInfer<Type>, NoInfer<Data>>, Given>,
): IncidentKind<Envelope<Type, Data>, Given> => ({ ...ofLog(type, shape, rest), ...rest });
