import { resolveObjectURL } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';
import { IDBFactory } from 'fake-indexeddb';
import { Window } from 'happy-dom';
import type { Page } from 'playwright-core';
import { type ComponentChild, render } from 'preact';
import { vi } from 'vitest';
import { canonicalOf } from '../../src/log/hash.ts';
import type { DrillHome } from '../../src/training/drills/DrillHome.tsx';
import { bureau } from './bureau.ts';
import { DomClock } from './dom-clock.ts';
import { DomDrawing } from './dom-drawing.ts';
import { everything, PATIENCE, pressKey } from './dom-locator.ts';
import { readPlan, scenarioIds } from './plan.ts';
import { playbook } from './playbook.ts';
import { privateFiles } from './private-files.ts';

export const ADDRESS = 'http://localhost/';

/** Properties that modules of the site take from a browser's window. */
const FROM_WINDOW = [
  ...['CSS', 'CustomEvent', 'DOMParser', 'DataTransfer', 'Document', 'Element', 'Event', 'FocusEvent'],
  ...[
    'HTMLElement',
    'HTMLDetailsElement',
    'HTMLFormElement',
    'HTMLInputElement',
    'HTMLSelectElement',
    'HTMLTextAreaElement',
  ],
  ...[
    'KeyboardEvent',
    'MouseEvent',
    'MutationObserver',
    'Node',
    'NodeFilter',
    'ResizeObserver',
    'IntersectionObserver',
  ],
  ...[
    'addEventListener',
    'dispatchEvent',
    'document',
    'getComputedStyle',
    'getSelection',
    'history',
    'location',
  ],
  ...['matchMedia', 'removeEventListener', 'scrollTo', 'window'],
];

/** The component that draws each page of the site: the same that its `.astro` file puts there. */
const islands: Readonly<Record<string, () => Promise<ComponentChild>>> = {
  // Pages to read: nothing on them is drawn by script.
  '': async () => (await import('preact')).h('h1', null),
  'plan/': async () => (await import('preact')).h('h1', null),
  'desk/': async () => {
    const [{ Desk }, { h }] = await Promise.all([import('../../src/desk/frame/Desk.tsx'), import('preact')]);
    return h('div', { class: 'page', 'data-desk': '' }, h(Desk, {}));
  },
  'start/': async () => {
    const [{ FirstLines, Triage }, { h }, { present }, { openingOf }] = await Promise.all([
      import('../../src/desk/frame/Start.tsx'),
      import('preact'),
      import('../../src/desk/core/desk.ts'),
      import('../../src/playbook/wizard/screens.ts'),
    ]);
    const lines = playbook.first.lines.map(({ id, text, opens }) => present({ id, text, opens }));
    return h('div', { class: 'page' }, [
      h('section', { class: 'first' }, h(FirstLines, { lines })),
      h(
        'section',
        { id: 'questions', tabIndex: -1 },
        h(Triage, { opening: openingOf(playbook.triage), order: true }),
      ),
    ]);
  },
  'training/study/': async () => {
    const [{ Study }, { h }] = await Promise.all([
      import('../../src/training/lessons/Study.tsx'),
      import('preact'),
    ]);
    return h('div', { class: 'page' }, h(Study, {}));
  },
  'drill/': async () => {
    const [{ DrillHome }, { h }] = await Promise.all([
      import('../../src/training/drills/DrillHome.tsx'),
      import('preact'),
    ]);
    return h('div', { class: 'page' }, h(DrillHome, drillHome()));
  },
  'drill/start/': async () => {
    const [{ DrillTriage }, { h }, { openingOf }] = await Promise.all([
      import('../../src/training/drills/DrillTriage.tsx'),
      import('preact'),
      import('../../src/playbook/wizard/screens.ts'),
    ]);
    const opening = openingOf(playbook.triage);
    return h('div', { class: 'page' }, h(DrillTriage, { entries: drillHome().entries, opening }));
  },
  'drill/desk/': async () => {
    const [{ DrillDesk }, { h }] = await Promise.all([
      import('../../src/training/drills/DrillDesk.tsx'),
      import('preact'),
    ]);
    return h('div', { class: 'page' }, h(DrillDesk, { entries: drillHome().entries }));
  },
};
/** The page of a lesson: it remembers that it was opened, and leads to the check. */
function lessonAt(path: string): (() => Promise<ComponentChild>) | undefined {
  const [, of, lesson] = /^training\/([\w-]+)\/([\w-]+)\/$/.exec(path) ?? [];
  if (of === undefined || lesson === undefined) return undefined;
  return async () => {
    const { h } = await import('preact');
    localStorage.setItem(`yuqing.opened-${lesson}`, '1');
    return h('a', { href: `/training/study/#lesson/${of}/${lesson}` }, lesson);
  };
}
const drillHome = () => readPlan('drill-home') as Parameters<typeof DrillHome>[0];

