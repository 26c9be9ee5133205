import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { unapprovedCauses } from '../../../src/desk/facts/cause.ts';
import { replacing } from '../../../src/desk/facts/fact-recorded.ts';
import { type FactView, pendingFacts } from '../../../src/desk/facts/ledger.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { reviewOf } from '../../../src/desk/review/summary.ts';
import { MOST_IDS } from '../../../src/log/limits.ts';
import { DAY, HOUR, hoursAgo, iso, NOW } from '../../support/answers.ts';
import {
  act,
  atField,
  attempt,
  indexFor,
  lastId,
  namesIn,
  refusalOf,
  takenBack,
  undo,
  viewOf,
} from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import {
  approveCause,
  decided,
  factIn,
  kit,
  leader,
  openRelease,
  type RecordFact,
  record,
  recordNew,
  replace,
  rewritten,
  wang,
  writing,
} from '../../support/release.ts';

const context = writing();
const fresh = openRelease();
const time = (log: IncidentLog): FactView => factIn(log, 'time');
const values = ({ history }: FactView): readonly string[] => history.map(({ value }) => value);
/** Merges the records of two officers who worked apart. */
const apart = (from: IncidentLog, one: RecordFact, other: RecordFact): IncidentLog =>
  incidentLogs.extend(act(from, writing(2), one), act(from, writing(3, NOW + HOUR), other).events);

test('an entry of a long history names the latest of it, and can still be read', () => {
  const history = Array.from({ length: 300 }, (_, at) => `entry-${at}`);
  const named = replacing([
    { event: 'standing', replaces: history },
    { event: 'another', replaces: history },
  ]);
  expect(named.slice(0, 3)).toEqual(['standing', 'another', 'entry-0']);
  expect(named).toHaveLength(MOST_IDS);
});

describe('the ledger', () => {
  test('lists the playbook’s elements in their order, empty, before anything is recorded', () => {
    const { facts } = viewOf(fresh).ledger;
    expect(facts.map(({ id }) => id)).toEqual(kit.elements.map(({ id }) => id));
    expect(
      facts.every(({ state, usable, history }) => state === 'empty' && !usable && history.length === 0),
    ).toBe(true);
  });

  test('keeps value, source, who verified it and when, and who wrote it down', () => {
    const log = act(fresh, context, record('time', ' 9时许 ', { source: '报警记录' }));
    expect(time(log).usable).toEqual({
      event: lastId(log),
      at: iso(NOW),
      by: { role: 'office', name: '值班员' },
      fact: 'time',
      value: '9时许',
      source: '报警记录',
      state: 'verified',
      reason: undefined,
      person: wang,
      verifiedAt: hoursAgo(1),
      replaces: [],
      approval: undefined,
    });
  });

  test.each(['checking', 'withheld'] as const)('lets nothing that is %s be used', state => {
    const log = act(fresh, context, record('time', '9时', { state, reason: '家属要求' }));
    expect(time(log)).toMatchObject({ state, usable: undefined });
    const [entry] = time(log).history;
    expect(entry?.reason).toBe(state === 'withheld' ? '家属要求' : undefined);
    expect(entry?.person).toBeUndefined();
  });
});

describe('what does not apply', () => {
  const log = act(
    fresh,
    context,
    record('scale', '随手写的', { state: 'notApplicable', reason: '没有财产损失' }),
  );

  test('is said with its reason alone, is no longer pending, and can be taken back', () => {
    const [entry] = factIn(log, 'scale').history;
    expect(entry).toMatchObject({ value: '', source: '', state: 'notApplicable', reason: '没有财产损失' });
    expect(factIn(log, 'scale')).toMatchObject({ state: 'notApplicable', usable: undefined });
    const labels = (of: IncidentLog): readonly string[] =>
      pendingFacts(viewOf(of).ledger).map(({ label }) => label);
    expect(labels(fresh)).toContain(factIn(fresh, 'scale').label);
    expect(labels(log)).not.toContain(factIn(log, 'scale').label);
    const undone = takenBack(log, context, entry?.event ?? '');
    expect(factIn(undone, 'scale').state).toBe('empty');
  });

  test('needs a reason, and stands against what somebody else has found', () => {
    expect(refusalOf(fresh, record('scale', '', { state: 'notApplicable' }), context)).toEqual(
      atField('reason', 'required'),
    );
    const both = act(log, context, record('scale', '约30立方米'));
    expect(factIn(both, 'scale')).toMatchObject({ state: 'conflict', usable: undefined });
  });

  test.each(['value', 'source'] as const)('of nothing else may the %s be empty', field => {
    expect(refusalOf(fresh, record('scale', '约30立方米', { [field]: ' ' }), context)).toEqual({
      code: 'badField',
      field,
      why: { code: 'required' },
    });
  });
});

