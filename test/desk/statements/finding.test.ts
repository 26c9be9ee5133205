import { describe, expect, test } from 'vitest';
import { isThrough, type SignOffLine } from '../../../src/desk/approval/sign-off.ts';
import { lineStateWords } from '../../../src/desk/approval/words.ts';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { isAskedOf, type ReleaseKit, type SignOffItem } from '../../../src/playbook/release-kit.ts';
import { iso, wideFacts } from '../../support/answers.ts';
import { act, atField, lastId, openOn, refusalOf, takenBack, viewOf } from '../../support/incident.ts';
import { playbook, required, withPlaybook } from '../../support/playbook.ts';
import {
  approve,
  approveCause,
  check,
  kit,
  latestIn,
  openRelease,
  publish,
  record,
  releasePlaybook,
  replace,
  rewritten,
  type SaveStatement,
  save,
  signed,
  signing,
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
const lines = (log: IncidentLog): readonly SignOffLine[] => viewOf(log).signOffOf(latestIn(log)).lines;
const line = (log: IncidentLog, id: string): SignOffLine =>
  required(
    lines(log).find(each => each.item.id === id),
    id,
  );
const skip = (log: IncidentLog, id: string, reason = '原话引用'): IncidentLog =>
  act(log, context, { kind: 'passOver', version: latestIn(log).id, item: id, reason });

describe('a check', () => {
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
    [
      'blanks',
      saving('【通报】情况正在核实。'),
      saving('联系电话（由本局填写）。'),
      'blocked',
      { kind: 'blank', text: '（由本局填写）' },
    ],
    [
      'links',
      saving('见 https://www.gov.cn/a 。'),
      saving('见 https://example.com/a 。'),
      'blocked',
      { kind: 'link', text: 'https://example.com/a' },
    ],
    ['update', saving('一。'), saving('一。', { nextUpdate: '' }), 'blocked', { kind: 'noUpdate' }],
    ['bodies', saving('一。'), saving('已请市公安局协助。'), 'open', { kind: 'body', name: '公安局' }],
    [
      'reasons',
      saving('没有证据表明是大雨造成的。'),
      saving('是大雨造成的。'),
      'open',
      { kind: 'cause', why: 'wording', text: '是大雨造成的' },
    ],
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
    expect(line(clean, id)).toMatchObject({ state: 'passed', findings: [] });
    expect(line(found, id)).toMatchObject({ state, findings: [finding] });
    expect(isThrough(line(found, id))).toBe(false);
  });

  test('that nobody signs says what a machine found, or that there was nothing to look at; never that somebody let it pass', () => {
    const log = saving('一。', {}, fresh);
    const words = (id: string, of = log): string => lineStateWords(line(of, id));
    expect([words('facts'), words('cause'), words('length')]).toEqual(Array(3).fill('没有可查的'));
    expect([words('blanks'), words('wording')]).toEqual(Array(2).fill('机器没查出'));
    expect(words('facts', saving('{发生时间}。'))).toBe('机器没查出');
    expect(words('secrecy', act(log, context, check(latestIn(log).id, 'secrecy')))).toBe('已签');
  });

  test('that finds a blank lets nobody sign below it, and nothing out', () => {
    const log = saving('咨询：局办公室（电话和受理时间由本局填写）。');
    const { id } = latestIn(log);
    expect(line(log, 'blanks').state).toBe('blocked');
    const title = required(
      releasePlaybook.release.signOff.find(item => item.id === 'blanks')?.title,
      'blanks',
    );
    const ready = act(log, context, check(id, 'secrecy'));
    for (const command of [approve(id, 'section', '甲'), publish(id)])
      expect(refusalOf(ready, command, context)).toMatchObject({ title });
  });

  test('asked of people is open until somebody has signed', () => {
    const log = saving('一。');
    expect(line(log, 'secrecy')).toMatchObject({ state: 'open', findings: [] });
    const passed = act(log, context, check(latestIn(log).id, 'secrecy'));
    expect(line(passed, 'secrecy')).toMatchObject({
      state: 'passed',
      mark: { kind: 'signed', person: wang, text: '审过', by: { name: '值班员' } },
    });
    expect(line(takenBack(passed, context), 'secrecy').state).toBe('open');
  });

  test('of other bodies is settled by a signature, and the finding stays in view', () => {
    const log = saving('已请市公安局协助。');
    const passed = act(log, context, check(latestIn(log).id, 'bodies'));
    expect(line(passed, 'bodies')).toMatchObject({ state: 'passed', findings: [{ name: '公安局' }] });
  });

  test.each([
    ['wording', '绝对安全。'],
    ['reasons', '是大雨造成的。'],
  ])('of free words (%s) asks other eyes than the writer’s, and never stops for good', (id, text) => {
    const log = saving(text);
    const { id: version } = latestIn(log);
    const by = (name: string): Parameters<typeof refusalOf>[1] =>
      signing(version, [{ item: id, note: '引用原话' }], { name, title: '科长' });
    expect(refusalOf(log, by('值班员'), context)).toMatchObject({ code: 'sameReader' });
    expect(refusalOf(log, { kind: 'passOver', version, item: id, reason: '来不及' }, context)).toMatchObject({
      code: 'notSkippable',
    });
    expect(line(act(log, context, by('李四')), id)).toMatchObject({
      state: 'passed',
      findings: [expect.anything()],
      mark: { person: { name: '李四' }, text: '引用原话' },
    });
  });

  test('asks nothing of bodies that only a law names', () => {
    expect(line(saving('第七十四条规定，由公安局处罚。'), 'bodies').findings).toEqual([]);
    expect(line(saving('依照第七十四条规定，该公司由公安局处罚。'), 'bodies').findings).toHaveLength(1);
  });

  test('reads title and parts alike', () => {
    expect(line(saving('一。', { title: '绝对安全' }), 'wording').findings).toHaveLength(1);
    const log = saving('', {
      parts: [
        { part: 'body', draft: '一。' },
        { part: 'answers', draft: '绝对安全' },
      ],
    });
    expect(line(log, 'wording').findings).toHaveLength(1);
  });

  test('of words that a fact makes true finds them no more once the fact is verified', () => {
    expect(line(saving('其行为违法。', {}, fresh), 'wording').findings).toHaveLength(1);
    expect(line(saving('其行为违法。'), 'wording').findings).toEqual([]);
    expect(line(saving('涉嫌违法。', {}, fresh), 'wording').findings).toEqual([]);
    const other = act(fresh, context, record('scale', '没有人受伤'));
    expect(line(saving('其行为违法。', {}, other), 'wording').findings).toHaveLength(1);
  });

  test('is left out where it does not apply', () => {
    expect(lines(saving('一。')).map(each => each.item.id)).not.toContain('panic');
    const wide = act(openRelease(wideFacts), context, save('一。'));
    expect(line(wide, 'panic').state).toBe('open');
  });

  test('of the cause lets the approved one pass, and holds it up once the approval is taken back', () => {
    const approved = act(told, context, approveCause(told));
    const log = saving('原因是{主要原因}。', {}, approved);
    expect(line(log, 'cause').state).toBe('passed');
    expect(line(log, 'reasons')).toMatchObject({ state: 'passed', findings: [] });
    const undone = takenBack(log, context, lastId(approved));
    expect(line(undone, 'facts').state).toBe('blocked');
    expect(line(undone, 'cause').state).toBe('blocked');
  });

  test('of the facts holds up a cause whose entry was taken back altogether', () => {
    const approved = act(told, context, approveCause(told));
    const log = saving('{主要原因}。', {}, approved);
    const undone = takenBack(log, context, lastId(told));
    expect(line(undone, 'facts')).toMatchObject({ state: 'blocked', findings: [{ fact: 'cause' }] });
  });
});

