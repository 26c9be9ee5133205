import { setTimeout as sleep } from 'node:timers/promises';
import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import type { Page } from 'playwright-core';

/** How long something is waited for, in milliseconds; on a page without layout nothing takes this long. */
export const PATIENCE = 30_000;
/** How often it is looked for. */
const INTERVAL = 4;

type Words = string | RegExp;
type Find = (root: ParentNode) => readonly HTMLElement[];

interface NameOptions {
  readonly exact?: boolean;
}
interface RoleOptions extends NameOptions {
  readonly name?: Words;
  readonly level?: number;
  readonly checked?: boolean;
  readonly includeHidden?: boolean;
}
interface FilterOptions {
  readonly has?: DomLocator;
  readonly hasNot?: DomLocator;
  readonly hasText?: Words;
  readonly visible?: boolean;
}
/** Options that each locator supports here. Playwright has more; to ignore one would find too much. */
const KNOWN = {
  getByRole: ['name', 'exact', 'level', 'checked', 'includeHidden'],
  getByText: ['exact'],
  getByLabel: ['exact'],
  filter: ['has', 'hasNot', 'hasText', 'visible'],
};
interface FileToChoose {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Uint8Array<ArrayBuffer>;
}

/** @throws where something else is asked */
function known(way: keyof typeof KNOWN, options: object): void {
  for (const name of Object.keys(options))
    if (!KNOWN[way].includes(name)) throw new Error(`${way} is not told ${name} on a page without layout`);
}

const normalized = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Whether a text is meant: the same to the letter, or holding the words whatever their case, as Playwright matches. */
function matches(text: string, words: Words, exact = false): boolean {
  if (words instanceof RegExp) return words.test(text);
  const wanted = normalized(words);
  return exact ? text === wanted : text.toLowerCase().includes(wanted.toLowerCase());
}

/** The words of an element, its blocks on lines of their own. */
// biome-ignore lint/performance/useDomNodeTextContent: the words of two rows must not run together.
const spoken = ({ innerText }: HTMLElement): string => innerText;

/** Whether nothing in the markup hides an element. What only a style sheet hides is for a browser to show. */
function isShown(element: Element): boolean {
  if (!element.isConnected || element.getAttribute('type') === 'hidden') return false;
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    if (each.hasAttribute('hidden') || each.tagName === 'TEMPLATE') return false;
    const parent: Element | null = each.parentElement;
    const isFolded = parent?.tagName === 'DETAILS' && !parent.hasAttribute('open');
    if (isFolded && !(each.tagName === 'SUMMARY' && parent?.querySelector('summary') === each)) return false;
  }
  return true;
}

const isForReaders = (element: Element): boolean =>
  isShown(element) && element.closest('[aria-hidden=true]') === null;

/** Without style sheets nothing but the markup decides, and working a style out is what costs. */
const noStyle = { display: 'block', visibility: 'visible', getPropertyValue: () => '' };
const nameOf = (element: Element): string =>
  normalized(
    computeAccessibleName(element, {
      getComputedStyle: () => noStyle as unknown as CSSStyleDeclaration,
      computedStyleSupportsPseudoElements: false,
    }),
  );

const labelsOf = (element: HTMLElement): readonly string[] => {
  const { labels } = element as HTMLInputElement;
  const by = (element.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .flatMap(id => (id === '' ? [] : [element.ownerDocument.getElementById(id)?.textContent]));
  return [
    ...[...(labels ?? [])].map(label => label.textContent),
    element.getAttribute('aria-label'),
    ...(by.length > 0 ? [by.join(' ')] : []),
  ].flatMap(text => (text ? [normalized(text)] : []));
};

const everyIn = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];

/** A selector, whose `:visible` is Playwright's own. */
const bySelector =
  (selector: string): Find =>
  root => {
    // A selector that begins with a combinator begins at the element looked into.
    const found = everyIn(root, selector.replaceAll(':visible', '').replace(/^\s*(?=[>+~])/, ':scope '));
    return selector.includes(':visible') ? found.filter(isShown) : found;
  };

/**
 * Roles that the library leaves out: a row's heading has its role by `scope`, and a field for a time or a secret is a textbox
 * to Playwright.
 */
function roleOf(element: Element): string | null {
  if (!element.hasAttribute('role')) {
    if (element.matches('th[scope=row]')) return 'rowheader';
    if (element.matches('input:is([type=date], [type=datetime-local], [type=password])')) return 'textbox';
  }
  return getRole(element);
}

