import { addTo, groupBy } from '../../base/group.ts';
import { carried } from '../../log/carried.ts';
import { isSigner, isUntimely } from '../core/decided.ts';
import { present } from '../core/desk.ts';
import { currentRecord, live, meantBy, ofTypes } from '../core/events.ts';
import type { EventOfType, EventRecord, EventType, IncidentEvent, IncidentLog } from '../core/incident.ts';
import { holdsValue } from '../facts/holds-value.ts';
import { hasMovedOn, type Ledger } from '../facts/ledger.ts';
import { usesOf } from './authority-use.ts';
import { staleFacts, wholeText } from './compose.ts';
import { isVersionOut, lifeAt } from './life.ts';
import { ratifySubject, signOffSubject, statementSubject, withdrawalSubject } from './subjects.ts';
import type {
  CorrectedFact,
  LineSignature,
  Out,
  SignMark,
  StaleFact,
  Statement,
  StatementVersion,
  UseMark,
  VersionOut,
  VersionSaid,
} from './version.ts';

/** Whether anybody has looked at a version as it stands now: since it was taken down, if it was. */
export const isMarked = ({ marks, ends }: Pick<StatementVersion, 'marks' | 'ends'>): boolean =>
  marks.some(({ life }) => life === ends.length);

/** More corrections of one statement, and of those in turn, than anybody follows. */
const MOST_CORRECTIONS = 100;

/**
 * Published versions that set a statement right, and those that set them right in turn.
 * @param correcting the last published versions, by the statement that each sets right
 */
function correctionsOf(
  statement: string,
  correcting: ReadonlyMap<string | undefined, readonly StatementVersion[]>,
): readonly StatementVersion[] {
  const found = new Set<StatementVersion>();
  const waiting = [statement];
  for (let wrong = waiting.pop(); wrong !== undefined; wrong = waiting.pop())
    for (const version of correcting.get(wrong) ?? []) {
      if (found.size === MOST_CORRECTIONS) return [...found];
      if (version.statement === statement || found.has(version)) continue;
      found.add(version);
      waiting.push(version.statement);
    }
  return [...found];
}

/** A refusal after the fact that is still owed something: a correction that went out since settles it. */
function refusalOf(
  versions: readonly StatementVersion[],
  corrections: readonly StatementVersion[],
): EventRecord<'ratified'> | undefined {
  const last = usesOf([{ versions }]).at(-1)?.mark.ratification;
  if (last?.verdict !== 'refused') return undefined;
  const since = (at: string): boolean => Date.parse(at) >= Date.parse(last.decidedAt);
  const isCorrected = corrections.some(({ publications }) =>
    publications.some(({ publishedAt }) => since(publishedAt)),
  );
  return isCorrected ? undefined : last;
}

const MARKINGS = ['signed', 'returned', 'passedOver', 'releaseAuthorised'] as const;
type Marking = EventOfType<(typeof MARKINGS)[number]>;

/** A call or meeting with who took part beside those who decided there: that they took part as well nobody has said. */
function occasionOf(
  { occasion }: EventOfType<'signed'>['data'],
  signed: readonly Marking[],
): LineSignature['occasion'] {
  if (occasion === undefined) return undefined;
  const signers = new Set(
    signed.flatMap(({ type, data }) =>
      type === 'signed' && data.occasion?.name === occasion.name ? [data.person.name] : [],
    ),
  );
  return { ...occasion, people: occasion.people.filter(name => !signers.has(name)) };
}

/** @param all marks of the same version */
function markOf(
  log: IncidentLog,
  event: Marking,
  all: readonly Marking[],
  version: Pick<StatementVersion, 'at' | 'by' | 'kind'>,
  life: Pick<SignMark, 'number' | 'place' | 'isSpent' | 'life'>,
): SignMark {
  const { id, at, by, data } = event;
  // A first word is read out from the screen, and written down once somebody has agreed.
  const follows = version.kind === 'acknowledgement' ? undefined : version.at;
  const untimely = 'decidedAt' in data && isUntimely(data.decidedAt, at, follows);
  const about = { event: id, at, by, item: data.item, isUntimely: untimely, writer: version.by, ...life };
  switch (event.type) {
    case 'signed': {
      const { version: _, note: text, condition, combines, ...said } = event.data;
      const occasion = occasionOf(event.data, all);
      return { ...about, ...said, kind: 'signed', text, condition, occasion, combines };
    }
    case 'returned': {
      const { version: _, reason: text, ...said } = event.data;
      return { ...about, ...said, kind: 'returned', text };
    }
    case 'releaseAuthorised': {
      const { waived, called, authority, reason: text } = event.data;
      const person = present({ name: by.name ?? '', title: by.title });
      const said = currentRecord(log, ratifySubject(id), 'ratified');
      const ratification = said !== undefined && !isUntimely(said.decidedAt, said.at, at) ? said : undefined;
      return { ...about, kind: 'authorised', person, text, waived, called, authority, ratification };
    }
    case 'passedOver':
      return { ...about, kind: 'passedOver', person: undefined, text: event.data.reason };
  }
}

