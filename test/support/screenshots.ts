import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { Trainee, village } from '../e2e/drills.ts';
import { seeded, wide } from '../e2e/incidents.ts';
import { seen } from '../e2e/officer.ts';
import { checking, verified } from '../e2e/releases.ts';
import { bureau } from './bureau.ts';
import { provideChromium } from './chromium.ts';
import { buildSite, inChromium } from './in-chromium.ts';
import { about } from './occurrence.ts';

/** `npm run screenshots`: the README's pictures, taken from a fresh build. */
const FOLDER = '.cache/screenshots';
const PICTURES = 'test/screenshots';

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
  const trainee = new Trainee({ page, site });
  await trainee.goTo('start/');
  const answers = {
    emergency: 'no',
    spread: 'limited',
    sensitive: 'no',
    factsClear: 'unclear',
    panic: 'yes',
    topic: 'land-compensation',
  };
  for (const [question, answer] of Object.entries(answers)) await trainee.fillIn(question, answer);
  await take('triage');

  const done = ['report-emergency', 'report-to-office', 'register-report'].map(
    step => ({ kind: 'markDone', step, doneAt: new Date(Date.now() - 20 * 60_000).toISOString() }) as const,
  );
  const incident = seeded({ ...wide(), title: '石桥镇山体滑坡' }, [
    ...done,
    { kind: 'start', step: 'search-spread' },
    { kind: 'assign', steps: ['investigate'], to: { name: '李四', title: '地质灾害科科长' } },
    { kind: 'note', text: '现场已拉警戒线，暂无人员伤亡', noteKind: 'situation' },
    { kind: 'note', text: '先发已认定的情况，原因等调查', noteKind: 'decision' },
    verified('time', about('06:00')),
    verified('place', '石桥镇北侧山坡'),
    verified('handling', '已设警戒区，转移附近住户12户'),
    checking('cause', '连日降雨后坡面失稳'),
  ]);
  await trainee.takeIn(incident);
  await trainee.goToIncident(incident);
  // The desk's own records of being opened are written by then.
  await trainee.saved();
  // Wide enough for all three panes.
  await page.setViewportSize({ width: 1366, height: 844 });
  await take('desk');
  await page.setViewportSize({ width: 390, height: 680 });
  await take('phone');
  await page.setViewportSize({ width: 1366, height: 844 });
  await page.goto(`${site}desk/#${incident.id}/release/new-notice-holding`);
  await page.getByRole('textbox').first().waitFor();
  await take('release');
  await page.goto(`${site}desk/#${incident.id}/documents/initial-report`);
  await page.getByRole('article').first().waitFor();
  await take('document');

  // A short drill: the reporter has called, something is answered, and it is ended.
  await trainee.begin(village, 'short');
  await seen(trainee.pane);
  await page.getByRole('button', { name: '到下一件事' }).click();
  await trainee.openFeed();
  await page
    .getByRole('textbox', { name: /^答复/ })
    .fill('在建三层，占地约210平方米，已要求停止施工；是否符合规定正在调查，明天上午更新。');
  await take('drill');
  await page.getByRole('button', { name: '答复出去' }).click();
  await page.keyboard.press('Escape');
  await trainee.end();
  await page.waitForSelector('.wash-verdict');
  await take('wash');
});
