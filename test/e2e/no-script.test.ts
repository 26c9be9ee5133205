import { expect } from 'vitest';
import { questionsText, resultsText } from '../../src/site/decision-words.ts';
import { homeText, sections, siteText } from '../../src/site/words.ts';
import { test as browserTest, type Visit } from '../support/browser.ts';
import { playbook, required } from '../support/playbook.ts';
import { seen, shownText } from './officer.ts';
import { allPages } from './pages.ts';

const test = browserTest.extend<{ readonly visited: Visit }>({
  visited: async ({ visit }, use) => use(await visit({ context: { javaScriptEnabled: false } })),
});

test('every page has its heading, its text and the way on without script', async ({ page, site }) => {
  for (const [kind, { path, heading }] of Object.entries(allPages)) {
    await page.goto(site + path);
    const shown = await page.evaluate(
      selectors =>
        selectors.map(selector =>
          [...document.querySelectorAll(selector)]
            .filter(each => each.checkVisibility({ visibilityProperty: true }))
            .map(each => each.textContent.trim()),
        ),
      ['h1', `nav[aria-label="${siteText.navigation}"] a`, 'button, summary'],
    );
    const [headings, links, pressed] = shown;
    expect(headings, kind).toEqual([expect.stringMatching(heading)]);
    expect(links, kind).toEqual(expect.arrayContaining(sections.map(({ label }) => label)));
    // Parts that only work with script are not shown.
    expect(pressed, kind).not.toContain(siteText.display);
    expect(pressed, kind).not.toContain(siteText.updateNow);
    expect((await shownText(page.getByRole('main'))).length, kind).toBeGreaterThan(40);
    await seen(page.getByText(required(siteText.disclaimer, 'disclaimer')));
  }
});

test('the full text holds every clause, with its number and a link of its own', async ({ page, site }) => {
  await page.goto(`${site}plan/full/`);
  const text = (await shownText(page.getByRole('article'))).replace(/\s/g, '');
  for (const clause of playbook.clauses) {
    expect(text).toContain(clause.text.replace(/\s/g, ''));
    expect(text).toContain(clause.id);
  }
  await page.getByRole('link', { name: '方案第 4.4.3 条' }).first().click();
  await seen(page.locator(':target'));
  expect(await page.locator(':target').textContent()).toContain('三日内');
});

test('roles, steps, rules and the blank checklist are all there', async ({ page, site }) => {
  await page.goto(`${site}roles/`);
  for (const { name } of playbook.roles)
    await seen(page.getByRole('heading').getByRole('link', { name, exact: true }));
  const main = page.getByRole('main').getByRole('listitem');
  await main
    .getByRole('heading')
    .getByRole('link', { name: playbook.roles[1]?.name ?? '', exact: true })
    .click();
  await seen(page.getByRole('heading', { name: '权限边界' }));

  await page.goto(`${site}steps/`);
  for (const { title } of playbook.steps)
    await seen(page.getByRole('article').getByRole('link', { name: title, exact: true }));
  const [step] = playbook.steps;
  await page
    .getByRole('article')
    .getByRole('link', { name: step?.title ?? '', exact: true })
    .click();
  await seen(page.getByText(step?.why ?? ''));

  await page.goto(`${site}checklist/`);
  const rows = await page.locator('[data-part="steps"] tbody tr:has(.document-tick)').allInnerTexts();
  expect(rows).toHaveLength(playbook.steps.length);
  for (const [position, { title }] of playbook.steps.entries()) expect(rows[position]).toContain(title);

  await page.goto(`${site}rules/`);
  for (const { title } of playbook.deadlines) await seen(page.getByText(title).first());
  for (const { id } of playbook.rules) await seen(page.locator(`article a[href$="/rules/${id}/"]`));
});

