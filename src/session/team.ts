import { fieldsOf } from '../base/guard.ts';
import { isSame } from '../base/same.ts';
import type { TeamNews } from '../desk/packages/package.ts';
import { filesOf, playbooksNamed } from '../desk/people/named.ts';
import { canonicalOf, digestOfBytes, hasItsHash } from '../log/hash.ts';
import type { Signature } from '../log/signature.ts';
import type { EngineState, Item, Position, Presence, Replicator } from '../storage/replicator.ts';
import { PLACES, partsOf, signerIn, type TeamSeal, type Word } from '../storage/team-seal.ts';
import type { DeskIncident } from './incidents.ts';
import type { Session } from './session.ts';
import { machineCode } from './signed.ts';
import type { TeamColleague, TeamView } from './team-record.ts';
import { createTurns } from './turns.ts';

/** Records offered to the engine at once. */
const AT_ONCE = 500;

/** How far the engine was read, and what of it was rubbish. */
export interface TeamRead {
  readonly at: Position | undefined;
  /** Names that rubbish lies under. */
  readonly spoilt: readonly string[];
  /** Something that was read could not join yet: all is read again with the next start. */
  readonly isIncomplete: boolean;
  /** How many records of each incident were at the engine: what is told while it does not answer. */
  readonly sent: Readonly<Record<string, number>>;
}

export function teamReadIn(value: unknown): TeamRead {
  const { at, spoilt, isIncomplete, sent } = fieldsOf(value);
  return {
    sent: Object.fromEntries(
      Object.entries(fieldsOf(sent)).filter((each): each is [string, number] => typeof each[1] === 'number'),
    ),
    at: typeof at === 'string' ? at : undefined,
    spoilt: Array.isArray(spoilt) ? spoilt.filter(each => typeof each === 'string') : [],
    isIncomplete: isIncomplete === true,
  };
}

/** Where one stands: what the others see of it. */
export type TeamStanding = Omit<TeamColleague, 'machine'>;

interface TeamPorts {
  readonly replicator: Replicator;
  readonly seal: TeamSeal;
  readonly team: string;
  readonly machine: string;
  /** What it signs with. */
  readonly signer: string;
  readonly read: TeamRead;
  /** The desk of this machine; what the others have recorded joins by its door for packages. */
  readonly session: Pick<Session, 'snapshot' | 'indexOf' | 'attachment' | 'takeNews' | 'journal'>;
  readonly keepRead: (read: TeamRead) => Promise<void>;
  readonly shares: () => Readonly<Record<string, boolean>>;
  /** Notes that an incident has come from the team. */
  readonly share: (incidentId: string) => Promise<void>;
  readonly standing: () => TeamStanding;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  readonly changed: (view: TeamView) => void;
}

/** Before what the engine did not take is offered again, in milliseconds. */
const OFFER_AGAIN = 2_000;

const isStanding = (value: unknown): value is TeamStanding => {
  const { name, role, incident, step } = fieldsOf(value);
  return (
    [name, role].every(each => typeof each === 'string') &&
    [incident, step].every(each => each === undefined || typeof each === 'string')
  );
};

export type Team = ReturnType<typeof createTeam>;

/**
 * Works on incidents with a team: what is recorded here is saved here first, then offered to the engine; what the others have
 * recorded joins by the door of packages. The engine proves nothing and is no record: each event is verified on reading,
 * and a wiped engine is filled again.
 */