/** Whether an event says that something went out. */
export const isPublication = (event: IncidentEvent): event is Out =>
  event.type === 'published' || event.type === 'publishedElsewhere';

/** The version that went out; words from elsewhere are one themselves. */
export const versionOut = (event: Out): string =>
  event.type === 'published'
    ? event.data.version
    : 'version' in event.data.said
      ? event.data.said.version
      : event.id;

/**
 * The record of one publication; times are UTC ISO 8601. `elsewhere`: who approved it where it went out elsewhere, and was written down
 * here afterwards. `withdrawn`: that it was taken down.
 */
function outOf(log: IncidentLog, event: Out): VersionOut {
  const { id, by, data } = event;
  const { publishedAt, place, link, nextUpdate } = data;
  const elsewhere = event.type === 'published' ? undefined : event.data.approver;
  const taken = currentRecord(log, withdrawalSubject(id), 'withdrawn');
  // A withdrawal before the publication is forged: it does not count, and the statement stays public.
  const withdrawn =
    taken !== undefined && isSigner(taken.person) && !isUntimely(taken.withdrawnAt, taken.at, publishedAt)
      ? taken
      : undefined;
  return { event: id, by, publishedAt, place, link, nextUpdate, elsewhere, withdrawn };
}
export function versionSaid(event: IncidentEvent): VersionSaid | undefined {
  if (event.type === 'statementSaved') {
    const { replaces: _, ...said } = event.data;
    return said;
  }
  if (event.type !== 'publishedElsewhere' || 'version' in event.data.said) return undefined;
  const { said, nextUpdate } = event.data;
  const { part, text, ...rest } = said;
  return present({ statement: event.id, ...rest, parts: [{ part, text: [{ text }] }], nextUpdate });
}

/** The versions of a statement, oldest first, and those of them that nobody has replaced. */
interface Versions {
  readonly statement: string;
  readonly versions: readonly StatementVersion[];
  readonly drafts: readonly StatementVersion[];
}

function versionsIn(log: IncidentLog): readonly Versions[] {
  const marks = groupBy(live(log, ...MARKINGS), ({ data }) => data.version);
  const placeOf = (event: string): number => log.places.get(event) ?? 0;
  const out = groupBy(live(log, 'published', 'publishedElsewhere'), versionOut);
  const lastOut = (version: string): number => placeOf(out.get(version)?.at(-1)?.id ?? '');
  const saved = new Map<string, StatementVersion[]>();
  // Versions keep their number when an earlier one is taken back: it may stand on paper by then.
  const counts = new Map<string, number>();
  for (const event of ofTypes(log, 'statementSaved', 'publishedElsewhere')) {
    const { id, at, by } = event;
    const said = versionSaid(event);
    if (said === undefined) continue;
    const number = (counts.get(said.statement) ?? 0) + 1;
    counts.set(said.statement, number);
    // A published version cannot be taken back; only its publication can, where it was recorded by mistake.
    if (log.undone.has(id) && !out.has(id)) continue;
    const own = marks.get(id) ?? [];
    const publications = (out.get(id) ?? []).map(event => outOf(log, event));
    const ends = publications
      .flatMap(({ withdrawn }) => (withdrawn ? [placeOf(withdrawn.event)] : []))
      .sort((one, other) => one - other);
    const version: StatementVersion = {
      ...said,
      id,
      number,
      at,
      by,
      marks: own.map(mark => {
        const place = placeOf(mark.id);
        return markOf(
          log,
          mark,
          own,
          { at, by, kind: said.kind },
          { number, place, isSpent: place < lastOut(id), life: lifeAt(ends, place) },
        );
      }),
      contested: contestedIn(log, own),
      publications,
      ends,
    };
    addTo(saved, said.statement, version);
  }
  return [...saved].map(([statement, versions]) => {
    const current = new Set(log.family.values(log, statementSubject(statement)).map(({ id }) => id));
    const kept = versions.filter(({ id }) => current.has(id));
    return { statement, versions, drafts: kept.length === 0 ? versions.slice(-1) : kept };
  });
}

/** Kinds that say something of a version. */
const OF_VERSIONS: readonly EventType[] = [
  ...MARKINGS,
  'statementSaved',
  'published',
  'publishedElsewhere',
  'ratified',
  'withdrawn',
  'chosen',
];

const versionsOf = carried(versionsIn, (before, event: IncidentEvent, log) =>
  OF_VERSIONS.includes(meantBy(log, event).type) ? undefined : before,
);

/** The same versions, without decisions on the use of an authority by people who may not decide. */
function withoutFalse(
  versions: readonly StatementVersion[],
  isRatified: (use: UseMark) => boolean,
): readonly StatementVersion[] {
  const isFalse = (mark: SignMark): mark is UseMark =>
    mark.kind === 'authorised' && mark.ratification !== undefined && !isRatified(mark);
  if (!versions.some(({ marks }) => marks.some(isFalse))) return versions;
  return versions.map(version => ({
    ...version,
    marks: version.marks.map(mark => (isFalse(mark) ? { ...mark, ratification: undefined } : mark)),
  }));
}

