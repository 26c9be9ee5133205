import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/incident/kinds/registry.ts';
import { type GateItemView, isThrough } from '../../../src/incident/release/gate.ts';
import type { ReleaseKit } from '../../../src/playbook/release-kit.ts';
import { wideFacts } from '../../support/answers.ts';
import { openOn, viewOf } from '../../support/incident.ts';
import { playbook, required, withPlaybook } from '../../support/playbook.ts';
import {
  act,
  approveCause,
  kit,
  lastId,
  latestIn,
  openRelease,
  passGate,
  record,
  refusalOf,
  releasePlaybook,
  replace,
  rewritten,
  type SaveStatement,
  save,
  saveAgain,
  signed,
  wang,
  writing,
} from '../../support/release.ts';

const context = writing();
const fresh = openRelease();
const told = act(
  fresh,
  context,
  record('time', '9时'),
  record('scale', '3人'),
  record('cause', '边坡失稳垮塌'),
);
const saving = (text: string, changes: Partial<SaveStatement> = {}, from: IncidentLog = told): IncidentLog =>
  act(from, context, save(text, changes));
const gate = (log: IncidentLog): readonly GateItemView[] => viewOf(log).gateOf(latestIn(log));
const item = (log: IncidentLog, id: string): GateItemView =>
  required(
    gate(log).find(each => each.item.id === id),
    id,
  );
const skip = (log: IncidentLog, id: string, reason = '原话引用'): IncidentLog =>
  act(log, context, { kind: 'skipGate', version: latestIn(log).id, item: id, reason });

describe('a check of the gate', () => {
  const stale = ((): IncidentLog => {
    const log = saving('{发生时间}，{涉及规模}。');
    return act(log, context, replace(log, 'scale', '5人'));
  })();
  const hasty = ((): IncidentLog => {
    const log = saving('发生边坡失稳垮塌。', {}, fresh);
    return act(log, context, record('cause', '边坡失稳垮塌', { state: 'checking' }));
  })();

  test.each<[id: string, clean: IncidentLog, found: IncidentLog, state: string, finding: object]>([
    [
      'facts',
      saving('{发生时间}，{涉及规模}。'),
      stale,
      'blocked',
      { kind: 'stale', fact: 'scale', label: '涉及规模', said: '3人' },
    ],
    [
      'cause',
      saving('原因正在调查。'),
      hasty,
      'blocked',
      { kind: 'cause', why: 'value', text: '边坡失稳垮塌' },
    ],
    [
      'identity',
      saving('编号123456。'),
      saving('身份证11010519491231002X。'),
      'blocked',
      { kind: 'private', what: 'idCard' },
    ],
    [
      'privacy',
      saving('共12人。'),
      saving('请拨打13812345678。'),
      'open',
      { kind: 'private', what: 'phone' },
    ],
    ['update', saving('一。'), saving('一。', { nextUpdate: '' }), 'blocked', { kind: 'noUpdate' }],
    ['bodies', saving('一。'), saving('已请市公安局协助。'), 'open', { kind: 'body', name: '公安局' }],
    [
      'wording',
      saving('安全。'),
      saving('绝对安全。'),
      'open',
      { kind: 'wording', rule: 'absolute', word: '绝对' },
    ],
    [
      'length',
      saving('', { channel: 'microblog', parts: [{ part: 'short', draft: '字'.repeat(20) }] }),
      saving('', { channel: 'microblog', parts: [{ part: 'short', draft: '👨‍👩‍👧‍👦'.repeat(21) }] }),
      'open',
      { kind: 'length', part: 'short', length: 21, limit: 20 },
    ],
  ])('%s passes what is clean, and holds up what it finds', (id, clean, found, state, finding) => {
    expect(item(clean, id)).toMatchObject({ state: 'passed', findings: [] });
    expect(item(found, id)).toMatchObject({ state, findings: [finding] });
    expect(isThrough(gate(found))).toBe(false);
  });

  test('asked of people is open until somebody has signed', () => {
    const log = saving('一。');
    expect(item(log, 'secrecy')).toMatchObject({ state: 'open', findings: [] });
    const passed = act(log, context, passGate(latestIn(log).id, 'secrecy'));
    expect(item(passed, 'secrecy')).toMatchObject({
      state: 'passed',
      mark: { passed: true, person: wang, text: '审过', by: { name: '值班员' } },
    });
    expect(item(act(passed, context, { kind: 'undo', event: lastId(passed) }), 'secrecy').state).toBe('open');
  });

  test('of other bodies is settled by a signature, and the finding stays in view', () => {
    const log = saving('已请市公安局协助。');
    const passed = act(log, context, passGate(latestIn(log).id, 'bodies'));
    expect(item(passed, 'bodies')).toMatchObject({ state: 'passed', findings: [{ name: '公安局' }] });
  });

  test('reads title and parts alike', () => {
    expect(item(saving('一。', { title: '绝对安全' }), 'wording').findings).toHaveLength(1);
    const log = saving('', {
      parts: [
        { part: 'body', draft: '一。' },
        { part: 'answers', draft: '绝对安全' },
      ],
    });
    expect(item(log, 'wording').findings).toHaveLength(1);
  });

  test('of words that a fact makes true finds them no more once the fact is verified', () => {
    expect(item(saving('其行为违法。', {}, fresh), 'wording').findings).toHaveLength(1);
    expect(item(saving('其行为违法。'), 'wording').findings).toEqual([]);
    expect(item(saving('涉嫌违法。', {}, fresh), 'wording').findings).toEqual([]);
  });

  test('is left out where it does not apply', () => {
    expect(gate(saving('一。')).map(each => each.item.id)).not.toContain('panic');
    const wide = act(openRelease(wideFacts), context, save('一。'));
    expect(item(wide, 'panic').state).toBe('open');
    expect(item(skip(wide, 'panic'), 'panic').state).toBe('skipped');
  });

  test('of the cause lets the approved one pass, and holds it up once the approval is taken back', () => {
    const approved = act(told, context, approveCause(told));
    const log = saving('原因是{主要原因}。', {}, approved);
    expect(item(log, 'cause').state).toBe('passed');
    const undone = act(log, context, { kind: 'undo', event: lastId(approved) });
    expect(item(undone, 'facts').state).toBe('blocked');
    expect(item(undone, 'cause').state).toBe('blocked');
  });

  test('of the facts holds up a cause whose entry was taken back altogether', () => {
    const approved = act(told, context, approveCause(told));
    const log = saving('{主要原因}。', {}, approved);
    const undone = act(log, context, { kind: 'undo', event: lastId(told) });
    expect(item(undone, 'facts')).toMatchObject({ state: 'blocked', findings: [{ fact: 'cause' }] });
  });
});

