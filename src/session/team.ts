import { boundBroken } from '../base/bounds.ts';
import { fieldsOf } from '../base/guard.ts';
import { isSame } from '../base/same.ts';
import { CAPACITY, FILE_LIMITS, packageLimits } from '../desk/core/limits.ts';
import type { TeamNews } from '../desk/packages/package.ts';
import { filesOf, playbooksNamed } from '../desk/people/named.ts';
import { canonicalOf, digestOfBytes, hasItsHash } from '../log/hash.ts';
import type { Signature } from '../log/signature.ts';
import {
  type EngineState,
  type Item,
  type Position,
  type Presence,
  type Replicator,
  ReplicatorFailure,
} from '../storage/replicator.ts';
import {
  isPartOf,
  NAME_LENGTH,
  PLACES,
  partsIn,
  partsOf,
  signerIn,
  type TeamSeal,
  type Word,
} from '../storage/team-seal.ts';
import type { DeskIncident } from './incidents.ts';
import type { Session } from './session.ts';
import { machineCode } from './signed.ts';
import { createHeld } from './team-held.ts';
import type { TeamColleague, TeamView } from './team-record.ts';
import { hasRoomFor } from './team-room.ts';
import { createTurns } from './turns.ts';

/** Records offered to the engine at once. */
const AT_ONCE = 500;

/** How far the engine was read, and what of it was rubbish. */
export interface TeamRead {
  readonly at: Position | undefined;
  /** Names that rubbish lies under, so many at most. */
  readonly spoilt: readonly string[];
  /** Something that was read could not join yet, or more was rubbish than is kept: all is read again with the next start. */
  readonly isIncomplete: boolean;
  /**
   * Ids of incidents, and digests of files and playbooks, that something is waiting for although the whole stream was read.
   * That something is read again once one of these comes, and not at each start.
   */
  readonly waited: readonly string[];
  /** How many records of each incident were at the engine: shown while it does not answer. */
  readonly sent: Readonly<Record<string, number>>;
}

/** Names of rubbish that are kept from start to start: a member can put in as many as the engine holds. */
export const MOST_SPOILT = 1_000;
/** Missing ids that are remembered from start to start. */
export const MOST_WAITED = 500;
/** Incidents whose number of records at the engine is remembered. */
export const MOST_SENT = 5_000;
/** Characters of an id, of a position, of a machine's announcement. */
const MOST_SAID = 200;
const isSaid = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_SAID;
const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Under any other lies nothing that this machine would put there. */
const isName = (text: string): boolean => text.length === NAME_LENGTH;

export function teamReadIn(value: unknown): TeamRead {
  const { at, spoilt: named, isIncomplete, sent, waited: missed } = fieldsOf(value);
  const spoilt = Array.isArray(named) ? named.filter(each => typeof each === 'string' && isName(each)) : [];
  const waited = Array.isArray(missed) ? missed.filter(isSaid) : [];
  return {
    sent: Object.fromEntries(
      Object.entries(fieldsOf(sent))
        .filter((each): each is [string, number] => isSaid(each[0]) && isAmount(each[1]))
        .slice(0, MOST_SENT),
    ),
    at: isSaid(at) ? at : undefined,
    spoilt: spoilt.slice(0, MOST_SPOILT),
    isIncomplete: isIncomplete === true || spoilt.length > MOST_SPOILT || waited.length > MOST_WAITED,
    waited: waited.slice(0, MOST_WAITED),
  };
}

/** This officer's position, as the others see it. */
export type TeamPresence = Omit<TeamColleague, 'machine'>;

interface TeamPorts {
  readonly replicator: Replicator;
  readonly seal: TeamSeal;
  readonly team: string;
  readonly machine: string;
  /** This machine's public signing key. */
  readonly signer: string;
  readonly read: TeamRead;
  /** The desk of this machine; others' records join by its door for packages. */
  readonly session: Pick<Session, 'snapshot' | 'indexOf' | 'attachment' | 'takeNews' | 'journal'>;
  readonly keepRead: (read: TeamRead) => Promise<void>;
  readonly shares: () => Readonly<Record<string, boolean>>;
  /** Notes that an incident has come from the team. */
  readonly share: (incidentId: string) => Promise<void>;
  readonly ownPresence: () => TeamPresence;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  readonly changed: (view: TeamView) => void;
}

/** Bounds of one event before it is looked at: an item is a megabyte at most. */
const EVENT_BOUNDS = packageLimits(CAPACITY).bounds;
/** At most so many missing ids are remembered. */
const MOST_BEYOND = 300;

