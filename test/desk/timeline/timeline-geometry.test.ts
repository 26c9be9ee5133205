import { expect, test } from 'vitest';
import { EDGE, scaleOf, WIDTH } from '../../../src/desk/timeline/timeline-geometry.ts';

test('moments of a frame lie between its edges, what lies beyond at them', () => {
  const { x, inside } = scaleOf({ from: 1000, to: 2000 });
  expect([x(1000), x(1500), x(2000)]).toEqual([EDGE, WIDTH / 2, WIDTH - EDGE]);
  expect([x(0), x(9000)]).toEqual([EDGE, WIDTH - EDGE]);
  expect([inside(1000), inside(2001)]).toEqual([true, false]);
});
