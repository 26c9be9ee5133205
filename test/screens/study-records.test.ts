import { expect } from 'vitest';
import { groupText } from '../../src/training/records/group-words.ts';
import { writeRecord } from '../../src/training/records/record-file.ts';
import { focused } from '../e2e/focus.ts';
import { Learner, learned, named, written } from '../e2e/learner.ts';
import { seen } from '../e2e/officer.ts';
import { everythingKept } from '../e2e/stored.ts';
import { test } from '../support/dom-test.ts';

test('the last record leaves an empty group, told as such, and nothing is said any more of what was taken in', async ({
  learner,
  catalog,
  page,
}) => {
  await learner.has([named('张三'), ...learned(catalog, learner.path('liaison'), 1)]);
  const record = await learner.export();
  await learner.goTo('group');
  await learner.collect([record]);
  await seen(page.locator('.group-outcomes').getByText(groupText.taken(1, 0, 0)));
  await page.locator('.group-people').getByRole('button', { name: groupText.remove.ask }).click();
  await learner.button(groupText.remove.yes).click();
  await seen(page.getByText(groupText.empty));
  await seen(page.getByRole('status').getByText(groupText.removed(groupText.recordOf('张三'))));
  await focused(page.getByRole('heading', { level: 1, name: groupText.title }));
  await page.getByText(groupText.taken(1, 0, 0)).waitFor({ state: 'detached' });
  // Nor of what was removed, once it is there again.
  await learner.collect([record]);
  await seen(page.getByText(groupText.people(1)));
  await page.getByText(groupText.removed(groupText.recordOf('张三'))).waitFor({ state: 'detached' });
  // The same file again brings nothing.
  await learner.collect([record]);
  await seen(page.locator('.group-outcomes').getByText(groupText.taken(0, 1, 0)));
  await seen(page.getByText(groupText.people(1)));
});

test('a group that cannot be read says so, and what another edition has put there is counted and stays', async ({
  visit,
}) => {
  const learner = await Learner.at(
    visit({
      before: `globalThis.isDamaged = true;
      const get = IDBObjectStore.prototype.get;
      IDBObjectStore.prototype.get = function (...values) {
        if (globalThis.isDamaged && values[0] === 'group') throw new DOMException('damaged', 'UnknownError');
        return get.apply(this, values);
      };`,
    }),
  );
  const { page } = learner;
  await learner.goTo('group');
  await seen(page.getByRole('status').getByText(groupText.notRead));

  await learner.keepDraft('group', [{ id: 'x', members: 'of a later shape' }]);
  await page.evaluate(() => Object.assign(globalThis, { isDamaged: false }));
  await learner.collect([{ name: '张三.json', text: writeRecord(written([named('张三')]), Date.now()) }]);
  await seen(page.getByText(groupText.people(1)));
  await seen(page.getByRole('alert').getByText(groupText.broken(1)));
  await page.getByText(groupText.notRead).waitFor({ state: 'detached' });
  expect(await everythingKept(page)).toContain('of a later shape');
});