const byRole =
  (role: string, { name, exact, level, checked, includeHidden = false }: RoleOptions): Find =>
  root =>
    everyIn(root, '*').filter(
      element =>
        roleOf(element) === role &&
        (checked === undefined || (element as HTMLInputElement).checked === checked) &&
        (level === undefined ||
          (element.getAttribute('aria-level') ?? element.tagName.slice(1)) === String(level)) &&
        (includeHidden || isForReaders(element)) &&
        (name === undefined || matches(nameOf(element), name, exact)),
    );

const byText =
  (words: Words, { exact }: NameOptions): Find =>
  root => {
    const holds = (element: Element): boolean => matches(normalized(element.textContent), words, exact);
    // Words may stand in what is looked into itself.
    const self = 'tagName' in root ? [root as HTMLElement] : [];
    return [...self, ...everyIn(root, '*:not(script, style)')].filter(
      element => holds(element) && ![...element.children].some(holds),
    );
  };

const byLabel =
  (words: Words, { exact }: NameOptions): Find =>
  root =>
    everyIn(
      root,
      'input, select, textarea, button, output, meter, progress, [aria-label], [aria-labelledby]',
    ).filter(element => labelsOf(element).some(label => matches(label, words, exact)));

/** In the order of the document, each once. */
const inOrder = (elements: Iterable<HTMLElement>): readonly HTMLElement[] =>
  [...new Set(elements)].sort((one, other) =>
    one.compareDocumentPosition(other) & 4 /* following */ ? -1 : 1,
  );

const isEnabled = (element: HTMLElement): boolean =>
  !element.matches(':disabled') &&
  element.closest('fieldset:disabled') === null &&
  element.getAttribute('aria-disabled') !== 'true';

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Playwright's locator as far as page objects use it, on a page without layout. Whatever is done waits for its element. */
export class DomLocator {
  private readonly root: () => ParentNode;
  private readonly find: Find;
  private readonly meant: string;
  private readonly ofPage: () => Page;

  constructor(root: () => ParentNode, find: Find, meant: string, ofPage: () => Page) {
    this.root = root;
    this.find = find;
    this.meant = meant;
    this.ofPage = ofPage;
  }

  private derived(find: Find, meant: string): DomLocator {
    return new DomLocator(this.root, find, meant === '' ? this.meant : `${this.meant} ${meant}`, this.ofPage);
  }

  private within(find: Find, meant: string): DomLocator {
    return this.derived(root => inOrder(this.find(root).flatMap(element => [...find(element)])), meant);
  }

  locator(selector: string, options: FilterOptions = {}): DomLocator {
    return this.within(bySelector(selector), selector).filter(options);
  }
  getByRole(role: string, options: RoleOptions = {}): DomLocator {
    known('getByRole', options);
    return this.within(byRole(role, options), `${role} ${options.name ?? ''}`);
  }
  getByText(words: Words, options: NameOptions = {}): DomLocator {
    known('getByText', options);
    return this.within(byText(words, options), `text ${words}`);
  }
  getByLabel(words: Words, options: NameOptions = {}): DomLocator {
    known('getByLabel', options);
    return this.within(byLabel(words, options), `label ${words}`);
  }
  filter(options: FilterOptions): DomLocator {
    known('filter', options);
    const { has, hasNot, hasText, visible } = options;
    return this.derived(
      root =>
        this.find(root).filter(
          element =>
            (has === undefined || has.find(element).length > 0) &&
            (hasNot === undefined || hasNot.find(element).length === 0) &&
            (hasText === undefined || matches(normalized(element.textContent), hasText)) &&
            (visible === undefined || isShown(element) === visible),
        ),
      `of which ${has?.meant ?? hasText ?? ''}`,
    );
  }
  and(other: DomLocator): DomLocator {
    return this.derived(root => {
      const others = new Set(other.find(root));
      return this.find(root).filter(element => others.has(element));
    }, `and ${other.meant}`);
  }
  or(other: DomLocator): DomLocator {
    return this.derived(root => inOrder([...this.find(root), ...other.find(root)]), `or ${other.meant}`);
  }
  nth(position: number): DomLocator {
    return this.derived(root => {
      const found = this.find(root).at(position);
      return found === undefined ? [] : [found];
    }, `no. ${position}`);
  }
  first = (): DomLocator => this.nth(0);
  last = (): DomLocator => this.nth(-1);
  page = (): Page => this.ofPage();

