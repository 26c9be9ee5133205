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
    ['a model that leaves the caller to ask', '两点二十我没接到就打给你。', '', /对方还要再问（time）/],
    [
      'a caller in danger who cannot ask what to do',
      '        safety: 那我到底走不走？往哪里走？\n',
      '',
      /safety/,
    ],
    [
      'a model that sends nobody out of danger',
      '现在就走，一家人都走，东西不要拿。往村小走，别从坡脚过。',
      '',
      /对方还要再问（safety）/,
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
