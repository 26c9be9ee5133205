import { expect, test } from 'vitest';
import { limitWithout } from '../../src/site/words.ts';
import { hospital } from '../support/hospital.ts';

const words = (basis: 'plan' | 'rule', ...cite: readonly string[]): string =>
  limitWithout({ basis, cite }, hospital.clauses);

test('a step without a deadline says the time word of a clause that it cites', () => {
  expect(words('plan', '第五条')).toBe('第五条 写“立即”');
  expect(words('plan', '第七条', '第五条', '第六条')).toBe('第五条 写“立即”，第六条 写“五个工作日内”');
});

test('that there is none it says only where no clause has one', () => {
  expect(words('plan', '第七条')).toMatch(/未规定时限$/);
  expect(words('rule', 'some-rule')).toBe('所引规定未另设时限');
});

test('no step of the plan is told to have no limit whose clauses have a time word', () => {
  const timed = new Set(hospital.clauses.flatMap(({ id, limit }) => (limit === undefined ? [] : [id])));
  const citing = hospital.steps.filter(({ cite }) => cite.some(id => timed.has(id)));
  expect(citing.length).toBeGreaterThan(3);
  for (const step of citing) expect(limitWithout(step, hospital.clauses)).not.toMatch(/未规定时限/);
});
