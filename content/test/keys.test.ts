import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadTraining } from '../../src/content/load-training.ts';
import { contentReader } from '../../src/content/source.ts';
import { type Choice, questionChoices } from '../../src/training/questions/question.ts';
import { found, playbook, required } from '../../test/support/playbook.ts';
import { contentFolder } from './folder.ts';

const learning = required(loadTraining(contentReader(contentFolder), playbook), 'learning');
const text = (file: string): string => readFileSync(join(contentFolder, file), 'utf8');

/** The choices that a question's key takes for right. */
const rightOf = (id: string): readonly Choice[] =>
  questionChoices(found(learning.questions, each => each.id === id)).filter(({ correct }) => correct);

/**
 * Keys that a lawyer or a teacher found wrong or arguable, each with what it rests on now: what is taught has to be what
 * the rule says, or has to say that it is this manual's reading.
 */
describe('a key that was arguable', () => {
  test.each<[why: string, id: string, says: RegExp, cite: string | undefined]>([
    [
      'a report to leaders names the limits that were missed',
      'close-final-report',
      /时限到没到，晚了的写明/,
      '3.2.6',
    ],
    ['a leak is graded by the operator first', 'upward-must-report', /本局对照分级指南研判/, 'cyber-grading'],
    [
      'its four hours wait for no cause',
      'upward-cyber-first-report',
      /4小时内先报已知的/,
      'cyber-report-measures',
    ],
    [
      'whoever cannot grade yet grades by what is seen, and prepares',
      'grade-ungraded',
      /马上按看到的初判/,
      'national-plan-first-grade',
    ],
    ['people are moved before anything is written', 'upward-sequence', /立即报灾情，请镇里转移/, 'geo-29'],
    [
      'that a small matter is approved too is this manual’s reading',
      'approve-small-matter',
      /领导小组审定/,
      '3.2.2',
    ],
  ])('%s: %s', (_, id, says, cite) => {
    const key = found(rightOf(id), choice => says.test(choice.text));
    expect(key.cite).toContain(cite);
  });

  test('a warning of danger is fit to publish, a forecast is not', () => {
    const pieces = questionChoices(found(learning.questions, ({ id }) => id === 'facts-collapse-draft'));
    const warning = found(pieces, piece => /险情没有解除，请不要返回/.test(piece.text));
    const forecast = found(pieces, piece => /不会再滑/.test(piece.text));
    expect([warning.correct, forecast.correct]).toEqual([false, true]);
    expect(warning.cite).toContain('geo-29');
    expect(forecast.cite).toContain('geo-17');
  });

  test('what the plan does not say is called this manual’s reading where it is keyed', () => {
    for (const { why } of rightOf('approve-small-matter')) expect(why).toContain('本手册');
  });

  test('the final report asks for the limits, which its question calls right', () => {
    const forms: readonly { id: string; fields: readonly { template?: string }[] }[] = parse(
      text('playbook/forms.yaml'),
    );
    const final = found(forms, ({ id }) => id === 'final-report');
    expect(final.fields.some(({ template }) => template?.includes('{时限履行}'))).toBe(true);
  });

  test('a grave landslide that the whole city talks of is assessed jointly', () => {
    const cases: readonly { id: string; additions: readonly string[] }[] = parse(text('training/cases.yaml'));
    expect(found(cases, ({ id }) => id === 'case-slope-slide').additions).toContain('joint-assessment');
  });

  test('nothing taught has the bureau wait for somebody else to grade a leak', () => {
    const taught = [
      'wizards/triage.yaml',
      'training/cases.yaml',
      'training/questions/clocks.yaml',
      'training/drills/archive-leak.yaml',
    ];
    const waits = /(等|照)(网信|主管)(部门|办)?(的)?(定级|通知|认定)/;
    const found = taught.flatMap(file =>
      text(file)
        .split(/[。；\n]/)
        .filter(sentence => /网络安全|泄露|外泄/.test(sentence))
        // That one does not wait is said in the same breath, not somewhere in the sentence.
        .flatMap(sentence => sentence.split('，'))
        .filter(part => waits.test(part) && !/不/.test(part)),
    );
    expect(found).toEqual([]);
    for (const file of taught) expect(text(file), file).toMatch(/本局(先|对照|自己)|自己对照分级指南/);
  });
});

