import type { DBSchema } from 'idb';
import { commit, openDatabase } from './connection.ts';

/** The database of training. Apart from the incidents', so that neither can ever be taken for the other. */
export const TRAINING_DATABASE = 'yuqing-training';

const DATABASE_VERSION = 1;

/** Makes the next event, given everything stored; `undefined` where there is nothing to add. Must answer at once. */
type Link = (stored: readonly unknown[]) => unknown;

/** What becomes of a draft, and of none; `undefined` removes it. Must answer at once. */
export type DraftChange = (kept: unknown) => unknown;

/**
 * Where a trainee's record lives. Append-only, in the order of appending; what is stored is handed back as it is, for
 * whoever reads it to verify. Methods reject with a {@link StorageFailure}.
 */
export interface TrainingStore {
  /** Whether what was appended survives closing the page. */
  readonly durable: boolean;
  readAll(): Promise<readonly unknown[]>;
  /**
   * Adds one event to the end. It is made inside the transaction that writes it, so that of two tabs that append at once
   * the second sees the event of the first. Resolves only when it is committed.
   */
  append(link: Link): Promise<void>;
  /**
   * Makes a draft — a paper under way, a supervisor's list — of what is kept under its name. Read and written in one
   * transaction, so that of two tabs that change it at once the second changes what the first has kept.
   */
  changeDraft(name: string, change: DraftChange): Promise<void>;
  readDraft(name: string): Promise<unknown>;
  /** Takes everything off this machine: events, broken ones too, and drafts. */
  wipe(): Promise<void>;
  close(): void;
}

/** A store that lasts as long as the page: where the browser offers nothing better, and for tests. */
export function createMemoryTrainingStore(): TrainingStore {
  const events: unknown[] = [];
  const drafts = new Map<string, unknown>();
  const keep = (name: string, draft: unknown): void => {
    if (draft === undefined) drafts.delete(name);
    else drafts.set(name, structuredClone(draft));
  };
  return {
    durable: false,
    readAll: async () => structuredClone(events),
    append: async link => {
      const event = link(structuredClone(events));
      if (event !== undefined) events.push(structuredClone(event));
    },
    changeDraft: async (name, change) => keep(name, change(structuredClone(drafts.get(name)))),
    readDraft: async name => structuredClone(drafts.get(name)),
    wipe: async () => {
      events.length = 0;
      drafts.clear();
    },
    close: () => undefined,
  };
}

interface Schema extends DBSchema {
  /** Keyed by place in the record, from 1. */
  events: { key: number; value: unknown };
  /** Keyed by name. */
  drafts: { key: string; value: unknown };
}

/** Opens the record in IndexedDB. @throws {StorageFailure} when the browser has none to offer */
export async function openTrainingStore(name = TRAINING_DATABASE): Promise<TrainingStore> {
  const { attempt, close } = await openDatabase<Schema>(name, {
    version: DATABASE_VERSION,
    upgrade: upgraded => {
      upgraded.createObjectStore('events', { autoIncrement: true });
      upgraded.createObjectStore('drafts');
    },
  });

  return {
    durable: true,
    readAll: () => attempt(open => open.getAll('events')),
    append: link =>
      attempt(async open => {
        // `strict` waits for the disk: a power cut after 已保存 must not take the event with it.
        const transaction = open.transaction('events', 'readwrite', { durability: 'strict' });
        await commit(transaction, async () => {
          const event = link(await transaction.store.getAll());
          if (event !== undefined) await transaction.store.add(event);
        });
      }),
    changeDraft: (draftName, change) =>
      attempt(async open => {
        const transaction = open.transaction('drafts', 'readwrite', { durability: 'strict' });
        await commit(transaction, async () => {
          const draft = change(await transaction.store.get(draftName));
          if (draft === undefined) await transaction.store.delete(draftName);
          else await transaction.store.put(draft, draftName);
        });
      }),
    readDraft: draftName => attempt(open => open.get('drafts', draftName)),
    wipe: () =>
      attempt(async open => {
        const transaction = open.transaction(['events', 'drafts'], 'readwrite', { durability: 'strict' });
        await commit(transaction, async () => {
          await transaction.objectStore('events').clear();
          await transaction.objectStore('drafts').clear();
        });
      }),
    close,
  };
}
