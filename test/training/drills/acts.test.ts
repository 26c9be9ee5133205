import { describe, expect, test } from 'vitest';
import type { IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { decide } from '../../../src/desk/incident/decide.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { actsOf, fallsInto } from '../../../src/training/drills/acts.ts';
import { arrivalGrounds } from '../../../src/training/drills/run.ts';
import type { Trap } from '../../../src/training/drills/scenario.ts';
import { at, doAll, fullRun, scenario, stageOf, triage } from '../../support/drill.ts';
import { act, contextAt, countingIds, elsewhere, lastId } from '../../support/incident.ts';
import { found, index, required } from '../../support/playbook.ts';

const reported = (writer: number): IncidentLog =>
  doAll(stageOf(undefined, writer), triage, { do: 'step', at: 'PT10M', step: 'report-to-leaders' });

/** The event of a tab that takes the report back. */
function undo(log: IncidentLog, offset: string, writer: number): readonly IncidentEvent[] {
  const event = required(log.events.findLast(({ type }) => type === 'stepDone')?.id, 'report');
  const now = at(offset);
  const command = { kind: 'undo', reason: '记错了', event } as const;
  const decided = decide(index, log, derive(index, log, now), command, contextAt(now, countingIds(writer)));
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value;
}

test('what two tabs took back without knowing of each other stood until the first of them did', () => {
  const log = reported(7);
  const branches = [undo(log, 'PT30M', 8), undo(log, 'PT20M', 9)];
  for (const order of [branches, branches.toReversed()]) {
    const acts = actsOf(index, [incidentLogs.extend(log, order.flat())]);
    expect(acts.find(({ kind }) => kind === 'step')?.until).toBe(at('PT20M'));
  }
});

test('the acts of several incidents are told in the order in which they were done', () => {
  const acts = actsOf(index, [reported(7), reported(8)]);
  expect(acts.map(({ kind }) => kind)).toEqual(['open', 'grade', 'open', 'grade', 'step', 'step']);
});

test('a step that the record shows to be done was done when that was written down', () => {
  const log = doAll(stageOf(), ...scenario.ideal);
  const published = found(log.events, ({ type }) => type === 'published');
  const acts = actsOf(index, [log]).filter(({ event }) => event === published.id);
  expect(acts).toMatchObject([
    { kind: 'publish', form: 'holding', elsewhere: false },
    { kind: 'step', step: 'publish-limited', sensed: true },
  ]);
  const foreign = elsewhere({ publishedAt: new Date(at('PT1H')).toISOString() });
  const after = act(log, contextAt(at('PT3H')), foreign);
  const event = lastId(after);
  expect(actsOf(index, [after]).filter(act => act.event === event)).toMatchObject([
    { kind: 'publish', form: 'full', elsewhere: true, words: expect.stringContaining('上级统一发布') },
    { kind: 'step', step: 'draft-statement', sensed: true },
    { kind: 'step', step: 'publish-limited', sensed: true },
  ]);
});

describe('words that went out fall into a trap', () => {
  const trap: Trap = { id: 'owner', kind: 'cause', words: ['镇里默许'], why: '没核实', cite: ['5.1.2'] };
  const falls = (words: string, more: Partial<Trap> = {}, moment = 'PT1H'): boolean =>
    fallsInto(words, at(moment), { ...trap, ...more }, arrivalGrounds(fullRun, index, at('PT10H')));

  test('where they say what it lists, not where they report it as open', () => {
    expect(falls('镇里默许')).toBe(true);
    expect(falls('网传镇里默许，正在核实')).toBe(false);
  });

  test('until it is established, and no longer', () => {
    expect(falls('镇里默许', { until: 'cause-known' }, 'PT5H59M')).toBe(true);
    expect(falls('镇里默许', { until: 'cause-known' }, 'PT6H')).toBe(false);
  });

  test('not by a longer expression that is harmless, whichever of two is listed first', () => {
    const scolding: Partial<Trap> = { words: ['个别村民'], kind: 'verdict' };
    expect(falls('个别村民不懂', scolding)).toBe(true);
    for (const except of [
      ['个别村民小组', '四个个别村民小组'],
      ['四个个别村民小组', '个别村民小组'],
    ])
      expect(falls('四个个别村民小组', { ...scolding, except })).toBe(false);
    expect(falls('个别村民小组里，个别村民不懂', { ...scolding, except: ['个别村民小组'] })).toBe(true);
  });

  test('with a name, whatever is said of it', () => {
    const name: Partial<Trap> = { kind: 'personal', words: ['王某某'] };
    for (const words of ['不是王某某', '网传“王某某”，正在核实', '是不是王某某？'])
      expect(falls(words, name)).toBe(true);
  });

  test('with a guess, which says it all the same', () => {
    expect(falls('不排除镇里默许')).toBe(true);
  });
});
