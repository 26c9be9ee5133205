import { expect, test } from 'vitest';
import {
  amountField,
  asked,
  opaqueField,
  personField,
  textField,
  timeField,
} from '../../src/desk/core/fields.ts';
import { ask, asks } from '../../src/kit/fields.ts';

const NOW = 1_700_000_000_000;
const now = () => NOW;
const fields = {
  theme: opaqueField<string>(),
  text: asked(textField(40), { label: '要怎么改', hint: '写做法。', long: true }),
  count: asked(amountField(), { label: '多少条' }),
  reason: textField(20),
  owner: asked(personField('both'), { label: '姓名', titleLabel: '职务' }),
  due: asked(timeField('ahead'), { label: '期限' }),
};

test('a form asks for each field that its command has words for, in the command’s order', () => {
  const form = asks(fields);
  expect(Object.keys(form)).toEqual(['text', 'count', 'owner', 'due']);
  expect(form).toEqual({
    text: { kind: 'text', label: '要怎么改', hint: '写做法。', limit: 40, required: true },
    count: { kind: 'count', label: '多少条', required: true },
    owner: { kind: 'person', label: '姓名', titleLabel: '职务', signs: true },
    due: { kind: 'time', label: '期限', required: true },
  });
});

test('what is particular to a form comes on top of the command’s words', () => {
  expect(asks(fields, { count: { value: '3', source: '初报' }, due: { clock: now } })).toMatchObject({
    count: { label: '多少条', value: '3', source: '初报' },
    due: { label: '期限', clock: now },
  });
  expect(ask(fields.text, { label: '理由', long: false })).toEqual({
    kind: 'line',
    label: '理由',
    hint: '写做法。',
    limit: 40,
    required: true,
  });
  expect(ask(fields.reason, { label: '为什么' })).toEqual({
    kind: 'line',
    label: '为什么',
    limit: 20,
    required: true,
  });
  expect(ask(textField(20, true), { label: '附言' })).toEqual({ kind: 'line', label: '附言', limit: 20 });
});