describe('a changed value', () => {
  const first = act(fresh, context, record('time', '8时', { state: 'checking' }));
  const second = act(first, context, replace(first, 'time', '9时'));

  test('takes the place of the one before, which stays in the history', () => {
    expect(time(second)).toMatchObject({ state: 'verified', usable: { value: '9时' } });
    expect(values(time(second))).toEqual(['8时', '9时']);
    expect(time(second).current).toHaveLength(1);
  });

  test('that is taken back lets the one before stand again', () => {
    expect(time(takenBack(second, context))).toEqual(time(first));
  });

  test('stays where the one it replaced is taken back', () => {
    const log = takenBack(second, context, lastId(first));
    expect(time(log)).toMatchObject({ state: 'verified', usable: { value: '9时' } });
    expect(values(time(log))).toEqual(['9时']);
  });

  test('stands alone where one in the middle is taken back: what that had replaced does not come back', () => {
    const third = act(second, context, replace(second, 'time', '10时'));
    const log = takenBack(third, context, lastId(second));
    expect(values(time(log))).toEqual(['8时', '10时']);
    expect(time(log)).toMatchObject({ state: 'verified', usable: { value: '10时' } });
    expect(time(takenBack(log, context, lastId(third)))).toMatchObject({
      state: 'checking',
      current: [{ value: '8时' }],
    });
  });
});

describe('another account of the same', () => {
  const first = act(fresh, context, record('time', '8时'));
  const both = act(first, context, record('time', '9时', { source: '村民' }));

  test('stands against the first, and neither can be used', () => {
    expect(time(both)).toMatchObject({ state: 'conflict', usable: undefined });
    expect(time(both).current.map(({ value }) => value)).toEqual(['8时', '9时']);
  });

  test('is settled by an entry that replaces both, and open again when that is taken back', () => {
    const decided = act(both, context, replace(both, 'time', '9时'));
    expect(time(decided)).toMatchObject({ state: 'verified', usable: { value: '9时' } });
    expect(values(time(decided))).toEqual(['8时', '9时', '9时']);
    expect(time(takenBack(decided, context))).toEqual(time(both));
  });

  test('is still open where only one of them was replaced', () => {
    const [one] = time(both).current;
    const half = act(both, context, record('time', '10时', { replaces: [one?.event ?? ''] }));
    expect(time(half)).toMatchObject({ state: 'conflict', current: [{ value: '9时' }, { value: '10时' }] });
  });

  test('is no conflict where value and state are the same, and is one where the state differs', () => {
    expect(time(act(first, context, record('time', '8时', { source: '村民' })))).toMatchObject({
      state: 'verified',
      usable: { source: '村民' },
    });
    expect(time(act(first, context, record('time', '8时', { state: 'checking' })))).toMatchObject({
      state: 'conflict',
    });
  });
});

