import { chromium } from 'playwright-core';
import { seeded } from '../e2e/incidents.ts';
import { serveSite } from '../support/browser-server.ts';
import { chromiumFlags, findChromium } from '../support/chromium.ts';

/** Milliseconds. */
export interface DeskFigures {
  /** From the click to the frame after “已保存” is on screen. */
  readonly tickP50: number;
  readonly tickP95: number;
  /** From the navigation to the desk with its checklist on screen. */
  readonly open: number;
}

/** The value below which a share of the samples lies. */
function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const ROUNDS = 40;

/** Works an incident with a given number of events in a real browser. @param folder the built site */
export async function deskFigures(folder: string, events: number): Promise<DeskFigures> {
  const server = await serveSite(folder);
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumFlags] });
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
    await context.addInitScript(() => localStorage.setItem('yuqing.role', 'office'));
    const page = await context.newPage();
    const notes = Array.from(
      { length: events - 1 },
      (_, number) => ({ kind: 'note', text: `第 ${number + 1} 条记录` }) as const,
    );
    const { id, file } = seeded(undefined, notes);
    await page.goto(`${server.address}desk/`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'incident.json', mimeType: 'application/json', buffer: Buffer.from(file) });
    await page.waitForSelector('.incident-list li');
    await page.waitForSelector('[data-save=saved]');

    const started = performance.now();
    await page.goto(`${server.address}desk/#${id}`);
    await page.reload();
    await page.waitForSelector('.now-band');
    const open = performance.now() - started;

    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      samples.push(
        await page.evaluate(
          () =>
            new Promise<number>((resolve, reject) => {
              setTimeout(() => reject(new Error('not saved within 20 s')), 20_000);
              const undo = document.querySelector<HTMLButtonElement>('.step-row[data-state=done] .undo');
              const target = undo ?? document.querySelector<HTMLButtonElement>('.tick:not(:disabled)');
              const clicked = performance.now();
              target?.click();
              const look = (): void => {
                if (document.querySelector('[data-save]')?.getAttribute('data-save') !== 'saved') return;
                watcher.disconnect();
                // The frame after this one has the word on screen.
                requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clicked)));
              };
              const watcher = new MutationObserver(look);
              watcher.observe(document.body, {
                subtree: true,
                childList: true,
                attributes: true,
                attributeFilter: ['data-save'],
              });
            }),
        ),
      );
    return { tickP50: percentile(samples, 0.5), tickP95: percentile(samples, 0.95), open };
  } finally {
    await browser.close();
    await server.stop();
  }
}
