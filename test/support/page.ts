import { IDBFactory } from 'fake-indexeddb';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';

type Listener = (event: object) => void;

/** A browser's storage for small things; what it holds can be looked into. */
export function stubStorage(): Map<string, string> {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  });
  return items;
}

/** A page as far as what starts with one touches it. */
export interface FakePage {
  readonly items: Map<string, string>;
  visible: boolean;
  /** From now on it is another page of the same browser, with listeners and modules of its own. */
  leave(): void;
  /** Sends an event to whoever listens. @param at which of the pages, the one open now unless told. @returns whether someone prevented the default */
  fire(type: string, extra?: object, at?: number): boolean;
}

/** Each test of the file is played on a page of its own, whose disk is empty; the next file is not to find its modules. */
export function freshPages(): FakePage {
  let listeners: Map<string, Listener[]>[] = [];
  const page: FakePage = {
    items: new Map(),
    visible: true,
    leave: () => {
      listeners.push(new Map());
      vi.resetModules();
    },
    fire: (type, extra = {}, at = listeners.length - 1) => {
      let prevented = false;
      const preventDefault = (): void => {
        prevented = true;
      };
      for (const listener of listeners[at]?.get(type) ?? []) listener({ ...extra, preventDefault });
      return prevented;
    },
  };
  const addEventListener = (type: string, listener: Listener): void => {
    const own = listeners.at(-1);
    own?.set(type, [...(own.get(type) ?? []), listener]);
  };
  beforeEach(() => {
    listeners = [];
    page.leave();
    Object.assign(page, { items: stubStorage(), visible: true });
    vi.stubGlobal('indexedDB', new IDBFactory());
    vi.stubGlobal('window', { addEventListener });
    vi.stubGlobal('document', {
      addEventListener,
      get visibilityState() {
        return page.visible ? 'visible' : 'hidden';
      },
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
  afterAll(() => void vi.resetModules());
  return page;
}