/** Delay before a refused item is offered again, in milliseconds. */
const OFFER_AGAIN = 2_000;

const isPresence = (value: unknown): value is TeamPresence => {
  const { name, role, incident, step } = fieldsOf(value);
  return [name, role].every(isSaid) && [incident, step].every(each => each === undefined || isSaid(each));
};

/** In how many parts a file or a playbook can travel. */
const mostPartsOf = ({ stream }: PartWord): number =>
  partsIn(stream === undefined ? CAPACITY.records : FILE_LIMITS.one);

type PartWord = Extract<Word, { kind: 'part' }>;
type EventWord = Extract<Word, { kind: 'event' }>;

export type Team = ReturnType<typeof createTeam>;

/**
 * Works on incidents with a team: records are saved here first, then offered to the engine; others' records join by the door of
 * packages. The engine proves nothing and is no record: each event is verified on reading, and a wiped engine is filled again.
 */
export function createTeam(ports: TeamPorts) {
  const { replicator, seal, machine, schedule, session } = ports;
  let state: TeamView['state'] = 'opening';
  /** Names of all that the engine holds, as far as it is known; `undefined` until it was asked. */
  let there: Set<string> | undefined;
  const spoilt = new Set(ports.read.spoilt);
  /** Hashes of the events that are at the engine, by incident. */
  const atEngine = new Map<string, Set<string>>();
  const held = createHeld();
  const { events: early, files: earlyFiles, playbooks, parts: loose } = held;
  /** Names that this page has put something under. */
  const own = new Set<string>();
  /** Hashes of events that the engine takes under none of their names: others do not get them. */
  const stuck = new Set<string>();
  let setAside = 0;
  /** Incidents that were too many of one member: nothing of them is kept here. */
  const beyond = new Set<string>();
  let present: readonly TeamColleague[] = [];
  let isEnded = false;
  let read = ports.read;
  const inTurn = createTurns();
  /** Whether all that this machine holds is on its disk. */
  const isOnDisk = async (): Promise<boolean> => {
    await session.journal.flushed();
    return session.journal.state().kind === 'saved';
  };
  /** One after another: each change builds on the one saved before. */
  const keepRead = (change: Partial<TeamRead>): Promise<void> =>
    inTurn(async () => {
      const sent = Object.fromEntries(
        sharedNow()
          .slice(0, MOST_SENT)
          .map(({ log }) => [log.stream, sentOf(log)]),
      );
      const next = { ...read, ...change, sent };
      if (isSame(next, read)) return;
      await ports.keepRead(next);
      read = next;
    });

  const atEngineOf = (incidentId: string): Set<string> => {
    const set = atEngine.get(incidentId) ?? new Set<string>();
    atEngine.set(incidentId, set);
    return set;
  };
  const counted = new WeakMap<
    Set<string>,
    { readonly of: DeskIncident['log']; readonly size: number; readonly count: number }
  >();
  /** How many events of a log are at the engine, as far as this machine knows. Counted anew where either has changed. */
  const sentOf = (log: DeskIncident['log']): number => {
    const sent = atEngine.get(log.stream);
    if (sent === undefined) return read.sent[log.stream] ?? 0;
    const before = counted.get(sent);
    if (before?.of === log && before.size === sent.size) return before.count;
    const count = log.events.filter(({ hash }) => sent.has(hash)).length;
    counted.set(sent, { of: log, size: sent.size, count });
    return count;
  };
  const sharedNow = () =>
    session.snapshot().incidents.filter(({ log }) => ports.shares()[log.stream] === true);
  const view = (): TeamView => {
    const shared = sharedNow();
    return {
      team: ports.team,
      machine,
      signer: { key: ports.signer, code: machineCode(ports.signer), name: ports.ownPresence().name },
      state: state === 'live' && isDenied ? 'otherVersion' : state,
      shared: shared.map(({ log }) => log.stream),
      pending: shared.reduce(
        (sum, { log }) => sum + log.events.length - Math.min(log.events.length, sentOf(log)),
        0,
      ),
      stuck: shared.reduce(
        (sum, { log }) =>
          sum + (stuck.size === 0 ? 0 : log.events.filter(({ hash }) => stuck.has(hash)).length),
        0,
      ),
      setAside,
      beyondLimit: beyond.size,
      present,
    };
  };
  let shown: TeamView | undefined;
  const changed = (): void => {
    const now = view();
    if (isEnded || isSame(now, shown)) return;
    shown = now;
    ports.changed(now);
  };

  /** A name is spoilt when it holds something else than belongs there: the owner of the thing puts it under another name. */
  const spoil = (names: readonly string[]): void => {
    for (const name of names.filter(isName)) spoilt.add(name);
    setAside += names.length;
    atEngine.clear();
    stuck.clear();
  };

  /**
   * An item for a word, under the first name that rubbish does not occupy; `there` where the engine has it, `stuck` where all
   * names are occupied.
   */
  const itemOf = async (word: Word): Promise<Item | 'there' | 'stuck'> => {
    for (let place = 1; place <= PLACES; place += 1) {
      const name = seal.nameOf(word, place);
      if (spoilt.has(name)) continue;
      return there?.has(name) === true ? 'there' : seal.sealAs(name, word);
    }
    return 'stuck';
  };

  /** The bytes of a playbook, or of a file of an incident, if they are on this machine. */
  const bytesHere = async (sha256: string, stream?: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    if (stream !== undefined) return (await session.attachment(stream, sha256))?.bytes;
    const playbook = session.indexOf(sha256)?.playbook;
    return playbook && new TextEncoder().encode(canonicalOf(playbook));
  };

  /** An event's files and playbooks first, for it needs them there; then the event. */
  const wordsOf = async (event: DeskIncident['log']['events'][number]): Promise<readonly Word[]> => {
    const words: Word[] = [];
    for (const digest of playbooksNamed([event])) {
      const bytes = await bytesHere(digest);
      if (bytes !== undefined) words.push(...partsOf(digest, bytes));
    }
    for (const { sha256 } of filesOf(event)) {
      const file = await session.attachment(event.stream, sha256);
      if (file !== undefined)
        words.push(...partsOf(sha256, file.bytes, { stream: event.stream, type: file.type }));
    }
    return [...words, { kind: 'event', hash: event.hash, event: session.journal.withSignatures(event) }];
  };

  const offerAll = async (): Promise<void> => {
    if (state !== 'live' || !(await isOnDisk())) return;
    there ??= new Set(await replicator.list());
    for (const { log } of sharedNow()) {
      for (;;) {
        const sent = atEngineOf(log.stream);
        const events = log.events.filter(({ hash }) => !sent.has(hash) && !stuck.has(hash)).slice(0, AT_ONCE);
        if (events.length === 0) break;
        const words = await Promise.all(events.map(wordsOf));
        const found = await Promise.all(words.map(of => Promise.all(of.map(itemOf))));
        // Two events may need the same file.
        const items = new Map(
          found.flatMap(of =>
            of.flatMap(item => (typeof item === 'string' ? [] : [[item.name, item] as const])),
          ),
        );
        if (items.size > 0)
          for (const name of (await replicator.put([...items.values()])).kept) own.add(name);
        for (const name of items.keys()) there.add(name);
        // An item counted as sent may come back as rubbish: then all is looked at again.
        for (const [at, { hash }] of events.entries())
          if (found[at]?.includes('stuck')) stuck.add(hash);
          else sent.add(hash);
        changed();
      }
    }
  };
  let isOffering = false;
  let isDue = false;
  /** Whether the engine lets this machine read, and not offer: it is set up for pages of another version. */
  let isDenied = false;
  const offer = (): void => {
    isDue = true;
    if (isOffering || isEnded) return;
    isOffering = true;
    const run = async (): Promise<void> => {
      while (isDue && !isEnded) {
        isDue = false;
        await offerAll();
        isDenied = false;
      }
      await keepRead({});
    };
    void run()
      .catch(error => {
        isDue = false;
        isDenied = error instanceof ReplicatorFailure && error.code === 'otherVersion';
        schedule(offer, OFFER_AGAIN);
      })
      .finally(() => {
        isOffering = false;
        changed();
        if (isDue) offer();
      });
  };

  /** Joins parts that belong together. @returns a file, once it is whole */
  const gather = (
    name: string,
    word: PartWord,
  ): { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined => {
    const { stream = '', sha256, part, parts } = word;
    // Those who say that it has another number of parts speak of another thing.
    const key = `${sha256} ${parts} ${stream}`;
    const some = loose.get(key) ?? new Map();
    loose.set(key, some.set(part, { name, bytes: word.bytes }));
    const all = Array.from({ length: parts }, (_, index) => some.get(index));
    if (all.some(each => each === undefined)) return undefined;
    loose.delete(key);
    const bytes = new Uint8Array(all.reduce((sum, each) => sum + (each?.bytes.length ?? 0), 0));
    let end = 0;
    for (const each of all) {
      bytes.set(each?.bytes ?? [], end);
      end += each?.bytes.length ?? 0;
    }
    if (digestOfBytes(bytes) === sha256) return { sha256, bytes };
    spoil(all.flatMap(each => each?.name ?? []));
    return undefined;
  };

  /** Takes in events of one incident; where some cannot join, the others do. @returns those that may join later */
  const takeIn = async (
    incidentId: string,
    events: readonly unknown[],
    files: TeamNews['files'],
  ): Promise<readonly unknown[]> => {
    if (events.length === 0 && files.length === 0) return [];
    const taken = await session.takeNews(incidentId, { events, playbooks, files });
    if (taken.ok) {
      setAside += taken.value.unsound;
      return [];
    }
    // More heads than one record can join: once somebody goes on, there is one.
    if (taken.refusal.code === 'notOpened' || (taken.refusal.code === 'tooManyHeads' && events.length === 1))
      return events;
    if (events.length > 1) {
      const half = Math.ceil(events.length / 2);
      const left = await takeIn(incidentId, events.slice(0, half), files);
      return [...left, ...(await takeIn(incidentId, events.slice(half), []))];
    }
    // A playbook that is on its way, or of an edition that this machine will have tomorrow.
    if (taken.refusal.code === 'badPlaybook' || taken.refusal.code === 'movesPlaybook') return events;
    setAside += events.length;
    return [];
  };

  const signaturesIn = (event: unknown): readonly Signature[] => {
    const { signatures } = fieldsOf(event);
    return Array.isArray(signatures) ? signatures : [];
  };
  /** Carries a signature that this machine has not got. */
  const isOtherwiseSigned = ({ hash, event }: EventWord): boolean => {
    const known = session.journal.signaturesOf({ hash });
    return signaturesIn(event).some(each => !known.some(own => isSame(own, each)));
  };
  /** Lies where this machine's own signature belongs, and is another. */
  const isOthersAsOwn = ({ hash, event }: EventWord): boolean => {
    const own = session.journal.signaturesOf({ hash }).find(({ key }) => key === ports.signer);
    return (
      own !== undefined &&
      signerIn(event) === ports.signer &&
      !signaturesIn(event).some(each => isSame(each, own))
    );
  };

  /** Whether this page reads everything in the engine: then what is missing afterwards is with nobody. */
  let isWhole =
    ports.read.isIncomplete ||
    ports.read.at === undefined ||
    // A playbook that this site offers by now.
    ports.read.waited.some(name => session.indexOf(name) !== undefined);
  let isCaughtUp = false;
  const waited = new Set(ports.read.waited);
  const isHere = (incidentId: string): boolean =>
    session.snapshot().incidents.some(({ view: { id } }) => id === incidentId);
  /** The ids of incidents, and digests of files and playbooks, that held records wait for. */
  const missing = (): readonly string[] => [
    ...[...loose.keys()].map(key => key.split(' ')[0] ?? ''),
    ...[...earlyFiles.values()].flatMap(files => files.map(({ sha256 }) => sha256)),
    ...[...early].flatMap(([incidentId, events]) => [
      ...(events.length > 0 ? [incidentId] : []),
      ...events.flatMap(event => {
        const { playbook } = fieldsOf(fieldsOf(event)['data']);
        // A longer text is no digest: such a playbook never comes.
        return isSaid(playbook) ? [playbook] : [];
      }),
    ]),
    ...[...playbooks.keys()].filter(digest => session.indexOf(digest) === undefined),
    ...[...beyond].slice(0, MOST_BEYOND),
  ];
  /** Something that an earlier page gave up waiting for. */
  let hasCome = false;
  const noteCome = (name: string): void => {
    if (!isWhole && waited.delete(name)) hasCome = true;
  };

  /** The last file or playbook read, kept because its parts come one after another. */
  let lastHere: { readonly key: string; readonly bytes: Uint8Array | undefined } | undefined;
  const ownBytes = async ({ sha256, stream }: PartWord): Promise<Uint8Array | undefined> => {
    const key = `${stream} ${sha256}`;
    if (lastHere?.key !== key) lastHere = { key, bytes: await bytesHere(sha256, stream) };
    return lastHere.bytes;
  };
  type News = Map<string, { events: unknown[]; files: TeamNews['files'][number][] }>;
  const newsIn = (news: News, incidentId: string) => {
    const of = news.get(incidentId) ?? { events: [], files: [] };
    news.set(incidentId, of);
    return of;
  };
  const receivePart = async (name: string, word: PartWord, news: News): Promise<void> => {
    if (own.has(name)) return;
    const here = await ownBytes(word);
    if (word.parts > mostPartsOf(word) || (here !== undefined && !isPartOf(here, word))) spoil([name]);
    if (here !== undefined || spoilt.has(name)) return;
    noteCome(word.sha256);
    const file = gather(name, word);
    if (file === undefined) return;
    if (word.stream === undefined) {
      playbooks.set(file.sha256, new TextDecoder().decode(file.bytes));
      for (const [incidentId, { length }] of early) if (length > 0) newsIn(news, incidentId);
    } else newsIn(news, word.stream).files.push({ ...file, type: word.type ?? '' });
  };
  const receiveEvent = (name: string, word: EventWord, size: number, news: News): void => {
    const { stream } = fieldsOf(word.event);
    const isEvent =
      isSaid(stream) &&
      boundBroken(word.event, EVENT_BOUNDS) === undefined &&
      hasItsHash(word.event as { readonly hash: string });
    if (!isEvent || isOthersAsOwn(word)) spoil([name]);
    else if (!atEngineOf(stream).has(word.hash) || isOtherwiseSigned(word)) {
      held.weigh(word.event, size);
      newsIn(news, stream).events.push(word.event);
    }
  };
  /** Deals with one item. A faulty one, whatever it is, does not keep the next from being read. */
  const receiveOne = async (
    { name, bytes }: Item,
    word: Awaited<ReturnType<typeof seal.open>>,
    news: News,
  ): Promise<void> => {
    there?.add(name);
    if (word === 'otherSecret') return;
    // A drill's own secret seals its tables: under this one nobody can have meant it.
    if (word === 'rubbish' || word.kind === 'table') spoil([name]);
    else if (word.kind === 'part') await receivePart(name, word, news);
    else receiveEvent(name, word, bytes.length, news);
  };

  /** Leaves an incident out. Once it comes another way, as a package, the engine's items of it are read. */
  const leaveOut = (incidentId: string): void => {
    beyond.add(incidentId);
    early.delete(incidentId);
    earlyFiles.delete(incidentId);
    if (waited.size < MOST_WAITED) waited.add(incidentId);
  };
  const hasRoom = (incidentId: string, events: readonly unknown[]): Promise<boolean> | false =>
    !beyond.has(incidentId) &&
    hasRoomFor(
      [...(early.get(incidentId) ?? []), ...events],
      session,
      each => ports.shares()[each] === true,
      { key: ports.signer, name: ports.ownPresence().name },
    );

  const takeInNews = async (
    incidentId: string,
    { events, files }: { readonly events: readonly unknown[]; readonly files: TeamNews['files'] },
  ): Promise<void> => {
    if (ports.shares()[incidentId] === false) return;
    if (!isHere(incidentId) && !(await hasRoom(incidentId, events))) return leaveOut(incidentId);
    if (beyond.delete(incidentId)) hasCome = true;
    const all = [...(earlyFiles.get(incidentId) ?? []), ...files];
    const left = await takeIn(incidentId, [...(early.get(incidentId) ?? []), ...events], all);
    const kept = await Promise.all(all.map(({ sha256 }) => session.attachment(incidentId, sha256)));
    const unnamed = all.filter((_, index) => kept[index] === undefined);
    if (unnamed.length > 0) earlyFiles.set(incidentId, unnamed);
    else earlyFiles.delete(incidentId);
    if (left.length > 0) early.set(incidentId, left);
    else early.delete(incidentId);
    const waiting = new Set(left);
    const sent = atEngineOf(incidentId);
    for (const event of events) {
      const hash = String(fieldsOf(event)['hash']);
      // An event signed on this machine has to lie at the engine under its signature, too.
      const [first] = session.journal.signaturesOf({ hash });
      if (!waiting.has(event) && !stuck.has(hash) && first?.key === signerIn(event)) sent.add(hash);
    }
    if (isHere(incidentId)) noteCome(incidentId);
    if (waited.size > 0) {
      const fresh = new Set(events.map(event => String(fieldsOf(event)['hash'])));
      const log = session.snapshot().incidents.find(({ view: { id } }) => id === incidentId)?.log;
      for (const event of log?.events.filter(({ hash }) => fresh.has(hash)) ?? [])
        for (const { sha256 } of filesOf(event)) noteCome(sha256);
    }
    if (waiting.size < events.length && ports.shares()[incidentId] !== true) await ports.share(incidentId);
  };

  const receive = async (items: readonly Item[], at: Position): Promise<void> => {
    const news: News = new Map();
    const spoiltBefore = spoilt.size;
    const words = await Promise.all(items.map(item => seal.open(item).catch(() => 'rubbish' as const)));
    for (const [index, item] of items.entries())
      await receiveOne(item, words[index] ?? 'rubbish', news).catch(() => spoil([item.name]));
    lastHere = undefined;
    for (const [incidentId, each] of news) await takeInNews(incidentId, each);
    // Its position is saved only then: items not on the disk are asked for again.
    if (!(await isOnDisk())) throw new Error('The disk has not got what was read.');
    held.trim(isHere);
    await keepProgress(at);
    if (hasCome) readAnew();
    else if (news.size > 0 || spoilt.size > spoiltBefore) offer();
    changed();
  };

  /** Keeps how far was read. What lies in this page's memory alone would be gone with it. */
  const keepProgress = async (at: Position | undefined): Promise<void> => {
    const names = new Set(missing());
    // Everything in the engine was read, and missing things are not there: no later start has to look again.
    if (isWhole && isCaughtUp && !held.isCut() && names.size <= MOST_WAITED) {
      waited.clear();
      for (const name of names) waited.add(name);
    }
    // A name that is not kept would be taken for one under which this machine's own work lies.
    const isIncomplete =
      hasCome || held.isCut() || spoilt.size > MOST_SPOILT || [...names].some(name => !waited.has(name));
    await keepRead({
      ...(at !== undefined && { at }),
      spoilt: [...spoilt].slice(0, MOST_SPOILT),
      isIncomplete,
      waited: [...waited],
    });
  };

  const stand = (next: EngineState): void => {
    if (next === 'wiped') {
      there = undefined;
      // The wiped engine holds none of it: everything waits until it is sent again.
      read = { ...read, sent: {} };
      spoilt.clear();
      atEngine.clear();
      stuck.clear();
      own.clear();
      waited.clear();
      beyond.clear();
      isWhole = true;
      held.begin();
    }
    isCaughtUp = next === 'live';
    if (next !== 'live' && next !== 'wiped') there = undefined;
    state = next === 'wiped' ? 'opening' : next;
    if (next === 'live') {
      if (isWhole) void keepProgress(undefined).catch(() => undefined);
      offer();
    }
    changed();
  };
  /** @returns ends it: items handed over later are ignored */
  const follow = (from: Position | undefined): (() => void) => {
    let isOver = false;
    const end = replicator.follow(
      from,
      async (items, at) => {
        if (!isOver) await receive(items, at);
      },
      next => {
        if (!isOver) stand(next);
      },
    );
    return () => {
      isOver = true;
      end();
    };
  };
  let stop = follow(isWhole ? undefined : ports.read.at);
  /** Something that an earlier page gave up can be used now: reads the stream again to find it. */
  function readAnew(): void {
    hasCome = false;
    isWhole = true;
    isCaughtUp = false;
    beyond.clear();
    held.begin();
    stop();
    if (!isEnded) stop = follow(undefined);
  }

  let presence: Presence | undefined;
  const inOrder = createTurns();
  /** One after another: the latest announcement must be the last. */
  const say = (): Promise<void> =>
    inOrder(async () => {
      const says = await seal.sealHere(machine, ports.ownPresence());
      if (isEnded) return;
      if (presence !== undefined) return presence.say(says);
      presence = replicator.here(says, async here => {
        const read = await Promise.all(
          [...here].map(async ([id, bytes]) => ({ id, says: await seal.openHere(id, bytes) })),
        );
        present = read.flatMap(({ id, says }) => (isPresence(says) ? [{ ...says, machine: id }] : []));
        changed();
      });
    });
  void say();

  return {
    view,
    /** Something may have been recorded here, or is to be shared. */
    look: (): void => {
      if (view().pending > 0) offer();
      else changed();
    },
    /** One stands elsewhere now. */
    say: (): void => void say(),
    leave: (): void => {
      isEnded = true;
      presence?.leave();
      stop();
      replicator.close();
    },
  };
}
