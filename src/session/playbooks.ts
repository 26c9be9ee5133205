import type { IncidentEvent } from '../desk/incident/kinds.ts';
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

/** The playbooks that the incidents of this page run on or can move to, by digest. */
export function createPlaybooks({ readPlaybook }: Pick<LogStore, 'readPlaybook'>) {
  const indexes = new Map<string, PlaybookIndex>();
  const offered = new Map<string, Playbook>();
  /** One that nothing can be worked out from is as good as lost. */
  const take = (digest: string, playbook: Playbook): PlaybookIndex | undefined => {
    if (!indexes.has(digest))
      try {
        indexes.set(digest, indexPlaybook(playbook));
      } catch {}
    return indexes.get(digest);
  };
  return {
    /** Those that this site offers. */
    offered: offered as ReadonlyMap<string, Playbook>,
    /** `undefined` where it was neither read nor offered. */
    index: (digest: string): PlaybookIndex | undefined => indexes.get(digest),
    take,
    /** Reads those that events name and that are not here. Rejects where the store cannot. */
    read: async (events: readonly IncidentEvent[]): Promise<void> => {
      for (const digest of playbooksNamed(events)) {
        const playbook = indexes.has(digest) ? undefined : await readPlaybook(digest);
        if (playbook !== undefined) take(digest, playbook);
      }
    },
    /** Makes one known that incidents can move to. @returns its digest */
    offer: (playbook: Playbook): string => {
      const digest = playbookDigest(playbook);
      offered.set(digest, playbook);
      take(digest, playbook);
      return digest;
    },
    /** Those that events rest on. */
    pinned: (events: readonly IncidentEvent[]): readonly { digest: string; playbook: Playbook }[] =>
      playbooksNamed(events).flatMap(digest => {
        const index = indexes.get(digest);
        return index === undefined ? [] : [{ digest, playbook: index.playbook }];
      }),
  };
}
