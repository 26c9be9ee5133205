import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_POST } from '../../../src/desk/approval/posts.ts';
import { combinedBefore, type SignOffLine } from '../../../src/desk/approval/sign-off.ts';
import type { SignedStage } from '../../../src/desk/approval/stage.ts';
import type { Person } from '../../../src/desk/core/define.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { wrongFields } from '../../../src/desk/core/refusal.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { namesOf } from '../../../src/desk/incident/names.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { reviewOf } from '../../../src/desk/review/summary.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { DAY, HOUR, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  atField,
  contextAt,
  indexFor,
  lastId,
  namesIn,
  openOn,
  refusalOf,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import { found, required, withPlaybook } from '../../support/playbook.ts';
import {
  approve,
  check,
  decided,
  kit,
  latestIn,
  openRelease,
  publish,
  readAloud,
  record,
  releasePlaybook,
  save,
  saveAgain,
  sentBack,
  signed,
  signing,
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

  test('credits what went out to whoever decided last, and to nobody who agreed on the way', () => {
    const asked = [...ids.keys()].map(place => ({ name: `第${place}人`, title: '负责人' }));
    let log = start;
    for (const [place, id] of ids.entries())
      log = act(log, context, signing(version, [{ item: id }], required(asked[place], 'approver')));
    log = act(log, context, readAloud(version), publish(version));
    const [out] = viewOf(log).publications;
    expect(out?.approvals.map(({ person }) => person)).toEqual(asked);
    expect(out?.approvers).toEqual(asked.slice(-1));
    const names = namesOf({ index: indexFor(log), view: viewOf(log), log });
    const signings = log.events.filter(
      ({ type, data }) => type === 'signed' && ids.includes((data as { item: string }).item),
    );
    const verbs = signings.map(event => eventSentence(event, names, NOW).slice(0, 2));
    expect(verbs).toEqual(ids.map((_, place) => (place === ids.length - 1 ? '审定' : '同意')));
    const published = required(
      log.events.findLast(({ type }) => type === 'published'),
      'publication',
    );
    const sentence = eventSentence(published, names, NOW);
    expect(sentence).toContain(`第${ids.length - 1}人审定`);
    expect(sentence).not.toContain('第0人');
  });

  test('keeps who approved, in which duty, when, and the opinion', () => {
    const person = { name: '张三', title: '科长' };
    const log = act(start, context, signing(version, [{ item: first, note: ' 同意 ' }], person));
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
    const returned = act(
      log,
      context,
      sentBack(version, second, { name: '李四', title: '科长' }, '数字不对'),
    );
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
    const stages = [{ item: 'secrecy' }, { item: 'bodies', note: '与值班室对过' }, { item: 'panic' }];
    const together = act(saved, context, signing(latestIn(saved).id, stages, wang));
    for (const id of ['secrecy', 'bodies', 'panic']) expect(line(together, id).state).toBe('passed');
    expect(together.events.length - saved.events.length).toBe(3);
    expect(together.heads).toHaveLength(1);
  });

  test('a note on bodies that the text speaks of serves the question about the matter, and none is needed twice', () => {
    const signOffItems = kit.signOff.map(item =>
      item.id === 'panic' ? ({ ...item, servedBy: 'bodies' } as typeof item) : item,
    );
    const served = withPlaybook({ release: { ...kit, signOff: signOffItems } }, releasePlaybook);
    const opened = openOn(served, wideFacts, context);
    const panic = (log: IncidentLog) => line(log, 'panic');
    const named = act(opened, context, save('已请市公安局协助。'));
    expect(panic(named).state).toBe('open');
    const one = act(named, context, check(latestIn(named).id, 'bodies'));
    expect(panic(one)).toMatchObject({ state: 'passed', mark: { item: 'bodies' } });
    // Nothing was signed of bodies where the text names none.
    const none = act(opened, context, save('正在核实。'));
    expect(panic(none).state).toBe('open');
  });

  test('a check does not approve, and an approver not twice, however the name is written', () => {
    expect(refusalOf(start, approve(version, 'section', '王　五'), context)).toEqual({
      ...twice,
      item: 'section',
      title: '保密审查',
      signer: wang,
    });
    const log = act(start, context, approve(version, 'section', '张三'));
    expect(refusalOf(log, approve(version, 'office', ' 张 三 '), context)).toMatchObject(twice);
    expect(refusalOf(log, approve(version, 'office', '李四'), context)).toBeUndefined();
    expect(
      refusalOf(log, signing(version, [{ item: 'secrecy' }], { name: '张三', title: '科长' }), context),
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
      item: 'aloud',
      reader: { name: '值班员' },
    });
    expect(refusalOf(ready, readAloud(version), context)).toBeUndefined();
  });

  test('may be two of one name, once somebody has said that they are two', () => {
    const head = act(
      start,
      context,
      signing(version, [{ item: 'section' }], { name: '王伟', title: '科长' }),
    );
    const deputy = signing(version, [{ item: 'office' }], { name: '王伟', title: '副局长' });
    expect(refusalOf(head, deputy, context)).toMatchObject(twice);
    const apart = { kind: 'tellApart', name: '王伟', title: '科长', other: '副局长' } as const;
    expect(line(act(head, context, apart, deputy), 'office')).toMatchObject({
      state: 'passed',
      mark: { combines: undefined },
    });
  });

  test('may be one for two where there is a reason, which stays in view', () => {
    const night = { combines: '夜间值班只有两人' };
    const combined = signing(version, [{ item: 'section' }], wang, night);
    const log = act(start, context, combined);
    expect(line(log, 'section')).toMatchObject({ state: 'passed', mark: { combines: '夜间值班只有两人' } });
    expect(reviewOf(indexFor(log), log, viewOf(log), NOW).deviations).toMatchObject([
      { kind: 'combined', of: { item: 'section', version: 1 }, person: wang, reason: '夜间值班只有两人' },
    ]);
    expect(refusalOf(start, { ...combined, combines: ' ' }, context)).toMatchObject(twice);
    // Where another person signs after all, there is nothing to give a reason for.
    const other = act(
      start,
      context,
      signing(version, [{ item: 'section' }], { name: '张三', title: '科长' }, night),
    );
    expect(line(other, 'section')).toMatchObject({ state: 'passed', mark: { combines: undefined } });
  });
});

