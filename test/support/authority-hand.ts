import type { Locator } from 'playwright-core';
import { NO_LEVEL } from '../../src/desk/core/authority.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { HOUR } from './answers.ts';

/** What an office's standing authority says. */
interface Authority {
  readonly grantedBy: string;
  /** The form of release that it is for. */
  readonly form: string;
  readonly callFirst: string;
}

/** Fills in the form of a standing authority but for until when: granted two days ago, for the office, with no level yet. */
export async function fillAuthority(
  panel: Locator,
  { grantedBy, form, callFirst }: Authority,
): Promise<void> {
  const tick = (field: string, value: string): Promise<void> =>
    panel.locator(`[data-field="authority-${field}"] input[value="${value}"]`).check();
  await panel.locator('#authority-grantedBy').fill(grantedBy);
  await panel.locator('#authority-grantedBy-post').fill('组长');
  await panel.locator('#authority-grantedAt').fill(toShanghaiInput(Date.now() - 48 * HOUR));
  await panel.locator('input[type=file]').setInputFiles({
    name: '授权书.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('paper'),
  });
  await tick('forms', form);
  await tick('levels', NO_LEVEL);
  await tick('posts', 'office');
  await panel.locator('#authority-callFirst').fill(callFirst);
}
