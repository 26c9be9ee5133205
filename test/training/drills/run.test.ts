import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { decide } from '../../../src/desk/incident/decide.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { actsOf } from '../../../src/training/drills/acts.ts';
import {
  arrivalGrounds,
  arrivalsBy,
  endOf,
  injectArrivals,
  nextArrival,
  startOf,
} from '../../../src/training/drills/run.ts';
import type { Deed } from '../../../src/training/drills/scenario.ts';
import { at, doAll, fullRun, stageOf, storyAfter, triage } from '../../support/drill.ts';
import { contextAt } from '../../support/incident.ts';
import { index } from '../../support/playbook.ts';

const idsAt = (deeds: readonly Deed[], moment: string): readonly string[] =>
  storyAfter(deeds, moment).arrivals.map(({ item }) => item.id);
const publish: Deed = {
  do: 'publish',
  at: 'PT2H',
  channel: 'notice',
  form: 'holding',
  parts: { body: '情况正在核实。' },
  next: 'PT4H',
};

describe('what arrives', () => {
  test('comes at its time and not before', () => {
    expect(idsAt([], 'PT29M')).toEqual(['first']);
    expect(idsAt([], 'PT30M')).toEqual(['first', 'caller']);
  });

  test('because nothing was done comes at its moment, and then stays', () => {
    expect(idsAt([triage], 'PT3H59M')).not.toContain('silent');
    expect(idsAt([triage], 'PT4H')).toContain('silent');
    expect(idsAt([triage, { ...publish, at: 'PT4H30M' }], 'PT5H')).toContain('silent');
  });

  test('because nothing was done does not come where it was', () => {
    expect(idsAt([triage, publish], 'PT5H')).not.toContain('silent');
  });

  test('because of an act comes its wait after it', () => {
    expect(idsAt([triage, publish], 'PT2H29M')).not.toContain('calm');
    expect(idsAt([triage, publish], 'PT2H30M')).toContain('calm');
  });

  test('does not come where something averted it', () => {
    const said: Deed = { do: 'reply', at: 'PT2H10M', to: 'caller', text: '是暴雨冲的' };
    expect(idsAt([triage, publish, said], 'PT5H')).not.toContain('calm');
  });

  test.each<[done: string, deeds: readonly Deed[], from: string, next: string | undefined]>([
    ['an inject', [], 'PT0M', 'PT30M'],
    ['an inject, and not the one that is just arriving', [], 'PT30M', 'PT1H'],
    ['what the public does about silence', [triage], 'PT3H', 'PT4H'],
    ['what the public does about an act', [triage, publish], 'PT2H10M', 'PT2H30M'],
    ['nothing, to the end', [triage, publish], 'PT9H', undefined],
  ])('next is %s', (_, deeds, from, next) => {
    const { acts } = storyAfter(deeds, from);
    const moment = nextArrival(fullRun, acts, at(from), index);
    expect(moment).toBe(next === undefined ? undefined : at(next));
  });

  test('is told in the order of time', () => {
    const times = storyAfter([triage, publish], 'PT10H').arrivals.map(arrival => arrival.at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  test('in the short form stops with it', () => {
    const short = { ...fullRun, form: 'short' as const };
    expect(endOf(short)).toBe(at('PT4H'));
    expect(injectArrivals(short).at(-1)?.item.id).toBe('double');
    expect(startOf(short)).toBe(startOf(fullRun));
  });
});

describe('what was done and taken back', () => {
  const undo = (log: IncidentLog, type: string, moment: string): IncidentLog => {
    const event = log.events.findLast(each => each.type === type)?.id ?? '';
    const view = derive(index, log, at(moment));
    const answer = decide(index, log, view, { kind: 'undo', reason: '记错了', event }, contextAt(at(moment)));
    if (!answer.ok) throw new Error(answer.refusal.code);
    return incidentLogs.extend(log, answer.value);
  };
  const step: Deed = { do: 'step', at: 'PT10M', step: 'report-to-leaders' };

  test('stood until then, and no longer', () => {
    const log = undo(doAll(stageOf(), triage, step), 'stepDone', 'PT1H');
    const act = actsOf(index, [log]).find(({ kind }) => kind === 'step');
    expect(act).toMatchObject({ at: at('PT10M'), until: at('PT1H') });
  });

  test('is out for good where it was said to somebody', () => {
    const said: Deed = { do: 'reply', at: 'PT1H', to: 'caller', text: '是暴雨冲的' };
    const log = undo(doAll(stageOf(), triage, said), 'noted', 'PT2H');
    expect(actsOf(index, [log]).find(({ kind }) => kind === 'reply')?.until).toBeUndefined();
  });

  test('does not unmake what had come of it by then', () => {
    const log = doAll(stageOf(), triage, publish);
    const grounds = arrivalGrounds(fullRun, index, at('PT5H'));
    const before = arrivalsBy(fullRun, actsOf(index, [log]), at('PT5H'), grounds);
    const taken = undo(log, 'published', 'PT4H');
    expect(arrivalsBy(fullRun, actsOf(index, [taken]), at('PT5H'), grounds)).toEqual(before);
  });
});
