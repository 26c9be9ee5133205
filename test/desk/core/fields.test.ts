import { expect, test } from 'vitest';
import { checkFields, personField, textField, timeField } from '../../../src/desk/core/fields.ts';
import { refusedAt } from '../../../src/desk/core/words/refusal.ts';
import { decide } from '../../../src/desk/incident/decide.ts';
import { NOW } from '../../support/answers.ts';
import { contextAt, openLog, viewOf, zhang } from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';

const fields = {
  from: textField(20),
  at: timeField('past'),
  who: personField('both'),
  note: textField(20, true),
};

test('whoever left several fields empty is told of all of them at once, each at its field', () => {
  const checked = checkFields(fields, { from: '', at: '', who: { name: '' } }, NOW);
  expect(checked.ok).toBe(false);
  if (checked.ok) return;
  const { field, isMissing, also } = refusedAt(checked.refusal);
  expect([{ field, isMissing }, ...(also ?? [])]).toMatchObject([
    { field: 'from', isMissing: true },
    { field: 'at', isMissing: true },
    { field: 'who', isMissing: false },
  ]);
});

test('whoever left one field empty is told of that one alone', () => {
  const said = { from: '12345热线', at: '', who: { name: '王敏', title: '科长' } };
  expect(checkFields(fields, said, NOW)).toEqual({
    ok: false,
    refusal: { code: 'badField', field: 'at', why: { code: 'required' } },
  });
});

test('a verified fact without words, source, verifier and time is told of all four at once', () => {
  const log = openLog();
  const refused = decide(
    index,
    log,
    viewOf(log),
    {
      kind: 'recordFact',
      fact: required(viewOf(log).ledger.facts[0], 'fact').id,
      state: 'verified',
      replaces: [],
    },
    contextAt(NOW, undefined, zhang),
  );
  expect(refused.ok).toBe(false);
  if (refused.ok) return;
  const { field, also } = refusedAt(refused.refusal);
  expect([field, ...(also ?? []).map(each => each.field)]).toEqual([
    'value',
    'source',
    'person',
    'verifiedAt',
  ]);
});
