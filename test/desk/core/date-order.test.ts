import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateQuestion } from '../../../src/desk/core/date-order.ts';
import { confirmedDates, dateQuestionWords } from '../../../src/desk/core/words/date-order.ts';
import { begin } from '../../../src/desk/incident/decide.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { HOUR, hoursAgo, limitedFacts, NOW } from '../../support/answers.ts';
import { act, contextAt, namesIn, openLog, stepIn } from '../../support/incident.ts';
import { digest, index, required } from '../../support/playbook.ts';

const MINUTE = 60_000;

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

  test.each([
    ['published', -1, { found: 0 }, 'found'],
    ['published', -1, { found: -5, approved: 0 }, 'approved'],
    ['published', 0, { found: -5, approved: 0 }, undefined],
    ['firstSeen', 1, { found: 0 }, 'found'],
    ['firstSeen', -1, { found: 0, happened: 0 }, undefined],
    ['found', -1, { firstSeen: 0 }, 'firstSeen'],
    ['approved', 1, { published: 0 }, 'published'],
    ['received', -1, { found: 0 }, 'found'],
    ['received', 1, { found: 0 }, undefined],
  ] as const)('%s at %i minutes, where %o is known, stands against %s', (of, at, known, against) => {
    const times = Object.fromEntries(
      Object.entries(known).map(([moment, time]) => [moment, NOW + time * MINUTE]),
    );
    expect(dateQuestion(of, NOW + at * MINUTE, times)?.against).toBe(against);
  });

  test('is held to the minute, for nobody types seconds', () => {
    const minute = Math.floor(NOW / MINUTE) * MINUTE;
    expect(dateQuestion('published', minute, { approved: minute + 59_999 })).toBeUndefined();
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

  test('that was confirmed is told so in the log, of what came in as well, and of nothing else', () => {
    const context = contextAt(NOW);
    const told = (datesConfirmed?: true): string => {
      const log = act(openLog(limitedFacts, context), context, {
        kind: 'registerOrder',
        order: undefined,
        sort: 'notice',
        from: '市委网信办',
        receivedAt: hoursAgo(8),
        demand: '核查并反馈',
        datesConfirmed,
      });
      return eventSentence(required(log.events.at(-1), 'an event'), namesIn(log), NOW);
    };
    expect(told(true)).toContain(confirmedDates);
    expect(told()).not.toContain(confirmedDates);
  });

  test('that was confirmed at the triage stands in what opens the incident', () => {
    const opens = (datesConfirmed?: true) => {
      const begun = begin(index, digest, limitedFacts, contextAt(NOW), { datesConfirmed });
      return required(begun.ok ? begun.value[0] : undefined, 'opened');
    };
    expect(opens(true)).toMatchObject({ type: 'opened', data: { datesConfirmed: true } });
    expect(opens().data).not.toHaveProperty('datesConfirmed');
  });

  test('of a post is confirmed with that time alone', () => {
    const context = contextAt(NOW);
    const post = (more: object) =>
      act(openLog(limitedFacts, context), context, {
        kind: 'recordPost',
        datesConfirmed: true,
        ...more,
      }).events.at(-1)?.data;
    expect(post({ firstAt: hoursAgo(1) })).toEqual({ firstAt: hoursAgo(1), datesConfirmed: true });
    expect(post({ platform: '论坛' })).toEqual({ platform: '论坛' });
  });
});
