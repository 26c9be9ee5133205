import { failure, type Result, success } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Refusal } from '../command.ts';
import { type Context, checkPerson } from '../decide.ts';
import type { IncidentView } from '../derive.ts';
import type { Happening, IncidentEvent, Person } from '../event.ts';
import type { Log } from '../state.ts';
import { fullTimeOf, linkOf } from '../values.ts';
import type { ReleaseCommand, ReleaseRefusal } from './command.ts';

/** The events a release command leads to, or why it is refused. */
export type Answer = Result<readonly IncidentEvent[], ReleaseRefusal>;
/** A value of the form, or why it is not accepted. */
export type Checked<Value> = Result<Value, ReleaseRefusal>;
export type CommandOf<Kind extends ReleaseCommand['kind']> = Extract<ReleaseCommand, { kind: Kind }>;

/** Where a command is decided: the incident, the officer, and how an event is written. */
export interface Desk {
  readonly index: PlaybookIndex;
  readonly log: Log;
  readonly view: IncidentView;
  readonly context: Context;
  event(happening: Happening): Answer;
}

/** Says at which field of the form a check failed. */
export const field = <Value>(id: string, checked: Result<Value, Refusal>): Checked<Value> =>
  checked.ok ? checked : failure({ code: 'badField', field: id, why: checked.refusal });

/** Free text of a field, without surrounding blanks. @param limit in characters as a reader counts them */
export const text = (id: string, raw: string, limit: number, optional = false): Checked<string> =>
  field(id, checkText(raw, limit, optional));

/** Somebody who signs: a duty title alone will not do. */
export const person = (raw: Person): Checked<Person> => {
  const checked = checkPerson(raw);
  if (!checked.ok) return field('person', checked);
  return checked.value.name === '' ? field('person', failure({ code: 'nobody' })) : checked;
};

/** A time still to come. */
export function ahead(id: string, raw: string, now: number): Checked<string> {
  const at = fullTimeOf(raw);
  if (at === undefined) return field(id, failure({ code: raw.trim() === '' ? 'required' : 'notATime' }));
  return Date.parse(at) > now ? success(at) : field(id, failure({ code: 'notAhead' }));
}

/** A web address, where one is given. */
export function link(raw: string | undefined): Checked<string | undefined> {
  const typed = raw?.trim() ?? '';
  if (typed === '') return success(undefined);
  const url = linkOf(typed);
  return url === undefined ? field('link', failure({ code: 'notALink' })) : success(url);
}