describe('passing a check over', () => {
  test('takes a reason, which stays in view', () => {
    const log = skip(saving('请拨打13812345678。'), 'privacy');
    expect(line(log, 'privacy')).toMatchObject({
      state: 'skipped',
      findings: [{ what: 'phone' }],
      mark: { kind: 'passedOver', text: '原话引用', person: undefined },
    });
    expect(
      refusalOf(log, { kind: 'passOver', version: latestIn(log).id, item: 'privacy', reason: ' ' }, context),
    ).toEqual(atField('reason', 'required'));
  });

  test.each(
    kit.signOff
      .filter(item => !('skippable' in item) && item.when === undefined && isAskedOf(item, 'full'))
      .map(({ id }) => id),
  )('is refused for %s', id => {
    const log = saving('一。', { nextUpdate: '' });
    const { title } = required(
      kit.signOff.find(each => each.id === id),
      id,
    );
    expect(
      refusalOf(log, { kind: 'passOver', version: latestIn(log).id, item: id, reason: '来不及' }, context),
    ).toEqual({ code: 'notSkippable', title });
  });

  test('is of no use in a log where somebody has done so all the same', () => {
    const log = saving('身份证11010519491231002X。');
    const version = latestIn(log).id;
    const forged = skip(log, 'privacy');
    const swapped = rewritten(forged, event =>
      event.type === 'passedOver' ? { ...event, data: { ...event.data, item: 'identity' } } : event,
    );
    expect(latestIn(swapped).id).toBe(version);
    expect(line(swapped, 'identity')).toMatchObject({ state: 'blocked', mark: undefined });
  });

  test('is open again when it is taken back', () => {
    const log = skip(saving('请拨打13812345678。'), 'privacy');
    expect(line(takenBack(log, context), 'privacy').state).toBe('open');
  });
});

