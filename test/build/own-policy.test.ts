import { describe, expect, test } from 'vitest';
import { hashOf, knownScripts, withOwnPolicy } from '../../src/build/own-policy.ts';

const ours = 'document.documentElement.dataset.theme = "dark";';
const policy = `<meta content="script-src 'self' 'sha256-other'; style-src 'self' 'sha256-other';">`;
const page = (body: string): string =>
  withOwnPolicy('index.html', policy + body, '/base/', knownScripts([ours]));

describe('the policy of a built page', () => {
  test('allows the scripts and styles that stand in it, and no other', () => {
    const html = page(
      `<script>${ours}</script><style>p{}</style><script type="module" src="/base/_astro/a.js"></script>`,
    );
    expect(html).toContain(`script-src 'self' '${hashOf(ours)}'; style-src 'self' '${hashOf('p{}')}';`);
  });

  test.each([
    '<script>alert(1)</script>',
    '<script type="module">alert(1)</script>',
    '<SCRIPT >alert(1)</SCRIPT >',
    '<script src="https://example.org/a.js"></script>',
    '<script src="/base/_astro.js"></script>',
    '<script src=/base/_astro/a.js></script>',
  ])('is not made for a page with a script that is not ours: %s', script => {
    expect(() => page(script)).toThrow('index.html: a script that is not ours');
  });
});
