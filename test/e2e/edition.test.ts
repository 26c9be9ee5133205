import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { canonicalOf } from '../../src/log/hash.ts';
import { test } from './fixtures.ts';

test('the site’s edition lies there as canonical JSON: its digest is that of the file', () => {
  const text = readFileSync(join(inject('site').folder, 'playbook.json'), 'utf8');
  expect(text).toBe(canonicalOf(JSON.parse(text)));
});