/** Files that the site serves besides its pages. */
const served: Readonly<Record<string, () => string>> = {
  'playbook.json': () => canonicalOf(playbook),
  'training.json': () => JSON.stringify(readPlan('catalog')),
  'drills/nights.json': () => JSON.stringify(readPlan('nights')),
  ...Object.fromEntries(
    scenarioIds.map(id => [`drills/${id}.json`, () => JSON.stringify(readPlan(`scenarios/${id}`))]),
  ),
};

/** One browser of one person: its storage outlives a page, its pages follow each other. */
export interface DomBrowser {
  readonly page: Page;
  /** Takes everything down. @throws with what the pages complained of */
  close(): Promise<void>;
  allow(message: RegExp): void;
}

export interface DomOptions {
  /** A script that runs in each page before its own. */
  readonly before?: string;
  readonly context?: {
    readonly viewport?: { readonly width: number; readonly height: number };
    readonly timezoneId?: string;
  };
}

interface Download {
  suggestedFilename(): string;
  path(): Promise<string>;
}

/** The methods of a sound object store: a test may replace them to refuse, as a full disk does. */
const soundStore = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);

/** The globals of this process beside all pages. */
type Globals = Readonly<Record<string, PropertyDescriptor>>;
const globalsNow = (): Globals => Object.getOwnPropertyDescriptors(globalThis);
const isSame = (one: PropertyDescriptor | undefined, other: PropertyDescriptor): boolean =>
  one !== undefined && one.value === other.value && one.get === other.get;