describe('officers who worked apart', () => {
  const first = act(fresh, context, record('time', '8时'));

  test('and changed one value differently have left a conflict', () => {
    const log = apart(first, replace(first, 'time', '9时'), replace(first, 'time', '10时'));
    expect(time(log)).toMatchObject({ state: 'conflict', current: [{ value: '9时' }, { value: '10时' }] });
  });

  test('and changed it alike have left none', () => {
    const log = apart(first, replace(first, 'time', '9时'), replace(first, 'time', '9时'));
    expect(time(log)).toMatchObject({ state: 'verified', usable: { value: '9时' } });
  });

  test('of whom one replaced what the other confirmed have left a conflict', () => {
    const log = apart(first, replace(first, 'time', '9时'), record('time', '8时', { source: '民警' }));
    expect(time(log)).toMatchObject({ state: 'conflict' });
  });

  test('and added a fact of one name have added one fact', () => {
    const log = apart(fresh, recordNew('转移人数', '30人'), recordNew('转移人数', '32人'));
    const extra = viewOf(log).ledger.facts.filter(({ element }) => element === undefined);
    expect(extra).toMatchObject([{ label: '转移人数', state: 'conflict' }]);
  });

  test('see the same ledger, whoever hears of whom first', () => {
    const one = act(first, writing(2), replace(first, 'time', '9时'), record('place', '甲村'));
    const other = act(first, writing(3, NOW + HOUR), replace(first, 'time', '10时'), record('place', '乙村'));
    expect(viewOf(incidentLogs.extend(one, other.events)).ledger).toEqual(
      viewOf(incidentLogs.extend(other, one.events)).ledger,
    );
  });
});

describe('a fact that an officer adds', () => {
  const added: RecordFact = {
    kind: 'recordFact',
    label: ' {转移 人数} ',
    value: '30人',
    source: '镇',
    state: 'checking',
    replaces: [],
  };
  const log = act(fresh, context, added);
  const extra = required(viewOf(log).ledger.facts.at(-1), 'added');

  test('stands after the elements, under a name that can be a token', () => {
    expect(extra).toMatchObject({ label: '转移人数', element: undefined, cause: false, state: 'checking' });
    expect(viewOf(log).ledger.facts).toHaveLength(kit.elements.length + 1);
  });

  test('keeps its name when its value changes, and when the entry that named it is taken back', () => {
    const changed = act(log, context, replace(log, extra.id, '32人'));
    for (const each of [changed, takenBack(changed, context, lastId(log))])
      expect(factIn(each, extra.id)).toMatchObject({ label: '转移人数', usable: { value: '32人' } });
  });

  test('is gone when nothing of it is left', () => {
    expect(viewOf(takenBack(log, context)).ledger).toEqual(viewOf(fresh).ledger);
  });

  test.each<[name: string, label: string, refusal: object]>([
    ['a name of the playbook’s', '发生时间', { code: 'factExists', label: '发生时间' }],
    ['a name already added', '转移人数', { code: 'factExists', label: '转移人数' }],
    ['no name', ' ', atField('label', 'required')],
    ['a name of braces alone', '{ }', atField('label', 'required')],
    ['a long name', '字'.repeat(21), atField('label', 'tooLong')],
    [
      'a name longer than a token may be, though short to a reader',
      '👨‍👩‍👧‍👦'.repeat(4),
      atField('label', 'tooLong'),
    ],
  ])('is refused with %s', (_, label, refusal) => {
    expect(refusalOf(log, { ...added, label }, context)).toMatchObject(refusal);
  });

  test('may be called by rare characters, and its token is read', () => {
    const rare = act(fresh, context, recordNew('𠮷'.repeat(20), '3户'));
    expect(viewOf(rare).ledger.facts.at(-1)?.label).toBe('𠮷'.repeat(20));
  });
});