describe('passing a check over', () => {
  test('takes a reason, which stays in view', () => {
    const log = skip(saving('绝对安全。'), 'wording');
    expect(item(log, 'wording')).toMatchObject({
      state: 'skipped',
      findings: [{ word: '绝对' }],
      mark: { passed: false, text: '原话引用', person: undefined },
    });
    expect(
      refusalOf(log, { kind: 'skipGate', version: latestIn(log).id, item: 'wording', reason: ' ' }, context),
    ).toEqual({ code: 'badField', field: 'reason', why: { code: 'required' } });
  });

  test.each(
    kit.gate.filter(({ skippable, when }) => skippable !== true && when === undefined).map(({ id }) => id),
  )('is refused for %s', id => {
    const log = saving('一。', { nextUpdate: '' });
    const { title } = required(
      kit.gate.find(each => each.id === id),
      id,
    );
    expect(
      refusalOf(log, { kind: 'skipGate', version: latestIn(log).id, item: id, reason: '来不及' }, context),
    ).toEqual({ code: 'notSkippable', title });
  });

  test('is of no use in a log where somebody has done so all the same', () => {
    const log = saving('身份证11010519491231002X。');
    const version = latestIn(log).id;
    const forged = skip(log, 'wording');
    const swapped = rewritten(forged, event =>
      event.type === 'gateSkipped' ? { ...event, data: { ...event.data, item: 'identity' } } : event,
    );
    expect(latestIn(swapped).id).toBe(version);
    expect(item(swapped, 'identity')).toMatchObject({ state: 'blocked', mark: undefined });
  });

  test('is open again when it is taken back, and gives way to a later mark', () => {
    const log = skip(saving('绝对安全。'), 'wording');
    expect(item(act(log, context, { kind: 'undo', event: lastId(log) }), 'wording').state).toBe('open');
    const wide = skip(act(openRelease(wideFacts), context, save('一。')), 'panic');
    expect(item(act(wide, context, passGate(latestIn(wide).id, 'panic')), 'panic').state).toBe('passed');
  });
});