test('every step of the checklist is led to from a lesson', () => {
  const linked = new Set(
    learning.lessons.flatMap(({ file }) =>
      [...text(file).matchAll(/<StepLink id="([^"]+)"/g)].map(([, id]) => id),
    ),
  );
  expect(playbook.steps.map(({ id }) => id).filter(id => !linked.has(id))).toEqual([]);
});

test('the lessons of the statement and of the reviews are about one thing each', () => {
  const clausesOf = (id: string): readonly string[] =>
    found(learning.lessons, each => each.id === id).clauses;
  expect(clausesOf('draft')).toEqual(['4.4.4', '5.3.1', '5.3.2']);
  expect(clausesOf('gate')).toEqual(['3.2.2']);
  // How a screen works is told on the screen.
  expect(text('training/lessons/13-gate.mdx')).not.toMatch(/由页面查|页面标出来|点[“「]/);
});

/** Explanations of the one right option beside those of the wrong ones. */
const singles = learning.questions.flatMap(question => {
  if (question.kind !== 'single') return [];
  const choices = questionChoices(question);
  return [
    {
      id: question.id,
      right: choices.filter(({ correct }) => correct),
      wrong: choices.filter(({ correct }) => !correct),
    },
  ];
});

test('a right answer is longer than every wrong one in at most one of five single choices', () => {
  expect(singles.length).toBeGreaterThan(50);
  const longest = singles.filter(({ right, wrong }) =>
    right.every(({ text: own }) => wrong.every(({ text: other }) => other.length < own.length)),
  );
  expect(longest.length / singles.length, longest.map(({ id }) => id).join(', ')).toBeLessThanOrEqual(0.2);
});

test('wrong options tempt as an office is tempted, and seldom by lists of who posted what', () => {
  const wrong = learning.questions
    .filter(({ kind }) => kind === 'single' || kind === 'several')
    .flatMap(questionChoices)
    .filter(({ correct }) => !correct)
    .map(choice => choice.text);
  const felt = wrong.filter(option => /通个?气|通过气|宣传部|村干部|应急管理局|网信办/.test(option));
  const straw = wrong.filter(option => /账号|昵称|发帖的是|可能发帖|多留意|名单|控评|热度降/.test(option));
  expect(felt.length, felt.join('\n')).toBeGreaterThanOrEqual(20);
  expect(straw.length, straw.join('\n')).toBeLessThanOrEqual(5);
});

test('the research meeting counts from when the matter was found to be hot or sensitive, as its limit does', () => {
  const meeting = found(playbook.deadlines, ({ id }) => id === 'prompt-assessment');
  expect(meeting.anchorText).toContain('认定热点、敏感之时');
  const key = found(rightOf('clocks-no-number'), ({ text: option }) => option.includes('“迅速”'));
  expect(key.why).toContain('从认定热点、敏感之时起');
});

test('a question that keys approval afterwards as wrong says that no standing authority is given', () => {
  const question = found(learning.questions, ({ id }) => id === 'facts-approve-after');
  expect(question.text).toContain('没有录入常设授权');
});

test('lessons, questions and pages of the plan teach 尚未认定 where nobody investigates', () => {
  const files = ['training/lessons', 'training/questions', 'plan'].flatMap(folder =>
    readdirSync(join(contentFolder, folder))
      .filter(name => /\.(mdx|yaml)$/.test(name))
      .map(name => join(folder, name)),
  );
  const taught = files.flatMap(file =>
    text(file)
      .split('\n')
      .filter(line => /正在调查/.test(line.replaceAll(/确有人在查的才写“正在调查”/g, '')))
      .map(line => `${file}: ${line}`),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(taught).toEqual([]);
});
