import type { BrowserContext, Page } from 'playwright-core';
import { stepText } from '../../src/desk/steps/words.ts';
import { Officer } from '../e2e/officer.ts';

/** Acts of one press. */
export type Deed = 'note' | 'start' | 'undo';

/** One thing to do. `pick`, from 0 to 1, chooses among the controls there are; `rest` is a pause after it, in milliseconds. */
export interface Order {
  readonly deed: Deed;
  readonly pick: number;
  readonly text: string;
  readonly rest: number;
}

/** An act that was done, and when: milliseconds since the epoch, with the fraction. */
interface Done {
  readonly deed: Deed;
  readonly at: number;
}

/**
 * An officer's hands inside a page. They touch nothing but the controls on screen: they type into the quick log and
 * submit it, open steps, press 开始办 and 撤销. From outside, a press costs more time than the page takes to act on it, and no kill
 * would ever come while something is being written.
 */
interface Hands {
  /** Types a line into the quick log and submits it. */
  note(text: string): Promise<void>;
  /** Resolves when the page says 已保存 of a log whose latest entry is this line. */
  saved(text: string): Promise<void>;
  /** Carries out orders; what the screen does not offer is made a note. @returns what was done, in order */
  work(orders: readonly Order[]): Promise<readonly Done[]>;
}

declare global {
  var hands: Hands;
}

/** A busy machine is waited for: only what never comes is given up, in milliseconds. */
export const PATIENCE = 600_000;
/** Puts the hands into every page of a context, and says which post keeps the record. */
export async function giveHands(context: BrowserContext): Promise<void> {
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(install, stepText.start);
}

/** Waits for an incident's checklist. @returns how long it took, in milliseconds */
export async function openDesk(page: Page, site: string, incidentId: string): Promise<number> {
  const started = performance.now();
  await page.goto(`${site}desk/#${incidentId}`);
  await page.waitForSelector('.now-band');
  return performance.now() - started;
}

/** Takes an incident in as an officer does, and waits until it is on disk. */
export async function importIncident(page: Page, site: string, file: string): Promise<void> {
  await page.goto(`${site}desk/`);
  await new Officer({ page, site }).choose(file);
  await page.waitForSelector('.incident-list li');
  await page.waitForSelector('[data-save=saved]');
}

/** Runs in the page, so it stands by itself. @param start the words on the button that begins a step */
function install(start: string): void {
  if (!location.protocol.startsWith('http')) return;
  localStorage.setItem('yuqing.role', 'office');
  localStorage.setItem('yuqing.name', '张三');
  localStorage.setItem('yuqing.title', '值班长');

  const find = <Found extends Element>(selector: string): readonly Found[] => [
    ...document.querySelectorAll<Found>(selector),
  ];
  const isSaved = (): boolean => document.querySelector('[data-save]')?.getAttribute('data-save') === 'saved';

  /** Lets the page draw what it has heard of. A timer would be held back to 4 ms. */
  const turn = (): Promise<void> =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });

  const until = (holds: () => boolean): Promise<void> =>
    new Promise(resolve => {
      if (holds()) {
        resolve();
        return;
      }
      const watcher = new MutationObserver(() => {
        if (!holds()) return;
        watcher.disconnect();
        resolve();
      });
      watcher.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['data-save', 'data-open'],
      });
    });

  const note = async (text: string): Promise<void> => {
    const [field] = find<HTMLInputElement>('#note');
    if (field === undefined || field.form === null) throw new Error('there is no quick log');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await turn();
    field.form.requestSubmit();
    await turn();
  };

  /** Opens one of these rows: its step stands open in the same paint as the row says so. */
  const openOne = async (rows: readonly Element[], pick: number): Promise<void> => {
    const row = rows[Math.floor(pick * rows.length)];
    row?.querySelector<HTMLButtonElement>('.step-open')?.click();
    if (row !== undefined) await until(() => row.getAttribute('data-open') === 'true');
  };
  const undoInLog = '.log > ol > li:not([data-undone=true]) button[aria-label^="撤销"]';

  /** The button for an act: in a step that is opened for it, or, where no step was begun, in the log. */
  const controlFor = async (deed: Deed, pick: number): Promise<HTMLButtonElement | undefined> => {
    if (deed === 'note') return undefined;
    if (deed === 'start') {
      await openOne(find('.step-row[data-state=todo]'), pick);
      return find<HTMLButtonElement>('.open-step .row-actions button').find(
        button => button.textContent === start,
      );
    }
    // Steps first: without any taken back there would soon be nothing left to begin.
    const begun = find('.step-row[data-state=started]');
    await openOne(begun, pick);
    const offered = find<HTMLButtonElement>(begun.length > 0 ? '.open-step .undo' : undoInLog);
    return offered[Math.floor(pick * offered.length)];
  };

  globalThis.hands = {
    note,
    saved: text =>
      until(() => isSaved() && find('.log > ol > li .entry')[0]?.textContent?.includes(text) === true),
    work: async orders => {
      const done: Done[] = [];
      for (const { deed, pick, text, rest } of orders) {
        const button = await controlFor(deed, pick);
        if (button === undefined) await note(text);
        else button.click();
        done.push({
          deed: button === undefined ? 'note' : deed,
          at: performance.timeOrigin + performance.now(),
        });
        await new Promise(resolve => setTimeout(resolve, rest));
      }
      await until(isSaved);
      return done;
    },
  };
}