test('the triage can be read: all questions and results, with each explanation', async ({ page, site }) => {
  await page.goto(`${site}start/`);
  // No form that would lead nowhere.
  expect(await page.getByRole('textbox').count()).toBe(0);
  await page.getByRole('main').getByRole('link', { name: questionsText.title }).click();
  await seen(page.getByRole('heading', { level: 1, name: questionsText.title }));
  const text = await shownText(page.getByRole('main'));
  for (const question of playbook.triage.questions) {
    for (const words of [question.text, question.help ?? '']) expect(text).toContain(words);
    if (question.kind === 'choice')
      for (const { label, hint = '' } of question.options)
        for (const words of [label, hint]) expect(text).toContain(words);
  }
  await page.getByRole('main').getByRole('link', { name: resultsText.title }).first().click();
  await seen(page.getByRole('heading', { level: 1, name: resultsText.title }));
  const told = await shownText(page.getByRole('main'));
  for (const { title, text: words } of [...playbook.triage.outcomes, ...playbook.triage.additions]) {
    expect(told).toContain(title);
    expect(told).toContain(words);
  }
});

test('a lesson can be learnt and its check answered, one after the other', async ({ page, site }) => {
  await page.goto(`${site}training/`);
  await page.getByRole('link', { name: '联络员', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: '发现了，当日报' }).last().click();
  await seen(page.getByRole('heading', { level: 1, name: '发现了，当日报' }));
  // The button would lead to a screen that needs script.
  expect(await page.getByText('开始小测').isVisible()).toBe(false);
  const questions = page.locator('ol.check > li');
  expect(await questions.count()).toBe(5);
  for (const question of await questions.all()) {
    const before = await shownText(question);
    await question.locator('summary').click();
    const after = await shownText(question);
    expect(before).not.toContain('方案 4.1.2');
    expect(after.length).toBeGreaterThan(before.length + 60);
    expect(await question.locator('details a').count()).toBeGreaterThan(0);
  }
});

test('a lesson asks for a sentence, and shows two models when they are asked for', async ({ page, site }) => {
  await page.goto(`${site}training/duty-officer/facts-first/`);
  const task = page.locator('.task');
  await seen(task.getByText('你第一句怎么答？'));
  const models = task.locator('q');
  expect(await models.count()).toBe(2);
  expect(await models.first().isVisible()).toBe(false);
  await task.locator('summary').focus();
  await page.keyboard.press('Enter');
  await seen(models.first());
});

test('desk and search say that they need script, and where to go instead', async ({ page, site }) => {
  await page.goto(`${site}desk/`);
  // Playwright's text and role locators pass over <noscript>.
  expect(await shownText(page.getByRole('main'))).toContain('浏览器没有开启脚本，不能保存和显示事件');
  await page.locator('main a[href$="/checklist/"]:visible').click();
  await seen(page.getByRole('heading', { level: 1, name: '处置清单' }));
  // No page has a box to search by that would lead nowhere.
  await page.goto(site);
  expect(await page.getByRole('searchbox').count()).toBe(0);
  expect(await page.getByRole('link', { name: siteText.search, exact: true }).count()).toBe(0);
  await page.goto(`${site}search/`);
  expect(await shownText(page.getByRole('main'))).toContain('浏览器没有开启脚本，不能搜索');
  await page.locator('main a[href$="/plan/full/"]:visible').click();
  await seen(page.getByRole('heading', { level: 1, name: '方案全文' }));
});

test('pages lead on to one another', async ({ visited, page, site }) => {
  visited.allow(/404 \(Not Found\)/);
  await page.goto(site);
  await page.getByRole('link', { name: '手册', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: '工作职责' }).first().click();
  await seen(page.getByRole('heading', { level: 1, name: '工作职责' }));
  const duties = page.url();
  const pages = page.getByRole('navigation', { name: '前后页' });
  await pages.getByRole('link').last().click();
  await page.waitForURL(url => url.href !== duties);
  await pages.getByRole('link').first().click();
  await seen(page.getByRole('heading', { level: 1, name: '工作职责' }));
  expect(page.url()).toBe(duties);
  await page.goto(`${site}no/such/page/`);
  await page.getByRole('main').getByRole('link', { name: '首页' }).click();
  await seen(page.getByRole('link', { name: homeText.start }));
});