export function createTeam(ports: TeamPorts) {
  const { replicator, seal, machine, schedule, session } = ports;
  let state: TeamView['state'] = 'opening';
  /** Names of all that the engine holds, as far as it is known; `undefined` until it was asked. */
  let there: Set<string> | undefined;
  const spoilt = new Set(ports.read.spoilt);
  /** Hashes of the events that are at the engine, by incident. */
  const atEngine = new Map<string, Set<string>>();
  /** Events that wait for something they cannot do without: their opening, or their playbook. */
  const early = new Map<string, unknown[]>();
  /** Files that nothing names yet: their parts come before the event that does. */
  const earlyFiles = new Map<string, TeamNews['files']>();
  const playbooks = new Map<string, string>();
  /** Files and playbooks of which some parts are here. */
  const loose = new Map<string, Map<number, { readonly name: string; readonly bytes: Uint8Array }>>();
  let setAside = 0;
  let present: readonly TeamColleague[] = [];
  let isEnded = false;
  let read = ports.read;
  const inTurn = createTurns();
  /** Whether all that this machine holds is on its disk. */
  const isOnDisk = async (): Promise<boolean> => {
    await session.journal.settled();
    return session.journal.state().kind === 'saved';
  };
  /** One after another: each goes by what the one before has kept. */
  const keepRead = (change: Partial<TeamRead>): Promise<void> =>
    inTurn(async () => {
      const sent = Object.fromEntries(sharedNow().map(({ log }) => [log.stream, sentOf(log)]));
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
      signer: { key: ports.signer, code: machineCode(ports.signer), name: ports.standing().name },
      state,
      shared: shared.map(({ log }) => log.stream),
      pending: shared.reduce(
        (sum, { log }) => sum + log.events.length - Math.min(log.events.length, sentOf(log)),
        0,
      ),
      setAside,
      present,
    };
  };
  let told: TeamView | undefined;
  const changed = (): void => {
    const now = view();
    if (isEnded || isSame(now, told)) return;
    told = now;
    ports.changed(now);
  };

  /** What is under a name is not what belongs there: whoever has that puts it elsewhere. */
  const spoil = (names: readonly string[]): void => {
    for (const name of names) spoilt.add(name);
    setAside += names.length;
    atEngine.clear();
  };

  /** An item of a word, in the first place that is not taken by rubbish; none where all are. */
  const itemOf = async (word: Word): Promise<Item | undefined> => {
    for (let place = 1; place <= PLACES; place += 1) {
      const name = seal.nameOf(word, place);
      if (spoilt.has(name)) continue;
      return there?.has(name) === true ? undefined : seal.sealAs(name, word);
    }
    return undefined;
  };

  /** What has to be there before some events are: their files and their playbooks. */
  const neededBy = async (events: DeskIncident['log']['events']): Promise<readonly Word[]> => {
    const words: Word[] = [];
    for (const digest of playbooksNamed(events)) {
      const playbook = session.indexOf(digest)?.playbook;
      if (playbook !== undefined)
        words.push(...partsOf(digest, new TextEncoder().encode(canonicalOf(playbook))));
    }
    for (const event of events)
      for (const { sha256 } of filesOf(event)) {
        const file = await session.attachment(event.stream, sha256);
        if (file !== undefined)
          words.push(...partsOf(sha256, file.bytes, { stream: event.stream, type: file.type }));
      }
    return words;
  };

  const offerAll = async (): Promise<void> => {
    if (state !== 'live' || !(await isOnDisk())) return;
    there ??= new Set(await replicator.list());
    for (const { log } of sharedNow()) {
      for (;;) {
        const sent = atEngineOf(log.stream);
        const events = log.events.filter(({ hash }) => !sent.has(hash)).slice(0, AT_ONCE);
        if (events.length === 0) break;
        const words: readonly Word[] = [
          ...(await neededBy(events)),
          ...events.map(
            event =>
              ({ kind: 'event', hash: event.hash, event: session.journal.withSignatures(event) }) as const,
          ),
        ];
        const items = (await Promise.all(words.map(itemOf))).filter(item => item !== undefined);
        if (items.length > 0) await replicator.put(items);
        for (const { name } of items) there.add(name);
        // What was taken for there, and is not what it should be, comes as rubbish: then all is looked at again.
        for (const { hash } of events) sent.add(hash);
        changed();
      }
    }
  };
  let isOffering = false;
  let isDue = false;
  const offer = (): void => {
    isDue = true;
    if (isOffering || isEnded) return;
    isOffering = true;
    const run = async (): Promise<void> => {
      while (isDue && !isEnded) {
        isDue = false;
        await offerAll();
      }
      await keepRead({});
    };
    void run()
      .catch(() => {
        isDue = false;
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
    word: Extract<Word, { kind: 'part' }>,
  ): { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined => {
    const { stream = '', sha256, part, parts } = word;
    const key = `${stream} ${sha256}`;
    const held = loose.get(key) ?? new Map();
    loose.set(key, held.set(part, { name, bytes: word.bytes }));
    const all = Array.from({ length: parts }, (_, index) => held.get(index));
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
    if (taken.refusal.code === 'notOpened') return events;
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
  const isOtherwiseSigned = ({ hash, event }: Extract<Word, { kind: 'event' }>): boolean => {
    const known = session.journal.signaturesOf({ hash });
    return signaturesIn(event).some(each => !known.some(own => isSame(own, each)));
  };
  /** Lies where this machine's own signature belongs, and is another. */
  const isOthersAsOwn = ({ hash, event }: Extract<Word, { kind: 'event' }>): boolean => {
    const own = session.journal.signaturesOf({ hash }).find(({ key }) => key === ports.signer);
    return (
      own !== undefined &&
      signerIn(event) === ports.signer &&
      !signaturesIn(event).some(each => isSame(each, own))
    );
  };

  const receive = async (items: readonly Item[], at: Position): Promise<void> => {
    const news = new Map<string, { events: unknown[]; files: TeamNews['files'][number][] }>();
    const newsOf = (incidentId: string) => {
      const of = news.get(incidentId) ?? { events: [], files: [] };
      news.set(incidentId, of);
      return of;
    };
    const spoiltBefore = spoilt.size;
    const words = await Promise.all(items.map(seal.open));
    for (const [index, word] of words.entries()) {
      const { name = '' } = items[index] ?? {};
      there?.add(name);
      if (word === 'otherSecret') continue;
      // A drill's own secret seals its tables: under this one nobody can have meant it.
      if (word === 'rubbish' || word.kind === 'table') spoil([name]);
      else if (word.kind === 'part') {
        const file = gather(name, word);
        if (file === undefined) continue;
        if (word.stream === undefined) {
          playbooks.set(file.sha256, new TextDecoder().decode(file.bytes));
          for (const [incidentId, { length }] of early) if (length > 0) newsOf(incidentId);
        } else newsOf(word.stream).files.push({ ...file, type: word.type ?? '' });
      } else {
        const { stream } = fieldsOf(word.event);
        if (typeof stream !== 'string' || !hasItsHash(word.event as { readonly hash: string })) spoil([name]);
        else if (isOthersAsOwn(word)) spoil([name]);
        else {
          if (!atEngineOf(stream).has(word.hash) || isOtherwiseSigned(word))
            newsOf(stream).events.push(word.event);
        }
      }
    }
    for (const [incidentId, { events, files }] of news) {
      if (ports.shares()[incidentId] === false) continue;
      const all = [...(earlyFiles.get(incidentId) ?? []), ...files];
      const left = await takeIn(incidentId, [...(early.get(incidentId) ?? []), ...events], all);
      const kept = await Promise.all(all.map(({ sha256 }) => session.attachment(incidentId, sha256)));
      earlyFiles.set(
        incidentId,
        all.filter((_, index) => kept[index] === undefined),
      );
      early.set(incidentId, [...left]);
      const waiting = new Set(left);
      const sent = atEngineOf(incidentId);
      for (const event of events) {
        const hash = String(fieldsOf(event)['hash']);
        // What this machine holds under a signature, the engine is to hold under it, too.
        const [own] = session.journal.signaturesOf({ hash });
        if (!waiting.has(event) && own?.key === signerIn(event)) sent.add(hash);
      }
      if (waiting.size < events.length && ports.shares()[incidentId] !== true) await ports.share(incidentId);
    }
    // Only then is it read: what is not on the disk is asked for again.
    if (!(await isOnDisk())) throw new Error('The disk has not got what was read.');
    // What lies in this page's memory alone would be gone with it.
    const isIncomplete =
      loose.size > 0 ||
      [...early.values(), ...earlyFiles.values()].some(({ length }) => length > 0) ||
      [...playbooks.keys()].some(digest => session.indexOf(digest) === undefined);
    await keepRead({ at, spoilt: [...spoilt], isIncomplete });
    if (news.size > 0 || spoilt.size > spoiltBefore) offer();
    changed();
  };

  const stand = (next: EngineState): void => {
    if (next === 'wiped') {
      there = undefined;
      // Nothing of what was there is: until it is, it waits.
      read = { ...read, sent: {} };
      spoilt.clear();
      atEngine.clear();
    }
    if (next === 'lost' || next === 'refused' || next === 'unfit') there = undefined;
    state = next === 'wiped' ? 'opening' : next;
    if (next === 'live') offer();
    changed();
  };
  const stop = replicator.follow(ports.read.isIncomplete ? undefined : ports.read.at, receive, stand);

  let presence: Presence | undefined;
  const inOrder = createTurns();
  /** One after another: what was said last is what stands. */
  const say = (): Promise<void> =>
    inOrder(async () => {
      const says = await seal.sealHere(machine, ports.standing());
      if (isEnded) return;
      if (presence !== undefined) return presence.say(says);
      presence = replicator.here(says, async here => {
        const read = await Promise.all(
          [...here].map(async ([id, bytes]) => ({ id, says: await seal.openHere(id, bytes) })),
        );
        present = read.flatMap(({ id, says }) => (isStanding(says) ? [{ ...says, machine: id }] : []));
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