describe('recording a fact is refused', () => {
  const one = act(fresh, context, record('time', '8时'));
  const two = act(one, context, replace(one, 'time', '9时'));
  const later = (ms: number): string => iso(NOW + ms);

  test.each<[name: string, command: RecordFact, refusal: object]>([
    ['of a fact nobody knows', record('weather', '雨'), { code: 'unknownFact' }],
    ['of a fact by the name of what every object has', record('constructor', '雨'), { code: 'unknownFact' }],
    ['of a fact called __proto__', record('__proto__', '雨'), { code: 'unknownFact' }],
    ['without a value', record('time', ' '), atField('value', 'required')],
    [
      'with too long a value',
      record('time', '字'.repeat(1001)),
      { code: 'badField', field: 'value', why: { code: 'tooLong', length: 1001, limit: 1000 } },
    ],
    ['without a source', record('time', '8时', { source: '' }), atField('source', 'required')],
    [
      'withheld without a reason',
      record('time', '8时', { state: 'withheld' }),
      atField('reason', 'required'),
    ],
    [
      'verified by nobody',
      { kind: 'recordFact', fact: 'time', value: '8时', source: '镇', state: 'verified', replaces: [] },
      atField('person', 'unnamed'),
    ],
    [
      'verified by a duty title alone',
      record('time', '8时', { person: { name: ' ', title: '值班长' } }),
      atField('person', 'unnamed'),
    ],
    ['verified at no time', record('time', '8时', { verifiedAt: '' }), atField('verifiedAt', 'required')],
    [
      'verified in the future',
      record('time', '8时', { verifiedAt: later(HOUR) }),
      atField('verifiedAt', 'inFuture'),
    ],
    [
      'in the place of an entry that stands no more',
      record('time', '10时', { replaces: [lastId(one)] }),
      { code: 'notStanding' },
    ],
    [
      'in the place of an entry of another fact',
      record('place', '村', { replaces: [lastId(two)] }),
      { code: 'notStanding' },
    ],
    ['in the place of no entry at all', record('time', '10时', { replaces: ['x'] }), { code: 'notStanding' }],
  ])('%s', (_, command, refusal) => {
    expect(refusalOf(two, command, context)).toMatchObject(refusal);
  });
});

