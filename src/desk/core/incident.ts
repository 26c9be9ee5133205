import type { Actor, Envelope } from '../../log/envelope.ts';
import type { EventOf } from '../../log/kind.ts';
import type { Log } from '../../log/log.ts';
import type { HandedIn } from './fields.ts';

/**
 * The kinds of event of an incident, by name. Each kind adds itself where it is defined (`declare module`), so that a feature reads and writes
 * events without importing the list of all kinds, which imports it. The list in `incident/kinds.ts` does not compile where one is missing.
 */
// biome-ignore lint/suspicious/noEmptyInterface: each kind adds itself
export interface IncidentKinds {}

/** An event of an incident's log. */
export type IncidentEvent = EventOf<IncidentKinds[keyof IncidentKinds]>;
export type EventType = IncidentEvent['type'];
export type EventOfType<Type extends EventType> = Extract<IncidentEvent, Envelope<Type>>;
export type IncidentLog = Log<IncidentEvent>;

/** Something written by somebody at a time, with the event that says so. */
export type Written<What = object> = What & {
  readonly event: string;
  readonly at: string;
  readonly by: Actor;
};

/** The data of an event with its writer and time, as views pass it on. `event` is its id. */
export type EventRecord<Type extends EventType> = EventOfType<Type>['data'] & Written;

type Joined<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
  ? All
  : never;
/** The commands of all kinds, by name. */
type IncidentCommands = Joined<IncidentKinds[keyof IncidentKinds]['commands']>;
type CommandName = keyof IncidentCommands;

/** A command as a form hands it in. */
export type Command = {
  [Name in CommandName]: { readonly kind: Name } & HandedIn<IncidentCommands[Name]['fields']>;
}[CommandName];
