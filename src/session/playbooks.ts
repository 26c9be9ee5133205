import type { IncidentEvent } from '../desk/core/incident.ts';
import { playbooksNamed } from '../desk/people/named.ts';
import { digestOf } from '../log/hash.ts';
import { indexPlaybook, type PlaybookIndex } from '../playbook/checklist.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { LogStore } from '../storage/port.ts';
import { digestOfText } from '../storage/writes.ts';

const digests = new WeakMap<Playbook, string>();

/** The digest that incidents pin a playbook by. */
export function playbookDigest(playbook: Playbook): string {
  const digest = digests.get(playbook) ?? digestOf(playbook);
  digests.set(playbook, digest);
  return digest;
}

/** @param text canonical JSON, as this site's build writes it: then the digest of the text is the playbook's, and soon worked out */
export async function playbookIn(text: string): Promise<Playbook> {
  const playbook: Playbook = JSON.parse(text);
  digests.set(playbook, await digestOfText(text));
  return playbook;
}

export type Playbooks = ReturnType<typeof createPlaybooks>;

/** A playbook as it came in a file. */
interface Packed {
  readonly digest: string;
  readonly playbook: Playbook;
}

/**
 * The playbooks that the incidents of this page run on or can move to, by digest.
 * @param noted called with the digest of one that this site is found to have published
 */
export function createPlaybooks(
  { readPlaybook }: Pick<LogStore, 'readPlaybook'>,
  noted: (digest: string) => void = () => undefined,
) {
  /** Digests of every edition that this site has published, as far as this machine has seen it. */
  const own = new Set<string>();
  const indexes = new Map<string, PlaybookIndex>();
  const offered = new Map<string, Playbook>();
  const tried = (playbook: Playbook): PlaybookIndex | undefined => {
    try {
      return indexPlaybook(playbook);
    } catch {
      return undefined;
    }
  };
  /** One that nothing can be worked out from is as good as lost. */
  const take = (digest: string, playbook: Playbook): PlaybookIndex | undefined => {
    const index = indexes.get(digest) ?? tried(playbook);
    if (index !== undefined) indexes.set(digest, index);
    return index;
  };
  return {
    /** Those that this site offers. */
    offered: offered as ReadonlyMap<string, Playbook>,
    /** `undefined` where it was neither read nor offered. */
    index: (digest: string): PlaybookIndex | undefined => indexes.get(digest),
    take,
    /** The index of a playbook that came in a file, known here or not; nothing is taken in. */
    indexIn: (digest: string, packed: readonly Packed[]): PlaybookIndex | undefined => {
      const playbook = packed.find(each => each.digest === digest)?.playbook;
      return indexes.get(digest) ?? (playbook && tried(playbook));
    },
    /** Whether a playbook is not this site's, whatever its date: its author could write any. */
    isForeign: (digest: string): boolean => !own.has(digest),
    own: own as ReadonlySet<string>,
    /** Digests that this machine noted down as the site's own. */
    remember: (digests: readonly string[]): void => {
      for (const digest of digests) own.add(digest);
    },
    /** Reads those that events name and that are not here. One that the store cannot read may still be offered. */
    read: async (events: readonly IncidentEvent[]): Promise<void> => {
      for (const digest of playbooksNamed(events)) {
        const playbook = indexes.has(digest) ? undefined : await readPlaybook(digest).catch(() => undefined);
        if (playbook !== undefined) take(digest, playbook);
      }
    },
    /** Makes one known that incidents can move to. @returns its digest */
    offer: (playbook: Playbook): string => {
      const digest = playbookDigest(playbook);
      offered.set(digest, playbook);
      take(digest, playbook);
      if (!own.has(digest)) {
        own.add(digest);
        noted(digest);
      }
      return digest;
    },
    /** Those that events rest on. */
    pinned: (events: readonly IncidentEvent[], packed: readonly Packed[] = []): readonly Packed[] =>
      playbooksNamed(events).flatMap(digest => {
        const playbook =
          indexes.get(digest)?.playbook ?? packed.find(each => each.digest === digest)?.playbook;
        return playbook === undefined ? [] : [{ digest, playbook }];
      }),
  };
}
