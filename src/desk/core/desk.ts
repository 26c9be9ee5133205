import type { Result } from '../../base/result.ts';
import { firstCharacters, wellFormed } from '../../base/typed.ts';
import type { Actor, Envelope } from '../../log/envelope.ts';
import { withHash } from '../../log/hash.ts';
import { namedHeads } from '../../log/heads.ts';
import type { Kind } from '../../log/kind.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Authority } from './authority.ts';
import { type Person, TEXT_LIMITS } from './define.ts';
import type { Checked, Fields, HandedIn } from './fields.ts';
import type { Command, IncidentEvent, IncidentLog } from './incident.ts';
import type { BadField, Refusal } from './refusal.ts';
import type { IncidentView } from './view.ts';

/** Clock, ids and officer, handed in so that deciding stays pure. */
export interface Context {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly newId: () => string;
  readonly by: Actor;
  /** The standing authority of this machine. A drill has none. */
  readonly authority?: Authority | undefined;
}

/** The events to append, or why not. */
export type Answer = Result<readonly IncidentEvent[], Refusal>;

/** Where a command is decided: the incident as it stands, and the officer. */
export interface DecisionContext {
  readonly index: PlaybookIndex;
  readonly log: IncidentLog;
  readonly view: IncidentView;
  readonly context: Context;
  /** Answers with one event that knows all before it. */
  event<Event extends Envelope>(kind: Kind<Event>, data: Event['data']): Answer;
  /** Why an event cannot be taken back now; `undefined` where it can. */
  whyKept(event: IncidentEvent): 'nothingToUndo' | 'incidentClosed' | 'versionIsOut' | undefined;
  /** Goes on with another command where the first was answered with events: both, or neither. */
  followedBy(first: Answer, command: Command): Answer;
}

/** A command: its fields, and the events that follow from it. */
export interface CommandSpec<F extends Fields = Fields> {
  /** The officers who may give it: anyone at a post; only those with a name; only those with a duty title. */
  readonly who: 'anyone' | 'named' | 'titled';
  readonly fields: F;
  /** Whether it is allowed on a closed incident: it adds a word, or opens it again. */
  readonly whenClosed?: true;
  /** Gaps that depend on other fields or on the incident; a form tells them together with the faults of each field. */
  lacks?(desk: DecisionContext, typed: Partial<HandedIn<F>>): readonly BadField[];
  decide(desk: DecisionContext, checked: Checked<F>): Answer;
}

const named = (words = ''): string => firstCharacters(wellFormed(words).trim(), TEXT_LIMITS.name).trim();

/** The officer as the log will name them; `undefined` for one without a name. */
export function officerOf({ name, title }: Actor): Person | undefined {
  const [person, duty] = [named(name), named(title)];
  if (person === '') return undefined;
  return duty === '' ? { name: person } : { name: person, title: duty };
}

/** Writes an event of a stream that knows the given heads, as many as one can name. */
export function write<Event extends Envelope>(
  { now, newId, by }: Context,
  stream: string,
  prev: readonly string[],
  { type, version }: Kind<Event>,
  data: Event['data'],
): IncidentEvent {
  return withHash({
    v: version,
    id: newId(),
    stream,
    at: new Date(now).toISOString(),
    by: { role: by.role, ...officerOf(by) },
    prev: [...namedHeads(prev)],
    type,
    data,
  }) as IncidentEvent;
}

/** The data without undefined parts: a record has no place for values that nobody gave. */
export const present = <Data extends object>(
  data: Data,
): { [Name in keyof Data]: Exclude<Data[Name], undefined> } =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Data]: Exclude<Data[Name], undefined>;
  };
