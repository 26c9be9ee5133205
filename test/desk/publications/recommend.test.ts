import { expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { recommendedStatement, tellingOf } from '../../../src/desk/publications/recommend.ts';
import { indexPlaybook } from '../../../src/playbook/checklist.ts';
import { DAY, NOW, wideFacts } from '../../support/answers.ts';
import { act, viewOf } from '../../support/incident.ts';
import {
  openRelease,
  record,
  released,
  releasePlaybook,
  replace,
  save,
  statementIn,
  writing,
} from '../../support/release.ts';

const context = writing();
const limited = openRelease();
const wide = openRelease(wideFacts);
const advised = (log: IncidentLog, now = NOW) => recommendedStatement(viewOf(log, now));
/** The same with a statement out that says the time. */
const told = (log: IncidentLog, changes: Parameters<typeof save>[1]): IncidentLog =>
  released(act(log, context, record('time', '9时'), save('{发生时间}，正在核实。', changes)), context);
const isStopped = (clock: string, kind: 'holding' | 'full'): boolean =>
  indexPlaybook(releasePlaybook).deadlines.get(clock)?.publications?.includes(kind) === true;

test('nothing out and little known: the brief one, for the clock that it stops where one runs', () => {
  expect(recommendedStatement({ ...viewOf(limited), clocks: [] })).toEqual({
    kind: 'holding',
    why: 'pending',
  });
  const due = advised(wide);
  expect(due).toMatchObject({ kind: 'holding', why: 'clock' });
  expect(due?.why === 'clock' && isStopped(due.clock.deadline.id, 'holding')).toBe(true);
});

test('all but the cause settled: the whole one, what does not apply counting as settled', () => {
  const known = act(limited, context, record('time', '9时'), record('place', '甲村'));
  expect(advised(known)).toMatchObject({ kind: 'holding' });
  expect(tellingOf(viewOf(known).ledger)).toMatchObject({ usable: 2, total: 4, pending: [{ id: 'scale' }] });
  const whole = act(known, context, record('scale', '', { state: 'notApplicable', reason: '没有损失' }));
  expect(advised(whole)).toEqual({ kind: 'full', why: 'settled' });
  expect(tellingOf(viewOf(whole).ledger)).toMatchObject({ usable: 2, total: 3, pending: [] });
});

test('something out: nothing, until there is news; then the whole one, for the clock that still runs', () => {
  const out = told(wide, { form: 'holding' });
  expect(advised(out)).toBeUndefined();
  const news = act(out, context, record('place', '甲村'));
  const due = advised(news);
  expect(due).toMatchObject({ kind: 'full', why: 'clock' });
  expect(due?.why === 'clock' && isStopped(due.clock.deadline.id, 'full')).toBe(true);
});

test('something out and no clock: the whole one once all the news is in', () => {
  const out = told(limited, { nextUpdate: '2027-06-01T09:00:00Z' });
  const some = act(out, context, record('place', '甲村'));
  const all = act(some, context, record('scale', '3户'));
  expect(advised(some)).toBeUndefined();
  expect(advised(all)).toMatchObject({
    kind: 'full',
    why: 'news',
    facts: [{ id: 'place' }, { id: 'scale' }],
  });
});

test('a number that stands only within another was told nobody', () => {
  const out = released(
    act(
      limited,
      context,
      record('time', '9时'),
      record('place', '甲村'),
      save('{发生时间}，{发生地点}转移13户。', { nextUpdate: '2027-06-01T09:00:00Z' }),
    ),
    context,
  );
  const counted = (value: string) => advised(act(out, context, record('scale', value)));
  expect(counted('3户')).toMatchObject({ kind: 'full', why: 'news', facts: [{ id: 'scale' }] });
  expect(counted('13户')).toBeUndefined();
});

test('an update that was promised and is near: at least the brief one', () => {
  const out = told(limited, { form: 'full' });
  expect(advised(out, NOW + DAY)).toMatchObject({ kind: 'holding', why: 'promise' });
});

test('what went out has changed: a correction before all else, and nothing once the incident is closed', () => {
  const out = released(act(limited, context, record('time', '9时'), save('{发生时间}起。')), context);
  const changed = act(out, context, replace(out, 'time', '8时'));
  expect(advised(changed)).toMatchObject({
    kind: 'correction',
    why: 'changed',
    statement: { id: statementIn(out).id },
  });
  expect(recommendedStatement({ ...viewOf(changed), status: 'closed' })).toBeUndefined();
});
