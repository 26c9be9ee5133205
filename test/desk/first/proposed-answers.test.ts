import { describe, expect, test } from 'vitest';
import type { FirstDraft } from '../../../src/desk/first/draft.ts';
import { firstLineText } from '../../../src/desk/first/line-words.ts';
import { proposedAnswers } from '../../../src/desk/first/proposed-answers.ts';
import { dangerAnswers, dangerKinds } from '../../../src/playbook/danger.ts';
import { found, index, playbook, required } from '../../support/playbook.ts';

const { first, triage } = playbook;
const id = (means: 'title' | 'foundAt'): string => required(index.question(means), means).id;
const proposed = (draft: Partial<FirstDraft>) =>
  proposedAnswers(first, triage.questions, { acts: {}, told: {}, forms: {}, ...draft });
const calledAt = (time: string) =>
  ({ kind: 'call', person: { name: '刘洋' }, calledAt: time, end: 'inVain' }) as const;

describe('the triage after the first ten minutes', () => {
  test('takes the earliest act on record as the time of finding, and says so', () => {
    expect(
      proposed({
        acts: { b: calledAt('2026-11-24T17:58:00.000Z'), a: calledAt('2026-11-24T17:41:00.000Z') },
      })[id('foundAt')],
    ).toEqual({ answer: '2026-11-24T17:41:00.000Z', source: firstLineText.fromEarliest });
  });

  test('takes what a danger says by being named, and place and danger as the name of the matter', () => {
    const landslide = found(first.dangers, ({ answers }) => answers !== undefined);
    const [kind = ''] = dangerKinds(landslide);
    const answers = proposed({ told: { 地点: '柳塘村后山', 险情: kind } });
    for (const [question, answer] of Object.entries(dangerAnswers(landslide)))
      expect(answers[question]).toEqual({ answer, source: firstLineText.fromDanger(kind) });
    expect(answers[id('title')]?.answer).toBe(`柳塘村后山${kind}`);
    expect(proposed({ told: { 地点: `柳塘村后山${kind}`, 险情: kind } })[id('title')]?.answer).toBe(
      `柳塘村后山${kind}`,
    );
  });

  test('proposes nothing of what nobody has said', () => {
    expect(proposed({})).toEqual({});
    expect(proposed({ told: { 地点: ' ', 人员: '两人' } })).toEqual({});
  });
});
