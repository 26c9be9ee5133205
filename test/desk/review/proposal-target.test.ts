import { expect, test } from 'vitest';
import { chosenTarget, targetChoices } from '../../../src/desk/review/ReviewActions.tsx';
import { clauseOption, stepOption } from '../../../src/desk/review/words.ts';
import { index, playbook, required } from '../../support/playbook.ts';

const choices = targetChoices(index);
const clause = required(playbook.clauses[0], 'clause');
const step = required(playbook.steps[0], 'step');

test('what a proposal is about is understood from a line of the list, a clause’s number, or words of one line only', () => {
  expect(chosenTarget(choices, clauseOption(clause.id, clause.text))).toEqual({
    kind: 'clause',
    id: clause.id,
  });
  expect(chosenTarget(choices, ` ${clause.id} `)).toEqual({ kind: 'clause', id: clause.id });
  expect(chosenTarget(choices, stepOption(step.title).slice(1))).toEqual({ kind: 'step', id: step.id });
});

test('words of several lines, of none, or none at all name nothing', () => {
  for (const typed of ['的', '没有这样的话', ' ']) expect(chosenTarget(choices, typed)).toBeUndefined();
});
