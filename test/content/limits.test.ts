import { expect, test } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { copyWith } from './mistakes.ts';

test.each([
  ['plan/clauses.yaml', /^( {2}limit: ).+$/m, /条款 .+ 里没有“20分钟内”；请照原话摘/],
  ['playbook/deadlines.yaml', /^( {2}limitText: )当日$/m, /条款 .+ 里没有“20分钟内”；请照原话摘/],
])('a time word in %s that no cited clause says is refused', (file, pattern, sentence) => {
  const folder = copyWith({ [file]: text => text.replace(pattern, (_, key: string) => `${key}20分钟内`) });
  expect(() => loadContent(folder)).toThrow(sentence);
});
