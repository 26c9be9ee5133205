import { groupBy } from '../../base/group.ts';
import { remembered } from '../../base/remember.ts';
import { carried } from '../../log/carried.ts';
import type { Kind, NamedPerson } from '../../log/kind.ts';
import { LayeredMap } from '../../log/layered-map.ts';
import { nobody } from '../core/define.ts';
import { present } from '../core/desk.ts';
import { currentEvent, live, meantBy } from '../core/events.ts';
import type { EventType, IncidentEvent, IncidentLog } from '../core/incident.ts';
import { type PersonPart, personSubject } from './person-recorded.ts';
import {
  aliasesOf,
  comparable,
  type Distinguished,
  isAlias,
  keysOf,
  pairKey,
  personKey,
  titleAmong,
} from './same-person.ts';

/** Somebody named in the incident, as known by now. */
export type KnownPerson = NamedPerson;

/** Everyone named, and who of them is who. */
export interface People extends Distinguished {
  /** The last named first. */
  readonly all: readonly KnownPerson[];
}

/** Everyone whom an event names: its writer first, then those it speaks of. An undoing names nobody. */
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

/** Kept per log, so that one more mention costs little beside thousands. */
interface Mentions {
  readonly people: People;
  /** The last mention of anybody. */
  readonly last: KnownPerson | undefined;
  /** By the key of a person: what mentions say of them in passing, and the same as `people.all` has it. */
  readonly found: LayeredMap<string, { readonly said: KnownPerson; readonly known: KnownPerson }>;
}

/** Who an event names. Kept with the event: that of thousands is asked for again with each that is taken back. */
const namedBy = remembered((kinds: IncidentLog['family']['kinds']) =>
  remembered((event: IncidentEvent) => namedIn(kinds, event)),
);

/** Merges a mention into those before it. */
const joined = (people: Distinguished, before: KnownPerson | undefined, said: KnownPerson): KnownPerson =>
  present({
    ...before,
    ...said,
    name: before !== undefined && !isAlias(people, before) ? before.name : said.name,
  });

/** A person as known by now: recorded details take precedence over mentions. */
function knownAs(log: IncidentLog, apart: Distinguished, key: string, said: KnownPerson): KnownPerson {
  const { name, title, role } = said;
  const person = present({ name, title });
  /** Before two namesakes were distinguished, details of either were recorded under the name alone, with the title they then had. */
  const saidBefore = (field: PersonPart): string | undefined =>
    titleAmong(apart, person) === undefined
      ? undefined
      : currentOf(log)
          .get(`${comparable(name)}/${comparable(title ?? '')}`)
          ?.findLast(({ data }) => data[field] !== undefined)?.data[field];
  const recorded = (field: PersonPart): string | undefined =>
    keysOf(apart, key)
      .map(each => currentEvent(log, personSubject(each, field), 'personRecorded')?.data[field])
      .find(said => said !== undefined) ?? saidBefore(field);
  return present({
    name,
    title: recorded('title') ?? title,
    role: recorded('role') ?? role,
    phone: recorded('phone'),
  });
}

/** Details recorded before the person was told from others of the same name, by name and title. */
const currentOf = remembered((log: IncidentLog) =>
  groupBy(
    live(log, 'personRecorded').filter(({ data }) => data.among === undefined),
    ({ data: { name, title, known } }) => `${comparable(name)}/${comparable(title ?? known ?? '')}`,
  ),
);

/** Everyone named in records that were not taken back. */
function mentionsIn(log: IncidentLog): Mentions {
  const { kinds } = log.family;
  const apart: Distinguished = {
    apart: new Set(
      live(log, 'toldApart').map(({ data: { name, title, other } }) => pairKey(name, [title, other])),
    ),
    alias: aliasesOf(live(log, 'toldSame').map(({ data: { one, other } }) => [one, other])),
  };
  const found = new Map<string, KnownPerson>();
  let last: KnownPerson | undefined;
  for (const event of log.events) {
    // Most events name nobody but their writer, who wrote the one before, too.
    if ((kinds[event.type] as Kind).names === nobody && isSame(event.by, last)) continue;
    if (log.undone.has(event.id)) continue;
    for (const said of namedBy(kinds)(event)) {
      if (isSame(said, last)) continue;
      last = said;
      const key = personKey(apart, said);
      const before = found.get(key);
      // Taken out and put in again: a map keeps the order of insertion.
      found.delete(key);
      found.set(key, joined(apart, before, said));
    }
  }
  const entries = [...found].map(
    ([key, said]) => [key, { said, known: knownAs(log, apart, key, said) }] as const,
  );
  return {
    people: {
      all: entries.map(([, { known }]) => known).reverse(),
      ...apart,
    },
    last,
    found: LayeredMap.over(new Map(entries)),
  };
}

/** Kinds that change who is who, and so whose details a record holds. */
const OF_PEOPLE: readonly EventType[] = ['toldApart', 'toldSame', 'chosen'];

const mentions = carried(mentionsIn, (before, event, log): Mentions | undefined => {
  if (event.type === 'undone') {
    // The writer of an undoing is no new mention: an undoing names nobody.
    const meant = meantBy(log, event);
    return namedBy(log.family.kinds)(meant).length === 0 && !OF_PEOPLE.includes(meant.type)
      ? before
      : undefined;
  }
  const { people } = before;
  // Details recorded of one of several namesakes may come to belong to another: all is worked out again.
  if (OF_PEOPLE.includes(event.type) || (event.type === 'personRecorded' && people.apart.size > 0))
    return undefined;
  const news = new Map<string, { readonly said: KnownPerson; readonly known: KnownPerson }>();
  const gone = new Set<KnownPerson>();
  let { last } = before;
  for (const said of namedBy(log.family.kinds)(event)) {
    if (isSame(said, last)) continue;
    last = said;
    const key = personKey(people, said);
    const held = news.get(key) ?? before.found.get(key);
    if (held !== undefined) gone.add(held.known);
    const all = joined(people, held?.said, said);
    news.delete(key);
    news.set(key, { said: all, known: knownAs(log, people, key, all) });
  }
  if (news.size === 0) return before;
  const fresh = [...news.values()].map(({ known }) => known).reverse();
  return {
    people: { ...people, all: [...fresh, ...people.all.filter(each => !gone.has(each))] },
    last,
    found: before.found.with(news),
  };
});

/** Everyone named in records that were not taken back. Details recorded of a person take precedence over passing mentions. */
export const peopleOf = (log: IncidentLog): People => mentions(log).people;

declare module '../core/view.ts' {
  interface IncidentView {
    /** Everyone named in it, the last named first, and which namesakes were distinguished. */
    readonly people: People;
  }
}
