import { expect, test } from 'vitest';
import { happenedDoubt } from '../../../src/desk/release/happened-doubt.tsx';
import { wideFacts } from '../../support/answers.ts';
import { openLog, viewOf } from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';

const view = viewOf(openLog({ ...wideFacts, foundAt: '2026-11-24T12:00:00+08:00' }));
const factOf = (isAboutWhen: boolean) =>
  required(
    view.ledger.facts.find(({ element }) => (element?.means === 'happenedAt') === isAboutWhen),
    'a fact',
  );
const asked = (words: string, isAboutWhen = true) =>
  happenedDoubt({ index, view }, factOf(isAboutWhen), 'value', words, '2026-11-24T16:00:00+08:00');

test('a matter that happened after it was found is asked about at its field, and one before is not', () => {
  expect(asked('11月24日14时许')).toMatchObject({ field: 'value' });
  expect(asked('11月24日11时许')).toBeUndefined();
});

test('nothing is asked of words that say no moment, or of another fact', () => {
  expect(asked('正在核实')).toBeUndefined();
  expect(asked('11月24日14时许', false)).toBeUndefined();
});