describe('signing a check', () => {
  const log = saving('一。');
  const version = latestIn(log).id;
  test.each<[name: string, command: Parameters<typeof refusalOf>[1], refusal: object]>([
    [
      'that the page makes itself',
      passGate(version, 'cause'),
      { code: 'notAsked', title: '原因没有审定的不写' },
    ],
    ['that nobody knows', passGate(version, 'x'), { code: 'unknownItem' }],
    ['called constructor', passGate(version, 'constructor'), { code: 'unknownItem' }],
    ['that does not apply', passGate(version, 'panic'), { code: 'unknownItem' }],
    ['of a version nobody knows', passGate('x', 'secrecy'), { code: 'unknownStatement' }],
    [
      'without a name',
      { kind: 'passGate', version, item: 'secrecy', note: '审过', person: { name: '', title: '科长' } },
      { code: 'badField', field: 'person', why: { code: 'nobody' } },
    ],
    [
      'without a word on what was looked at',
      { kind: 'passGate', version, item: 'secrecy', note: '', person: wang },
      { code: 'badField', field: 'note', why: { code: 'required' } },
    ],
    [
      'passed over, that nobody knows',
      { kind: 'skipGate', version, item: '__proto__', reason: '一' },
      { code: 'unknownItem' },
    ],
  ])('%s is refused', (_, command, refusal) => {
    expect(refusalOf(log, command, context)).toEqual(refusal);
  });

  test('says nothing of the next version', () => {
    const marked = signed(saving('绝对安全，已请市公安局协助。'), context);
    expect(isThrough(gate(marked))).toBe(true);
    const edited = act(marked, context, saveAgain(marked, '绝对安全，已请市公安局协助！'));
    for (const id of ['secrecy', 'bodies', 'wording'])
      expect(item(edited, id)).toMatchObject({ state: 'open', mark: undefined });
  });
});

describe('a gate that its playbook left nearly empty', () => {
  /** A bureau that took out every check of causes and facts. */
  const loose: ReleaseKit = { ...kit, gate: kit.gate.filter(({ check }) => check === 'wording') };
  const start = openOn(withPlaybook({ release: loose }, releasePlaybook));
  const found = act(start, context, record('scale', '3人'), record('cause', '边坡失稳垮塌'));
  const approved = act(found, context, approveCause(found));

  test('still lets nothing out that is not verified any more, nor a cause not approved', () => {
    const ready = signed(act(approved, context, save('{涉及规模}。')), context);
    const out = {
      kind: 'publish',
      version: latestIn(ready).id,
      place: '网',
      publishedAt: context.now,
    } as const;
    const publish = { ...out, publishedAt: new Date(out.publishedAt).toISOString(), steps: [] };
    expect(refusalOf(ready, publish, context)).toBeUndefined();
    expect(refusalOf(act(ready, context, replace(ready, 'scale', '5人')), publish, context)).toEqual({
      code: 'badToken',
      token: '涉及规模',
      why: 'notVerified',
    });
  });

  test.each(['系边坡失稳垮塌。', '{主要原因}。'])('nor the cause in %j once it is approved no more', text => {
    const ready = signed(act(approved, context, save(text)), context);
    const undone = act(ready, context, { kind: 'undo', event: lastId(approved) });
    expect(
      refusalOf(
        undone,
        {
          kind: 'publish',
          version: latestIn(ready).id,
          place: '网',
          publishedAt: new Date(context.now).toISOString(),
          steps: [],
        },
        context,
      ),
    ).toMatchObject({ code: expect.stringMatching(/^(badToken|unapprovedCause)$/) });
  });
});

describe('the gate of the real playbook', () => {
  const real = required(playbook.release, 'release kit');
  const of = (check: ReleaseKit['gate'][number]['check']): ReleaseKit['gate'] =>
    real.gate.filter(each => each.check === check);

  test.each(['facts', 'cause', 'asked', 'identity', 'privacy', 'nextUpdate', 'bodies', 'wording'] as const)(
    'has a check of the kind %s, with what it rests on',
    check => {
      expect(of(check).length).toBeGreaterThan(0);
      for (const { cite, basis } of of(check)) {
        expect(cite.length).toBeGreaterThan(0);
        expect(['plan', 'rule', 'advice']).toContain(basis);
      }
    },
  );

  test('has checks that nobody can pass over: facts, cause, numbers of identity, and secrecy signed by somebody', () => {
    for (const check of ['facts', 'cause', 'identity'] as const)
      for (const { skippable, when } of of(check)) {
        expect(skippable).toBeUndefined();
        expect(when).toBeUndefined();
      }
    const secrecy = of('asked').filter(({ title }) => title.includes('保密'));
    expect(secrecy).toHaveLength(1);
    expect(secrecy[0]).toMatchObject({ ask: expect.stringMatching(/./) });
    expect(secrecy[0]?.skippable).toBeUndefined();
    expect(secrecy[0]?.when).toBeUndefined();
  });

  test('asks whoever signs, where somebody has to', () => {
    for (const { check, ask } of real.gate)
      if (check === 'asked' || check === 'bodies') expect(ask).toMatch(/./);
  });
});
