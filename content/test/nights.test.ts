import { expect, test } from 'vitest';
import { loadNights } from '../../src/content/load-nights.ts';
import { playbook } from '../../test/support/playbook.ts';
import { contentFolder } from './folder.ts';

test('the nights are three, each of three calls, alone on a Saturday at two', () => {
  const nights = loadNights(contentFolder, playbook);
  expect(nights).toHaveLength(3);
  for (const { start, calls } of nights) {
    expect(new Date(Date.parse(start) + 8 * 3_600_000).toISOString()).toMatch(/T02:00:00/);
    expect(new Date(start).getUTCDay()).toBe(5);
    expect(calls).toHaveLength(3);
  }
});
