import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadNights } from '../../src/content/load-nights.ts';
import { isToldSafe } from '../../src/training/night/orders.ts';
import { playbook, required } from '../../test/support/playbook.ts';
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

describe('a caller in danger', () => {
  type Half = Readonly<Record<'harmful' | 'good', Readonly<Record<string, readonly string[]>>>>;
  const answers: Readonly<Record<'seen' | 'unseen' | 'later', Half>> = parse(
    readFileSync(join(import.meta.dirname, 'night-answers.yaml'), 'utf8'),
  );
  const nights = loadNights(contentFolder, playbook);
  /** Each answer, with whether the caller takes it for what keeps him safe. */
  const taken = (half: Half, kind: 'harmful' | 'good') =>
    Object.entries(half[kind]).flatMap(([place, said]) => {
      const call = nights.flatMap(({ id, calls }) => calls.filter(each => `${id}/${each.id}` === place))[0];
      const { safety } = required(call, place);
      return said.map(text => ({ text, isSafe: isToldSafe([text], required(safety, place)) }));
    });

  test('is read by words that were written before anybody looked at half of the answers', () => {
    const counts = Object.values(answers).map(half => [
      taken(half, 'harmful').length,
      taken(half, 'good').length,
    ]);
    expect(Math.min(...counts.flat())).toBeGreaterThanOrEqual(20);
  });

  test.each(['seen', 'unseen', 'later'] as const)(
    'is never content with what kills him: answers %s',
    half => {
      const content = taken(answers[half], 'harmful').filter(({ isSafe }) => isSafe);
      expect(content.map(({ text }) => text)).toEqual([]);
    },
  );

  test.each([
    ['seen', 0],
    ['unseen', 2],
    ['later', 0],
  ] as const)('seldom asks again whom a good answer was given: answers %s', (half, most) => {
    const asked = taken(answers[half], 'good').filter(({ isSafe }) => !isSafe);
    expect(asked.map(({ text }) => text).slice(most)).toEqual([]);
  });
});
