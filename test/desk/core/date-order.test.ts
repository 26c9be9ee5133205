import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateQuestion } from '../../../src/desk/core/date-order.ts';
import { dateQuestionWords } from '../../../src/desk/core/words/date-order.ts';
import { HOUR, hoursAgo, limitedFacts, NOW } from '../../support/answers.ts';
import { act, contextAt, openLog, stepIn } from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';

describe('a time that contradicts another', () => {
  test('is asked about: acted before it was found, happened after it', () => {
    const found = NOW - 2 * HOUR;
    expect(dateQuestion('acted', found - 6 * HOUR, { found })).toMatchObject({ against: 'found' });
    expect(dateQuestion('happened', found + 2 * HOUR, { found })).toMatchObject({ against: 'found' });
    expect(dateQuestion('acted', found, { found, happened: found })).toBeUndefined();
    const question = required(dateQuestion('acted', found - 6 * HOUR, { found }), 'question');
    expect(dateQuestionWords(question, NOW)).toContain(
      '办理时间（11月24日 06:00）早于发现时间（11月24日 12:00）',
    );
  });

  test('is never asked about what nobody knows, nor in an order that is kept', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), times => {
        const [happened = 0, found = 0, acted = 0] = [...times].sort((one, other) => one - other);
        expect(dateQuestion('acted', acted, { happened, found })).toBeUndefined();
        expect(dateQuestion('happened', happened, { found, acted })).toBeUndefined();
        expect(dateQuestion('found', found, { happened: undefined, acted: Number.NaN })).toBeUndefined();
      }),
    );
  });

  test('that was confirmed is recorded as such', () => {
    const step = required(index.stepsThatFill('receipt')[0], 'receipt').id;
    const context = contextAt(NOW);
    const log = act(openLog(limitedFacts, context), context, {
      kind: 'markDone',
      step,
      doneAt: hoursAgo(8),
      datesConfirmed: true,
    });
    expect(log.events.at(-1)).toMatchObject({ type: 'stepDone', data: { datesConfirmed: true } });
    expect(stepIn(log, step).state).toMatchObject({ kind: 'done', at: hoursAgo(8) });
  });
});
