import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver } from './driver.ts';

/** Selectors of elements to press or read, by the role that a browser gives them. */
const roles = {
  button: 'button, summary, [role=button]',
  link: 'a[href]',
  heading: 'h1, h2, h3',
  textbox: 'input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  combobox: 'select',
  file: 'input[type=file]',
} as const;

/** The target: by its role and its name, whole or its beginning; or by a selector. */
export interface Target {
  readonly role?: keyof typeof roles;
  readonly name?: string;
  readonly selector?: string;
  /** Only within what this selects. */
  readonly within?: string;
}

/** How long is waited for what has to come, in milliseconds: machines are busy. */
const PATIENCE = 60_000;

/**
 * Runs in the page, so it stands by itself: finds what is meant among all that can be seen. Handed over each time: kept in
 * the window, it may land on the next page from the one being left, and looks for ever into that one's document.
 */
function find(
  selector: string,
  name: string | undefined,
  within: string | undefined,
): HTMLElement | undefined {
  const words = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: HTMLElement): readonly string[] => {
    const { labels } = element as HTMLInputElement;
    const described = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map(id => words(document.getElementById(id)?.textContent));
    return [
      words(element.getAttribute('aria-label')),
      ...described,
      ...[...(labels ?? [])].map(label => words(label.textContent)),
      words(element.textContent),
    ].filter(text => text !== '');
  };
  const all = [...document.querySelectorAll(within ?? 'body')]
    .flatMap(place => [...place.querySelectorAll<HTMLElement>(selector)])
    .filter(element => (element as HTMLInputElement).type === 'file' || element.getClientRects().length > 0);
  if (name === undefined) return all[0];
  return (
    all.find(element => nameOf(element).some(text => text === name)) ??
    all.find(element => nameOf(element).some(text => text.startsWith(name)))
  );
}

/** Where to press an element that stands still and is not covered, else `null`; the page then knows whether the next click meets it. */
const AIM = `(async () => {
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  element.scrollIntoView({ block: 'center' });
  await frame();
  const before = element.getBoundingClientRect();
  await frame();
  await frame();
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + Math.min(width / 2, 40), top + height / 2];
  const above = document.elementFromPoint(x, y);
  if (left !== before.left || top !== before.top || element.disabled || above === null) return null;
  if (!element.contains(above) && !above.contains(element)) return null;
  const aim = (window.aim = {});
  const met = ({ target }) => (aim.hit = element.contains(target) || target === above);
  document.addEventListener('click', met, { capture: true, once: true });
  return { x, y };
})()`;

/** Whether the press met what was aimed at; its click may still be on the way. */
const MET = `(async () => {
  for (let tries = 0; tries < 20 && window.aim !== undefined && window.aim.hit === undefined; tries += 1)
    await new Promise(resolve => setTimeout(resolve, 50));
  return window.aim?.hit ?? window.aim === undefined;
})()`;

/** An officer at a browser of any engine. Whatever is looked for is waited for. */
export class Hand {
  readonly driver: Driver;

  constructor(driver: Driver) {
    this.driver = driver;
  }

  /** Asks until there is an answer. @throws what was waited for, once patience is at an end */
  async until<Value>(what: string, ask: () => Promise<Value | undefined | null | false>): Promise<Value> {
    let fault: unknown;
    for (const begun = performance.now(); performance.now() - begun < PATIENCE; await sleep(60)) {
      // A page on its way to another answers nothing.
      const answer = await ask().catch((error: unknown) => {
        fault = error;
        return undefined;
      });
      if (answer !== undefined && answer !== null && answer !== false) return answer;
    }
    const shown = await this.driver
      .read(
        `location.href + '\\n' + (document.querySelector('main') ?? document.body).innerText.slice(0, 1500)`,
      )
      .catch(() => '');
    throw new Error(`${what} never came ${fault ?? ''}\n${shown}`);
  }

  /** Does something with an element, given as `element`. @returns `null` while it is not there */
  private async once({ role, name, selector, within }: Target, doing: string): Promise<unknown> {
    const given = [selector ?? roles[role ?? 'button'], name, within].map(
      each => JSON.stringify(each) ?? 'undefined',
    );
    return this.driver.read(`(() => {
      const element = (${find.toString()})(${given.join(', ')});
      return element === undefined ? null : (${doing});
    })()`);
  }

