import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { importsOf } from '../support/imports.ts';

/** These run in no browser: they write the site, read content, or are an administrator’s. */
const AT_HOME = [
  'src/build/**',
  'src/content/**',
  'src/content.config.ts',
  'src/drafting/**',
  'src/server/**',
];

const packageIn = (specifier: string): readonly string[] =>
  /^[#./]|^(node|astro):/.test(specifier) ? [] : [/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? ''];

test('the built site holds the licence of every package that its pages, workers and service worker run', () => {
  const { folder } = inject('site');
  const licences = readFileSync(join(folder, 'licenses.txt'), 'utf8');
  const imported = globSync('src/**/*.{ts,tsx}', { exclude: AT_HOME }).flatMap(file =>
    importsOf(file, readFileSync(file, 'utf8'))
      .filter(({ typeOnly }) => !typeOnly)
      .flatMap(({ specifier }) => packageIn(specifier)),
  );
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  const workbox = [...worker.matchAll(/workbox:([a-z-]+):/g)].map(([, part]) => `workbox-${part}`);
  const packages = new Set([...imported, ...workbox]);
  expect(packages.size).toBeGreaterThan(15);
  for (const name of packages) expect(licences, name).toContain(`## ${name} - `);
});
