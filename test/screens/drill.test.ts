import { expect } from 'vitest';
import { drillHomeText, formLabel } from '../../src/training/drills/words.ts';
import { village } from '../e2e/drills.ts';
import { noDatabase } from '../e2e/full-disk.ts';
import { seen } from '../e2e/officer.ts';
import { beginning } from '../support/accessible-names.ts';
import { test } from '../support/dom-test.ts';

test('without storage no run is begun, and the page says what can be used instead', async ({ visit }) => {
  const visited = await visit({ before: noDatabase });
  const { page, site } = visited;
  await page.goto(`${site}drill/#scenario/${village.id}`);
  await seen(page.getByText(drillHomeText.storage));
  const begin = page.getByRole('button', { name: beginning(drillHomeText.begin(formLabel.full)) });
  await seen(page.getByText(drillHomeText.howTo));
  expect(await begin.isDisabled()).toBe(true);
});
