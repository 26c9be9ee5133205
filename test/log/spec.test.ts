import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const spec = readFileSync(fileURLToPath(new URL('../../src/log/SPEC.md', import.meta.url)), 'utf8');

test('every rule of SPEC.md is shown by a test that names it, and tests name no other', () => {
  const rules = [...spec.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(rules).toEqual(rules.map((_, at) => at + 1));
  const named = readdirSync(folder)
    .filter(file => file.endsWith('.test.ts'))
    .flatMap(file => [
      ...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/(?:test|\))\(\s*'rule (\d+): /g),
    ])
    .map(([, number]) => Number(number));
  expect([...new Set(named)].sort((one, other) => one - other)).toEqual(rules);
});
