import { expect, test } from 'vitest';
import { withLinks } from '../../src/site/with-links.ts';

const addresses = new Map([
  ['舆情', '/g/#1'],
  ['网络舆情', '/g/#2'],
]);
const first = '<a class="term" href="/g/#1">舆情</a>';
const longer = '<a class="term" href="/g/#2">网络舆情</a>';

test.each([
  ['<p>舆情，又是舆情</p>', `<p>${first}，又是舆情</p>`],
  // The longest that stands there.
  ['<p>网络舆情和舆情</p>', `<p>${longer}和${first}</p>`],
  ['<h2>舆情</h2><p>舆情</p>', `<h2>舆情</h2><p>${first}</p>`],
  ['<p><a href="x">舆情</a><br>舆情</p>', `<p><a href="x">舆情</a><br>${first}</p>`],
  // The words of the plan stay as they are.
  [
    '<blockquote><em>舆情</em></blockquote><p>舆情</p>',
    `<blockquote><em>舆情</em></blockquote><p>${first}</p>`,
  ],
  ['<p class="small faint">舆情</p><p>舆情</p>', `<p class="small faint">舆情</p><p>${first}</p>`],
  ['<p title="舆情">无</p>', '<p title="舆情">无</p>'],
])('links a term where a text first uses it: %s', (html, linked) => {
  expect(withLinks(html, addresses)).toBe(linked);
});

test('a heading with a place leads to it, unless it leads elsewhere', () => {
  expect(withLinks('<h2 id="a">甲<span>乙</span></h2>', new Map())).toBe(
    '<h2 id="a"><a href="#a">甲<span>乙</span></a></h2>',
  );
  for (const html of ['<h2>甲</h2>', '<h2 id="a"><a href="b/">甲</a></h2>', '<p id="a">甲</p>'])
    expect(withLinks(html, new Map())).toBe(html);
});
