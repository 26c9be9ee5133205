import { gzipSync } from 'node:zlib';
import { expect, inject, onTestFinished } from 'vitest';
import { test } from '../support/browser.ts';
import { serveSite } from '../support/browser-server.ts';
import { allPages, readingPages } from './pages.ts';

const KB = 1024;
const SCRIPT_LIMIT = 2 * KB;
const TOTAL_LIMIT = 16 * KB;

test('a reading page loads at most 2 KB of script and 16 KB in all, and no framework', async ({ visit }) => {
  const figures: { readonly kind: string; readonly script: number; readonly total: number }[] = [];
  // One that lets the browser keep nothing: each page comes whole, as to somebody who has never been here.
  const server = await serveSite(inject('rootSite').folder);
  onTestFinished(server.stop);
  const { context, site } = await visit({ site: server.address });
  for (const [kind, { path }] of Object.entries(readingPages)) {
    const page = await context.newPage();
    const bodies: Promise<{ readonly isScript: boolean; readonly body: Buffer }>[] = [];
    page.on('response', response => {
      const type = response.headers()['content-type'] ?? '';
      if (!/html|css|javascript/.test(type)) return;
      bodies.push(response.body().then(body => ({ body, isScript: type.includes('javascript') })));
    });
    await page.goto(site + path, { waitUntil: 'load' });
    // Whatever the page's script asks for in its first moment is part of the first load.
    await page.waitForTimeout(200);
    const loaded = await Promise.all(bodies);
    // The script written into the page counts too; it travels in the page's own stream, so all are packed as one.
    const inline = await page.locator('script:not([src])').allTextContents();
    const scripts = loaded.filter(({ isScript }) => isScript).map(({ body }) => body.toString('utf8'));
    const script = gzipSync([...inline, ...scripts].join('\n')).length;
    const total = loaded.reduce((sum, { body }) => sum + gzipSync(body).length, 0);
    figures.push({ kind, script, total });
    expect(await page.evaluate(() => document.querySelector('astro-island')), kind).toBeNull();
    await page.close();
  }
  const over = figures.filter(({ script, total }) => script > SCRIPT_LIMIT || total > TOTAL_LIMIT);
  const told = over.map(({ kind, script, total }) => `${kind}: script ${script} B, in all ${total} B`);
  expect(told, `limits ${SCRIPT_LIMIT} and ${TOTAL_LIMIT} B, gzip`).toEqual([]);
});

test('every page carries a policy that allows no inline and no evaluated script or style', async () => {
  const site = inject('rootSite').address;
  for (const path of [...Object.values(allPages).map(each => each.path), 'no/such/page/']) {
    const text = await (await fetch(site + path)).text();
    const policies = [...text.matchAll(/<meta http-equiv="content-security-policy" content="([^"]*)"/gi)].map(
      ([, policy = '']) => policy,
    );
    expect(policies, path).toHaveLength(1);
    const [policy = ''] = policies;
    expect(policy, path).not.toMatch(/unsafe-|\*|https?:/);
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
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.pwned = 1';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="globalThis.pwned = 1">');
  });
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});