test('one officer alone at night goes as far as the last approval with one reason, and no further with any', () => {
  const night = '夜间一人值班，已电话报带班领导';
  const person = { name: '值班员', title: '值班长' };
  const told = act(openRelease(wideFacts), context, record('cause', '降雨', { person }));
  const entry = required(viewOf(told).ledger.byId.get('cause')?.current.at(-1), 'cause').event;
  const cause = { kind: 'approveCause', entry, person, ...decided() } as const;
  expect(refusalOf(told, cause, context)).toMatchObject({ code: 'sameVerifier' });
  let log = act(told, context, { ...cause, combines: night }, save('正在核实。'));
  // Said once, it is offered from then on.
  expect(combinedBefore(viewOf(told))).toBeUndefined();
  expect(combinedBefore(viewOf(log))).toBe(night);
  const version = latestIn(log).id;
  let refused = 0;
  for (let { next } = signOff(log); next !== undefined && !next.final; { next } = signOff(log)) {
    const sign = signing(version, [{ item: next.item.id, note: '看过' }], person);
    if (refusalOf(log, sign, context) !== undefined) refused += 1;
    log = act(log, context, { ...sign, combines: night });
  }
  expect(refused).toBeGreaterThan(0);
  const gate = required(signOff(log).next, 'gate').item;
  for (const signer of [person, { name: '值 班 员', title: '组长' }])
    expect(
      refusalOf(log, signing(version, [{ item: gate.id }], signer, { combines: night }), context),
    ).toEqual({
      code: 'gateAlone',
      title: gate.title,
    });
  expect(refusalOf(log, publish(version), context)).toMatchObject({ code: 'signOffOpen' });
  expect(refusalOf(log, approve(version, gate.id, '郑组长'), context)).toBeUndefined();
  const combined = reviewOf(indexFor(log), log, viewOf(log), NOW).deviations.filter(
    ({ kind }) => kind === 'combined',
  );
  expect(combined).toHaveLength(refused + 1);
  for (const each of combined) expect(each).toMatchObject({ reason: night });
});

