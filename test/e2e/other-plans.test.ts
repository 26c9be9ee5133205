import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { builtTexts } from '../support/built-texts.ts';
import { contentFilesIn } from '../support/content-files.ts';
import { hospital, hospitalNames } from '../support/hospital.ts';
import { storyContent } from '../support/story-content.ts';
import { wordsOfPlan } from '../support/words-of-a-plan.ts';

/** Whatever the content of the site says is its own, though another plan may say it too. */
const said = contentFilesIn(storyContent)
  .map(file => readFileSync(join(storyContent, file), 'utf8'))
  .join('\n');

test('no file of the site holds a word of another plan', () => {
  const foreign = wordsOfPlan(hospitalNames, hospital).filter(word => !said.includes(word));
  expect(foreign.length).toBeGreaterThan(10);
  const texts = builtTexts(inject('site').folder);
  expect(texts.size).toBeGreaterThan(100);
  const found = [...texts].flatMap(([file, text]) =>
    foreign.filter(word => text.includes(word)).map(word => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});
