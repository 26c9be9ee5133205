import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadNights } from '../../src/content/load-nights.ts';
import { ContentError } from '../../src/content/source.ts';
import { playbook } from '../support/playbook.ts';
import { frozenContent } from './folder.ts';
import { copyWith, told } from './mistakes.ts';

const FILE = 'training/nights.yaml';

describe('nights', () => {
  test.each<[name: string, from: string, to: string, says: RegExp]>([
    ['choices of which none is right', '            right: true\n', '', /至少一句对/],
    [
      'two choices alike',
      '- says: 等村支书到了再定，我马上打给他。',
      '- says: 先把证件和要紧的东西收一收，收好就走。',
      /各不相同/,
    ],
    ['an unknown rule', 'cite: [geo-28, geo-29]', 'cite: [geo-99]', /“geo-99”不存在/],
  ])('refuse %s', (_, from, to, says) => {
    expect(readFileSync(join(frozenContent, FILE), 'utf8')).toContain(from);
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
