import { expect, test } from 'vitest';
import { EDGE, laidOut, scaleOf, WIDTH } from '../../../src/islands/desk/timeline-geometry.ts';

const whole = { left: 0, right: WIDTH };

test('moments of a frame lie between its edges, what lies beyond at them', () => {
  const { x, inside } = scaleOf({ from: 1000, to: 2000 });
  expect([x(1000), x(1500), x(2000)]).toEqual([EDGE, WIDTH / 2, WIDTH - EDGE]);
  expect([x(0), x(9000)]).toEqual([EDGE, WIDTH - EDGE]);
  expect([inside(1000), inside(2001)]).toEqual([true, false]);
});

test('words over a lane stand where it begins, or as far left as lets them be read whole', () => {
  const words = { title: '向领导小组报告', outcome: '提前10分钟' };
  expect(laidOut(100, words, whole)).toEqual({ x: 100, title: words.title, words: words.outcome });
  const late = laidOut(WIDTH - EDGE, words, whole);
  expect(late.x).toBeLessThan(WIDTH - 150);
  expect(late.title).toBe(words.title);
});

test('where there is little room, what is said besides goes first, and then the end of the title', () => {
  const words = { title: '题'.repeat(30), outcome: '超时限', more: '，一直到画面以外' };
  expect(laidOut(0, words, whole).words).toBe('超时限，一直到画面以外');
  const narrow = laidOut(0, words, { left: 400, right: 600 });
  expect(narrow.words).toBe('超时限');
  expect(narrow.title).toMatch(/^题{5,15}…$/);
  expect(narrow.x).toBe(400 + EDGE);
});
