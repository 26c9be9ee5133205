import { describe, expect, test } from 'vitest';
import type { First } from '../../src/playbook/first.ts';
import { namingProblems, playbook, withPlaybook } from '../support/playbook.ts';

const { first } = playbook;
const problems = (changes: Partial<First>) =>
  namingProblems(withPlaybook({ first: { ...first, ...changes } })).map(({ part, code, path }) => ({
    part,
    code,
    path,
  }));

describe('the first ten minutes', () => {
  test('begin with five lines: one tells of a danger, one calls, one sends somebody, one says the first word', () => {
    expect(first.lines).toHaveLength(5);
    expect(first.lines.flatMap(({ opens, sent }) => opens ?? (sent ? 'sent' : []))).toEqual([
      'danger',
      'calls',
      'sent',
      'say',
    ]);
  });

  test('are refused with two lines that do the same', () => {
    const [line, ...lines] = first.lines;
    const again = { ...line, id: 'once-more' } as (typeof first.lines)[number];
    expect(problems({ lines: [...(line ? [line] : []), ...lines, again] })).toEqual([
      { part: 'first', code: 'repeatedMeaning', path: ['lines', 5, 'means'] },
    ]);
  });

  test('are refused with a call to a post that is not there', () => {
    const calls = first.calls.map((list, at) => (at === 0 ? { ...list, whom: [['nobody']] } : list));
    expect(problems({ calls })).toEqual([
      { part: 'first', code: 'unknownReference', path: ['calls', 0, 'whom', 0, 0] },
    ]);
  });

  test('are refused with words of a danger that name what nobody is asked for', () => {
    const dangers = first.dangers.map((each, at) => (at === 0 ? { ...each, words: '原因：{原因}' } : each));
    expect(problems({ dangers })).toEqual([
      { part: 'first', code: 'unknownToken', path: ['dangers', 0, 'words'] },
    ]);
  });
});
