import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { adviceOf } from '../../src/content/advice.ts';
import { checkSite } from '../../src/content/site-content.ts';
import { contentFilesIn } from '../support/content-files.ts';
import { frozenContent } from './folder.ts';

const folderOf = (plan: string): string => join(import.meta.dirname, '../fixtures', plan);
const hospital = checkSite(folderOf('hospital'));
const school = checkSite(folderOf('school'));

test('nothing of another plan stands in the first', () => {
  const texts = contentFilesIn(frozenContent).map(file => readFileSync(join(frozenContent, file), 'utf8'));
  const { organisation, us, document, title, motto } = hospital.names;
  for (const word of [organisation, us, document, title, motto])
    expect(texts.some(text => text.includes(word))).toBe(false);
});

test('a plan may be a text and two roles; what it lacks is advice at most', () => {
  expect(school.playbook.roles).toHaveLength(2);
  expect(school.playbook.steps).toEqual([]);
  expect(adviceOf(school)).toEqual([]);
  expect(adviceOf(hospital).map(({ id }) => id)).toEqual(['signOff', 'dispute-rules']);
  const { playbook: kept } = hospital;
  const forgetful = kept.deadlines.filter(({ anchor }) => !('promise' in anchor));
  expect(
    adviceOf({ ...hospital, playbook: { ...kept, deadlines: forgetful } }).map(({ file }) => file),
  ).toContain('playbook/deadlines.yaml');
});