describe('the cause', () => {
  const cause = (log: IncidentLog): FactView => factIn(log, 'cause');
  const found = act(fresh, context, record('cause', '边坡失稳'));
  const approved = act(found, context, approveCause(found));

  test('can be used only once it is verified and approved as the cause', () => {
    expect(cause(found)).toMatchObject({ state: 'verified', usable: undefined });
    expect(cause(approved).usable).toMatchObject({
      value: '边坡失稳',
      approval: { person: leader, at: iso(NOW) },
    });
  });

  test('can be used no more when the approval or the entry is taken back', () => {
    expect(cause(takenBack(approved, context))).toEqual(cause(found));
    expect(cause(takenBack(approved, context, lastId(found)))).toMatchObject({
      state: 'empty',
      usable: undefined,
    });
  });

  test('needs another approval once there is another entry, the same words or not', () => {
    for (const value of ['边坡失稳', '连日降雨引发边坡失稳']) {
      const changed = act(approved, context, replace(approved, 'cause', value));
      expect(cause(changed)).toMatchObject({ state: 'verified', usable: undefined });
      expect(cause(takenBack(changed, context))).toEqual(cause(approved));
      expect(cause(act(changed, context, approveCause(changed))).usable).toMatchObject({ value });
    }
  });

  test('can be used no more while another account stands against it', () => {
    const both = act(approved, context, record('cause', '开挖坡脚', { state: 'checking' }));
    expect(cause(both)).toMatchObject({ state: 'conflict', usable: undefined });
    expect(cause(takenBack(both, context)).usable).toMatchObject({ value: '边坡失稳' });
  });

  test('of the same words by an officer who worked apart is not approved by the approval of the other', () => {
    const log = apart(fresh, record('cause', '边坡失稳'), record('cause', '边坡失稳', { source: '地质队' }));
    const [first] = cause(log).current;
    expect(
      refusalOf(
        log,
        { kind: 'approveCause', entry: first?.event ?? '', person: wang, ...decided() },
        context,
      ),
    ).toEqual({ code: 'causeNotVerified' });
    const later = writing(4, NOW + HOUR);
    expect(cause(act(log, later, approveCause(log))).usable).toMatchObject({ source: '地质队' });
  });

  test.each<[name: string, log: IncidentLog, refusal: object]>([
    [
      'that is being checked',
      act(fresh, context, record('cause', '降雨', { state: 'checking' })),
      { code: 'causeNotVerified' },
    ],
    [
      'that is withheld',
      act(fresh, context, record('cause', '降雨', { state: 'withheld', reason: '侦查' })),
      { code: 'causeNotVerified' },
    ],
    [
      'of which there are two accounts',
      act(found, context, record('cause', '开挖')),
      { code: 'causeNotVerified' },
    ],
    ['that is approved already', approved, { code: 'unchanged' }],
  ])('%s is not approved', (_, log, refusal) => {
    expect(refusalOf(log, approveCause(log), context)).toEqual(refusal);
  });

  test('is approved by somebody with a name, and by entry: no other fact passes for it', () => {
    const other = act(found, context, record('place', '甲村'));
    expect(
      refusalOf(other, { kind: 'approveCause', entry: lastId(other), person: wang, ...decided() }, context),
    ).toEqual({
      code: 'notACause',
    });
    expect(
      refusalOf(
        found,
        { kind: 'approveCause', entry: lastId(found), person: { name: '', title: '组长' }, ...decided() },
        context,
      ),
    ).toMatchObject({ code: 'badField', field: 'person' });
    const replaced = act(found, context, replace(found, 'cause', '降雨'));
    expect(
      refusalOf(
        replaced,
        { kind: 'approveCause', entry: lastId(found), person: wang, ...decided() },
        context,
      ),
    ).toEqual({ code: 'causeNotVerified' });
  });

  test('is not approved by whoever verified it, unless the reason why one person does both is told', () => {
    const own = (name: string, more = {}) => ({
      kind: 'approveCause' as const,
      entry: lastId(found),
      person: { name, title: '法规科' },
      ...decided(),
      ...more,
    });
    for (const name of ['王五', '王　五', ' 王 五'])
      expect(refusalOf(found, own(name), context)).toEqual({ code: 'sameVerifier', verifier: wang });
    const combined = act(found, context, own('王　五', { combines: '夜间一人值班' }));
    expect(cause(combined).usable?.approval).toMatchObject({ combines: '夜间一人值班' });
    expect(reviewOf(indexFor(combined), combined, viewOf(combined), NOW).deviations).toMatchObject([
      { kind: 'combined', of: { cause: '主要原因' }, reason: '夜间一人值班' },
    ]);
    // Where two sign, there is nothing to be explained.
    const two = act(found, context, own('李四', { combines: '夜间一人值班' }));
    expect(cause(two).usable?.approval).not.toHaveProperty('combines');
    const namesakes = act(
      found,
      context,
      { kind: 'tellApart', name: '王五', title: '法规科', other: '副局长' },
      { ...own('王五'), person: { name: '王五', title: '副局长' } },
    );
    expect(cause(namesakes).usable?.approval).not.toHaveProperty('combines');
  });

  test('is approved as a sign-off is: how, when and with what evidence, and not before it was verified', () => {
    const evidence = {
      kind: 'file',
      name: '批示.jpg',
      type: 'image/jpeg',
      bytes: 9,
      sha256: 'b'.repeat(64),
    } as const;
    const said = { entry: lastId(found), person: leader, how: 'inWriting', evidence } as const;
    const at = (decidedAt: string) => ({ kind: 'approveCause', ...said, decidedAt }) as const;
    expect(cause(act(found, context, at(iso(NOW)))).usable?.approval).toMatchObject({
      ...said,
      decidedAt: iso(NOW),
    });
    expect(refusalOf(found, at(''), context)).toEqual(atField('decidedAt', 'required'));
    expect(refusalOf(found, at(iso(NOW - 48 * HOUR)), context)).toEqual(
      atField('decidedAt', 'beforeVerified'),
    );
    expect(refusalOf(found, { ...at(iso(NOW)), how: '' as never }, context)).toEqual(
      atField('how', 'notAnOption'),
    );
    const told = act(found, context, at(iso(NOW)));
    expect(eventSentence(required(told.events.at(-1), 'event'), namesIn(told), NOW)).toContain('书面');
  });

  test('is approved with a title', () => {
    const named = {
      kind: 'approveCause',
      entry: lastId(found),
      person: { name: '李四' },
      ...decided(),
    } as const;
    expect(refusalOf(found, named, context)).toEqual(atField('person', 'noTitle'));
  });

  test('must not get out in any of its versions but the approved one', () => {
    const log = act(approved, context, replace(approved, 'cause', '开挖坡脚', { state: 'checking' }));
    expect(unapprovedCauses(viewOf(approved).ledger)).toEqual([]);
    expect(unapprovedCauses(viewOf(log).ledger)).toEqual(['边坡失稳', '开挖坡脚']);
  });
});

