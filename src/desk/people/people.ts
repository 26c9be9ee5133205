import type { Kind, NamedPerson } from '../../log/kind.ts';
import { carried } from '../../log/log.ts';
import { nobody, type Person } from '../core/define.ts';
import { present } from '../core/desk.ts';
import { live, meantBy, standingEvent } from '../core/events.ts';
import type { EventType, IncidentEvent, IncidentLog } from '../incident/kinds.ts';
import { type PersonPart, personSubject } from './person-recorded.ts';
import { comparable, pairKey, personKey, type ToldApart, titleAmong } from './same-person.ts';

/** Somebody named in the incident, as known by now. */
export type KnownPerson = NamedPerson;

/** Everyone whom the incident names. */
export interface People extends ToldApart {
  /** The last named first. */
  readonly all: readonly KnownPerson[];
}

/** Everyone whom an event names: whoever wrote it first, then those it speaks of. Taking back says nothing of anybody. */
export function namedIn(kinds: IncidentLog['family']['kinds'], event: IncidentEvent): readonly KnownPerson[] {
  const { by, type } = event;
  if (type === 'undone') return [];
  const { name, title, role } = by;
  const named: KnownPerson[] = name === undefined ? [] : [present({ name, title, role })];
  // A kind of the registry, as its type says.
  named.push(...((kinds[type] as Kind).names?.(event) ?? []));
  return named;
}

const isSame = (one: Partial<KnownPerson>, other: KnownPerson | undefined): boolean =>
  one.name === other?.name &&
  one.title === other?.title &&
  one.role === other?.role &&
  one.phone === other?.phone;

/** Everyone named by what was not taken back, and the last mention of anybody. */
function mentionsIn(log: IncidentLog): { readonly people: People; readonly last: KnownPerson | undefined } {
  const apart = new Set(
    live(log, 'toldApart').map(({ data: { name, title, other } }) => pairKey(name, [title, other])),
  );
  const found = new Map<string, KnownPerson>();
  let last: KnownPerson | undefined;
  for (const event of log.events) {
    // Most events name nobody but their writer, who wrote the one before, too.
    if ((log.family.kinds[event.type] as Kind).names === nobody && isSame(event.by, last)) continue;
    if (log.undone.has(event.id)) continue;
    for (const said of namedIn(log.family.kinds, event)) {
      if (isSame(said, last)) continue;
      last = said;
      const key = personKey({ apart }, said);
      const before = found.get(key);
      // Taken out and put in again: a map keeps the order of insertion.
      found.delete(key);
      found.set(key, present({ ...before, ...said, name: before?.name ?? said.name }));
    }
  }
  /** Before two of a name were told apart, what was said of either stands under the name alone, with the title it was said of. */
  const saidBefore = (person: Person, field: PersonPart): string | undefined =>
    titleAmong({ apart }, person) === undefined
      ? undefined
      : live(log, 'personRecorded').findLast(
          ({ data }) =>
            data.among === undefined &&
            data[field] !== undefined &&
            comparable(data.name) === comparable(person.name) &&
            comparable(data.title ?? data.known ?? '') === comparable(person.title ?? ''),
        )?.data[field];
  const recorded = (key: string, person: Person, field: PersonPart): string | undefined =>
    standingEvent(log, personSubject(key, field), 'personRecorded')?.data[field] ?? saidBefore(person, field);
  const all = [...found]
    .map(([key, { name, title, role }]): KnownPerson => {
      const person = present({ name, title });
      return present({
        name,
        title: recorded(key, person, 'title') ?? title,
        role: recorded(key, person, 'role') ?? role,
        phone: recorded(key, person, 'phone'),
      });
    })
    .reverse();
  return { people: { all, apart }, last };
}

/** Kinds that say more of people than that they are named. */
const OF_PEOPLE: readonly EventType[] = ['personRecorded', 'toldApart', 'chosen'];

const mentions = carried(mentionsIn, (before, event, log) => {
  const meant = meantBy(log, event);
  const isNews =
    OF_PEOPLE.includes(meant.type) ||
    namedIn(log.family.kinds, meant).some(said => meant !== event || !isSame(said, before.last));
  return isNews ? undefined : before;
});

/** Everyone named by what was not taken back. What was recorded of a person comes before what mentions say in passing. */
export const peopleOf = (log: IncidentLog): People => mentions(log).people;
