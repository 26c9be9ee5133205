import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { nowItems } from '../../../src/desk/incident/now.ts';
import { clockBars, countOutcomes } from '../../../src/desk/timeline/timeline.ts';
import { hospital, hospitalFacts } from '../../support/hospital.ts';
import { act, contextAt, countingIds, openOn, viewOf } from '../../support/incident.ts';

const at = (time: string): number => Date.parse(`2026-11-24T${time}:00+08:00`);
const newId = countingIds(1);
const office = (time: string) => contextAt(at(time), newId, { role: 'office', name: '周敏' });

const report = (time: string): Command => ({
  kind: 'minute',
  sort: 'phoneReport',
  steps: ['report-again'],
  heldAt: new Date(at(time)).toISOString(),
  people: '应急指挥部值班长',
  said: '已续报',
});
const done = (step: string, time: string, values: Readonly<Record<string, string>> = {}): Command => ({
  kind: 'markDone',
  step,
  doneAt: new Date(at(time)).toISOString(),
  values,
});

const opened = act(
  openOn(hospital, hospitalFacts, office('09:05')),
  office('09:20'),
  done('tell-office', '09:20', { recipient: '总值班' }),
);
const reports = (...times: readonly string[]): IncidentLog =>
  times.reduce((log, time) => act(log, office(time), report(time)), opened);

const rounds = (log: IncidentLog, now: string) =>
  viewOf(log, at(now))
    .clocks.filter(({ deadline }) => deadline.id.startsWith('report-again'))
    .map(({ deadline: { title }, clock }) => [title, clock.kind, 'due' in clock ? clock.due : undefined]);

describe('a report due every two hours', () => {
  test('runs from its anchor, then from each report, and is late on the screen as any other limit', () => {
    expect(rounds(opened, '10:00')).toEqual([['向应急指挥部续报', 'running', at('11:05')]]);
    expect(rounds(opened, '11:30')).toEqual([['向应急指挥部续报', 'overdue', at('11:05')]]);
    expect(rounds(reports('10:30'), '10:40')).toEqual([
      ['向应急指挥部续报', 'running', at('12:30')],
      ['向应急指挥部续报（第1次）', 'met', at('11:05')],
    ]);
  });

  test('reports in time one after another are one clock; one that was late is its own', () => {
    const log = reports('10:30', '12:00', '15:00', '16:00');
    expect(rounds(log, '16:30')).toEqual([
      ['向应急指挥部续报', 'running', at('18:00')],
      ['向应急指挥部续报（第1至2次）', 'met', at('12:30')],
      ['向应急指挥部续报（第3次）', 'met', at('14:00')],
      ['向应急指挥部续报（第4次）', 'met', at('17:00')],
    ]);
    const bars = clockBars(viewOf(log, at('16:30')), at('16:30')).filter(({ deadline }) =>
      deadline.id.startsWith('report-again'),
    );
    expect(countOutcomes(bars)).toMatchObject({ met: 2, over: 1, running: 1 });
  });

  test('comes up again as what is to be done once its step was done, for whoever does the step', () => {
    const view = viewOf(reports('10:30'), at('12:20'));
    expect(view.steps.find(({ step }) => step.id === 'report-again')?.state.kind).toBe('done');
    const again = nowItems(view, { role: 'office' }).find(
      each => each.kind === 'limit' && each.clock.deadline.id === 'report-again',
    );
    expect(again).toMatchObject({ mine: true });
    // Before that the step itself is what is to be done.
    expect(nowItems(viewOf(opened, at('10:00'))).some(({ kind }) => kind === 'limit')).toBe(false);
  });

  test('ends with the step that ends it', () => {
    const log = act(reports('10:30'), office('11:30'), done('lift', '11:30'));
    expect(rounds(log, '20:00')).toEqual([['向应急指挥部续报（第1至2次）', 'met', at('12:30')]]);
    const late = act(reports('10:30'), office('13:30'), done('lift', '13:30'));
    expect(rounds(late, '20:00').map(([title]) => title)).toEqual([
      '向应急指挥部续报（第1次）',
      '向应急指挥部续报（第2次）',
    ]);
  });
});

test('what is due at times of the day is due at the next of them', () => {
  const due = (log: IncidentLog, now: string) =>
    viewOf(log, at(now)).clocks.find(({ deadline }) => deadline.id === 'daily-summary')?.clock;
  expect(due(opened, '10:00')).toMatchObject({ kind: 'running', due: at('20:00') });
  const summed = act(opened, office('19:30'), {
    kind: 'fileDocument',
    form: 'summary',
    fields: { themes: '尚无反映。' },
  });
  expect(due(summed, '19:40')).toMatchObject({ kind: 'running', due: at('08:00') + 86_400_000 });
});
