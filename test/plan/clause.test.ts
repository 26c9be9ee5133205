import { expect, test } from 'vitest';
import { actorsOf, clauseIdPattern, clauseSchema } from '../../src/plan/clause.ts';

test.each([
  ['0.1', true],
  ['4.4.2', true],
  ['4', true],
  ['4.4.2.1', true],
  ['第三条第二款', true],
  ['三、（一）', true],
  ['附则1', true],
  ['3（1）', true],
  ['4.10', true],
  ['第十二条', true],
  ['第12条', true],
  ['第 三条', false],
  ['state-council-61', false],
  ['', false],
])('%j is a clause id: %s', (id, expected) => {
  expect(clauseIdPattern.test(id)).toBe(expected);
});

test.each([
  [undefined, []],
  ['office', ['office']],
  [
    ['office', 'leadingGroup'],
    ['office', 'leadingGroup'],
  ],
])('a clause with actor %j charges %j', (actor, expected) => {
  expect(
    actorsOf({ id: '0.1', text: '。', kind: 'duty', ...(actor === undefined ? {} : { actor }) }),
  ).toEqual(expected);
});

test.each([
  ['no text', { id: '1.1', text: '', kind: 'aim' }],
  ['an id out of the outline', { id: 'x', text: '文', kind: 'aim' }],
  ['an unknown kind', { id: '1.1', text: '文', kind: 'wish' }],
  ['an empty list of actors', { id: '1.1', text: '文', kind: 'duty', actor: [] }],
  ['an unknown field', { id: '1.1', text: '文', kind: 'aim', note: '批注' }],
])('a clause with %s is refused', (_, clause) => {
  expect(clauseSchema.safeParse(clause).success).toBe(false);
});