describe('signing a check', () => {
  const log = saving('一。');
  const version = latestIn(log).id;
  test.each<[name: string, command: Parameters<typeof refusalOf>[1], refusal: object]>([
    [
      'that the page makes itself',
      check(version, 'cause'),
      { code: 'notAsked', title: '原因没有审定的不写' },
    ],
    ['that nobody knows', check(version, 'x'), { code: 'unknownItem' }],
    ['called constructor', check(version, 'constructor'), { code: 'unknownItem' }],
    ['that does not apply', check(version, 'panic'), { code: 'unknownItem' }],
    ['of a version nobody knows', check('x', 'secrecy'), { code: 'unknownStatement' }],
    [
      'without a name',
      signing(version, [{ item: 'secrecy' }], { name: '', title: '科长' }),
      atField('person-secrecy', 'unnamed'),
    ],
    [
      'without a word where a name is no answer',
      signing(version, [{ item: 'secrecy' }, { item: 'bodies', note: ' ' }], wang),
      atField('note-bodies', 'required'),
    ],
    [
      'passed over, that nobody knows',
      { kind: 'passOver', version, item: '__proto__', reason: '一' },
      { code: 'unknownItem' },
    ],
  ])('%s is refused', (_, command, refusal) => {
    expect(refusalOf(log, command, context)).toEqual(refusal);
  });
});

describe('a sign-off that its playbook left nearly empty', () => {
  /** A bureau that took out every check of causes and facts. */
  const loose: ReleaseKit = {
    ...kit,
    signOff: kit.signOff.filter(({ check }) => ['wording', 'approval', 'aloud'].includes(check)),
  };
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
    const publish = { ...out, publishedAt: iso(out.publishedAt) };
    expect(refusalOf(ready, publish, context)).toBeUndefined();
    expect(refusalOf(act(ready, context, replace(ready, 'scale', '5人')), publish, context)).toEqual({
      code: 'badToken',
      token: '涉及规模',
      why: 'notVerified',
    });
  });

  test.each(['系边坡失稳垮塌。', '{主要原因}。'])('nor the cause in %j once it is approved no more', text => {
    const ready = signed(act(approved, context, save(text)), context);
    const undone = takenBack(ready, context, lastId(approved));
    expect(
      refusalOf(
        undone,
        {
          kind: 'publish',
          version: latestIn(ready).id,
          place: '网',
          publishedAt: iso(context.now),
        },
        context,
      ),
    ).toMatchObject({ code: expect.stringMatching(/^(badToken|unapprovedCause)$/) });
  });
});

describe('the sign-off of the real playbook', () => {
  const real = required(playbook.release, 'release kit');
  const of = (check: SignOffItem['check']): readonly SignOffItem[] =>
    real.signOff.filter(each => each.check === check);

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

  test('has checks that nobody can pass over: facts, cause, numbers of identity, blanks, and secrecy signed by somebody', () => {
    for (const check of ['facts', 'cause', 'identity', 'placeholders'] as const)
      for (const found of of(check)) {
        expect(found).not.toHaveProperty('skippable');
        expect(found.when).toBeUndefined();
      }
    const secrecy = of('asked').filter(({ title }) => title.includes('保密'));
    expect(secrecy).toMatchObject([{ ask: expect.stringMatching(/./) }]);
    expect(secrecy[0]?.when).toBeUndefined();
  });

  test('has an approval for each track, which ends with the leading group, and is read aloud at the end', () => {
    const approvals = of('approval');
    for (const clause of ['4.4.1', '4.4.2'])
      expect(approvals.some(({ cite }) => cite.includes(clause))).toBe(true);
    const ofReleases = approvals.filter(item => isAskedOf(item, 'full'));
    expect(ofReleases.at(-1)).toMatchObject({ roles: ['leadingGroup'] });
    expect(real.signOff.at(-1)?.check).toBe('aloud');
  });
});