/** How a route answers what a page fetches. */
interface Route {
  abort(): void;
  fulfill(answer: { readonly body?: string; readonly json?: unknown }): void;
}
interface Routed {
  readonly pattern: RegExp;
  readonly answer: (route: Route) => void;
  left: number;
}
const patternOf = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replaceAll(/[.+^$()|[\]\\]/g, '\\$&')
      .replaceAll('**/', '(.*/)?')
      .replaceAll(/(?<!\.)\*/g, '[^/]*')}$`,
  );

/** A script of a page: what it declares goes with the page, so that it can run in the next. */
const runScript = (text: string): unknown => runInThisContext(`{${text}\n}`);

/** The browser at whose page somebody is: the globals of this process are those of its page. */
let atHand: object | undefined;
/** Puts away the globals of its page. */
let leaveTheOther: (() => void) | undefined;

/**
 * Opens one. While somebody is at its page, the globals of this process are those of that page; what another browser's page would do
 * by itself meanwhile waits.
 */
export function openDomBrowser({ before = '', context = {} }: DomOptions = {}): DomBrowser {
  const { viewport = { width: 1366, height: 768 }, timezoneId, ...unknown } = context;
  for (const name of Object.keys(unknown))
    throw new Error(`${name} is for a browser: this page has no layout, style or network`);
  const { TZ: zone } = process.env;
  if (timezoneId !== undefined) process.env['TZ'] = timezoneId;
  const self = {};
  leaveTheOther?.();
  leaveTheOther = undefined;
  atHand = undefined;
  const base = globalsNow();
  const folder = mkdtempSync(join(tmpdir(), 'dom-'));
  const complaints: string[] = [];
  const allowed: RegExp[] = [];
  const initial: (() => void)[] = [];
  const routes: Routed[] = [];
  const kept = new Map<string, string>([
    ['yuqing.bureau', JSON.stringify(bureau)],
    ['yuqing.drill-bureau', JSON.stringify(bureau)],
  ]);
  const clock = new DomClock(() => atHand === self);
  let drawing = new DomDrawing();
  let window = new Window({ url: 'about:blank' });
  let channels = new Set<BroadcastChannel>();
  const downloads: Download[] = [];
  const indexedDB = new IDBFactory();
  const files = privateFiles();
  let size = viewport;
  let isMoved = false;
  let own: Globals = {};

  /** Leaves the globals as they are without any page. @returns those of the page */
  function putAway(): Globals {
    const mine: Record<string, PropertyDescriptor> = {};
    for (const [name, descriptor] of Object.entries(globalsNow()))
      if (!isSame(base[name], descriptor)) mine[name] = descriptor;
    for (const name of Object.keys(mine)) {
      const before = base[name];
      if (before === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, before);
    }
    return mine;
  }

  /** Somebody comes to this page, from that of another browser perhaps. */
  function come(): void {
    if (atHand === self) return;
    leaveTheOther?.();
    atHand = self;
    leaveTheOther = () => {
      drawing.finish();
      own = putAway();
    };
    Object.defineProperties(globalThis, own);
    drawing.begin();
  }

  const document = (): Document => {
    come();
    return window.document as unknown as Document;
  };

  const namespace = randomUUID();

  async function fetched(path: string): Promise<Response> {
    const routed = routes.findLast(({ pattern, left }) => left > 0 && pattern.test(path));
    if (routed !== undefined) {
      routed.left -= 1;
      const given: { answer?: Response } = {};
      routed.answer({
        abort: () => undefined,
        fulfill: ({ body, json }) => {
          given.answer = new Response(body ?? JSON.stringify(json));
        },
      });
      if (given.answer === undefined) throw new TypeError('Failed to fetch');
      return given.answer;
    }
    const text = served[path]?.();
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  }
  const route = async (glob: string, answer: Routed['answer'], { times = Number.POSITIVE_INFINITY } = {}) => {
    routes.push({ pattern: patternOf(glob), answer, left: times });
  };
  const unroute = async (glob: string) => {
    for (const each of routes) if (each.pattern.source === patternOf(glob).source) each.left = 0;
  };

  /** The globals of a browser, for the page that is open. */
  function stub(opened: Window): void {
    for (const name of FROM_WINDOW) {
      const value: unknown = Reflect.get(opened, name);
      vi.stubGlobal(name, typeof value === 'function' && /^[a-z]/.test(name) ? value.bind(opened) : value);
    }
    vi.stubGlobal('setTimeout', clock.setTimeout);
    vi.stubGlobal('setInterval', clock.setInterval);
    for (const name of ['clearTimeout', 'clearInterval', 'cancelAnimationFrame'])
      vi.stubGlobal(name, clock.clear);
    const frame = (work: (time: number) => void) => clock.setTimeout(() => work(performance.now()), 1);
    vi.stubGlobal('requestAnimationFrame', frame);
    if (isMoved) vi.stubGlobal('Date', clock.date);
    Reflect.set(opened, 'requestAnimationFrame', frame);
    vi.stubGlobal('indexedDB', indexedDB);
    vi.stubGlobal('localStorage', storageOn(kept));
    vi.stubGlobal('sessionStorage', storageOn(new Map()));
    vi.stubGlobal('fetch', (address: string) => fetched(new URL(address, ADDRESS).pathname.slice(1)));
    vi.stubGlobal(
      'BroadcastChannel',
      class extends BroadcastChannel {
        constructor(name: string) {
          super(namespace + name);
          channels.add(this);
        }
        // Messages of a page that is being left reach nobody.
        override postMessage(message: unknown): void {
          if (channels.has(this)) super.postMessage(message);
        }
      },
    );
    vi.stubGlobal('location', navigating(opened.location as unknown as Location));
    opened.addEventListener('click', event => {
      const link = (event.target as unknown as Element).closest<HTMLAnchorElement>('a[href]');
      if (link === null || event.defaultPrevented || link.hasAttribute('download')) return;
      event.preventDefault();
      void goTo(link.href);
    });
    opened.Element.prototype.getClientRects = () => [{}] as never;
    opened.Element.prototype.scrollIntoView = () => undefined;
    opened.HTMLAnchorElement.prototype.click = function click(): void {
      if (!this.hasAttribute('download'))
        this.dispatchEvent(new opened.MouseEvent('click', { bubbles: true, cancelable: true }));
      else void take(this.download, this.href);
    };
  }

  /** Leading elsewhere opens that page here, too. */
  const navigating = (here: Location): Location =>
    new Proxy(here, {
      get: (target, name) => {
        if (name === 'assign' || name === 'replace')
          return (to: string) => void goTo(new URL(to, target.href).href);
        if (name === 'reload') return () => void load(target.href);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
      set: (target, name, value) => {
        if (name === 'href') void goTo(new URL(value, target.href).href);
        else Reflect.set(target, name, value, target);
        return true;
      },
    });

  async function take(name: string, address: string): Promise<void> {
    const content = resolveObjectURL(address);
    const file = join(folder, randomUUID());
    if (content !== undefined) writeFileSync(file, new Uint8Array(await content.arrayBuffer()));
    downloads.push({ suggestedFilename: () => name, path: async () => file });
  }

  /** Waits for the page's session: one that is being opened when its page is left goes on here, where in a browser it ends with the page. */
  async function openedSession(): Promise<void> {
    if (window.location.href === 'about:blank') return;
    const { startSession } = await import('../../src/session/start.ts');
    // A test may have a store that never answers.
    await Promise.race([startSession().catch(() => undefined), sleep(2_000)]);
  }

  async function leave(): Promise<void> {
    const main = document().querySelector('main');
    await openedSession();
    window.dispatchEvent(new window.Event('pagehide'));
    if (main !== null) render(null, main);
    drawing.drop();
    clock.stop();
    for (const channel of channels) channel.close();
    channels = new Set();
    await window.happyDOM.close();
    // Work that the page had under way ends while its globals are still there; none of it may meet those of the next page. A
    // fetch may lead to a read of the database, and that to another fetch.
    for (let round = 0; round < 3; round += 1) {
      await vi.dynamicImportSettled();
      for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
    }
  }

  async function load(to: string): Promise<void> {
    await leave();
    vi.resetModules();
    putAway();
    Object.defineProperties(IDBObjectStore.prototype, soundStore);
    files.offer('all');
    window = new Window({
      url: to,
      ...size,
      settings: { navigation: { disableMainFrameNavigation: true, disableFallbackToSetURL: true } },
    });
    drawing = new DomDrawing();
    drawing.begin();
    stub(window);
    const main = document().createElement('main');
    main.id = 'main';
    document().body.append(main);
    runScript(before);
    for (const run of initial) run();
    const path = new URL(to).pathname.slice(1);
    if (path.startsWith('drill/')) document().body.dataset['drill'] = '';
    const island = islands[path] ?? lessonAt(path);
    if (island === undefined)
      throw new Error(`${path} is no page that script draws: look at it in a browser`);
    render(await island(), main);
    await sleep(1);
  }

  /** Has the page see times by a clock that can be moved. */
  const moveable =
    <Given extends readonly unknown[], Answer>(move: (...given: Given) => Answer) =>
    async (...given: Given): Promise<Awaited<Answer>> => {
      come();
      isMoved = true;
      vi.stubGlobal('Date', clock.date);
      return await move(...given);
    };

  const address = (): string => {
    come();
    return window.location.href;
  };

  async function goTo(to: string): Promise<void> {
    const [here] = address().split('#');
    const [there, fragment] = to.split('#');
    // Only another place on the same page leaves the page as it is.
    if (here !== there || fragment === undefined) return load(to);
    window.location.hash = fragment;
    window.dispatchEvent(new window.Event('hashchange'));
    await sleep(1);
  }

  const until = async <Value>(what: string, ask: () => Value | undefined): Promise<Value> => {
    for (const begun = performance.now(); performance.now() - begun < PATIENCE; await sleep(4)) {
      const answer = ask();
      if (answer !== undefined) return answer;
    }
    throw new Error(`${what} never came`);
  };

  const focused = (): HTMLElement => (document().activeElement ?? document().body) as HTMLElement;

  /** Back and forward among the places of this page. */
  async function travel(way: 'back' | 'forward'): Promise<void> {
    window.history[way]();
    await sleep(1);
    window.dispatchEvent(new window.PopStateEvent('popstate', { state: window.history.state }));
    await sleep(1);
  }

  const all = everything(document, () => page);
  const known: Partial<Record<keyof Page, unknown>> = {
    goto: goTo,
    reload: () => load(address()),
    url: () => address(),
    title: async () => document().title,
    locator: all.locator.bind(all),
    getByRole: all.getByRole.bind(all),
    getByText: all.getByText.bind(all),
    getByLabel: all.getByLabel.bind(all),
    evaluate: async (work: string | ((given: unknown) => unknown), given: unknown) => {
      come();
      return await (typeof work === 'string' ? runInThisContext(work) : work(given));
    },
    clock: {
      install: moveable(() => undefined),
      fastForward: moveable((by: number) => clock.fastForward(by)),
      runFor: moveable((by: number) => clock.runFor(by)),
      setFixedTime: moveable((time: number) => clock.setFixedTime(time)),
    },
    route,
    unroute,
    context: () => ({ route, unroute }),
    setViewportSize: async (wanted: { readonly width: number; readonly height: number }) => {
      size = wanted;
      window.happyDOM.setViewport(wanted);
      window.dispatchEvent(new window.Event('resize'));
    },
    addInitScript: async (work: string | ((given: unknown) => void), given: unknown) => {
      initial.push(() => void (typeof work === 'string' ? runScript(work) : work(given)));
    },
    waitForURL: (wanted: RegExp | string) =>
      until(
        `an address like ${wanted}`,
        () => (typeof wanted === 'string' ? address() === wanted : wanted.test(address())) || undefined,
      ),
    waitForEvent: (kind: string) => {
      if (kind !== 'download') throw new Error(`nobody tells of ${kind} here`);
      return until('a download', () => downloads.shift());
    },
    goBack: () => travel('back'),
    goForward: () => travel('forward'),
    keyboard: {
      press: async (key: string) => {
        pressKey(focused(), key);
        await sleep(0);
      },
      type: async (text: string) => {
        const field = focused() as HTMLInputElement;
        field.value += text;
        field.dispatchEvent(new window.InputEvent('input', { bubbles: true }) as unknown as Event);
        await sleep(0);
      },
    },
  };
  /**
   * A question that needs layout, style or network fails the test: it is for a browser. Playwright's type has a hundred members
   * more than page objects use.
   */
  const page = new Proxy(known, {
    get: (target, name) => {
      if (Reflect.has(target, name)) return Reflect.get(target, name);
      // A promise is what it is asked to be when it is awaited.
      if (name === 'then' || typeof name === 'symbol') return undefined;
      throw new Error(`page.${name} is for a browser: this page has no layout, style or network`);
    },
  }) as unknown as Page;

  vi.spyOn(console, 'error').mockImplementation(
    (...words: unknown[]) => void complaints.push(words.map(String).join(' ')),
  );

  come();
  files.offer('all');
  stub(window);
  return {
    page,
    allow: message => void allowed.push(message),
    close: async () => {
      await leave();
      putAway();
      atHand = undefined;
      leaveTheOther = undefined;
      if (zone === undefined) Reflect.deleteProperty(process.env, 'TZ');
      else process.env['TZ'] = zone;
      Object.defineProperties(IDBObjectStore.prototype, soundStore);
      vi.restoreAllMocks();
      vi.resetModules();
      await rm(folder, { recursive: true, force: true });
      const unexpected = complaints.filter(said => !allowed.some(pattern => pattern.test(said)));
      if (unexpected.length > 0) throw new Error(`The page complained:\n${unexpected.join('\n')}`);
    },
  };
}

/** Small things kept by a browser, as `localStorage` has them. */
function storageOn(items: Map<string, string>): object {
  const methods = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, String(value)),
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
  };
  // Its entries can be listed: `{ ...localStorage }`.
  return new Proxy(methods, {
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      items.has(String(key))
        ? { configurable: true, enumerable: true, value: items.get(String(key)) }
        : undefined,
  });
}
