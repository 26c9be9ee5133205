import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainText } from '../../src/desk/documents/plain-text.ts';
import { blankChecklist } from '../../src/desk/paper/blank.ts';
import { index, playbook } from '../../test/support/playbook.ts';
import { contentFiles, contentFolder } from './folder.ts';

/** Every text of the content that an officer reads beside the desk. */
const files = contentFiles.filter(file => /\.(mdx|yaml)$/.test(file));
const sentences = files.flatMap(file =>
  readFileSync(join(contentFolder, file), 'utf8')
    .split(/[。\n]/)
    .map(sentence => `${file}：${sentence}`),
);

// A demand of the content that the desk does not make: both are read in the same hour.

test('one source is enough where the form takes one: two are advised, never required', () => {
  expect(sentences.filter(each => /两(种|个)来源[^，；]*才/.test(each))).toEqual([]);
});

test('whoever is asked to look at what was solved is not required to be somebody else than the posts that are given it', () => {
  const rolesOf = (fills: string): readonly string[] =>
    playbook.steps.filter(step => step.fills === fills).flatMap(({ roles }) => roles);
  const solvers = new Set(rolesOf('solution'));
  const given = playbook.steps.filter(({ fills }) => fills === 'solutionCheck');
  expect(given.length).toBeGreaterThan(0);
  for (const step of given.filter(({ roles }) => roles.some(role => solvers.has(role))))
    expect(JSON.stringify(step)).not.toMatch(/(?<!尽量)由(没有经办|未经办|经办以外)的人/);
});

test('where what is said outside is settled with the measures, the record of that meeting settles it', () => {
  const lines = playbook.steps.filter(({ fills }) => fills === 'line');
  expect(lines.length).toBeGreaterThan(0);
  for (const { evidence = [] } of lines)
    expect(evidence.some(rule => 'minutes' in rule && rule.minutes.includes('meeting'))).toBe(true);
});

test('when a step is needed is a sentence that somebody wrote, one for one condition', () => {
  const steps = playbook.steps.filter(({ when }) => when !== undefined);
  expect(steps.length).toBeGreaterThan(40);
  expect(steps.filter(({ needed }) => needed === undefined).map(({ id }) => id)).toEqual([]);
  const asked = ({ when, occasion }: (typeof steps)[number]): string => JSON.stringify([when, occasion]);
  for (const one of steps)
    for (const other of steps)
      expect([one.id, other.id, one.needed === other.needed]).toEqual([
        one.id,
        other.id,
        asked(one) === asked(other),
      ]);
  // Words of the triage, not its machinery.
  expect(steps.filter(({ needed = '' }) => /为“|达到“|并且|除.*以外/.test(needed))).toEqual([]);
});

test('the blank checklist prints these sentences', () => {
  const sheet = plainText(blankChecklist(index));
  for (const { needed } of playbook.steps) if (needed !== undefined) expect(sheet).toContain(needed);
  expect(sheet).not.toMatch(/为“[^”]+”，或者|达到“[^”]+”及以上/);
});