  private now(): readonly HTMLElement[] {
    return this.find(this.root());
  }

  /** Waits until there is an answer. @throws with what the page says then */
  private async until<Value>(what: string, ask: () => Value | undefined): Promise<Value> {
    for (const begun = performance.now(); performance.now() - begun < PATIENCE; await sleep(INTERVAL)) {
      const answer = ask();
      if (answer !== undefined) return answer;
    }
    const root = this.root();
    const shown = normalized('body' in root ? (root.body as HTMLElement).textContent : root.textContent);
    throw new Error(`${this.meant} ${what}\n${shown.slice(0, 3_000)}`);
  }

  private one(
    what = 'never came',
    isReady: (element: HTMLElement) => boolean = () => true,
  ): Promise<HTMLElement> {
    return this.until(what, () => {
      const found = this.now();
      if (found.length > 1) throw new Error(`${this.meant} are ${found.length}, not one`);
      return found[0] !== undefined && isReady(found[0]) ? found[0] : undefined;
    });
  }

  async waitFor({
    state = 'visible',
  }: {
    readonly state?: 'visible' | 'hidden' | 'attached' | 'detached';
  } = {}) {
    await this.until(`is never ${state}`, () => {
      const [element] = this.now();
      const holds = {
        visible: element !== undefined && isShown(element),
        hidden: element === undefined || !isShown(element),
        attached: element !== undefined,
        detached: element === undefined,
      }[state];
      return holds || undefined;
    });
  }

  count = async (): Promise<number> => this.now().length;
  all = async (): Promise<DomLocator[]> => this.now().map((_, position) => this.nth(position));
  isVisible = async (): Promise<boolean> => this.now().some(isShown);
  isChecked = async (): Promise<boolean> => ((await this.one()) as HTMLInputElement).checked;
  isDisabled = async (): Promise<boolean> => !isEnabled(await this.one());
  isEnabled = async (): Promise<boolean> => isEnabled(await this.one());
  getAttribute = async (name: string): Promise<string | null> => (await this.one()).getAttribute(name);
  textContent = async (): Promise<string | null> => (await this.one()).textContent;
  innerText = async (): Promise<string> => spoken(await this.one());
  inputValue = async (): Promise<string> => ((await this.one()) as HTMLInputElement).value;
  allTextContents = async (): Promise<string[]> => this.now().map(({ textContent }) => textContent ?? '');
  allInnerTexts = async (): Promise<string[]> => this.now().map(spoken);

  async evaluate<Answer, Given>(
    work: (element: never, given: Given) => Answer,
    given?: Given,
  ): Promise<Awaited<Answer>> {
    return await work((await this.one()) as never, given as Given);
  }
  async evaluateAll<Answer, Given>(work: (elements: never, given: Given) => Answer, given?: Given) {
    return await work([...this.now()] as never, given as Given);
  }

  private async usable(): Promise<HTMLElement> {
    for (;;) {
      const element = await this.one('can never be used', each => isShown(each) && isEnabled(each));
      // It may have been drawn anew since it was found.
      if (element.isConnected) return element;
    }
  }

