import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from './support/imports.ts';

/**
 * Files that may know the plan as it is now: tests that hold of any plan, its check, and the copying itself; this file, for its
 * examples. And files that read content, but only plans that lie among the fixtures.
 */
const mayReadContent =
  /^live\/|^content\/|^support\/(hospital|write-plan|checkout)\.ts$|^fixtures\/freeze\.ts$|^frozen\.test\.ts$|^check\.ts$/;

/** Modules of the site that read the content folder. */
const reader = /src\/content\/(load|load-\w+|site|site-content|drills|read|source|check|integration)\.ts$/;
/** Modules of the test folder that do. */
const readingTest = /^test\/(content|live)\/|^test\/support\/(live|write)-plan\.ts/;
const path = /\b(?:URL|join|resolve|read\w*)\([^)]*['"`](?:\.\.\/)*content(?:\/[^'"`]*)?['"`]/;

/** The parts of a file that an edit of `content/` could break. @param file relative to `test/` */
function readsContent(file: string, text: string): readonly string[] {
  const imported = importsOf(file, text)
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ specifier }) => specifier)
    .filter(specifier => specifier.startsWith('.'))
    .map(specifier => join('test', file, '..', specifier));
  return [
    ...imported.filter(each => reader.test(each) || readingTest.test(each)),
    ...(path.exec(text) ?? []),
  ];
}

test('an engine test runs on the frozen plan: an edit of content/ cannot break it', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && !mayReadContent.test(file),
  );
  const found = files.flatMap(file =>
    readsContent(file, readFileSync(join(import.meta.dirname, file), 'utf8')).map(what => `${file}: ${what}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

test.each([
  ["import { loadSite } from '../../src/content/site-content.ts';", true],
  ["import { loadContent } from '../../src/content/load.ts';", true],
  ["import { contentFolder } from '../content/folder.ts';", true],
  ["import '../support/live-plan.ts';", true],
  ["readFileSync(join(import.meta.dirname, '../../content/glossary.yaml'))", true],
  ["new URL('../../content', import.meta.url)", true],
  ["import { buildSearchIndex } from '../../src/content/search-index.ts';", false],
  ["import { words } from '../../src/text/content.ts';", false],
  ["readFileSync(join(folder, 'content.xml'))", false],
])('%s reads the plan as it is now: %s', (text, expected) => {
  expect(readsContent('search/a.test.ts', text).length > 0).toBe(expected);
});
