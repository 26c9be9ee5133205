import { expect, test } from 'vitest';
import { nextWith, wantedForms } from '../../../src/desk/documents/due.ts';
import { documentsText } from '../../../src/desk/documents/words.ts';
import { NOW, wideFacts } from '../../support/answers.ts';
import { closeWith, complete, contextAt, markDone, openLog, viewOf } from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';
import { officer } from '../../support/release.ts';
import { forms } from './incidents.ts';

const context = contextAt(NOW, undefined, officer);
const opened = openLog(wideFacts, context);
const titlesOf = (log: typeof opened) => wantedForms(viewOf(log), forms).map(({ form }) => form.title);

test('the first report stands first while it has to be made at once, with its limit', () => {
  const log = complete(opened, context, markDone('register-report'));
  const [first] = wantedForms(viewOf(log), forms);
  expect(first?.form.title).toBe('初报');
  const clock = required(first?.clock, 'clock');
  expect(documentsText.due(clock, NOW)).toBe(`${clock.deadline.limitText}${clock.deadline.title}`);
});

test('every form stands in the list once; those that nothing presses stay as the bureau has them', () => {
  expect([...titlesOf(opened)].sort()).toEqual(forms.map(({ title }) => title).sort());
  expect(titlesOf(closeWith(opened, context))).toEqual(forms.map(({ title }) => title));
});

test('the document of the step to do now comes next', () => {
  const wanted = wantedForms(viewOf(opened), forms);
  const ahead = wanted.findIndex(({ clock, current }) => clock === undefined && !current);
  expect(wanted.slice(ahead).every(({ clock, current }) => clock === undefined && !current)).toBe(true);
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
