import { expect, test } from 'vitest';
import { lawOf } from '../../src/site/law.ts';
import { besides, trailTo } from '../../src/site/outline.ts';
import { wholeWords } from '../../src/site/whole-words.ts';

const list = [
  {
    label: '步骤',
    href: '/steps/',
    inside: [
      { label: '报告', href: '/steps/#report', inside: [{ label: '报办公室', href: '/steps/a/' }] },
      { label: '研判', href: '/steps/#assess', inside: [{ label: '开会', href: '/steps/b/' }] },
    ],
  },
  { label: '术语', href: '/terms/' },
];

test('a page knows what it stands in, down to itself', () => {
  expect(trailTo(list, '/steps/b/').map(({ label }) => label)).toEqual(['步骤', '研判', '开会']);
  expect(trailTo(list, '/elsewhere/')).toEqual([]);
});

test('before and after a page come the pages of the same part, past what is only a heading', () => {
  expect(besides(list, '/steps/b/')).toMatchObject({ previous: { label: '报办公室' }, next: undefined });
  expect(besides(list, '/steps/')).toMatchObject({ previous: undefined, next: { label: '报办公室' } });
  expect(besides(list, '/elsewhere/')).toEqual({});
});

test.each([
  ['《地质灾害防治条例》第四条', '《地质灾害防治条例》', '第四条'],
  ['《总体应急预案》3.3.5 信息发布', '《总体应急预案》', '3.3.5 信息发布'],
  ['关于做好回应的通知（重点回应）', '关于做好回应的通知', '重点回应'],
  ['印发《意见》实施细则的通知', '印发《意见》实施细则的通知', ''],
])('a rule’s title names a law and a place in it: %s', (title, law, article) => {
  expect(lawOf(title)).toEqual({ law, article });
});

test('a heading may break between words, and no line begins or ends with the wrong mark', () => {
  const html = wholeWords('《政府信息公开条例》第六条');
  expect(html.replaceAll('<wbr>', '')).toBe('《政府信息公开条例》第六条');
  expect(html).toContain('信息<wbr>公开');
  expect(html).not.toMatch(/《<wbr>|<wbr>》/);
  expect(wholeWords('A<b>')).not.toContain('<b>');
});
