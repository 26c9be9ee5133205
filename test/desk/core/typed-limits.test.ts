import { describe, expect, test } from 'vitest';
import type { ClockState } from '../../../src/desk/core/clock.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { DAY, hoursAgo, NOW, simpleFacts } from '../../support/answers.ts';
import { act, contextAt, openLog, viewOf } from '../../support/incident.ts';
import { found } from '../../support/playbook.ts';

const context = contextAt(NOW);
const at = (moment: number): string => new Date(moment).toISOString();

/** Clock of a deadline once steps were done by hand. @param values by want, by step */
function clockAfter(
  facts: Facts,
  deadline: string,
  ...steps: readonly (readonly [step: string, values: Readonly<Record<string, string>>])[]
): ClockState {
  const log = steps.reduce(
    (before, [step, values]) => act(before, context, { kind: 'markDone', step, doneAt: hoursAgo(1), values }),
    openLog(facts),
  );
  return found(viewOf(log).clocks, each => each.deadline.id === deadline).clock;
}

describe('the clock of a ticket', () => {
  const hotline = { ...simpleFacts, place: 'hotline' };

  test('only counts up from when the matter was found, until it is registered', () => {
    expect(clockAfter(hotline, 'ticket-limit')).toEqual({
      kind: 'stopwatch',
      since: Date.parse(simpleFacts['foundAt'] ?? ''),
    });
  });

  test('runs for what another body passed on as well, for nothing else, and by no law', () => {
    const of = (facts: Facts) =>
      viewOf(openLog(facts)).clocks.filter(({ deadline }) => deadline.id === 'ticket-limit');
    for (const facts of [{ place: 'message-board' }, { finder: 'transferred' }])
      expect(of({ ...simpleFacts, ...facts }).map(({ deadline }) => deadline.basis)).toEqual(['ticket']);
    expect(of(simpleFacts)).toEqual([]);
  });
});

describe('the clock of an application for disclosure', () => {
  const applied = { ...simpleFacts, request: 'disclosure' };
  const clock = (received: number, ...more: readonly (readonly [string, Record<string, string>])[]) =>
    clockAfter(
      applied,
      'disclosure-twenty-working-days',
      ['register-disclosure-request', { received: at(received), clear: '明确' }],
      ...more,
    );

  test('starts when it was received, though it was registered later', () => {
    expect(clock(NOW - 3 * DAY)).toMatchObject({ since: NOW - 3 * DAY });
  });

  test('is put off to the time that was agreed, and no further than the article allows', () => {
    const due = (until: number): unknown => {
      const extended = clock(NOW - 3 * DAY, [
        'extend-disclosure-answer',
        { 'extended-to': at(until), approval: '信息公开机构负责人同意，当日告知申请人' },
      ]);
      return 'due' in extended ? extended.due : undefined;
    };
    const plain = clock(NOW - 3 * DAY);
    const end = 'due' in plain ? (plain.due ?? 0) : 0;
    expect(due(end + 5 * DAY)).toBe(end + 5 * DAY);
    expect(due(end - DAY)).toBe(end);
    const most = due(end + 300 * DAY);
    expect(most).toBeGreaterThan(end + 20 * DAY);
    expect(most).toBeLessThan(end + 45 * DAY);
  });
});