describe('a decision', () => {
  const start = begun(limitedFacts);
  const version = latestIn(start).id;
  const person = { name: '张三', title: '科长' };

  test('says how and when, in which post, what was said, on what condition, and what shows it', () => {
    const evidence = {
      kind: 'file',
      name: '签批单.jpg',
      type: 'image/jpeg',
      bytes: 9,
      sha256: 'b'.repeat(64),
    } as const;
    const decidedAt = iso(NOW + HOUR);
    const log = act(
      start,
      writing(2, NOW + 2 * HOUR),
      signing(version, [{ item: 'section', note: '同意', condition: '数字再核一次' }], person, {
        how: 'inWriting',
        decidedAt,
        evidence,
      }),
    );
    expect(line(log, 'section').mark).toMatchObject({
      person,
      post: 'functionalSection',
      how: 'inWriting',
      decidedAt,
      at: iso(NOW + 2 * HOUR),
      by: { name: '值班员' },
      text: '同意',
      condition: '数字再核一次',
      evidence,
    });
    expect(viewOf(log).fileBytes).toBe(9);
  });

  test.each<[name: string, changes: object, refusal: object]>([
    ['without how', { how: undefined }, atField('how', 'notAnOption')],
    ['without when', { decidedAt: '' }, atField('decidedAt', 'required')],
    ['after now', { decidedAt: iso(NOW + 3 * HOUR) }, atField('decidedAt', 'inFuture')],
    ['before the version was saved', { decidedAt: iso(NOW - HOUR) }, atField('decidedAt', 'beforeVersion')],
    [
      'with a file that has no room',
      { evidence: { kind: 'file', name: '一', type: '', bytes: 1e9, sha256: 'c'.repeat(64) } },
      { code: 'badField', field: 'evidence' },
    ],
  ])('is not taken %s', (_, changes, refusal) => {
    const sign = { ...signing(version, [{ item: 'section' }], person), ...changes } as Command;
    expect(refusalOf(start, sign, context)).toMatchObject(refusal);
    const back = { ...sentBack(version, 'section', person, '改'), ...changes } as Command;
    expect(refusalOf(start, back, context)).toMatchObject(refusal);
  });

  test('is taken in the minute in which the version was saved: a form asks for no seconds', () => {
    const late = act(openRelease(limitedFacts), writing(1, NOW + 40_000), save('正在核实。'));
    expect(
      refusalOf(late, check(latestIn(late).id, 'secrecy', NOW), writing(1, NOW + 50_000)),
    ).toBeUndefined();
  });

  test('is never earlier than a stage that comes before it', () => {
    const later = writing(2, NOW + 2 * HOUR);
    const log = act(start, later, approve(version, 'section', '张三', NOW + HOUR));
    expect(refusalOf(log, approve(version, 'office', '李四', NOW), later)).toEqual({
      code: 'badField',
      field: 'decidedAt',
      why: { code: 'beforeStage', title: '相关职能科室' },
    });
    expect(refusalOf(log, approve(version, 'office', '李四', NOW + HOUR), later)).toBeUndefined();
  });

  test('on a condition goes out once somebody has said how that was met', () => {
    const stages = [{ item: 'section', condition: '数字再核一次' }];
    const log = act(
      start,
      context,
      signing(version, stages, person),
      approve(version, 'office', '李四'),
      approve(version, 'leader', '王六'),
    );
    expect(refusalOf(log, readAloud(version), context)).toMatchObject(atField('note-aloud', 'required'));
    const met = signing(version, [{ item: 'aloud', note: '核过了' }], { name: '核对人', title: '科员' });
    expect(signOff(act(log, context, met)).next).toBeUndefined();
  });

  const chain: readonly SignedStage[] = [
    { item: 'section', person, post: 'functionalSection' },
    { item: 'office', person: { name: '李四', title: '主任' }, post: 'office' },
    { item: 'leader', person: { name: '王六', title: '组长' }, post: 'leadingGroup' },
  ];
  const meeting = {
    ...signing(version, [], person),
    items: chain,
    how: 'meeting',
    occasion: '碰头会',
    among: '赵七',
  } as const;

  test('of several stages is one press where one meeting decided them, named once, and each signature names it', () => {
    const log = act(start, context, meeting);
    expect(signOff(log).approved).toBe(true);
    // The person who decided is named as that, and not as a participant besides.
    const occasion = { name: '碰头会', people: ['赵七'] };
    for (const { mark } of approvals(log)) expect(mark).toMatchObject({ occasion, how: 'meeting' });
    const sentences = (of: IncidentLog): readonly string[] =>
      of.events.filter(({ type }) => type === 'signed').map(each => eventSentence(each, namesIn(of), NOW));
    for (const sentence of sentences(log).slice(-3)) expect(sentence).toContain('碰头会（另有赵七参加）');
    const alone = act(start, context, { ...meeting, among: undefined });
    for (const sentence of sentences(alone)) expect(sentence).not.toContain('参加');
  });

  test.each<[name: string, changes: object, refusal: object]>([
    ['that nobody names', { occasion: ' ' }, atField('occasion', 'required')],
    ['on paper', { how: 'inWriting' }, atField('how', 'notTogether')],
    ['out of the order', { items: [...chain].reverse() }, { code: 'notYourTurn', title: '相关职能科室' }],
    [
      'by one for two',
      { items: chain.map(stage => ({ ...stage, person })) },
      { code: 'sameSigner', item: 'office' },
    ],
  ])('of several stages %s is refused whole', (_, changes, refusal) => {
    expect(refusalOf(start, { ...meeting, ...changes } as Command, context)).toMatchObject(refusal);
  });

  test('of several stages that lacks more than one thing is told of all of them, each at its own field', () => {
    const refusal = refusalOf(
      start,
      {
        ...meeting,
        how: '' as 'meeting',
        occasion: '',
        items: chain.map(stage => ({ ...stage, person: { name: '' } })),
      },
      context,
    );
    expect(wrongFields(required(refusal, 'a refusal')).map(({ field, why }) => [field, why.code])).toEqual([
      ['how', 'notAnOption'],
      ['occasion', 'required'],
      ['person-section', 'unnamed'],
      ['person-office', 'unnamed'],
      ['person-leader', 'unnamed'],
    ]);
  });
});

