import { expect } from 'vitest';
import { registerText } from '../../src/desk/register/words.ts';
import { tableText } from '../../src/kit/form-words.ts';
import { playbook, required } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { limited, seeded } from './incidents.ts';
import { reload, seen } from './officer.ts';

test('in the register the first column stays, a shade tells of more beyond the edge, and the officer chooses the columns once', async ({
  officer,
  page,
}) => {
  await officer.bringIn(seeded({ ...limited(), title: '河道采砂' }));
  await officer.goTo('desk/#register');
  const box = page.locator('.register .scroll');
  const title = box.locator('tbody th').first();
  await seen(title);
  /** A few pixels at the edge, below the words of the last row. */
  const edge = async (): Promise<string> => {
    const { x, y, width, height } = required((await box.boundingBox()) ?? undefined, 'box');
    const clip = { x: x + width - 6, y: y + height - 6, width: 6, height: 3 };
    return (await page.screenshot({ clip })).toString('base64');
  };
  const left = async () => required((await title.boundingBox()) ?? undefined, 'title').x;
  const [shaded, stood] = [await edge(), await left()];
  await box.evaluate(each => each.scrollTo(each.scrollWidth, 0));
  expect(await left()).toBe(stood);
  expect(await edge()).not.toBe(shaded);

  const [fold, all] = [page.locator('.register details'), playbook.register.length - 1];
  await fold.locator('summary').click();
  for (const { column, title: name } of playbook.register)
    if (column === 'link' || column === 'verdict') await fold.getByLabel(name, { exact: true }).uncheck();
  const heads = box.locator('thead th');
  await eventually(() => heads.count()).toBe(all - 2);
  await reload(page);
  await seen(title);
  await seen(page.getByText(registerText.columns(all - 2, all)));
  expect(await heads.count()).toBe(all - 2);
  // The file has them all.
  const csv = (await officer.download(officer.button(tableText.csv), /\.csv$/)).toString('utf8');
  for (const { title: name } of playbook.register) expect(csv).toContain(name);
});
