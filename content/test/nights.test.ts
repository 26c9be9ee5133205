import { expect, test } from 'vitest';
import { loadNights } from '../../src/content/load-nights.ts';
import { playbook } from '../../test/support/playbook.ts';
import { contentFolder } from './folder.ts';

const nights = loadNights(contentFolder, playbook);

test('the nights are three, each of three calls, alone on a Saturday at two', () => {
  expect(nights).toHaveLength(3);
  for (const { start, calls } of nights) {
    expect(new Date(Date.parse(start) + 8 * 3_600_000).toISOString()).toMatch(/T02:00:00/);
    expect(new Date(start).getUTCDay()).toBe(5);
    expect(calls).toHaveLength(3);
  }
});

test('each night asks at least one thing that counts, and no end is told of two choices', () => {
  for (const { calls } of nights) {
    const questions = calls.flatMap(({ question }) => question ?? []);
    expect(questions.length).toBeGreaterThan(0);
    for (const { choices, unanswered } of questions) {
      const ends = [...choices.map(({ comes }) => comes), unanswered];
      expect(new Set(ends).size).toBe(ends.length);
    }
  }
});
