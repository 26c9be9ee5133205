import { remembered } from '../base/remember.ts';
import type { Kind, Named } from '../log/kind.ts';
import { present } from './desk.ts';
import { type PersonPart, personSubject } from './kinds/person-recorded.ts';
import { type IncidentEvent, type IncidentLog, incidentKinds, live, standing } from './kinds/registry.ts';
import { pairKey, personKey, type ToldApart } from './same-person.ts';

/** Somebody named in the incident, as known by now. */
export type KnownPerson = Named;

/** Everyone whom the incident names. */
export interface People extends ToldApart {
  /** The last named first. */
  readonly all: readonly KnownPerson[];
}

/** Everyone whom an event names: whoever wrote it first, then those it speaks of. Taking back says nothing of anybody. */
export function namedIn(event: IncidentEvent): readonly KnownPerson[] {
  const { by, type } = event;
  if (type === 'undone') return [];
  const { name, title, role } = by;
  const named: KnownPerson[] = name === undefined ? [] : [present({ name, title, role })];
  // A kind of the registry, as its type says.
  named.push(...((incidentKinds[type] as Kind).names?.(event) ?? []));
  return named;
}

const isSame = (one: KnownPerson, other: KnownPerson): boolean =>
  one.name === other.name &&
  one.title === other.title &&
  one.role === other.role &&
  one.phone === other.phone;

/** All events are asked again with each act. */
const knownIn = remembered(namedIn);

/** Everyone named by what was not taken back. What was recorded of a person comes before what mentions say in passing. */
export function peopleOf(log: IncidentLog): People {
  const apart = new Set(
    live(log, 'toldApart').map(({ data: { name, title, other } }) => pairKey(name, [title, other])),
  );
  const found = new Map<string, KnownPerson>();
  let last: KnownPerson | undefined;
  for (const event of log.events) {
    if (log.undone.has(event.id)) continue;
    for (const said of knownIn(event)) {
      // Most events were written by whoever wrote the one before.
      if (last !== undefined && isSame(said, last)) continue;
      last = said;
      const key = personKey({ apart }, said);
      const before = found.get(key);
      // Taken out and put in again: a map keeps the order of insertion.
      found.delete(key);
      found.set(key, present({ ...before, ...said, name: before?.name ?? said.name }));
    }
  }
  const recorded = (key: string, field: PersonPart): string | undefined =>
    standing(log, personSubject(key, field), 'personRecorded')?.data[field];
  const all = [...found]
    .map(
      ([key, { name, title, role }]): KnownPerson =>
        present({
          name,
          title: recorded(key, 'title') ?? title,
          role: recorded(key, 'role') ?? role,
          phone: recorded(key, 'phone'),
        }),
    )
    .reverse();
  return { all, apart };
}