test('pending is what nobody has said, is being checked or stands against something, and not the extras nobody spoke of', () => {
  const log = act(
    fresh,
    context,
    record('time', '8时'),
    record('place', '甲村', { state: 'withheld', reason: '隐私' }),
    record('cause', '降雨'),
  );
  const pending = (of: IncidentLog): readonly string[] => pendingFacts(viewOf(of).ledger).map(({ id }) => id);
  expect(pending(log)).toEqual(['scale', 'cause']);
  const more = act(log, context, record('casualties', '不详', { state: 'checking' }), record('time', '9时'));
  expect(pending(more)).toEqual(['time', 'scale', 'cause', 'casualties']);
});

test('a name that two facts have is told apart, so that each has a token of its own', () => {
  const label = '涉及规模';
  const log = act(fresh, context, recordNew('面积', '3亩'));
  const fact = viewOf(log).ledger.facts.at(-1)?.id ?? '';
  // As after a move to an edition that has made an element of it.
  const renamed = rewritten(log, event =>
    event.type === 'factRecorded' ? { ...event, data: { ...event.data, label } } : event,
  );
  expect(factIn(renamed, fact).label).toBe('涉及规模（2）');
  expect(factIn(renamed, 'scale').label).toBe(label);
});

test('whatever is recorded, replaced and taken back, what stands was replaced by nothing that stands, and history loses nothing', () => {
  const anyTurn = fc.record({
    fact: fc.constantFrom('time', 'cause'),
    value: fc.constantFrom('甲', '乙', '丙'),
    state: fc.constantFrom('verified' as const, 'checking' as const),
    replaced: fc.array(fc.nat(5), { maxLength: 2 }),
    undo: fc.option(fc.nat(30), { nil: undefined, freq: 3 }),
  });
  fc.assert(
    fc.property(fc.array(anyTurn, { maxLength: 12, size: 'max' }), turns => {
      let log = fresh;
      for (const { fact, value, state, replaced, undo: target } of turns) {
        const { current } = factIn(log, fact);
        const replaces = [
          ...new Set(replaced.flatMap(pick => current[pick % Math.max(1, current.length)]?.event ?? [])),
        ];
        const command =
          target === undefined
            ? record(fact, value, { state, replaces })
            : undo(log.events[target % log.events.length]?.id ?? '');
        log = attempt(log, context, command);
      }
      const recorded = log.events.filter(({ id }) => !log.undone.has(id));
      for (const id of ['time', 'cause']) {
        const { history, current, state, usable } = factIn(log, id);
        const events = recorded.flatMap(event =>
          event.type === 'factRecorded' && event.data.fact === id ? [event.id] : [],
        );
        expect(history.map(({ event }) => event)).toEqual(events);
        expect(current.length > 0).toBe(history.length > 0);
        expect(state === 'empty').toBe(history.length === 0);
        const replacedNow = new Set(history.flatMap(({ replaces }) => replaces));
        expect(current.filter(({ event }) => replacedNow.has(event))).toEqual([]);
        // The latest word is never lost.
        expect(current.at(-1)).toEqual(history.at(-1));
        if (usable !== undefined) expect(usable.state).toBe('verified');
        if (id === 'cause') expect(usable).toBeUndefined();
      }
      expect(viewOf(log, NOW + DAY).status).toBe('open');
    }),
    { numRuns: runs(60) },
  );
});
