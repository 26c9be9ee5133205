import { describe, expect, test } from 'vitest';
import type { Playbook } from '../../../src/playbook/playbook.ts';
import { Examples } from '../../../src/site/examples/Examples.tsx';
import { examplesOf } from '../../../src/site/examples/examples.ts';
import { examplesText } from '../../../src/site/examples/words.ts';
import { hospital } from '../../support/hospital.ts';
import { changed, found, playbook, withPlaybook } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const nothing = new Map();
const drawn = (of: Playbook): string =>
  render(Examples, {
    examples: examplesOf(of, NOW),
    written: { steps: nothing, forms: nothing, channels: nothing, questions: nothing },
    now: NOW,
  });

describe('the page of examples of another plan', () => {
  const html = drawn(hospital);

  test('names every step, form, channel and question of it', () => {
    for (const title of [
      ...hospital.steps.map(each => each.title),
      ...hospital.forms.map(each => each.title),
      ...hospital.release.channels.map(each => each.title),
      ...hospital.triage.questions.map(each => each.label),
    ])
      expect(html).toContain(title);
  });

  test('says where a value comes to stand, and which step documents tell by its title alone', () => {
    const { steps } = examplesOf(hospital, NOW);
    const step = (id: string) => found(steps, each => each.step.id === id);
    expect(step('treat').told).toEqual([
      expect.objectContaining({
        sentence: expect.stringContaining('由〔谁主持救治〕主持，组织救治、会诊。'),
        forms: ['首报', '续报'],
      }),
    ]);
    expect(step('answer').ahead[0]?.sentence).toContain('由宣传部每日8时、20时汇总网上反映，级别为');
    expect(steps.filter(({ byTitle }) => byTitle).map(each => each.step.id)).toEqual(['answer', 'lift']);
    expect(html).toContain(examplesText.byTitle);
  });

  test('has nothing to say of a level that every document tells, and marks one that none does', () => {
    const untold = (forms: Playbook['forms']) =>
      examplesOf({ ...hospital, forms }, NOW).questions.flatMap(({ question, options }) =>
        options.flatMap(({ option, untold: missing }) =>
          missing.length > 0 ? [[question.id, option.label, missing.length]] : [],
        ),
      );
    expect(untold(hospital.forms)).toEqual([]);
    const without = hospital.forms.map(form => ({
      ...form,
      fields: form.fields.filter(({ id }) => !['level', 'content', 'next'].includes(id)),
    }));
    const labels = ['蓝色', '黄色', '橙色', '红色'];
    expect(untold(without)).toEqual(labels.map(label => ['colour', label, hospital.forms.length]));
    expect(drawn({ ...hospital, forms: without })).toContain(
      examplesText.nowhereLevel('蓝色、黄色、橙色、红色'),
    );
  });
});

test('the hand that fills the examples in can do every step of the plan, whatever its kind', () => {
  const { steps, forms } = examplesOf(playbook, NOW);
  expect(steps.filter(({ isDone }) => !isDone).map(({ step }) => step.id)).toEqual([]);
  expect(steps.filter(({ log }) => log.length === 0)).toEqual([]);
  expect(forms).toHaveLength(playbook.forms.length);
});

test('a step that no document tells is marked as such', () => {
  const id = 'treat';
  const silent = withPlaybook(
    { steps: changed(hospital.steps, id, step => ({ ...step, told: false })) },
    hospital,
  );
  expect(found(examplesOf(silent, NOW).steps, each => each.step.id === id).told).toEqual([]);
  expect(drawn(silent)).toContain(examplesText.nowhere);
});
