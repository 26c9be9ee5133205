import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadNights } from '../../src/content/load-nights.ts';
import { ContentError } from '../../src/content/source.ts';
import { playbook } from '../support/playbook.ts';
import { contentFolder } from './folder.ts';
import { copyWith, told } from './mistakes.ts';

const FILE = 'training/nights.yaml';
const nights = loadNights(contentFolder, playbook);

describe('the nights', () => {
  test('are three, each of three calls, alone on a Saturday at two', () => {
    expect(nights).toHaveLength(3);
    for (const { start, calls } of nights) {
      expect(new Date(Date.parse(start) + 8 * 3_600_000).toISOString()).toMatch(/T02:00:00/);
      expect(new Date(start).getUTCDay()).toBe(5);
      expect(calls).toHaveLength(3);
    }
  });

  test.each<[name: string, from: string, to: string, says: RegExp]>([
    ['a model that leaves the caller to ask', '两点二十我没接到就打给你。', '', /对方还要再问（time）/],
    ['a caller who cannot ask for the way', '        where: 那我到底走不走？往哪里走？\n', '', /where/],
    ['an unknown rule', 'cite: [geo-28, geo-29]', 'cite: [geo-99]', /“geo-99”不存在/],
  ])('refuse %s', (_, from, to, says) => {
    expect(readFileSync(join(contentFolder, FILE), 'utf8')).toContain(from);
    const folder = copyWith({ [FILE]: [from, to] }, ['training']);
    try {
      loadNights(folder, playbook);
      throw new Error('it was taken');
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      told(error.problems, folder, { file: FILE, says });
    }
  });
});