  private at<Value>(target: Target, doing: string): Promise<Value> {
    const { role, selector, name } = target;
    return this.until(`${role ?? selector} ${name ?? ''}`, () => this.once(target, doing) as Promise<Value>);
  }

  /** Whether something can be seen right now. */
  shows = async (target: Target): Promise<boolean> => (await this.once(target, 'true')) === true;

  async seen(target: Target): Promise<void> {
    await this.at(target, 'true');
  }

  /** Waits until some words stand on the page. */
  async says(words: string): Promise<void> {
    await this.until(
      words,
      () =>
        this.driver.read(`document.body.innerText.includes(${JSON.stringify(words)})`) as Promise<boolean>,
    );
  }

  /** Presses what stands still and is not covered; again if it moved away under the press, as a person would who sees that it missed. */
  async press(target: Target): Promise<void> {
    const { role, selector, name } = target;
    await this.until(`${role ?? selector} ${name ?? ''}`, async () => {
      const place = (await this.once(target, AIM)) as { readonly x: number; readonly y: number } | null;
      if (place === null) return false;
      await this.driver.press(place.x, place.y);
      // A page that left because of the press has forgotten the aim, or cannot answer.
      return this.driver.read(MET).catch(() => true) as Promise<boolean>;
    });
  }

  /** Ticks a box, and sees that it is ticked. */
  async tick(target: Target): Promise<void> {
    await this.press(target);
    await this.at(target, 'element.checked || null');
  }

  /** Types into a field, as an input method does it, in the place of what stood there. */
  async type(target: Target, text: string): Promise<void> {
    await this.at(
      target,
      `(() => {
        element.focus();
        element.select();
        return document.execCommand('insertText', false, ${JSON.stringify(text)}) || null;
      })()`,
    );
  }

  /** Gives a field that is not typed into (a date, a list) its value. */
  async set(target: Target, value: string): Promise<void> {
    await this.at(
      target,
      `(() => {
        element.value = ${JSON.stringify(value)};
        for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
        return true;
      })()`,
    );
  }

  /** Hands a file to a field. */
  async hand(target: Target, name: string, text: string): Promise<void> {
    await this.at(
      target,
      `(() => {
        const carried = new DataTransfer();
        carried.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'application/json' }));
        element.files = carried.files;
        element.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      })()`,
    );
  }

  async address(): Promise<string> {
    return String(await this.driver.read('location.href'));
  }

  /** Leaves for another page by an expression, and waits until that one is there. */
  private async leave(how: string): Promise<void> {
    const mark = randomUUID();
    await this.driver.read(`(window.leaving = '${mark}', ${how}, true)`);
    await this.until('another page', async () =>
      Boolean(
        await this.driver.read(
          `window.leaving !== '${mark}' && document.readyState !== 'loading' && location.href !== 'about:blank'`,
        ),
      ),
    );
  }

  /** Goes to an address; on the same page that is another part of it. */
  async open(address: string): Promise<void> {
    const [page] = address.split('#');
    const going = `location.assign(${JSON.stringify(address)})`;
    if ((await this.address()).split('#')[0] === page) await this.driver.read(`(${going}, true)`);
    else await this.leave(going);
  }

  reload = (): Promise<void> => this.leave('setTimeout(() => location.reload(), 0)');
  back = (): Promise<void> => this.leave('setTimeout(() => history.back(), 0)');

  /** Presses what hands over a file. @returns the file once it has arrived whole */
  async download(target: Target, ending: string): Promise<Buffer> {
    const { downloads } = this.driver;
    const before = new Set(readdirSync(downloads));
    await this.press(target);
    let size = -1;
    return this.until(`a file ${ending}`, async () => {
      const name = readdirSync(downloads).find(each => !before.has(each) && each.endsWith(ending));
      if (name === undefined) return undefined;
      const file = readFileSync(join(downloads, name));
      const isWhole = file.length > 0 && file.length === size;
      size = file.length;
      return isWhole ? file : undefined;
    });
  }
}
