import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import type { Capacity } from '../../src/desk/core/limits.ts';
import type { IncidentView } from '../../src/desk/core/view.ts';
import type { DrillMark } from '../../src/desk/triage/opened.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import type { PageChannel } from '../../src/session/channel.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import type { Snapshot } from '../../src/session/snapshot.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { type Batch, type LogStore, StorageFailure } from '../../src/storage/port.ts';
import { limitedFacts, NOW } from './answers.ts';
import { countingIds, office } from './incident.ts';
import { playbook, required } from './playbook.ts';

/** Tabs of one browser: word reaches every other tab in a later task, as BroadcastChannel does it. */
export function createBus(): { connect(): PageChannel; delivered(): Promise<void> } {
  const ears = new Map<PageChannel, Set<(message: unknown) => void>>();
  let underWay = 0;
  return {
    connect: () => {
      const own = new Set<(message: unknown) => void>();
      const tabs: PageChannel = {
        send: message => {
          for (const [other, heard] of ears) {
            if (other === tabs) continue;
            underWay += 1;
            setImmediate(() => {
              underWay -= 1;
              for (const listener of heard) listener(message);
            });
          }
        },
        listen: heard => void own.add(heard),
        close: () => ears.delete(tabs),
      };
      ears.set(tabs, own);
      return tabs;
    },
    delivered: async () => {
      while (underWay > 0) await pause();
    },
  };
}

/** Lets everything run that waits for its turn. */
export const pause = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** A store whose writes a test can hold up and refuse. */
export interface HeldStore extends LogStore<IncidentEvent> {
  /** Writes wait from now on. */
  hold(): void;
  /** Writes go on. */
  release(): void;
  /** Writes are refused from now on, or accepted again. */
  refuse(code: StorageFailure['code'] | undefined): void;
  readonly written: Batch[];
}

export function createHeldStore(inner: LogStore<IncidentEvent> = createMemoryStore()): HeldStore {
  let refusal: StorageFailure['code'] | undefined;
  let gate: Promise<void> = Promise.resolve();
  let open = (): void => undefined;
  const written: Batch[] = [];
  return {
    ...inner,
    written,
    hold: () => {
      gate = new Promise(resolve => {
        open = resolve;
      });
    },
    release: () => open(),
    refuse: code => {
      refusal = code;
    },
    append: async batch => {
      await gate;
      if (refusal !== undefined) throw new StorageFailure(refusal);
      await inner.append(batch);
      written.push(batch);
    },
  };
}

/** A session with everything around it in a test's hands. */
export interface Desk {
  readonly session: Session;
  readonly store: HeldStore;
  /** Every state that was published, in order. */
  readonly shown: Snapshot[];
  /** Open incidents that the slim bar of other pages would remember now. */
  remembered(): readonly IncidentView[];
  /** Moves the clock on. @param milliseconds how far */
  wait(milliseconds: number): void;
  /** Retries that were asked for and have not run: in how many milliseconds each. */
  readonly retries: { readonly work: () => void; readonly milliseconds: number }[];
}

let machines = 0;

interface DeskOptions {
  readonly store?: HeldStore;
  readonly tabs?: PageChannel;
  readonly now?: number;
  readonly newId?: () => string;
  /** The run its incidents belong to; absent where they are real. */
  readonly drill?: () => DrillMark | undefined;
  readonly capacity?: Capacity;
}

export function createDesk(options: DeskOptions = {}): Desk {
  machines += 1;
  const store = options.store ?? createHeldStore();
  let now = options.now ?? NOW;
  let remembered: readonly IncidentView[] = [];
  const retries: Desk['retries'] = [];
  const session = createSession({
    store,
    tabs: options.tabs ?? createBus().connect(),
    now: () => now,
    newId: options.newId ?? countingIds(machines),
    schedule: (work, milliseconds) => retries.push({ work, milliseconds }),
    remember: incidents => {
      remembered = incidents;
    },
    drill: options.drill,
    ...(options.capacity === undefined ? {} : { capacity: options.capacity }),
  });
  const shown: Snapshot[] = [];
  session.subscribe(() => shown.push(session.snapshot()));
  return {
    session,
    store,
    shown,
    remembered: () => remembered,
    wait: milliseconds => {
      now += milliseconds;
    },
    retries,
  };
}

/** Opens an incident at a desk. @throws when it is refused */
export async function openAt(
  { session }: Desk,
  facts: Facts = limitedFacts,
  plan = playbook,
): Promise<string> {
  const opened = await session.open(plan, facts, office);
  if (!opened.ok) throw new Error(`not opened: ${opened.refusal.code}`);
  return opened.value;
}

/** The file in which an incident leaves a desk. */
export const exportOf = async ({ session }: Desk, incident: string): Promise<string> =>
  required(await session.exportFile(incident), 'file');

/** Another page on the same store, with all that lies there. */
export async function nextPage({ store }: Pick<Desk, 'store'>): Promise<Desk> {
  const desk = createDesk({ store });
  await desk.session.load();
  return desk;
}

/** The store takes writes again, and what waited is written. */
export async function mend({ session, store }: Desk): Promise<void> {
  store.refuse(undefined);
  session.retry();
  await session.flushed();
}
