import { describe, expect, test } from 'vitest';
import { dayWords } from '../../../src/desk/core/words/time.ts';
import { examVerdict, handInSentence, placeLabel } from '../../../src/training/exams/words.ts';
import { gradeCounts } from '../../../src/training/lessons/words.ts';
import { type ChoiceMark, markWords } from '../../../src/training/questions/words.ts';
import { recordOf } from '../../../src/training/records/record.ts';
import type { RunResult } from '../../../src/training/records/result.ts';
import { required } from '../../support/playbook.ts';
import { catalog, drill, KINDS, recordFrom, spoken } from '../../support/training-record.ts';

const came = (run: ReturnType<typeof drill>): RunResult =>
  required(recordOf(recordFrom([[run]]), catalog).drills[0]?.latest, 'run');

describe('the words of 我的学习', () => {
  test('a day is Shanghai’s, whatever the time there', () => {
    expect(dayWords(Date.parse('2026-11-25T15:59:59Z'))).toBe('11月25日周三');
    expect(dayWords(Date.parse('2026-11-25T16:00:00Z'))).toBe('11月26日周四');
  });

  test('an exam handed in before it can be read is neither passed nor failed', () => {
    const startedAt = '2026-11-24T06:00:00.000Z';
    const verdict = (at: string, passed: boolean): string =>
      examVerdict({
        at,
        data: {
          path: 'office',
          seed: 1,
          startedAt,
          scores: { a: 1, b: 1 },
          score: 100,
          passed,
          timedOut: false,
        },
      });
    expect(verdict('2026-11-24T06:00:07.000Z', true)).toBe('○ 不计成绩');
    expect(verdict('2026-11-24T06:00:08.000Z', true)).toBe('✓ 通过');
    expect(verdict('2026-11-24T06:00:08.000Z', false)).toBe('○ 没有通过（80 分通过）');
  });

  test('grades are counted from the best, and those not given are left out', () => {
    expect(gradeCounts(came(drill(true, { a: 'U', b: 'P', c: 'P', d: 'S' })))).toBe(
      '做到 2 · 可改进 1 · 未做到 1',
    );
    expect(gradeCounts(came(drill(true, {})))).toBe('');
    const ended = drill(false, { a: 'P' }, undefined, { failures: [], notAssessed: ['b', 'c'] });
    expect(gradeCounts(came(ended))).toBe('做到 1 · 未评定 2');
    const said = spoken();
    const answered = drill(true, { a: 'P' }, undefined, {
      words: [said],
      claims: { b: [{ event: said.event, proved: 'P', waits: true }] },
    });
    expect(gradeCounts(came(answered))).toBe('做到 1 · 已答，待判 1');
  });

  test.each<[unanswered: readonly number[], flagged: readonly number[], said: string]>([
    [[], [], '每一题都答了。交卷以后不能再改。'],
    [[4], [], '还有 1 题没有答（第 4 题），交卷后按 0 分算。'],
    [[], [2, 5], '有 2 题标了再看（第 2、5 题）。'],
    [[1, 2, 3, 4, 5, 6, 7], [], '还有 7 题没有答（第 1、2、3、4、5、6 题等），交卷后按 0 分算。'],
    [[3], [3], '还有 1 题没有答（第 3 题），交卷后按 0 分算。有 1 题标了再看（第 3 题）。'],
  ])('before handing in with %j unanswered and %j flagged it says %j', (unanswered, flagged, said) => {
    expect(handInSentence(unanswered, flagged)).toBe(said);
  });

  test('a question in the list of an exam says its state in words', () => {
    expect(placeLabel(3, true, false)).toBe('第 3 题，已答');
    expect(placeLabel(4, false, true)).toBe('第 4 题，未答，再看');
  });

  test('of every kind, what became of a choice is said in a shape and words that differ', () => {
    const marks: readonly ChoiceMark[] = ['right', 'wrong', 'missed', 'left'];
    for (const kind of KINDS) {
      const words = marks.map(mark => markWords(kind, mark));
      expect(new Set(words).size, kind).toBe(marks.length);
      for (const word of words.slice(0, 3)) expect(word).toMatch(/^[✓✗○] /);
    }
  });
});
