import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adviceOf } from '../../src/content/advice.ts';
import { absentPaths, isShown } from '../../src/content/parts.ts';
import { checkSite, type WholeSite } from '../../src/content/site-content.ts';
import { openingOf } from '../../src/playbook/wizard/screens.ts';
import { homeText } from '../../src/site/words.ts';
import { required } from '../support/playbook.ts';
import { wordsOfPlan } from '../support/words-of-a-plan.ts';
import { contentFolder } from './folder.ts';

const root = join(import.meta.dirname, '../..');
const folderOf = (plan: string): string => join(root, 'test/fixtures', plan);

const wordsOf = ({ names, playbook }: WholeSite): readonly string[] => wordsOfPlan(names, playbook);

/** Every built file as text; a Word file as its parts. */
function builtTexts(folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file);
    if (/\.(html|js|json|webmanifest|css)$/.test(file)) texts.set(file, readFileSync(path, 'utf8'));
    if (file.endsWith('.docx'))
      texts.set(
        file,
        Object.values(unzipSync(readFileSync(path)))
          .map(part => new TextDecoder().decode(part))
          .join('\n'),
      );
  }
  return texts;
}

const first = checkSite(contentFolder);
const hospital = checkSite(folderOf('hospital'));
const school = checkSite(folderOf('school'));

const temporary = mkdtempSync(join(tmpdir(), 'plans-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Builds a site from another content folder. */
async function build(plan: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(temporary, plan);
  await promisify(execFile)('node', ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    cwd: root,
    env: { ...process.env, CONTENT: folderOf(plan), OUT_DIR: folder, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return builtTexts(folder);
}

describe.each([
  ['hospital', hospital],
  ['school', school],
] as const)('the site of another plan: %s', (plan, site) => {
  let built: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    built = await build(plan);
  }, 240_000);

  test('holds no word of the first plan, in any file', () => {
    const own = new Set(wordsOf(site));
    const foreign = wordsOf(first).filter(word => ![...own].some(mine => mine.includes(word)));
    expect(foreign.length).toBeGreaterThan(15);
    const found = [...built].flatMap(([file, text]) =>
      foreign.filter(word => text.includes(word)).map(word => `${file}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  test('says its own names', () => {
    const home = required(built.get('index.html'), 'home page');
    for (const word of [site.names.title, site.names.motto, site.names.document])
      expect(home).toContain(word);
    expect(home).toContain(homeText.startHint(openingOf(site.playbook.triage).total));
  });

  test('has no page of a part that it does without, and no link to one', () => {
    const absent = absentPaths(site);
    expect(absent.length).toBeGreaterThan(0);
    expect([...built.keys()].filter(file => !isShown(file, absent))).toEqual([]);
    const pages = new Set([...built.keys()].map(file => `/${file.replace(/index\.html$/, '')}`));
    const dead = [...built].flatMap(([file, text]) =>
      file.endsWith('.html')
        ? [...text.matchAll(/<a [^>]*href="(\/[^"#?]*)/g)].flatMap(([, address = '']) =>
            pages.has(decodeURI(address)) ? [] : [`${file}: ${address}`],
          )
        : [],
    );
    expect(dead).toEqual([]);
  });
});

test('another plan holds no word of itself that the first one has: nothing of it leaks into content/', () => {
  const texts = readdirSync(contentFolder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(ya?ml|mdx|md)$/.test(file))
    .map(file => readFileSync(join(contentFolder, file), 'utf8'));
  const { organisation, us, document, title, motto } = hospital.names;
  for (const word of [organisation, us, document, title, motto])
    expect(texts.some(text => text.includes(word))).toBe(false);
});

test('a plan may be a text and two roles; what it lacks is advice at most', () => {
  expect(school.playbook.roles).toHaveLength(2);
  expect(school.playbook.steps).toEqual([]);
  expect(adviceOf(school)).toEqual([]);
  expect(adviceOf(hospital).map(({ id }) => id)).toEqual(['signOff']);
});