/**
 * Every statement of an incident, in the order in which they were begun.
 * @param isRatified whether a decision on the use of an authority counts
 */
export function statementsOf(
  log: IncidentLog,
  ledger: Ledger,
  isRatified: (use: UseMark) => boolean = () => true,
): readonly Statement[] {
  const all = versionsOf(log).map(each => {
    const versions = withoutFalse(each.versions, isRatified);
    if (versions === each.versions) return each;
    const drafts = new Set(each.drafts.map(({ id }) => id));
    return { ...each, versions, drafts: versions.filter(({ id }) => drafts.has(id)) };
  });
  const publishedOf = (of: readonly StatementVersion[]): StatementVersion | undefined =>
    of.findLast(isVersionOut);
  const correcting = groupBy(
    all.flatMap(({ versions }) => publishedOf(versions) ?? []),
    ({ corrects }) => corrects,
  );
  return all.flatMap(({ statement, versions, drafts }): readonly Statement[] => {
    const published = publishedOf(versions);
    const wasOut = published ?? versions.findLast(({ publications }) => publications.length > 0);
    const corrections = wasOut === undefined ? [] : correctionsOf(statement, correcting);
    const corrected = corrections.map(wholeText);
    const stale = published === undefined ? [] : staleFacts(published, ledger);
    const latest = drafts.at(-1);
    if (latest === undefined) return [];
    return [
      {
        id: statement,
        title: (wasOut ?? latest).title,
        versions,
        latest,
        drafts,
        published,
        withdrawn: published === undefined ? wasOut : undefined,
        refused: published === undefined ? undefined : refusalOf(versions, corrections),
        correctedBy: corrections.map(version => version.statement),
        corrected: wasOut === undefined ? [] : correctedFacts(wasOut, corrections, ledger),
        // A value that has moved on was true when it was published: the newer one is news, no correction.
        stale: stale.filter(each => {
          const known = ledger.byId.get(each.fact);
          if (known !== undefined && hasMovedOn(known, each.entry)) return false;
          return !corrected.some(text => settles(text, each, ledger));
        }),
      },
    ];
  });
}

/**
 * Whether a correction settles a stale fact: it gives the value verified now, or one verified since that has only moved on; or
 * it names the value that no longer holds. A cause that fell must not be repeated, so mentioning the cause is enough.
 */
function settles(text: string, { fact: id, label, said, entry, now }: StaleFact, ledger: Ledger): boolean {
  const fact = ledger.byId.get(id);
  if (holdsValue(text, now ?? (fact?.cause === true ? label : said))) return true;
  if (fact === undefined || now === undefined) return false;
  const since = fact.history.slice(fact.history.findIndex(({ event }) => event === entry) + 1);
  return since.some(
    each =>
      each.state === 'verified' &&
      each.value !== said &&
      holdsValue(text, each.value) &&
      hasMovedOn(fact, each.event),
  );
}

/** The facts of a version that corrections set right. A correction may also give values that have only moved on: that corrects nothing. */
function correctedFacts(
  version: StatementVersion,
  corrections: readonly StatementVersion[],
  ledger: Ledger,
): readonly CorrectedFact[] {
  const stale = new Map(staleFacts(version, ledger).map(each => [each.fact, each]));
  const stated = new Map(
    version.parts.flatMap(({ text }) =>
      text.flatMap(segment => ('fact' in segment ? [[segment.fact, segment] as const] : [])),
    ),
  );
  return [...stated].flatMap(([id, { text: said, entry }]): readonly CorrectedFact[] => {
    const fact = ledger.byId.get(id);
    if (fact === undefined || hasMovedOn(fact, entry)) return [];
    return corrections.flatMap((correction): readonly CorrectedFact[] => {
      const about = { label: fact.label, said, by: correction.statement };
      const linked = correction.parts
        .flatMap(({ text }) => text)
        .find(segment => 'fact' in segment && segment.fact === id && segment.text !== said);
      if (linked !== undefined) return [{ ...about, now: linked.text }];
      const open = stale.get(id);
      return open !== undefined && settles(wholeText(correction), open, ledger)
        ? [{ ...about, now: open.now }]
        : [];
    });
  });
}

/** Lines of the sign-off of which officers who worked apart said different things: nobody has agreed yet. */
function contestedIn(log: IncidentLog, marks: readonly Marking[]): ReadonlySet<string> {
  const lines = new Map(marks.map(({ data }) => [data.item, data]));
  const types = (line: Marking['data']): ReadonlySet<string> =>
    new Set(log.family.values(log, signOffSubject(line)).map(({ type }) => type));
  return new Set([...lines].flatMap(([item, line]) => (types(line).size > 1 ? [item] : [])));
}

declare module '../core/view.ts' {
  interface IncidentView {
    /** In the order in which they were begun. */
    readonly statements: readonly Statement[];
  }
}