test.each(['section', 'leader'])(
  'the approval %s, which one post alone gives, is of whoever is named at it, unless he is said to hold another',
  item => {
    const clerk = { name: '王建国', title: '科员' };
    const ready = ['section', 'office']
      .slice(0, item === 'leader' ? 2 : 0)
      .reduce(
        (log, id) => act(log, context, approve(latestIn(log).id, id, `${id}的人`)),
        begun(limitedFacts),
      );
    const by = (post: string | undefined) => signing(latestIn(ready).id, [{ item, post }], clerk);
    expect(refusalOf(ready, by(NO_POST), context)).toMatchObject({
      field: `post-${item}`,
      why: { code: 'noPost' },
    });
    const held = item === 'section' ? 'functionalSection' : 'leadingGroup';
    for (const post of [undefined, held])
      expect(line(act(ready, context, by(post)), item).mark).toMatchObject({ post: held });
  },
);

describe('a check given to posts', () => {
  const posts = ['bureauOffice', 'legalSection'];
  const given = withPlaybook(
    {
      release: {
        ...kit,
        signOff: kit.signOff.map(item =>
          item.id === 'secrecy' && item.check === 'asked' ? { ...item, roles: posts } : item,
        ),
      },
    },
    releasePlaybook,
  );
  const saved = act(openOn(given, limitedFacts, context), context, save('正在核实。'));
  const version = latestIn(saved).id;
  const by = (person: Person, post?: string, changes = {}) =>
    signing(version, [{ item: 'secrecy', post }], person, changes);
  const officer = { name: '值班员', title: '值班长' };

  test('is not the record keeper’s, unless there is nobody else and he says why', () => {
    const refused = refusalOf(saved, by(officer, 'legalSection'), context);
    expect(refused).toMatchObject({ code: 'otherPost', item: 'secrecy', signer: officer });
    const log = act(saved, context, by(officer, undefined, { combines: '夜间一人' }));
    expect(line(log, 'secrecy')).toMatchObject({
      state: 'passed',
      mark: { post: 'office', combines: '夜间一人' },
    });
  });

  test('asks in which of them somebody signs whose post nobody has recorded', () => {
    expect(refusalOf(saved, by(wang), context)).toMatchObject(atField('post-secrecy', 'required'));
    expect(refusalOf(saved, by(wang, 'office'), context)).toMatchObject(
      atField('post-secrecy', 'notAnOption'),
    );
    expect(line(act(saved, context, by(wang, 'legalSection')), 'secrecy').mark).toMatchObject({
      post: 'legalSection',
    });
    const known = act(saved, context, {
      kind: 'recordPerson',
      person: { name: '王五', title: '法规科' },
      role: 'legalSection',
    });
    expect(line(act(known, context, by(wang)), 'secrecy').mark).toMatchObject({ post: 'legalSection' });
    const elsewhere = act(saved, context, {
      kind: 'recordPerson',
      person: { name: '王五', title: '科长' },
      role: 'section',
    });
    expect(refusalOf(elsewhere, by(wang, 'legalSection'), context)).toMatchObject({ code: 'otherPost' });
  });
});

