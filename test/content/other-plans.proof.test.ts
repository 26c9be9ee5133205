import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { absentPaths, isShown } from '../../src/content/parts.ts';
import { checkSite } from '../../src/content/site-content.ts';
import { openingOf } from '../../src/playbook/wizard/screens.ts';
import { examplesText } from '../../src/site/examples/words.ts';
import { homeText, readingNote } from '../../src/site/words.ts';
import { BASE } from '../support/built-site.ts';
import { builtTexts } from '../support/built-texts.ts';
import { checkoutWith } from '../support/checkout.ts';
import { names } from '../support/own-names.ts';
import { playbook, required } from '../support/playbook.ts';
import { wordsOfPlan } from '../support/words-of-a-plan.ts';

const folderOf = (plan: string): string => join(import.meta.dirname, '../fixtures', plan);
const hospital = checkSite(folderOf('hospital'));
const school = checkSite(folderOf('school'));

/** The disk of somebody who has the hospital's plan. */
const checkout = checkoutWith(folderOf('hospital'));
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

/** Variables that a test runner, or the shell around it, passes to programs. */
const SAID = /^(VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL|PLAN|BUILT|CONTENT)$/;

/** Runs a program there, as if nobody had run anything before. @throws with what it said, where it fails */
async function run(env: Readonly<Record<string, string>>, ...command: readonly string[]): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !SAID.test(name));
  const { stdout } = await promisify(execFile)('node', command, {
    cwd: checkout,
    env: { ...Object.fromEntries(own), ...env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return stdout;
}

describe('a checkout with another plan in content/', () => {
  test('passes the check', async () => {
    expect(await run({}, 'src/content/check.ts')).toContain(`条款 ${hospital.clauses.length}：`);
  });

  test('is green in all that holds of any plan, and in a story on its own site', async () => {
    const report = join(checkout, 'report.json');
    await run(
      { PREBUILT: '1' },
      'node_modules/vitest/vitest.mjs',
      'run',
      ...['--config', 'test/vitest.config.ts', '--root', '.', '--reporter', 'json', '--outputFile', report],
      ...['--project', 'content', '--project', 'live', 'test/live/', 'content/test/'],
    );
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8'));
    expect({ numFailedTests, success }).toEqual({ numFailedTests: 0, success: true });
    expect(numPassedTests).toBeGreaterThan(50);
  });
});

describe.each([
  ['hospital', hospital, async (): Promise<string> => '.cache/live-site'],
  [
    'school',
    school,
    async (): Promise<string> => {
      const site = '.cache/school';
      const env = { CONTENT: folderOf('school'), OUT_DIR: site, BASE };
      await run(env, 'node_modules/astro/bin/astro.mjs', 'build', '--silent');
      return site;
    },
  ],
] as const)('the site of another plan: %s', (_, site, build) => {
  let built: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    built = builtTexts(join(checkout, await build()));
  });

  test('holds no word of the first plan, in any file', () => {
    const own = wordsOfPlan(site.names, site.playbook);
    const foreign = wordsOfPlan(names, playbook).filter(word => !own.some(mine => mine.includes(word)));
    expect(foreign.length).toBeGreaterThan(15);
    const found = [...built].flatMap(([file, text]) =>
      foreign.filter(word => text.includes(word)).map(word => `${file}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  test('has nothing of what only whoever writes content sees', () => {
    expect(built.size).toBeGreaterThan(20);
    expect([...built.keys()].filter(file => /^examples\//.test(file))).toEqual([]);
    expect([...built].flatMap(([file, text]) => (text.includes(examplesText.lead) ? [file] : []))).toEqual(
      [],
    );
  });

  test('says its own names', () => {
    const home = required(built.get('index.html'), 'home page');
    for (const word of [site.names.title, site.names.motto, site.names.document])
      expect(home).toContain(word);
    expect(home).toContain(homeText.startHint(openingOf(site.playbook.triage).most));
  });

  test('has no page of a part that it does without, and no link to one', () => {
    const absent = absentPaths(site);
    expect(absent.length).toBeGreaterThan(0);
    expect([...built.keys()].filter(file => !isShown(file, absent))).toEqual([]);
    const pages = new Set([...built.keys()].map(file => BASE + file.replace(/index\.html$/, '')));
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

test('a kind of clause is called as the plan calls it', () => {
  const { id, called } = required(
    hospital.playbook.clauses.find(clause => clause.called !== undefined),
    'clause of a kind that the plan names itself',
  );
  const trace = required(builtTexts(join(checkout, '.cache/live-site')).get('trace/index.html'), 'trace');
  expect(trace.slice(trace.indexOf(id))).toContain(`>${called}</span>`);
});

test('a rule that nobody has read yet says so, wherever it is told', () => {
  const texts = builtTexts(join(checkout, '.cache/live-site'));
  for (const page of ['rules/dispute-rules/index.html', 'manual/index.html'])
    expect(texts.get(page)).toContain(readingNote.unread);
});
