import type { Browser, Page } from 'playwright-core';
import { invitationCode } from '../../src/base/invitation.ts';
import { toolText } from '../../src/desk/parts/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { teamWorkText } from '../../src/desk/team/words.ts';
import { seeded } from '../e2e/incidents.ts';
import { giveHands, importIncident } from '../proof/hands.ts';
import { serveSite } from '../support/browser-server.ts';
import { office } from '../support/chromium.ts';
import { inChromium } from '../support/in-chromium.ts';
import { startNats } from '../support/nats.ts';
import { percentile } from './percentile.ts';

const PATH = '/team/bench';
const ROUNDS = 120;
const WARM = 5;
const STEP = 'archive';
const code = invitationCode({ path: PATH, team: 'bench', secret: 'b6'.repeat(32) });

/** A page of a machine of its own. @returns also its public key */
async function join(browser: Browser, site: string): Promise<{ readonly page: Page; readonly id: string }> {
  const context = await browser.newContext(office);
  await giveHands(context);
  const page = await context.newPage();
  await page.goto(`${site}desk/#settings/join/${code}`);
  await page.locator('form').getByRole('button', { name: teamWorkText.join }).click();
  return { page, id: String(await page.locator('.machine-id').textContent()) };
}

/** Runs in the page that acts: begins the open step, or takes that back. @returns when, in milliseconds since the epoch */
function press(start: string): number {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.open-step .row-actions button')];
  const target =
    document.querySelector<HTMLButtonElement>('.open-step .undo') ??
    buttons.find(button => button.textContent === start);
  const at = performance.timeOrigin + performance.now();
  if (target === undefined) throw new Error('there is no step to begin');
  target.click();
  return at;
}

/** Runs in the page that looks on. @returns when the step stands otherwise on the screen */
const painted = (step: string): Promise<number> =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('nothing came within 20 s')), 20_000);
    const state = (): string | undefined =>
      document.querySelector<HTMLElement>(`#step-${step}`)?.dataset['state'];
    const before = state();
    const watcher = new MutationObserver(() => {
      if (state() === before) return;
      watcher.disconnect();
      // The frame after this one has it on screen.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    });
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true });
  });

/** From a press at one machine to the frame that shows it at another, p95 in milliseconds: two pages and an engine on this machine. */
export function teamPaint(folder: string): Promise<number> {
  return inChromium(folder, async browser => {
    const server = await serveSite(folder);
    const engine = await startNats([], new URL(server.address).origin);
    server.lead(PATH, engine.address);
    const site = server.address;
    try {
      const [one, two] = [await join(browser, site), await join(browser, site)];
      const members = [one, two].map(({ id }, index) => ({ name: `machine ${index}`, id }));
      await engine.admit([{ name: 'T1', members }]);
      for (const { page } of [one, two]) await page.getByText(teamWorkText.states.live).waitFor();
      const { id, file } = seeded();
      await importIncident(one.page, site, file);
      await one.page.goto(`${site}desk/#${id}/step/${STEP}`);
      await one.page.getByRole('button', { name: toolText.more }).click();
      await one.page.getByRole('button', { name: teamWorkText.share }).click();
      await two.page.goto(`${site}desk/#${id}`);
      for (const { page } of [one, two]) await page.locator('[data-pending="0"]').waitFor();
      await one.page.locator('.open-step .row-actions button').first().waitFor();
      const samples: number[] = [];
      for (let round = 0; round < ROUNDS + WARM; round += 1) {
        const seen = two.page.evaluate(painted, STEP);
        // It watches by the time its page has answered something that was asked later.
        await two.page.evaluate('1');
        const at = await one.page.evaluate(press, stepText.start);
        const took = (await seen) - at;
        if (round >= WARM) samples.push(took);
        await one.page.locator('[data-pending="0"]').waitFor();
      }
      return percentile(samples, 0.95);
    } finally {
      await engine.stop();
      await server.stop();
    }
  });
}
