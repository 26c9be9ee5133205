import { expect, test } from 'vitest';
import { nextWith, placeOfForm, wantedForms } from '../../../src/desk/documents/due.ts';
import { documentsText } from '../../../src/desk/documents/words.ts';
import { NOW, wideFacts } from '../../support/answers.ts';
import { closeWith, contextAt, openLog, viewOf } from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';
import { officer } from '../../support/release.ts';
import { forms } from './incidents.ts';

const context = contextAt(NOW, undefined, officer);
const opened = openLog(wideFacts, context);
const titlesOf = (log: typeof opened) => wantedForms(viewOf(log), forms).map(({ form }) => form.title);

test('the first report stands first while it has to be made at once, with its limit', () => {
  // An emergency is told first, by the paper of its own.
  const [emergency, first] = wantedForms(viewOf(opened), forms);
  expect(emergency?.form.title).toBe('突发事件信息速报');
  expect(first?.form.title).toBe('初报');
  const due = required(first?.due, 'due');
  const clock = required(due.kind === 'now' ? due.clock : undefined, 'clock');
  expect(documentsText.due({ kind: 'now', clock }, NOW)).toBe(
    `现在要交：${clock.deadline.limitText}${clock.deadline.title}`,
  );
});

test('every form stands in the list once; once the incident is closed nothing is due, and they stand as the bureau has them', () => {
  expect([...titlesOf(opened)].sort()).toEqual(forms.map(({ title }) => title).sort());
  const closed = closeWith(opened, context);
  expect(titlesOf(closed)).toEqual(forms.map(({ title }) => title));
  expect(wantedForms(viewOf(closed), forms).every(({ due }) => due.kind === 'none')).toBe(true);
});

test('nothing of the end is due at the beginning: the last report waits for its step, the referral for its occasion', () => {
  const wanted = new Map(wantedForms(viewOf(opened), forms).map(({ form, due }) => [form.title, due]));
  const words = (title: string): string => {
    const due = required(wanted.get(title), title);
    return due.kind === 'none' ? '' : documentsText.due(due, NOW);
  };
  expect(words('终报')).toBe('到时再交：办“提出防范和处置工作建议”的时候写');
  expect(words('涉嫌犯罪案件移送书')).toBe('遇到再写：主要负责人已批准移送的');
  expect([...wanted].filter(([, { kind }]) => kind === 'now').map(([title]) => title)).toEqual([
    '突发事件信息速报',
    '初报',
    '舆情快报',
    // 及时: the text leaves no number.
    '续报',
    '会商记录',
    '信访事项告知书',
    '政府信息公开申请答复书',
  ]);
});

test('the order is what it says: what is due by its limit, then as the steps stand, then what waits for an occasion', () => {
  const dues = wantedForms(viewOf(opened), forms).map(({ due }) => due);
  const kinds = dues.map(({ kind }) => kind);
  const order = ['now', 'later', 'occasion', 'none'] as const;
  expect(kinds).toEqual([...kinds].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
  const numbers = dues.flatMap(due => (due.kind === 'later' ? [due.item.number] : []));
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  expect(numbers.length).toBeGreaterThan(3);
});

test('a statement is written where it is checked and approved, every other form among the documents', () => {
  const step = required([...index.steps.keys()][0], 'step');
  for (const form of forms)
    expect(placeOfForm(form, step)).toBe(
      form.outward === 'statement' ? 'release' : `documents/${form.id}/${step}`,
    );
});

test('after one of the documents that a step files comes the other, until all of them lie filed', () => {
  const plans = required(
    [...index.steps.values()].find(({ evidence = [] }) =>
      evidence.some(rule => 'filed' in rule && rule.filed.length === 2),
    ),
    'a step that files two',
  );
  const rule = required(
    plans.evidence?.find(each => 'filed' in each),
    'rule',
  );
  const [one = '', other = ''] = 'filed' in rule ? rule.filed : [];
  expect(nextWith(plans, one, new Set([one]))).toBe(other);
  expect(nextWith(plans, other, new Set([one, other]))).toBeUndefined();
  expect(nextWith(plans, 'a form of another step', new Set())).toBeUndefined();
});
