import { h } from 'preact';
import { expect, test } from 'vitest';
import type { ClockState, StepView } from '../../../src/incident/view.ts';
import { StepClock } from '../../../src/islands/desk/Clocks.tsx';
import { Clock, ClosedAt } from '../../../src/islands/shared/Clock.tsx';
import { deskText } from '../../../src/text/incident.ts';
import { HOUR, NOW } from '../../support/answers.ts';
import { openLog, viewOf } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

const { closed, met, metElsewhere } = deskText.clock;
const since = NOW - 3 * HOUR;

/** What a clock says of an incident that was closed now. */
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
    closed.overdue('1小时00分'),
  ],
  ['a limit without a number', { kind: 'stopwatch', since }, closed.stopwatch],
])('after the closing nothing is left of %s: it says how that ended', (_, clock, words) => {
  expect(atClosing(clock)).toContain(words);
  expect(atClosing(clock)).not.toMatch(/还剩|已过|已超/);
});

test('a step that is still to be done never stands beside 已满足: what met its limit was something else', () => {
  const [step] = viewOf(openLog()).steps.filter(({ clocks }) => clocks.length > 0);
  const item: StepView = required(step, 'step with a clock');
  const [own] = item.clocks;
  const clocks = [
    { ...required(own, 'clock'), clock: { kind: 'met', since, due: NOW, at: NOW - HOUR } as const },
  ];
  const done = { kind: 'skipped', reason: '', event: '', at: '', by: { role: '' } } as const;
  expect(render(StepClock, { item: { ...item, clocks } })).toBe(metElsewhere);
  expect(render(StepClock, { item: { ...item, clocks, state: done } })).toContain(met);
  expect(render(StepClock, { item })).toMatch(/还剩|已超/);
});