  private fire(
    element: HTMLElement,
    kind: 'MouseEvent' | 'KeyboardEvent' | 'Event' | 'InputEvent',
    type: string,
    more = {},
  ) {
    const Kind = Reflect.get(element.ownerDocument.defaultView ?? {}, kind) as typeof Event;
    return element.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, ...more }));
  }

  async click({
    trial = false,
    clickCount = 1,
  }: {
    readonly trial?: boolean;
    readonly clickCount?: number;
  } = {}) {
    const element = await this.usable();
    if (trial) return;
    for (let press = 1; press <= clickCount; press += 1) {
      this.fire(element, 'MouseEvent', 'mousedown');
      element.closest<HTMLElement>(FOCUSABLE)?.focus();
      this.fire(element, 'MouseEvent', 'mouseup');
      await changesLast(element, () => this.fire(element, 'MouseEvent', 'click', { detail: press }));
    }
    await sleep(0);
  }
  dblclick = (): Promise<void> => this.click({ clickCount: 2 });

  /** Presses it until it stands so: what was pressed may have been drawn anew under the press. */
  private async set(checked: boolean): Promise<void> {
    const stands = (): boolean => (this.now()[0] as HTMLInputElement | undefined)?.checked === checked;
    for (const begun = performance.now(); !stands(); await sleep(INTERVAL)) {
      if (performance.now() - begun > PATIENCE)
        throw new Error(`${this.meant} is never ${checked ? '' : 'un'}checked`);
      await this.click();
    }
  }
  check = (): Promise<void> => this.set(true);
  uncheck = (): Promise<void> => this.set(false);

  async fill(text: string): Promise<void> {
    const element = (await this.usable()) as HTMLInputElement;
    element.focus();
    element.value = text;
    this.fire(element, 'InputEvent', 'input');
    this.fire(element, 'Event', 'change');
    await sleep(0);
  }
  clear = (): Promise<void> => this.fill('');

  async selectOption(entry: string | { readonly label: string } | { readonly index: number }): Promise<void> {
    const element = (await this.usable()) as HTMLSelectElement;
    const option = await this.until(`has no entry ${JSON.stringify(entry)}`, () =>
      [...element.options].find(each =>
        typeof entry === 'string'
          ? each.value === entry || each.label === entry
          : 'index' in entry
            ? each.index === entry.index
            : normalized(each.textContent) === entry.label,
      ),
    );
    element.value = option.value;
    this.fire(element, 'InputEvent', 'input');
    this.fire(element, 'Event', 'change');
    await sleep(0);
  }

  async setInputFiles(given: FileToChoose | readonly FileToChoose[]): Promise<void> {
    const element = await this.one();
    const files = [given]
      .flat()
      .map(({ name, mimeType, buffer }) => new File([buffer], name, { type: mimeType }));
    Object.defineProperty(element, 'files', { configurable: true, value: files });
    this.fire(element, 'Event', 'input');
    this.fire(element, 'Event', 'change');
    await sleep(0);
  }

  async press(key: string): Promise<void> {
    const element = await this.usable();
    element.focus();
    pressKey(element, key);
    await sleep(0);
  }
  async focus(): Promise<void> {
    (await this.one()).focus();
  }
  async blur(): Promise<void> {
    (await this.one()).blur();
  }
  async dispatchEvent(type: string): Promise<void> {
    this.fire(await this.one(), 'Event', type);
  }

  /** @throws always: where something stands is for a browser to say */
  boundingBox(): never {
    throw new Error(`${this.meant}: a page without layout has no boxes; this belongs into a browser`);
  }
}

/**
 * A browser lets what a click began be drawn before it tells of the change of a box, and tells none to one that is gone by then;
 * happy-dom tells it in the same breath.
 */
async function changesLast(element: HTMLElement, click: () => void): Promise<void> {
  const { ownerDocument: page } = element;
  const changed: [target: HTMLElement, type: string][] = [];
  const hold = (event: Event): void => {
    event.stopImmediatePropagation();
    changed.push([event.target as HTMLElement, event.type]);
  };
  for (const type of ['input', 'change']) page.addEventListener(type, hold, true);
  click();
  for (const type of ['input', 'change']) page.removeEventListener(type, hold, true);
  await sleep(0);
  for (const [target, type] of changed)
    if (target.isConnected) target.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
}

/** A key goes down and up; Enter sends the form of a field, or presses what is pressed by it, unless somebody kept it from doing so. */
export function pressKey(element: HTMLElement, key: string): void {
  const view = element.ownerDocument.defaultView;
  if (view === null) return;
  const [name = key, ...held] = key.split('+').reverse();
  const keys = {
    ctrlKey: held.includes('Control'),
    shiftKey: held.includes('Shift'),
    altKey: held.includes('Alt'),
  };
  const event = (type: string) =>
    new view.KeyboardEvent(type, { key: name, bubbles: true, cancelable: true, ...keys });
  if (element.dispatchEvent(event('keydown')) && name === 'Enter') {
    if (element.matches('button, a[href], summary')) element.click();
    else if (element.matches('input')) (element as HTMLInputElement).form?.requestSubmit();
  }
  element.dispatchEvent(event('keyup'));
}

export const everything = (page: () => Document, ofPage: () => Page): DomLocator =>
  new DomLocator(
    page,
    root => ('documentElement' in root ? [root.documentElement as HTMLElement] : [root as HTMLElement]),
    'page',
    ofPage,
  );
