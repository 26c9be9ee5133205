import { boundBroken } from '../base/bounds.ts';
import { fieldsOf } from '../base/guard.ts';
import { CAPACITY, packageLimits } from '../desk/core/limits.ts';
import type { TeamNews } from '../desk/packages/package.ts';
import { hasItsHash } from '../log/hash.ts';
import type { Item } from '../storage/replicator.ts';
import { isPartOf, type TeamSeal } from '../storage/team-seal.ts';
import type { TeamAwaited } from './team-awaited.ts';
import type { TeamContents } from './team-contents.ts';
import { joinPart, type TeamHeld } from './team-held.ts';
import { isSaid } from './team-read.ts';
import {
  bytesHere,
  type EventWord,
  isOthersAsOwn,
  isOtherwiseSigned,
  mostPartsOf,
  type PartWord,
  type TeamDesk,
} from './team-words.ts';

/** Bounds of one event before it is looked at: an item is a megabyte at most. */
const EVENT_BOUNDS = packageLimits(CAPACITY).bounds;

interface NewsOfOne {
  readonly events: unknown[];
  readonly files: TeamNews['files'][number][];
}

/** Events and files that this machine has not got, by incident. */
export type News = ReadonlyMap<string, NewsOfOne>;

interface ReceivePorts {
  readonly seal: Pick<TeamSeal, 'open'>;
  readonly session: TeamDesk;
  /** This machine's public signing key. */
  readonly signer: string;
  readonly contents: TeamContents;
  readonly held: TeamHeld;
  readonly awaited: TeamAwaited;
}

/** Opens items of the engine and verifies what they claim. Rubbish is noted among the engine's contents. */
export function createTeamReceiver({ seal, session, signer, contents, held, awaited }: ReceivePorts) {
  const newsOf = (news: Map<string, NewsOfOne>, incidentId: string): NewsOfOne => {
    const of = news.get(incidentId) ?? { events: [], files: [] };
    news.set(incidentId, of);
    return of;
  };
  /** The last file or playbook read, kept because its parts come one after another. */
  let lastHere: { readonly key: string; readonly bytes: Uint8Array | undefined } | undefined;
  const ownBytes = async ({ sha256, stream }: PartWord): Promise<Uint8Array | undefined> => {
    const key = `${stream} ${sha256}`;
    if (lastHere?.key !== key) lastHere = { key, bytes: await bytesHere(session, sha256, stream) };
    return lastHere.bytes;
  };

  const receivePart = async (name: string, word: PartWord, news: Map<string, NewsOfOne>): Promise<void> => {
    if (contents.own.has(name)) return;
    const here = await ownBytes(word);
    if (word.parts > mostPartsOf(word) || (here !== undefined && !isPartOf(here, word)))
      contents.spoil([name]);
    if (here !== undefined || contents.spoilt.has(name)) return;
    awaited.come(word.sha256);
    const joined = joinPart(held.parts, name, word);
    if (joined === undefined) return;
    if (joined.kind === 'rubbish') return contents.spoil(joined.names);
    const { sha256, bytes } = joined;
    if (word.stream === undefined) {
      held.playbooks.set(sha256, new TextDecoder().decode(bytes));
      // Events that wait may wait for it.
      for (const [incidentId, { length }] of held.events) if (length > 0) newsOf(news, incidentId);
    } else newsOf(news, word.stream).files.push({ sha256, bytes, type: word.type ?? '' });
  };

  const receiveEvent = (name: string, word: EventWord, size: number, news: Map<string, NewsOfOne>): void => {
    const { stream } = fieldsOf(word.event);
    const isEvent =
      isSaid(stream) &&
      boundBroken(word.event, EVENT_BOUNDS) === undefined &&
      hasItsHash(word.event as { readonly hash: string });
    if (!isEvent || isOthersAsOwn(session, signer, word)) contents.spoil([name]);
    else if (!contents.of(stream).has(word.hash) || isOtherwiseSigned(session, word)) {
      held.weigh(word.event, size);
      newsOf(news, stream).events.push(word.event);
    }
  };

  const receiveOne = async (
    { name, bytes }: Item,
    word: Awaited<ReturnType<TeamSeal['open']>>,
    news: Map<string, NewsOfOne>,
  ): Promise<void> => {
    contents.note([name]);
    if (word === 'otherSecret') return;
    // A drill's own secret seals its tables: under this one nobody can have meant it.
    if (word === 'rubbish' || word.kind === 'table') contents.spoil([name]);
    else if (word.kind === 'part') await receivePart(name, word, news);
    else receiveEvent(name, word, bytes.length, news);
  };

  /** Deals with items one by one: a faulty one, whatever it is, does not keep the next from being read. */
  return async (items: readonly Item[]): Promise<News> => {
    const news = new Map<string, NewsOfOne>();
    const words = await Promise.all(items.map(item => seal.open(item).catch(() => 'rubbish' as const)));
    for (const [index, item] of items.entries())
      await receiveOne(item, words[index] ?? 'rubbish', news).catch(() => contents.spoil([item.name]));
    lastHere = undefined;
    return news;
  };
}
