import { h } from 'preact';
import { expect, test } from 'vitest';
import type { ClockState } from '../../../src/desk/core/clock.ts';
import { clockText, metByWords, metWords } from '../../../src/desk/core/words/clock.ts';
import { Clock, ClosedAt } from '../../../src/desk/parts/Clock.tsx';
import { StepClock } from '../../../src/desk/steps/StepClock.tsx';
import type { StepView } from '../../../src/desk/steps/step-view.ts';
import type { Step } from '../../../src/playbook/playbook.ts';
import { HOUR, NOW } from '../../support/answers.ts';
import { openLog, viewOf } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

const { closed } = clockText;
const since = NOW - 3 * HOUR;

/** A clock's words in an incident that was closed now. */
const atClosing = (clock: ClockState): string =>
  render(ClosedAt.Provider, { value: NOW, children: h(Clock, { clock }) });

test.each<[string, ClockState, string]>([
  [
    'a promise that was still to be kept',
    { kind: 'running', since, due: NOW + HOUR, certain: true, soon: true },
    closed.running,
  ],
  [
    'a limit that had passed',
    { kind: 'overdue', since, due: NOW - HOUR, certain: true },
    closed.overdue('1小时'),
  ],
  ['a limit without a number', { kind: 'stopwatch', since }, closed.stopwatch],
])('after the closing nothing is left of %s: it says how that ended', (_, clock, words) => {
  expect(atClosing(clock)).toContain(words);
  expect(atClosing(clock)).not.toMatch(/还剩|已过|已超/);
});

test('a step stands beside 已满足 only where itself has met its limit: of anything else it says what that was', () => {
  const { steps } = viewOf(openLog());
  const [item, other] = steps.filter(({ clocks }) => clocks.length > 0);
  const { step, clocks }: StepView = required(item, 'step with a clock');
  const met = { kind: 'met', since, due: NOW, at: NOW - HOUR, event: '' } as const;
  const says = (by: Step | undefined): string => {
    const clock = { ...required(clocks[0], 'clock'), clock: { ...met, by } };
    return render(StepClock, { item: { ...required(item, 'step'), clocks: [clock] } });
  };
  expect(says(undefined)).toBe('时限已由发布满足');
  expect(says(other?.step)).toBe(`时限已由“${other?.step.title}”满足`);
  expect(says(step)).toContain('已满足，提前1小时');
  expect(render(StepClock, { item: required(item, 'step') })).toMatch(/还剩|已超/);
});

test('what was done after its limit is not called met, by whatever it was done', () => {
  const late = { due: NOW - HOUR, at: NOW };
  expect(metWords(late)).toBe('超时限，晚了1小时');
  expect(metByWords(undefined, late)).toBe('时限已由发布办结，超时限，晚了1小时');
  // A limit without a number shows as done, not as met.
  expect(metWords({ due: undefined, at: NOW })).toBe('已办');
});
