import { describe, expect, test } from 'vitest';
import type { SignOffLine } from '../../../src/desk/approval/sign-off.ts';
import type { Command } from '../../../src/desk/incident/decide.ts';
import { type IncidentLog, incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { reviewOf } from '../../../src/desk/review/summary.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { DAY, HOUR, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  atField,
  closing,
  indexFor,
  lastId,
  refusalOf,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import { found, required } from '../../support/playbook.ts';
import {
  approve,
  check,
  latestIn,
  openRelease,
  publish,
  readAloud,
  record,
  save,
  saveAgain,
  signed,
  statementIn,
  tomorrow,
  wang,
  writing,
} from '../../support/release.ts';

const context = writing();
const begun = (facts: Facts): IncidentLog => {
  const saved = act(openRelease(facts), context, save('正在核实。'));
  return act(saved, context, check(latestIn(saved).id, 'secrecy'));
};
const signOff = (log: IncidentLog) => viewOf(log).signOffOf(latestIn(log));
const line = (log: IncidentLog, id: string): SignOffLine =>
  found(signOff(log).lines, ({ item }) => item.id === id);
const approvals = (log: IncidentLog): readonly SignOffLine[] =>
  signOff(log).lines.filter(({ item }) => item.check === 'approval');
const states = (log: IncidentLog): readonly string[] => approvals(log).map(({ state }) => state);

describe.each([
  { track: 'limited', facts: limitedFacts, ids: ['section', 'office', 'leader'] },
  { track: 'wide', facts: wideFacts, ids: ['draft', 'group'] },
])('the sign-off of the $track track', ({ track, facts, ids }) => {
  const start = ((): IncidentLog => {
    const log = begun(facts);
    return track === 'wide' ? act(log, context, check(latestIn(log).id, 'panic')) : log;
  })();
  const version = latestIn(start).id;
  const [first = '', second = ''] = ids;

  test('is one list: what a machine looks at, what is signed, the approvals of its clause, and the reading at the end', () => {
    const kinds = signOff(start).lines.map(({ item }) => item.check);
    expect(kinds.indexOf('asked')).toBeGreaterThan(kinds.indexOf('length'));
    expect(kinds.indexOf('approval')).toBeGreaterThan(kinds.lastIndexOf('asked'));
    expect(kinds.at(-1)).toBe('aloud');
    expect(approvals(start).map(({ item }) => item.id)).toEqual(ids);
  });

  test('takes the approvals one after another, and the reading after all of them', () => {
    let log = start;
    for (const [position, id] of ids.entries()) {
      expect(signOff(log).next?.item.id).toBe(id);
      expect(states(log)).toEqual(
        ids.map((_, at) => (at < position ? 'passed' : at === position ? 'open' : 'waiting')),
      );
      for (const other of [...ids.slice(position + 1), 'aloud'])
        expect(refusalOf(log, approve(version, other, '某人'), context)).toMatchObject({
          code: 'notYourTurn',
        });
      log = act(log, context, approve(version, id, `第${position}人`));
      expect(refusalOf(log, approve(version, id, '又一人'), context)).toMatchObject({
        code: position === ids.length - 1 ? 'notYourTurn' : 'notYourTurn',
      });
    }
    expect(signOff(log).approved).toBe(true);
    expect(signOff(log).next?.item.id).toBe('aloud');
    expect(signOff(act(log, context, readAloud(version))).next).toBeUndefined();
    expect(signOff(start).approved).toBe(false);
  });

  test('keeps who approved, in which duty, when, and the opinion', () => {
    const person = { name: '张三', title: '科长' };
    const log = act(start, context, {
      kind: 'sign',
      version,
      items: [{ item: first, note: ' 同意 ' }],
      person,
    });
    expect(approvals(log)[0]?.mark).toMatchObject({
      kind: 'signed',
      event: lastId(log),
      at: iso(NOW),
      person,
      text: '同意',
      number: 1,
      combines: undefined,
    });
  });

  test('stops where the statement is returned, and goes on when that line is signed', () => {
    const log = act(start, context, approve(version, first, '张三'));
    const returned = act(log, context, {
      kind: 'return',
      version,
      item: second,
      person: { name: '李四', title: '科长' },
      reason: '数字不对',
    });
    expect(states(returned).slice(0, 2)).toEqual(['passed', 'returned']);
    expect(line(returned, second).mark).toMatchObject({ kind: 'returned', text: '数字不对' });
    expect(signOff(returned).approved).toBe(false);
    expect(states(act(returned, context, approve(version, second, '李四')))[1]).toBe('passed');
    expect(states(takenBack(returned, context))).toEqual(states(log));
  });

  test('lets no approval in before the checks are made', () => {
    const unchecked = act(openRelease(facts), context, save('正在核实。'));
    expect(refusalOf(unchecked, approve(latestIn(unchecked).id, first, '甲'), context)).toEqual({
      code: 'notYourTurn',
      title: '保密审查',
    });
  });
});

describe('who signs', () => {
  const start = begun(limitedFacts);
  const version = latestIn(start).id;
  const twice = { code: 'sameSigner' };

  test('several checks may be one person, and go in together, each event knowing the one before', () => {
    const saved = act(openRelease(wideFacts), context, save('已请市公安局协助。'));
    const together = act(saved, context, {
      kind: 'sign',
      version: latestIn(saved).id,
      items: [{ item: 'secrecy' }, { item: 'bodies', note: '与值班室对过' }, { item: 'panic' }],
      person: wang,
    });
    for (const id of ['secrecy', 'bodies', 'panic']) expect(line(together, id).state).toBe('passed');
    expect(together.events.length - saved.events.length).toBe(3);
    expect(together.heads).toHaveLength(1);
  });

  test('a check does not approve, and an approver not twice, however the name is written', () => {
    expect(refusalOf(start, approve(version, 'section', '王　五'), context)).toEqual({
      ...twice,
      title: '保密审查',
      signer: wang,
    });
    const log = act(start, context, approve(version, 'section', '张三'));
    expect(refusalOf(log, approve(version, 'office', ' 张 三 '), context)).toMatchObject(twice);
    expect(refusalOf(log, approve(version, 'office', '李四'), context)).toBeUndefined();
    expect(
      refusalOf(
        log,
        { ...check(version, 'secrecy'), person: { name: '张三', title: '科长' } } as Command,
        context,
      ),
    ).toMatchObject(twice);
  });

  test('listens to the reading as another person than all who signed and than whoever reads', () => {
    const ready = act(
      start,
      context,
      approve(version, 'section', '甲'),
      approve(version, 'office', '乙'),
      approve(version, 'leader', '丙'),
    );
    for (const name of ['甲', '丙', '王五'])
      expect(refusalOf(ready, approve(version, 'aloud', name), context)).toMatchObject(twice);
    expect(refusalOf(ready, approve(version, 'aloud', '值班员'), context)).toEqual({
      code: 'sameReader',
      reader: { name: '值班员' },
    });
    expect(refusalOf(ready, readAloud(version), context)).toBeUndefined();
  });

  test('may be two of one name, once somebody has said that they are two', () => {
    const head = act(start, context, {
      kind: 'sign',
      version,
      items: [{ item: 'section' }],
      person: { name: '王伟', title: '科长' },
    });
    const deputy = {
      kind: 'sign',
      version,
      items: [{ item: 'office' }],
      person: { name: '王伟', title: '副局长' },
    } as const;
    expect(refusalOf(head, deputy, context)).toMatchObject(twice);
    const apart = { kind: 'tellApart', name: '王伟', title: '科长', other: '副局长' } as const;
    expect(line(act(head, context, apart, deputy), 'office')).toMatchObject({
      state: 'passed',
      mark: { combines: undefined },
    });
  });

  test('may be one for two where there is a reason, which stays in view', () => {
    const combined = {
      kind: 'sign',
      version,
      items: [{ item: 'section' }],
      person: wang,
      combines: '夜间值班只有两人',
    } as const;
    const log = act(start, context, combined);
    expect(line(log, 'section')).toMatchObject({ state: 'passed', mark: { combines: '夜间值班只有两人' } });
    expect(reviewOf(indexFor(log), log, viewOf(log), NOW).deviations).toMatchObject([
      { kind: 'combined', of: { item: 'section', version: 1 }, person: wang, reason: '夜间值班只有两人' },
    ]);
    expect(refusalOf(start, { ...combined, combines: ' ' }, context)).toMatchObject(twice);
    // Where another person signs after all, there is nothing to give a reason for.
    const other = act(start, context, { ...combined, person: { name: '张三', title: '科长' } });
    expect(line(other, 'section')).toMatchObject({ state: 'passed', mark: { combines: undefined } });
  });
});

test('one officer alone at night takes a cause, a version and the closing all the way, with a reason each time, and the review shows each', () => {
  const night = '夜间一人值班，已电话报带班领导';
  const person = { name: '值班员', title: '值班长' };
  const told = act(openRelease(wideFacts), context, record('cause', '降雨', { person }));
  const entry = required(viewOf(told).ledger.byId.get('cause')?.standing.at(-1), 'cause').event;
  const cause = { kind: 'approveCause', entry, person } as const;
  expect(refusalOf(told, cause, context)).toMatchObject({ code: 'sameVerifier' });
  let log = act(told, context, { ...cause, combines: night }, save('正在核实。'));
  const version = latestIn(log).id;
  let refused = 0;
  for (let { next } = signOff(log); next !== undefined; { next } = signOff(log)) {
    const { item } = next;
    const sign = { kind: 'sign', version, items: [{ item: item.id, note: '看过' }], person } as const;
    if ('skippable' in item) {
      log = act(log, context, { kind: 'passOver', version, item: item.id, reason: '看过，可以' });
      continue;
    }
    if (refusalOf(log, sign, context) !== undefined) refused += 1;
    log = act(log, context, { ...sign, combines: night });
  }
  const out = act(log, context, publish(version));
  expect(viewOf(out).publications).toMatchObject([{ signOff: 'approved' }]);
  const close = { ...closing, second: person } as const;
  expect(refusalOf(out, close, context)).toMatchObject({ field: 'second', why: { code: 'sameReader' } });
  const closed = act(out, context, { ...close, combines: night });
  const combined = reviewOf(indexFor(closed), closed, viewOf(closed), NOW).deviations.filter(
    ({ kind }) => kind === 'combined',
  );
  expect(refused).toBeGreaterThan(2);
  expect(combined).toHaveLength(refused + 2);
  for (const each of combined) expect(each).toMatchObject({ reason: night });
});

describe('an approval', () => {
  const start = begun(limitedFacts);
  const version = latestIn(start).id;

  test.each<[name: string, command: Command, refusal: object]>([
    ['on a line nobody knows', approve(version, 'x', '甲'), { code: 'unknownItem' }],
    ['on a line of the other track', approve(version, 'group', '甲'), { code: 'unknownItem' }],
    ['on a line called constructor', approve(version, 'constructor', '甲'), { code: 'unknownItem' }],
    ['of a version nobody knows', approve('x', 'section', '甲'), { code: 'unknownStatement' }],
    ['of nothing', { kind: 'sign', version, items: [], person: wang }, { code: 'unknownItem' }],
    ['by nobody', approve(version, 'section', ' '), atField('person', 'unnamed')],
    [
      'by a name without a title',
      { kind: 'sign', version, items: [{ item: 'section' }], person: { name: '某' } },
      atField('person', 'noTitle'),
    ],
    [
      'with too long an opinion',
      {
        kind: 'sign',
        version,
        items: [{ item: 'section', note: '字'.repeat(501) }],
        person: { name: '甲', title: '科长' },
      },
      { code: 'badField', field: 'section' },
    ],
    [
      'refused without a reason',
      { kind: 'return', version, item: 'section', person: { name: '甲', title: '科长' }, reason: '' },
      atField('reason', 'required'),
    ],
    [
      'refused where a machine looks',
      { kind: 'return', version, item: 'facts', person: { name: '甲', title: '科长' }, reason: '改' },
      { code: 'notAsked' },
    ],
  ])('%s is refused', (_, command, refusal) => {
    expect(refusalOf(start, command, context)).toMatchObject(refusal);
  });

  test('taken back makes the later ones wait, and they count no longer when the same person steps in for it', () => {
    const first = act(start, context, approve(version, 'section', '张三'));
    const second = act(first, context, approve(version, 'office', '李四'));
    const undone = takenBack(second, context, lastId(first));
    expect(states(undone)).toEqual(['open', 'waiting', 'waiting']);
    expect(states(act(undone, context, approve(version, 'section', '王六')))).toEqual([
      'passed',
      'passed',
      'open',
    ]);
    const early = act(start, writing(5), approve(version, 'section', '李四'));
    expect(states(incidentLogs.extend(undone, early.events))).toEqual(['passed', 'open', 'waiting']);
  });

  test('by one person at two lines, on machines that knew nothing of each other, counts once', () => {
    const one = act(start, writing(2), approve(version, 'section', '张三'));
    const early = act(
      start,
      writing(4, NOW - HOUR),
      approve(version, 'section', '李四'),
      approve(version, 'office', '张三'),
    );
    expect(states(incidentLogs.extend(one, early.events))).toEqual(['passed', 'open', 'waiting']);
  });

  test('of one track says nothing on the other after a re-grade', () => {
    const done = signed(start, context);
    const regraded = act(done, context, { kind: 'regrade', facts: wideFacts });
    expect(approvals(regraded).map(({ item }) => item.id)).toEqual(['draft', 'group']);
    expect(signOff(regraded).approved).toBe(false);
  });

  test('stays on record while a check above it is open again', () => {
    const done = signed(start, context);
    const reopened = takenBack(done, context, required(line(done, 'secrecy').mark, 'mark').event);
    expect(line(reopened, 'leader')).toMatchObject({ state: 'waiting', mark: { kind: 'signed' } });
    expect(refusalOf(reopened, publish(version), context)).toEqual({
      code: 'signOffOpen',
      title: '保密审查',
    });
  });
});

describe('another version', () => {
  const done = signed(begun(limitedFacts), context);
  const later = iso(NOW + 2 * DAY);

  test('asks again only for what the change touches, and says which marks carry over', () => {
    const edited = act(done, context, saveAgain(done, '正在核实。', { nextUpdate: later }));
    expect(line(edited, 'secrecy')).toMatchObject({ state: 'passed', mark: { number: 1 } });
    expect(states(edited)).toEqual(['open', 'waiting', 'waiting']);
  });

  test('shows whoever signed before what has changed of what they looked at', () => {
    const edited = act(done, context, saveAgain(done, '正在核实。\n请绕行。', { nextUpdate: later }));
    expect(line(edited, 'secrecy')).toMatchObject({
      state: 'open',
      before: {
        mark: { person: wang, number: 1 },
        revisions: [{ look: 'text', part: 'body', removed: [], added: ['请绕行。'] }],
      },
    });
    expect(line(edited, 'section').before?.revisions.map(({ look }) => look)).toEqual(['text', 'nextUpdate']);
  });

  test('that says again what was signed once takes that signature up', () => {
    const edited = act(done, context, saveAgain(done, '请绕行。'));
    const back = act(edited, context, saveAgain(edited, '正在核实。'));
    expect(line(back, 'leader')).toMatchObject({ state: 'passed', mark: { number: 1 } });
  });

  test('has what was passed over looked at again where the words changed', () => {
    const loud = signed(act(openRelease(), context, save('请拨打13812345678。')), context);
    const same = act(loud, context, saveAgain(loud, '请拨打13812345678。', { nextUpdate: later }));
    expect(line(same, 'privacy')).toMatchObject({ state: 'skipped', mark: { number: 1 } });
    expect(line(act(loud, context, saveAgain(loud, '请拨打13812345678！')), 'privacy').state).toBe('open');
  });

  test('is read aloud anew', () => {
    const same = act(done, context, saveAgain(done, '正在核实。', { title: '情况说明' }));
    const back = act(same, context, saveAgain(same, '正在核实。'));
    expect(line(back, 'aloud').state).toBe('open');
  });

  test('and its undoing leave the earlier marks as they were', () => {
    const edited = act(done, context, saveAgain(done, '正在核实！'));
    expect(signOff(takenBack(edited, context)).next).toBeUndefined();
    expect(statementIn(takenBack(edited, context))).toEqual(statementIn(done));
  });
});

describe('the reading at the end', () => {
  const done = signed(begun(limitedFacts), context);
  const { id } = latestIn(done);

  test('comes before each publication, steps ticked or not', () => {
    const unread = takenBack(done, context);
    expect(refusalOf(unread, publish(id), context)).toEqual({ code: 'signOffOpen', title: '念一遍' });
    const out = act(done, context, publish(id));
    expect(refusalOf(out, publish(id, { place: '微博' }), context)).toEqual({
      code: 'signOffOpen',
      title: '念一遍',
    });
    expect(
      refusalOf(act(out, context, readAloud(id)), publish(id, { place: '微博' }), context),
    ).toBeUndefined();
  });
});

test('a next update that has passed stops the release, when it is looked at and when it goes out', () => {
  const done = signed(begun(limitedFacts), context);
  const { id } = latestIn(done);
  const late = Date.parse(tomorrow) + 1;
  const { next } = viewOf(done, late).signOffOf(latestIn(done));
  expect(next).toMatchObject({
    item: { id: 'update' },
    state: 'blocked',
    findings: [{ kind: 'updatePassed' }],
  });
  expect(refusalOf(done, publish(id), writing(9, late))).toMatchObject({ code: 'signOffOpen' });
});