test('other eyes than the writer’s are another’s than the drafter’s, whoever keeps the record', () => {
  const drafted = act(openRelease(limitedFacts), context, save('绝对安全。'));
  const sign = (name: string): Command =>
    signing(latestIn(drafted).id, [{ item: 'wording', note: '原话' }], { name, title: '科员' });
  const other = contextAt(NOW, context.newId, { role: 'office', name: '接班人' });
  expect(refusalOf(drafted, sign('值班员'), other)).toMatchObject({ code: 'sameReader' });
  expect(refusalOf(drafted, sign('接班人'), other)).toBeUndefined();
});

describe('whatever is done', () => {
  /** Somebody presses a form: for whom, of which lines, when, with what reason. */
  const anyPress = fc.record({
    items: fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 4 }),
    people: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
    how: fc.constantFrom('inPerson' as const, 'phone' as const, 'inWriting' as const, 'meeting' as const),
    minutes: fc.integer({ min: -5, max: 5 }),
    combines: fc.constantFrom('', '夜间一人'),
    sends: fc.integer({ min: 0, max: 9 }),
  });
  const known = [
    { name: '值班员', title: '值班长' },
    { name: '张三', title: '科长', role: 'functionalSection' },
    { name: '李四', title: '主任', role: 'office' },
    { name: '王六', title: '组长', role: 'leadingGroup' },
    { name: '赵七', title: '副组长' },
    { name: '孙八', title: '科员' },
  ];
  const ready = act(
    begun(limitedFacts),
    context,
    ...known.flatMap(({ name, title, role }): readonly Command[] =>
      role === undefined ? [] : [{ kind: 'recordPerson', person: { name, title }, role }],
    ),
  );
  const version = latestIn(ready).id;

  test('nothing can be published but what every stage was said of by somebody who may, in the plan’s order, and no name stands in the record that nobody typed', () => {
    let published = 0;
    fc.assert(
      fc.property(fc.array(anyPress, { maxLength: 25 }), presses => {
        let log = ready;
        const typed = new Set(['值班员']);
        presses.forEach((press, turn) => {
          const now = NOW + turn * 60_000;
          const { lines } = viewOf(log, now).signOffOf(latestIn(log));
          // Mostly what is next, so that some get to the end.
          const next = lines.indexOf(signOff(log).next ?? required(lines.at(-1), 'line'));
          const items = press.items.map(
            (pick, at) => lines[pick < 14 ? next + at : pick % lines.length]?.item.id ?? 'aloud',
          );
          const stages = [...new Set(items)].map((item, at) => {
            const { name = '', title = '' } = known[press.people[at] ?? 0] ?? {};
            return { item, person: { name, title }, note: '看过' };
          });
          const say = { how: press.how, decidedAt: iso(now + press.minutes * 60_000) };
          const command: Command =
            press.sends === 0
              ? {
                  kind: 'return',
                  version,
                  item: stages[0]?.item ?? '',
                  person: stages[0]?.person ?? { name: '' },
                  reason: '改',
                  ...say,
                }
              : {
                  kind: 'sign',
                  version,
                  items: stages,
                  ...say,
                  occasion: '碰头会',
                  combines: press.combines,
                };
          const before = log.events.length;
          const answer = refusalOf(log, command, writing(3, now));
          if (answer !== undefined) return;
          log = act(log, writing(3, now), command);
          for (const { person } of stages) typed.add(person.name);
          for (const event of log.events.slice(before)) {
            const said = event.data as {
              person: Person;
              decidedAt: string;
              occasion?: { people: readonly string[] };
            };
            expect(typed).toContain(said.person.name);
            for (const name of said.occasion?.people ?? []) expect(typed).toContain(name);
            expect(Date.parse(said.decidedAt)).toBeGreaterThanOrEqual(Date.parse(latestIn(log).at));
            expect(Date.parse(said.decidedAt)).toBeLessThanOrEqual(now + 2 * 60_000);
          }
        });
        const at = NOW + 60 * 60_000;
        if (refusalOf(log, publish(version, { publishedAt: iso(at) }), writing(4, at)) !== undefined) return;
        published += 1;
        let last = 0;
        for (const { item, mark, final } of signOff(log).lines) {
          if (item.check !== 'approval') continue;
          if (mark?.kind !== 'signed') throw new Error(item.id);
          expect(Date.parse(mark.decidedAt)).toBeGreaterThanOrEqual(last);
          last = Date.parse(mark.decidedAt);
          const holder = known.find(({ name }) => name === mark.person.name);
          const roles = 'roles' in item ? (item.roles ?? []) : [];
          if (mark.combines === undefined) expect(roles).toContain(mark.post);
          if (!final) continue;
          expect(mark.combines).toBeUndefined();
          expect([undefined, 'leadingGroup']).toContain(holder?.role);
          expect(mark.person.name).not.toBe('值班员');
          for (const other of signOff(log).lines)
            if (other.item.id !== item.id && other.item.check !== 'aloud' && other.mark?.kind === 'signed')
              expect(other.mark.person.name).not.toBe(mark.person.name);
        }
      }),
      { numRuns: 300, seed: 27 },
    );
    expect(published).toBeGreaterThan(0);
  });
});

