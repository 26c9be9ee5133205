import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { seeded, wide } from '../e2e/incidents.ts';
import { bureau } from './bureau.ts';
import { provideChromium } from './chromium.ts';
import { buildSite, inChromium } from './in-chromium.ts';

/** `npm run screenshots`: the README's pictures, taken from a fresh build. */
const FOLDER = '.cache/screenshots';
const PICTURES = 'test/fixtures/screenshots';

provideChromium();
buildSite(FOLDER);
mkdirSync(PICTURES, { recursive: true });
await inChromium(FOLDER, async (browser, site) => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1100, height: 680 },
  });
  await context.addInitScript(details => {
    localStorage.setItem('yuqing.bureau', JSON.stringify(details));
    localStorage.setItem('yuqing.role', 'office');
    localStorage.setItem('yuqing.name', '张三');
    localStorage.setItem('yuqing.title', '值班长');
  }, bureau);
  const page = await context.newPage();
  const take = (name: string): Promise<Buffer> =>
    page.screenshot({ path: `${PICTURES}/${name}.jpg`, type: 'jpeg', quality: 65 });
  const visit = (path: string): ReturnType<Page['goto']> =>
    page.goto(site + path, { waitUntil: 'networkidle' });

  await visit('');
  await take('home');
  await visit('plan/report/');
  await take('reading');
  await page.keyboard.press('/');
  await page.keyboard.type('三天内开发布会');
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  await take('search');
  await visit('start/');
  await page.locator('.wizard:not([aria-busy])').waitFor();
  for (const option of [/^没有/, /^影响范围较小/, /^不是/, /^尚未清楚/, /^可能/])
    await page.locator('.question').getByRole('radio', { name: option }).click();
  await page.getByRole('checkbox', { name: /^征地补偿/ }).check();
  await take('triage');

  const verified = (fact: string, value: string) =>
    ({
      kind: 'recordFact',
      fact,
      value,
      source: '地质灾害科现场核实',
      state: 'verified',
      person: { name: '李四', title: '地质灾害科科长' },
      verifiedAt: new Date(Date.now() - 60_000).toISOString(),
      replaces: [],
    }) as const;
  const done = ['report-emergency', 'report-to-office', 'register-report'].map(
    step => ({ kind: 'markDone', step, doneAt: new Date(Date.now() - 20 * 60_000).toISOString() }) as const,
  );
  const { id, file } = seeded({ ...wide(), title: '石桥镇山体滑坡' }, [
    ...done,
    { kind: 'start', step: 'search-spread' },
    { kind: 'assign', steps: ['investigate'], to: { name: '李四', title: '地质灾害科科长' } },
    { kind: 'note', text: '现场已拉警戒线，暂无人员伤亡', noteKind: 'situation' },
    { kind: 'note', text: '先发已认定的情况，原因等调查', noteKind: 'decision' },
    verified('time', '11月24日6时许'),
    verified('place', '石桥镇北侧山坡'),
    verified('handling', '已设警戒区，转移附近住户12户'),
    {
      kind: 'recordFact',
      fact: 'cause',
      value: '连日降雨后坡面失稳',
      source: '现场初步查看',
      state: 'checking',
      replaces: [],
    },
  ]);
  await visit('desk/');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'incident.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await page.waitForSelector('[data-save=saved]');
  await page.goto(`${site}desk/#${id}`);
  await page.waitForSelector('.open-step');
  // What the desk notes of itself on opening is written by then.
  await page.waitForSelector('[data-save=saved]');
  // Wide enough for all three panes.
  await page.setViewportSize({ width: 1366, height: 844 });
  await take('desk');
  await page.setViewportSize({ width: 390, height: 680 });
  await take('phone');
  await page.setViewportSize({ width: 1366, height: 844 });
  await page.goto(`${site}desk/#${id}/release/new-notice-holding`);
  await page.getByRole('textbox').first().waitFor();
  await take('release');
  await page.goto(`${site}desk/#${id}/documents/initial-report`);
  await page.getByRole('article').first().waitFor();
  await take('document');

  // A short drill: the reporter has called, something is answered, and it is ended.
  await visit('drill/#scenario/village-building');
  await page.getByRole('button', { name: /^开始：短练/ }).click();
  await page.waitForSelector('.open-step');
  await page.getByRole('button', { name: '到下一件事' }).click();
  await page.getByRole('button', { name: /^来件/ }).click();
  await page
    .getByRole('textbox', { name: /^答复/ })
    .fill('在建三层，占地约210平方米，已要求停止施工；是否符合规定正在调查，明天上午更新。');
  await take('drill');
  await page.getByRole('button', { name: '答复出去' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '结束演练' }).click();
  await page.getByRole('button', { name: '结束并评分' }).click();
  await page.waitForSelector('.wash-verdict');
  await take('wash');
});
