import { Fragment, h } from 'preact';
import { expect, test } from 'vitest';
import { ScreenBoundary } from '../../src/kit/ScreenBoundary.tsx';
import { mountedPage } from '../support/mounted.ts';

const page = mountedPage();
const MARKS = /\p{Default_Ignorable_Code_Point}|\p{Cc}/u;
const hostile = (words: string): string =>
  `\u202e\ufeff${[...words].join('\u200b\u00ad\u2060\u0007')}\u2069\u200f`;

const Named = ({ name }: { name: string }) => h(Fragment, null, name);

const sheet = (name: string) =>
  h('div', { title: hostile(name), 'aria-label': hostile(name) }, [
    h('p', { key: 'alone' }, hostile(name)),
    h('p', { key: 'among' }, '经办：', hostile(name), h('b', null, hostile(name))),
    h(Named, { key: 'drawn', name: hostile(name) }),
  ]);

test('no text or name that a screen draws, at first or when it changes, holds what nobody sees', async () => {
  for (const name of ['张三', '李四']) {
    await page.show(h(ScreenBoundary, null, sheet(name)));
    expect(document.body.innerHTML).toContain(`经办：${name}`);
    expect(document.body.innerHTML).not.toMatch(MARKS);
  }
});

test('what a field holds stays as it was typed', async () => {
  await page.show(h('input', { value: hostile('张三') }));
  expect(document.querySelector('input')?.value).toBe(hostile('张三'));
});
