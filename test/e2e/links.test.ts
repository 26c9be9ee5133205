import { LinkChecker } from 'linkinator';
import { expect, inject, test } from 'vitest';

/** Behind the # of these stands a screen of theirs, not a place on the page. */
const screens = /\/(desk|drill|training\/study|start)\/(#|$)/;

test('every link of the site leads to a page that is there, and to the place on it that it names', async () => {
  const { address } = inject('site');
  const { links } = await new LinkChecker().check({
    path: address,
    recurse: true,
    checkFragments: true,
    concurrency: 20,
    // Others' pages are theirs to maintain.
    linksToSkip: async link => !link.startsWith(address) && link.startsWith('http'),
    fragmentsToSkip: async (_fragment, url) => screens.test(url),
  });
  expect(links.filter(({ url }) => url.startsWith(address)).length).toBeGreaterThan(200);
  const broken = links.filter(({ state }) => state === 'BROKEN');
  expect(broken.map(({ url, status, parent }) => `${parent}: ${url} (${status})`)).toEqual([]);
});
