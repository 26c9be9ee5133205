import { describe, expect, test } from 'vitest';
import { lasting } from '../../../src/desk/core/words/lasting.ts';
import type { Act } from '../../../src/training/drills/acts.ts';
import {
  markedAt,
  reasonWords,
  tookWords,
  verdictSentence,
  wordsOn,
} from '../../../src/training/drills/debrief-words.ts';
import type { Mark, RunOutcome } from '../../../src/training/drills/marking.ts';
import { at, scenario } from '../../support/drill.ts';
import { required } from '../../support/playbook.ts';

test('beside a question of the public stand the words themselves, each once, and no finding of the machine', () => {
  const said = (event: string, words: string): Act => ({
    kind: 'reply',
    to: 'caller',
    words,
    next: undefined,
    at: at('PT1H'),
    until: undefined,
    event,
  });
  const acts = [said('a', '乡道断了。'), said('b', '别的事。')];
  const turns = [
    { kind: 'checking', until: at('PT2H'), at: at('PT1H'), event: 'a' },
    { kind: 'broken', at: at('PT2H'), event: 'a' },
  ] as const;
  expect(wordsOn(turns, acts)).toEqual([{ at: at('PT1H'), event: 'a', words: '乡道断了。' }]);
});

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
  [-MINUTE, '1分'],
])('%d ms last %s', (length, words) => {
  expect(lasting(length)).toBe(words);
});

describe('when something was earned or lost', () => {
  const mark = (changes: Partial<Mark>): Mark => ({
    objective,
    grade: 'P',
    at: at('PT20M'),
    since: at('PT0M'),
    event: 'x',
    claims: [],
    reasons: [],
    ...changes,
  });
  test.each<[name: string, changes: Partial<Mark>, words: string]>([
    ['how long it took', {}, '用了20分'],
    ['that it was there from the first', { at: at('PT0M') }, '一开始计时就做了，或者早就做了'],
    ['by when it was not done', { grade: 'U', event: undefined, at: at('PT2H') }, '到 T+2:00 还没有做'],
  ])('tells %s', (_, changes, expected) => {
    expect(markedAt(mark(changes), at('PT0M'))).toBe(expected);
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
    claims: [],
    reasons: [],
  });
  const outcome = (changes: Partial<RunOutcome>): RunOutcome => ({
    verdict: 'incomplete',
    marks: [],
    counts: { P: 0, S: 0, M: 0, U: 0 },
    failures: [],
    promises: [],
    waiting: [],
    said: [],
    poor: [],
    unjudged: [],
    notAssessed: [],
    ...changes,
  });

  test('tells what was not done from what was not assessed', () => {
    const words = verdictSentence(
      outcome({ marks: [undone('a')], counts: { P: 0, S: 0, M: 0, U: 1 }, notAssessed: [objective] }),
    );
    expect(words).toContain('2 项目标，做到了 0 项；1 项未做到；1 项未评定');
  });

  test('does not count among what was done what broke the procedure', () => {
    const words = verdictSentence(
      outcome({ marks: [undone('a'), undone('b')], counts: { P: 0, S: 1, M: 1, U: 0 } }),
    );
    expect(words).toContain('2 项目标，做到了 1 项；1 项违反程序或影响他项');
  });

  test('does not call a run that was ended early passed or failed', () => {
    const words = verdictSentence(outcome({ verdict: 'open', notAssessed: [objective] }));
    expect(words).toContain('演练结束得早');
  });

  test('does not call a failed run well done', () => {
    const words = verdictSentence(outcome({ verdict: 'failed' }));
    expect(words).toContain('不合格');
  });
});
