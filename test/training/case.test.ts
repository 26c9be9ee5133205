import { describe, expect, test } from 'vitest';
import { problemSentence } from '../../src/content/content-words.ts';
import type { ContentProblem } from '../../src/playbook/problem.ts';
import { type TriageCase, triageCaseSchema } from '../../src/playbook/validate.ts';
import { verdictOf, walk } from '../../src/playbook/wizard/walk.ts';
import { hoursAgo } from '../support/answers.ts';
import { cases, exemptions, found, namingProblems, playbook, required } from '../support/playbook.ts';

const { triage } = playbook;
const given = Object.fromEntries(
  triage.questions.filter(({ kind }) => kind !== 'choice').map(({ id }) => [id, hoursAgo(1)]),
);

describe('the worked cases', () => {
  test.each(cases)('$title: the answers lead to the verdict it claims', item => {
    const { current, facts } = walk(triage, { ...given, ...item.answers });
    expect(current).toBeUndefined();
    const verdict = required(verdictOf(triage, facts), 'verdict');
    expect(verdict.outcome.id).toBe(item.outcome);
    expect(new Set(verdict.additions.map(({ id }) => id))).toEqual(new Set(item.additions));
  });

  test.each(cases)('$title: answers every choice on its way and none off it', item => {
    const asked = walk(triage, { ...given, ...item.answers }).answered;
    expect(new Set(Object.keys(item.answers))).toEqual(
      new Set(asked.filter(({ kind }) => kind === 'choice').map(({ id }) => id)),
    );
  });

  test('show every track and every addition at least once', () => {
    const shown = new Set(cases.flatMap(({ outcome, additions }) => [outcome, ...additions]));
    expect(shown).toEqual(new Set([...triage.outcomes, ...triage.additions].map(({ id }) => id)));
  });
});

describe('the content check', () => {
  const sound = found(cases, ({ id }) => id === 'case-slope-slide');
  const problemsOf = (...items: readonly TriageCase[]): readonly ContentProblem[] =>
    namingProblems(playbook, exemptions, items);
  const without = (fact: string): TriageCase['answers'] =>
    Object.fromEntries(Object.entries(sound.answers).filter(([id]) => id !== fact));

  test('accepts a sound case', () => {
    expect(problemsOf(sound)).toEqual([]);
  });

  test('does not mind in which order a case names its additions', () => {
    expect(problemsOf({ ...sound, additions: [...sound.additions].reverse() })).toEqual([]);
  });

  test.each<[name: string, broken: TriageCase, expected: Partial<ContentProblem>]>([
    [
      'leaves a question open',
      { ...sound, answers: without('panic') },
      { code: 'caseUnfinished', question: 'panic' },
    ],
    ['claims another track', { ...sound, outcome: 'track-limited' }, { code: 'caseOtherVerdict' }],
    [
      'leaves an addition out',
      { ...sound, additions: sound.additions.slice(1) },
      { code: 'caseOtherVerdict' },
    ],
    [
      'claims an addition too many',
      { ...sound, additions: [...sound.additions, 'petition'] },
      { code: 'caseOtherVerdict' },
    ],
    [
      'names an addition twice for another',
      { ...sound, additions: [...sound.additions.slice(1), ...sound.additions.slice(-1)] },
      { code: 'caseOtherVerdict' },
    ],
    [
      'answers a question that does not exist',
      { ...sound, answers: { ...sound.answers, weather: 'rain' } },
      { code: 'unknownFact', fact: 'weather' },
    ],
    [
      'gives an option that does not exist',
      { ...sound, answers: { ...sound.answers, spread: 'galactic' } },
      { code: 'unknownValue', fact: 'spread', value: 'galactic' },
    ],
  ])('refuses a case that %s, and says which', (_, broken, expected) => {
    const problems = problemsOf(broken);
    expect(problems).toMatchObject([{ part: 'cases', id: sound.id, ...expected }]);
    expect(problems.map(problemSentence).join()).toMatch(/请/);
  });

  test('says what the answers do lead to', () => {
    const [problem] = problemsOf({ ...sound, outcome: 'track-limited' });
    expect(problem).toMatchObject({ actual: ['track-wide', ...sound.additions].join(' ') });
  });

  test('refuses two cases with one id', () => {
    expect(problemsOf(sound, sound)).toMatchObject([{ code: 'duplicateId', path: [1, 'id'] }]);
  });
});

test.each([
  ['no situation', { situation: [] }],
  ['a blank title', { title: '  ' }],
  ['no reasons', { because: [] }],
  ['an unknown field', { poster: '网民' }],
])('a case with %s is refused', (_, change) => {
  expect(triageCaseSchema.safeParse({ ...cases[0], ...change }).success).toBe(false);
});
