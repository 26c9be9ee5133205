import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Route } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { deskText } from '../../src/desk/parts/words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { drillHomeText } from '../../src/training/drills/words.ts';
import { studyText } from '../../src/training/lessons/words.ts';
import { firstScripts, PAGE_SCRIPT, PAGE_TOTAL } from '../bench/bytes.ts';
import { firstVisit, VISIT_BYTES, VISIT_REQUESTS } from '../bench/first-visit.ts';
import { test } from '../support/browser.ts';
import { serveSite } from '../support/browser-server.ts';
import { BASE } from '../support/built-site.ts';
import { gone, seen } from './officer.ts';
import { allPages, readingPages } from './pages.ts';
import { noteShifts, shiftsOf } from './shifts.ts';

/** The bytes a server may send before it waits for an answer: ten packets of 1,460 B, less the headers. Gzip. */
const FIRST_FLIGHT = 13_800;
test('on a slow phone nothing jumps while a page loads; a page to read loads at most 2 KB of script and 16 KB in all, and no framework', async ({
  visit,
}) => {
  // One that lets the browser keep nothing: each page comes whole, as to somebody who has never been here.
  const server = await serveSite(inject('site').folder, BASE);
  onTestFinished(server.stop);
  const { context, site } = await visit({
    site: server.address,
    context: { viewport: { width: 390, height: 844 } },
    before: noteShifts,
  });
  const told: unknown[] = [];
  const left = Object.entries(allPages);
  // Five at a time: most of the time of a slow network is waiting.
  const browse = async (): Promise<void> => {
    for (let entry = left.shift(); entry !== undefined; entry = left.shift()) {
      const [kind, { path }] = entry;
      const page = await context.newPage();
      // The network alone is slow: it is what lets a page be painted before the rest of it has come.
      const machine = await context.newCDPSession(page);
      await machine.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 150,
        downloadThroughput: 1_600_000 / 8,
        uploadThroughput: 750_000 / 8,
      });
      const isRead = kind in readingPages;
      const loaded = isRead ? loadedBy(page) : [];
      // Whatever the page's script asks for in its first moment is part of the first load.
      await page.goto(site + path, { waitUntil: 'networkidle' });
      const shifts = await shiftsOf(page);
      if (shifts.length > 0) told.push({ kind, shifts });
      if (isRead) {
        const { script, total } = await weightOf(page, loaded);
        if (script > PAGE_SCRIPT || total > PAGE_TOTAL) told.push({ kind, script, total });
        expect(await page.evaluate(() => document.querySelector('astro-island')), kind).toBeNull();
      }
      await page.close();
    }
  };
  await Promise.all([1, 2, 3, 4, 5].map(browse));
  expect(told, `limits ${PAGE_SCRIPT} and ${PAGE_TOTAL} B, gzip`).toEqual([]);
});

/** Responses for a page from here on, except icons and content. */
function loadedBy(page: Page): readonly Promise<{ readonly isScript: boolean; readonly body: Buffer }>[] {
  const bodies: Promise<{ readonly isScript: boolean; readonly body: Buffer }>[] = [];
  page.on('response', response => {
    const type = response.headers()['content-type'] ?? '';
    if (!/html|css|javascript/.test(type)) return;
    bodies.push(response.body().then(body => ({ body, isScript: type.includes('javascript') })));
  });
  return bodies;
}

/** Bytes, gzip. The script written into the page counts too; it travels in the page's own stream, so all are packed as one. */
async function weightOf(page: Page, loaded: ReturnType<typeof loadedBy>) {
  const inline = await page.locator('script:not([src])').allTextContents();
  const all = await Promise.all(loaded);
  const scripts = all.filter(({ isScript }) => isScript).map(({ body }) => body.toString('utf8'));
  return {
    script: gzipSync([...inline, ...scripts].join('\n')).length,
    total: all.reduce((sum, { body }) => sum + gzipSync(body).length, 0),
  };
}

test('home, plan, roles and steps are painted from their first flight: nothing to wait for, all styles inside', async () => {
  const { folder } = inject('site');
  const pages = globSync(['index.html', '{plan,roles,steps}/**/index.html'], { cwd: folder });
  expect(pages.length).toBeGreaterThan(20);
  const told: string[] = [];
  for (const page of pages) {
    const html = readFileSync(join(folder, page), 'utf8');
    const size = gzipSync(html, { level: 9 }).length;
    if (size > FIRST_FLIGHT) told.push(`${page}: ${size} B`);
    if (/<link[^>]+rel="stylesheet"|<script(?![^>]*type="module")[^>]+src=/.test(html))
      told.push(`${page}: waits`);
    const [styles = '', ...more] = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);
    const hash = createHash('sha256').update(styles).digest('base64');
    if (more.length > 0 || !html.includes(`style-src 'self' 'sha256-${hash}';`)) told.push(`${page}: policy`);
  }
  expect(told, `limit ${FIRST_FLIGHT} B, gzip`).toEqual([]);
});

