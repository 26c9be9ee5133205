import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { nightHomeText } from '../../src/training/night/home-words.ts';
import { ownCallLabel, ownNightLabel, ownText } from '../../src/training/night/own-words.ts';
import { nightText } from '../../src/training/night/words.ts';
import { seen } from '../e2e/officer.ts';
import { test } from '../support/dom-test.ts';

test('a night is written, every gap told at its field, tried at once, and handed on as a file that another takes in', async ({
  trainee,
  page,
}) => {
  await trainee.goTo('drill/');
  await page.getByRole('link', { name: nightHomeText.own }).click();
  await seen(page.getByRole('heading', { level: 1, name: ownText.title }));
  await page.getByRole('button', { name: ownText.try, exact: true }).click();
  await seen(page.getByText(ownText.problems(18)));
  expect(await page.getByText(ownText.empty).count()).toBe(18);

  for (const [label, text] of [
    [ownNightLabel.title, '库区有人落水'],
    [ownNightLabel.tests, '先叫人离开水边。'],
    [ownNightLabel.known, '值班一个人。'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(text);
  for (const place of [0, 1, 2]) {
    const call = page.locator('section', { has: page.locator(`#own-call-${place}`) });
    for (const [field, text] of [
      ['from', `第${place}个人`],
      ['text', `我是第${place}个，怎么办？`],
      ['first', '正在核，两点半给您回话。'],
      ['second', '正在看，三点前报您。'],
      ['listen', '说没说几点。'],
    ] as const)
      await call.getByLabel(ownCallLabel[field], { exact: true }).fill(text);
  }
  const [name, file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: ownText.export, exact: true }).click(),
  ]).then(async ([download]) => [download.suggestedFilename(), await download.path()] as const);
  expect(name).toBe('演练-夜里十分钟-库区有人落水.json');

  await page.getByRole('button', { name: ownText.try, exact: true }).click();
  await seen(page.getByText(ownText.trial));
  await page.getByRole('button', { name: nightText.begin, exact: true }).click();
  await seen(page.getByText('我是第0个，怎么办？'));
  await page.getByRole('button', { name: ownText.edit, exact: true }).click();

  await page.getByRole('button', { name: ownText.clear.ask, exact: true }).click();
  await page.getByRole('button', { name: ownText.clear.yes, exact: true }).click();
  expect(await page.getByLabel(ownNightLabel.title, { exact: true }).inputValue()).toBe('');
  await page
    .getByLabel(ownText.take)
    .setInputFiles([{ name, mimeType: 'application/json', buffer: await readFile(file) }]);
  await seen(page.getByText(ownText.taken('库区有人落水')));
  expect(await page.getByLabel(ownNightLabel.title, { exact: true }).inputValue()).toBe('库区有人落水');
});
