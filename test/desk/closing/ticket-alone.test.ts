import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { closingAsks } from '../../../src/desk/closing/closing.ts';
import { answeredWayOut } from '../../../src/desk/closing/ticket-alone.ts';
import { isBinding } from '../../../src/desk/core/clock.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { AnsweredBand } from '../../../src/desk/frame/NowBand.tsx';
import { begin } from '../../../src/desk/incident/decide.ts';
import { type Work, WorkContext } from '../../../src/desk/parts/work.tsx';
import { wayOutPlace, withWayOut } from '../../../src/desk/triage/way-out.ts';
import { endingOf } from '../../../src/playbook/checklist.ts';
import { HOUR, hoursAgo, iso, NOW } from '../../support/answers.ts';
import { act, contextAt, countingIds, logOf, refusalOf, viewOf, zhang } from '../../support/incident.ts';
import { digest, index, playbook, required } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

const context = contextAt(NOW, countingIds(1), zhang);
const ticket = {
  kind: 'registerOrder',
  sort: 'ticket',
  from: '市12345热线平台',
  number: 'RX20261203-0187',
  receivedAt: hoursAgo(0.1),
  demand: '三个月没有领到不动产权证',
  limit: iso(NOW + 120 * HOUR),
} as const;
const registered = (...more: readonly Command[]): IncidentLog => {
  const begun = begin(index, digest, { title: '领证', foundAt: hoursAgo(0.1), link: '' }, context, {
    isUngraded: true,
  });
  if (!begun.ok) throw new Error(begun.refusal.code);
  return act(logOf(begun.value), context, ticket, ...more);
};
const answered = (log: IncidentLog): IncidentLog =>
  act(log, context, {
    kind: 'answerOrder',
    order: required(viewOf(log).orders[0], 'order').id,
    stage: 'final',
    text: '已通知本人领证',
    way: '电话',
    answeredAt: iso(NOW),
  });
const band = (log: IncidentLog): string =>
  render(WorkContext.Provider, {
    value: { view: viewOf(log), index } as unknown as Work,
    children: h(AnsweredBand, {}),
  });
const instruction: Command = { ...ticket, sort: 'instruction', from: '分管副市长' };

describe('a matter of which only a ticket is on record', () => {
  const open = registered();
  const done = answered(open);
  const way = required(answeredWayOut(index, viewOf(done)), 'way out');

  test('offers the direct answer as the way out in one press once the ticket is answered, and not before', () => {
    expect(answeredWayOut(index, viewOf(open))).toBeUndefined();
    expect(band(open)).toBe('');
    expect(band(done)).toContain(way.option.label);
  });

  test('offers no way out where a leader asked too', () => {
    expect(answeredWayOut(index, viewOf(answered(registered(instruction))))).toBeUndefined();
  });

  test('has the way out taken in the triage that the press leads to, and no other place takes one', () => {
    const { facts } = viewOf(done);
    const place = wayOutPlace(way).slice('regrade/'.length);
    expect(endingOf(index, withWayOut(index, facts, place))).toBe('answered');
    expect(withWayOut(index, facts, '')).toBe(facts);
    expect(withWayOut(index, facts, way.question.id)).toBe(facts);
  });

  test('asks no step of the plan at its closing after it was answered directly, only a second person', () => {
    expect(closingAsks(playbook, viewOf(done))).not.toEqual([]);
    const facts = { ...viewOf(done).facts, [way.question.id]: way.option.value, reason: '个人办证' };
    const out = act(done, context, { kind: 'regrade', facts });
    const view = viewOf(out);
    expect(view.exit?.state).toBe('pending');
    expect(closingAsks(playbook, view)).toEqual([]);
    expect(refusalOf(out, { kind: 'close' }, context)).toEqual({ code: 'exitUnreviewed' });
    expect(answeredWayOut(index, view)).toBeUndefined();
  });

  test('shows the limit of the ticket as the next one, and none that only a grade would bring', () => {
    const provisional = viewOf(open).clocks.filter(clock => !isBinding(clock));
    expect(provisional).not.toEqual([]);
    expect(viewOf(open).nextClock?.deadline.anchor).toHaveProperty('order');
    const { nextClock } = viewOf(done);
    expect(nextClock === undefined || isBinding(nextClock)).toBe(true);
  });

  test('shows the limits that a grade would bring once a leader asks', () => {
    const { nextClock } = viewOf(registered(instruction));
    expect(nextClock && isBinding(nextClock)).toBe(false);
  });
});
