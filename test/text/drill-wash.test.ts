import { describe, expect, test } from 'vitest';
import { changeWord, markedAt, reasonWords, tookWords, verdictSentence } from '../../src/text/drill-wash.ts';
import { lasting } from '../../src/text/time.ts';
import type { Mark, Outcome } from '../../src/training/marking.ts';
import { at, scenario } from '../support/drill.ts';
import { required } from '../support/playbook.ts';

const MINUTE = 60_000;
const objective = required(scenario.objectives[0], 'objective');

test.each([
  [0, '不到1分'],
  [59_000, '不到1分'],
  [MINUTE, '1分'],
  [59.9 * MINUTE, '59分'],
  [60 * MINUTE, '1小时'],
  [65 * MINUTE, '1小时05分'],
  [24 * 60 * MINUTE, '1天'],
  [50 * 60 * MINUTE, '2天2小时'],
  [-MINUTE, '不到1分'],
])('%d ms last %s', (length, words) => {
  expect(lasting(length)).toBe(words);
});

test.each([
  ['U', 'P', '↑ 好些'],
  ['S', 'M', '↓ 差些'],
  ['S', 'S', '一样'],
  ['notReached', 'P', ''],
  ['P', 'notAsked', ''],
])('from %s to %s is %j', (before, after, words) => {
  expect(changeWord(before, after)).toBe(words);
});

describe('when something was earned or lost', () => {
  const mark = (changes: Partial<Mark>): Mark => ({
    objective,
    grade: 'P',
    at: at('PT20M'),
    since: at('PT0M'),
    event: 'x',
    reasons: [],
    ...changes,
  });
  const words = (changes: Partial<Mark>, end = 'PT10H'): string =>
    markedAt(mark(changes), at('PT0M'), at(end));

  test.each<[name: string, changes: Partial<Mark>, end: string, words: string]>([
    ['how long it took', {}, 'PT10H', '用了20分'],
    ['that it was there from the first', { at: at('PT0M') }, 'PT10H', '一开始计时就做了，或者早就做了'],
    [
      'by when it was not done',
      { grade: 'U', event: undefined, at: at('PT2H') },
      'PT10H',
      '到 T+2:00 还没有做',
    ],
    [
      'that the run was ended before its time was up',
      { grade: 'U', event: undefined, at: at('PT2H') },
      'PT1H',
      '到 T+1:00 结束时还没有做，本来可以做到 T+2:00',
    ],
    [
      'by when it was not done, where the run was ended after that',
      { grade: 'U', event: undefined, at: at('PT2H') },
      'PT3H',
      '到 T+2:00 还没有做',
    ],
  ])('tells %s', (_, changes, end, expected) => {
    expect(words(changes, end)).toBe(expected);
  });
});

test('a reason of the scenario ends as a sentence, however it was written', () => {
  expect(reasonWords({ why: '没有先报告' }, objective)).toBe('没有先报告。');
  expect(reasonWords({ why: '没有先报告。' }, objective)).toBe('没有先报告。');
  expect(reasonWords('late', objective)).toContain('30分');
  expect(reasonWords('overdue', objective)).toContain('2小时');
});

test('what nobody answered is said in the words of what it waited for', () => {
  expect(tookWords({ asked: 'reply', took: undefined, earlier: false })).toBe('没有答复');
  expect(tookWords({ asked: 'facts', took: 5 * MINUTE, earlier: false })).toBe('5分后记下');
  expect(tookWords({ asked: 'facts', took: 5 * MINUTE, earlier: true })).toBe('开始前已办');
});

describe('what the verdict rests on', () => {
  const undone = (id: string): Mark => ({
    objective: { ...objective, id },
    grade: 'U',
    at: at('PT2H'),
    since: at('PT0M'),
    event: undefined,
    reasons: [],
  });
  const outcome = (changes: Partial<Outcome>): Outcome => ({
    verdict: 'incomplete',
    marks: [],
    counts: { P: 0, S: 0, M: 0, U: 0 },
    failures: [],
    promises: [],
    pending: [],
    unreached: [],
    ...changes,
  });

  test('counts what never came up as not done, and says so', () => {
    const words = verdictSentence(
      outcome({ marks: [undone('a')], counts: { P: 0, S: 0, M: 0, U: 1 }, unreached: [objective] }),
      at('PT1H'),
    );
    expect(words).toContain('2 项目标，做到了 0 项');
    expect(words).toContain('其中 1 项还有时间');
    expect(words).toContain('1 项还没轮到');
  });

  test('does not count among what was done what broke the procedure', () => {
    const words = verdictSentence(
      outcome({ marks: [undone('a'), undone('b')], counts: { P: 0, S: 1, M: 1, U: 0 } }),
      at('PT3H'),
    );
    expect(words).toContain('2 项目标，做到了 1 项；1 项违反程序或影响他项');
  });

  test('does not speak of time that was over', () => {
    const words = verdictSentence(
      outcome({ marks: [undone('a')], counts: { P: 0, S: 0, M: 0, U: 1 } }),
      at('PT3H'),
    );
    expect(words).not.toContain('还有时间');
  });

  test('does not call a failed run well done', () => {
    const words = verdictSentence(outcome({ verdict: 'failed' }), at('PT3H'));
    expect(words).toContain('不算合格');
  });
});