/** A first visitor's first act on a page that needs script. */
const firstActs: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'start/': async page => {
    await page.locator('.wizard:not([aria-busy]) .question').getByRole('radio', { name: /^没有/ }).click();
    await seen(page.getByText(new RegExp(`^${triageText.question(2, 0).split('，')[0]}`)));
  },
  'desk/': async page => {
    await seen(page.getByText(deskText.none));
    await page.getByRole('link', { name: deskText.start }).first().click({ trial: true });
  },
  'training/study/': page => seen(page.getByRole('navigation', { name: studyText.screens })),
  'drill/': page => seen(page.getByRole('heading', { name: drillHomeText.choose })),
};

test('a screen begins with what stands on it, before any script has come; an address with a place in it shows no other first', async ({
  visit,
}) => {
  const visited = await visit({ context: { viewport: { width: 390, height: 844 } } });
  const { page, site, context } = visited;
  visited.allow(/Failed to load resource/);
  for (const [path, words] of [
    ['desk/', deskText.noneHint],
    ['training/study/', studyText.lead],
    ['drill/', drillHomeText.lead],
  ] as const) {
    const { promise: drawn, resolve: isDrawn } = Promise.withResolvers<void>();
    const holdBack = async (route: Route): Promise<void> => {
      await drawn;
      await route.fallback();
    };
    await context.route(/\.js$/, holdBack);
    await page.goto(site + path, { waitUntil: 'commit' });
    const text = page.getByText(words);
    await seen(text);
    const place = await text.boundingBox();
    isDrawn();
    await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' });
    await seen(text);
    expect(await text.boundingBox(), path).toEqual(place);
    await context.unroute(/\.js$/, holdBack);

    await context.route(/\.js$/, route => route.abort());
    await page.goto('about:blank');
    await page.goto(`${site}${path}#01ARZ3NDEKTSV4RRFFQ69G5FAV`);
    await gone(text);
    await context.unrouteAll();
  }
});

test('a first visit to a screen takes no more than the bench allows', async ({ visit }) => {
  const told: unknown[] = [];
  for (const path of Object.keys(firstActs)) {
    const { context, page, site } = await visit();
    const { requests, bytes } = await firstVisit(page, site + path);
    if (requests > VISIT_REQUESTS || bytes > VISIT_BYTES) told.push({ path, requests, bytes });
    await context.close();
  }
  expect(told).toEqual([]);
});

test('the page of a screen names every script that it will need, and waits for no style sheet', () => {
  const { folder } = inject('site');
  for (const path of Object.keys(firstActs)) {
    const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
    const named = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, href = '']) =>
      href.slice(BASE.length),
    );
    const needed = [...firstScripts(folder, path)];
    expect(needed.length, path).toBeGreaterThan(1);
    expect(named, path).toEqual(expect.arrayContaining(needed));
    expect(html, path).not.toContain('rel="stylesheet"');
  }
});

test('a first visitor can work with the scripts that the bench weighs; what is fetched on demand is not waited for', async ({
  visit,
}) => {
  const { folder } = inject('site');
  for (const [path, act] of Object.entries(firstActs)) {
    const { context, page, site, allow } = await visit();
    allow(/Failed to load resource/);
    const first = firstScripts(folder, path);
    await context.route(/\.js$/, route =>
      first.has(new URL(route.request().url()).pathname.slice(BASE.length))
        ? route.continue()
        : route.abort(),
    );
    await page.goto(site + path);
    await expect(act(page), path).resolves.toBeUndefined();
    await context.close();
  }
});

test('every page carries a policy that allows no evaluated script, and none and no style that is not written into it', async () => {
  const site = inject('site').address;
  for (const path of [...Object.values(allPages).map(each => each.path), 'no/such/page/']) {
    const text = await (await fetch(site + path)).text();
    const policies = [...text.matchAll(/<meta http-equiv="content-security-policy" content="([^"]*)"/gi)].map(
      ([, policy = '']) => policy,
    );
    expect(policies, path).toHaveLength(1);
    const [policy = ''] = policies;
    expect(policy, path).not.toMatch(/unsafe-|\*|https?:/);
    // It allows what is written into this page, and nothing that stands in another.
    const written = [...text.matchAll(/<(script|style)(?![^>]*\ssrc=)[^>]*>(.*?)<\/\1>/gs)].map(
      ([, , words = '']) => `sha256-${createHash('sha256').update(words).digest('base64')}`,
    );
    const allowed = [...policy.matchAll(/'(sha256-[^']+)'/g)].map(([, hash]) => hash);
    expect(new Set(allowed), path).toEqual(new Set(written));
    for (const directive of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "script-src 'self'",
    ])
      expect(policy, path).toContain(directive);
  }
});

test('the policy holds: a script written into a page does not run', async ({ visit }) => {
  const { page, site, allow } = await visit();
  allow(/policy|Content Security Policy/i);
  await page.goto(`${site}plan/`);
  const happened = await page.evaluate(
    () =>
      new Promise<readonly string[]>(done => {
        const refused: string[] = [];
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          refused.push(effectiveDirective);
          if (refused.length === 2) done(refused);
        });
        Object.defineProperty(globalThis, 'pwned', { set: () => done(['it ran']) });
        const script = document.createElement('script');
        script.textContent = 'globalThis.pwned = 1';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="globalThis.pwned = 1">');
      }),
  );
  expect(happened).toEqual(['script-src-elem', 'script-src-attr']);
});
