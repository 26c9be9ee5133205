import { Window } from 'happy-dom';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, vi } from 'vitest';
import { required } from './playbook.ts';

/** Globals of a page that the kit uses. */
const GLOBALS = [
  'CSS',
  'Element',
  'Event',
  'HTMLElement',
  'HTMLInputElement',
  'MutationObserver',
  'addEventListener',
  'document',
  'getComputedStyle',
  'matchMedia',
  'removeEventListener',
  'scrollTo',
] as const;

/** A page in which parts of the kit stand as in a browser, but for layout. */
export interface MountedPage {
  readonly document: Document;
  /** Draws something in the page, in place of what stood there. */
  show(node: ComponentChild): Promise<void>;
  /** Everything that is still to happen by now has happened. */
  idle(): Promise<void>;
  /** The first that a selector finds. @throws where nothing is */
  find<Found extends HTMLElement = HTMLElement>(selector: string): Found;
  /** The button of these words. */
  button(words: string): HTMLElement;
  /** The page's text. */
  text(): string;
  /** Presses something, which has the focus then, as in a browser. @param times as the browser counts presses that follow each other; 0 by a key */
  press(target: HTMLElement, times?: number): Promise<void>;
  type(target: HTMLElement, value: string): Promise<void>;
  /** The page hears an event of its own. */
  hear(type: string): Promise<void>;
  key(target: HTMLElement, key: string, more?: Readonly<Record<string, unknown>>): Promise<void>;
  /** The focused element, by its words or the id of an input; 'nothing' where the focus is lost. */
  focused(): string;
}

/** Each test of the file has a page of its own. */
export function mountedPage(): MountedPage {
  let window = new Window();
  const page = (): Document => window.document as unknown as Document;
  const find = <Found extends HTMLElement>(selector: string): Found =>
    required(page().querySelector<Found>(selector) ?? undefined, selector);
  const idle = async (): Promise<void> => {
    // A frame, and what a drawing of it asks for.
    await act(() => new Promise(resolve => setTimeout(resolve, 40)));
  };
  const fire = async (target: HTMLElement, event: object): Promise<void> => {
    await act(() => void target.dispatchEvent(event as Event));
    await idle();
  };
  beforeEach(() => {
    window = new Window({ url: 'http://localhost/' });
    for (const name of GLOBALS) {
      const value: unknown = Reflect.get(window, name);
      vi.stubGlobal(name, typeof value === 'function' && /^[a-z]/.test(name) ? value.bind(window) : value);
    }
    vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, 5));
    vi.stubGlobal('cancelAnimationFrame', (frame: number) => clearTimeout(frame));
    // Nothing is laid out here: what is in the page is shown.
    window.Element.prototype.getClientRects = () => [{}] as never;
    window.Element.prototype.scrollIntoView = () => undefined;
  });
  afterEach(async () => {
    await act(() => render(null, page().body));
    await window.happyDOM.close();
    vi.unstubAllGlobals();
  });
  return {
    get document() {
      return page();
    },
    show: async node => {
      await act(() => render(node, page().body));
      await idle();
    },
    idle,
    find,
    button: words =>
      required(
        [...page().querySelectorAll('button')].find(each => each.textContent?.trim() === words),
        words,
      ),
    text: () => page().body.textContent ?? '',
    press: async (target, times = 1) => {
      await act(() => target.focus());
      await fire(target, new window.MouseEvent('click', { bubbles: true, cancelable: true, detail: times }));
    },
    hear: async type => {
      await act(() => void window.dispatchEvent(new window.Event(type)));
      await idle();
    },
    type: async (target, value) => {
      (target as HTMLInputElement).value = value;
      await fire(target, new window.InputEvent('input', { bubbles: true }));
    },
    key: (target, key, more) =>
      fire(target, new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })),
    focused: () => {
      const { activeElement } = page();
      if (activeElement === null || activeElement === page().body) return 'nothing';
      return activeElement.id || (activeElement.textContent ?? '');
    },
  };
}