describe('an approval', () => {
  const start = begun(limitedFacts);
  const version = latestIn(start).id;

  test.each<[name: string, command: Command, refusal: object]>([
    ['on a line nobody knows', approve(version, 'x', '甲'), { code: 'unknownItem' }],
    ['on a line of the other track', approve(version, 'group', '甲'), { code: 'unknownItem' }],
    ['on a line called constructor', approve(version, 'constructor', '甲'), { code: 'unknownItem' }],
    ['of a version nobody knows', approve('x', 'section', '甲'), { code: 'unknownStatement' }],
    ['of nothing', signing(version, [], wang), { code: 'unknownItem' }],
    ['by nobody', approve(version, 'section', ' '), atField('person-section', 'unnamed')],
    [
      'by a name without a title',
      signing(version, [{ item: 'section' }], { name: '某' }),
      atField('person-section', 'noTitle'),
    ],
    [
      'with too long an opinion',
      signing(version, [{ item: 'section', note: '字'.repeat(501) }], { name: '甲', title: '科长' }),
      { code: 'badField', field: 'note-section' },
    ],
    [
      'refused without a reason',
      sentBack(version, 'section', { name: '甲', title: '科长' }, ''),
      atField('reason', 'required'),
    ],
    [
      'refused where a machine looks',
      sentBack(version, 'facts', { name: '甲', title: '科长' }, '改'),
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
      writing(4, NOW - 60_000),
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
