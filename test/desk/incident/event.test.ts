import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupBy } from '../../../src/base/group.ts';
import { onceEach } from '../../../src/base/remember.ts';
import { z } from '../../../src/base/schema.ts';
import type { Authority } from '../../../src/desk/core/authority.ts';
import { type Person, TEXT_LIMITS } from '../../../src/desk/core/define.ts';
import type { Fields } from '../../../src/desk/core/fields.ts';
import type { Command, IncidentEvent } from '../../../src/desk/core/incident.ts';
import { CAPACITY } from '../../../src/desk/core/limits.ts';
import type { RecordedFile } from '../../../src/desk/core/recorded.ts';
import { begin, decide, open } from '../../../src/desk/incident/decide.ts';
import { playbookOf } from '../../../src/desk/incident/derive.ts';
import { incidentKinds, incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { readPackage, readTeamNews, writePackage } from '../../../src/desk/packages/package.ts';
import { playbooksNamed } from '../../../src/desk/people/named.ts';
import { namedIn } from '../../../src/desk/people/people.ts';
import { stepSubject } from '../../../src/desk/steps/step-mark.ts';
import { canonicalOf, digestOf } from '../../../src/log/hash.ts';
import { ID_LIMIT, MOST_IDS, MOST_ITEMS, MOST_PEOPLE_READ } from '../../../src/log/limits.ts';
import { inOrder } from '../../../src/log/order.ts';
import { shapes } from '../../../src/log/shapes.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { ANSWER_LIMIT } from '../../../src/playbook/wizard/answer.ts';
import { hoursAgo, limitedFacts, NOW, simpleFacts, wideFacts } from '../../support/answers.ts';
import { openDrill } from '../../support/drill-mark.ts';
import {
  act,
  actsOf,
  answerWith,
  anyText,
  barePlaybook,
  closeWith,
  closing,
  complete,
  contextAt,
  countingIds,
  elsewhere,
  eventOf,
  fileOf,
  forged,
  indexFor,
  lastId,
  laterDigest,
  logOf,
  markDone,
  openLog,
  openOn,
  playbookBy,
  readBack,
  sheet,
  takenBack,
  valuesFor,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { digest, found, index, playbook, required, some, withStep } from '../../support/playbook.ts';
import {
  approveCause,
  check,
  decided,
  latestIn,
  openRelease,
  publish,
  readAloud,
  record,
  released,
  reply,
  save,
  sentBack,
  signing,
  tomorrow,
  wang,
  withdraw,
  writing,
} from '../../support/release.ts';

const paper: RecordedFile = {
  kind: 'file',
  name: '签批单.jpg',
  type: 'image/jpeg',
  bytes: 3,
  sha256: 'a'.repeat(64),
};

/** RFC 8785 for what events hold, written apart from the library: sorted keys, no blanks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`;
}

/** One event of every type, in one log. */
function everyType(): readonly IncidentEvent[] {
  const context = contextAt(NOW, countingIds(1), zhang);
  const marked = complete(
    openLog({ ...limitedFacts, sensitive: 'yes' }),
    context,
    markDone('register-report', hoursAgo(1)),
    { kind: 'markNotApplicable', step: 'align-facts', reason: '不涉及其他单位' },
    { kind: 'skip', step: 'review', reason: '月底一并复盘' },
    { kind: 'reopenStep', step: 'review', reason: '提前复盘' },
    { kind: 'decideReport', step: 'report-upward', report: 'no', reason: '只在一个平台，已经答复' },
    {
      kind: 'minute',
      assessed: '热度在涨',
      lead: '矿产管理科',
      line: '正在核查',
      datesConfirmed: true,
      sort: 'meeting',
      steps: [],
      heldAt: hoursAgo(1),
      people: '组长、执法科',
      said: '先设警戒',
      reply: '傍晚再碰',
      absent: '法规科',
      tasks: [{ who: '执法科', what: '查停产情况', by: tomorrow }],
    },
    {
      kind: 'call',
      list: playbook.first.calls[0]?.id,
      post: playbook.first.calls[0]?.whom[0]?.[0],
      unit: '值班室',
      calledAt: hoursAgo(1),
      end: 'reached',
      told: '地点：某镇某村。',
      said: '马上派人',
      rangBack: true,
    },
    {
      kind: 'call',
      list: playbook.first.calls[0]?.id,
      post: playbook.first.calls[0]?.whom[0]?.[0],
      unit: '值班室',
      calledAt: hoursAgo(1),
      end: 'reached',
      placeUntold: true,
    },
    {
      kind: 'call',
      list: undefined,
      post: undefined,
      person: { name: '郑组长' },
      calledAt: hoursAgo(1),
      end: 'inVain',
    },
    {
      kind: 'takeLine',
      line: playbook.first.lines.find(({ opens }) => opens === undefined)?.id ?? '',
      takenAt: hoursAgo(1),
    },
    {
      kind: 'takeLine',
      line: playbook.first.lines.find(({ opens }) => opens === undefined)?.id ?? '',
      takenAt: hoursAgo(1),
      who: '周敏等2人',
      link: 'https://example.invalid/v/1',
      note: '截图3张',
    },
    {
      kind: 'minute',
      sort: 'siteVisit',
      steps: [],
      heldAt: hoursAgo(1),
      people: '执法科',
      said: '边坡有裂缝',
    },
    { kind: 'start', step: 'archive' },
    { kind: 'defer', step: 'archive', reason: '等批复', until: { kind: 'step', step: 'report-to-leaders' } },
    { kind: 'note', text: '组长来电', noteKind: 'contact', happenedAt: hoursAgo(1), promised: tomorrow },
    { kind: 'note', step: 'archive', text: '档案室已通知' },
    { kind: 'assign', steps: ['archive'], to: { name: '王五', title: '档案' } },
    { kind: 'handOver', to: { role: 'infoCentre', name: '李四', title: '值班长' }, sheet },
    {
      kind: 'recordPost',
      summary: '说夜间放炮',
      firstAt: hoursAgo(5),
      datesConfirmed: true,
      platform: '论坛',
      link: 'https://example.invalid/1',
      original: fileOf('原图').file,
      masked: fileOf('遮好').file,
    },
    { kind: 'recordPost', original: fileOf('原图').file, masked: fileOf('原图').file, nothingToMask: true },
    { kind: 'recordPost', attention: '3.2万', comments: '120' },
    { kind: 'recordPerson', person: { name: '王伟', title: '科长' } },
    { kind: 'tellApart', name: '王伟', title: '科长', other: '副局长' },
    { kind: 'tellSame', one: { name: '王伟', title: '科长' }, other: { name: '王科长' } },
    { kind: 'recordPerson', person: { name: '王伟', title: '科长' }, role: 'office' },
    { kind: 'recordPerson', person: { name: '王伟', title: '科长' }, phone: '0701-0000000' },
    { kind: 'rename', title: '新名称' },
    { kind: 'regrade', facts: wideFacts },
    { kind: 'regrade', facts: { ...wideFacts, title: '另一件' }, datesConfirmed: true },
    { kind: 'movePlaybook', playbook: laterDigest },
    { kind: 'movePlaybook', playbook: digest },
  );
  const noted = found(marked.events, ({ type }) => type === 'noted');
  const corrected = act(marked, context, { kind: 'correct', event: noted.id, text: '是副组长' });
  const reopened = act(closeWith(corrected, context), context, { kind: 'reopen' });
  // Without a reason.
  return act(reopened, context, { kind: 'undo', event: lastId(reopened) }).events;
}

/** A hand-over, taken. */
function takenOver(): IncidentEvent {
  const to = { role: 'infoCentre', name: '李四', title: '值班长' };
  const given = act(openLog(), contextAt(NOW, countingIds(18), zhang), { kind: 'handOver', to, sheet });
  const handover = lastId(given);
  return eventOf(given, { kind: 'acceptHandover', handover }, contextAt(NOW, countingIds(19), to));
}

/** One step done with a value of every kind. */
function everyValue(): IncidentEvent {
  const wants = (['time', 'text', 'link', 'number', 'people', 'file'] as const).map(kind => ({
    id: kind,
    label: kind,
    kind,
  }));
  const made = withStep('archive', step => ({ ...step, wants }), barePlaybook);
  const step = found(made.steps, ({ id }) => id === 'archive');
  return eventOf(
    openOn(made),
    { kind: 'markDone', step: 'archive', doneAt: hoursAgo(1), values: valuesFor(step) },
    contextAt(NOW, countingIds(2)),
  );
}

/** One event of every type on the way from facts to a release, to feedback, documents and the review. */
/** A publication on a standing authority, and its review afterwards. */
function onAuthority(): readonly IncidentEvent[] {
  const authority: Authority = {
    grantedBy: { name: '郑组长', title: '组长' },
    grantedAt: hoursAgo(48),
    paper,
    forms: ['full'],
    levels: ['none'],
    posts: ['office'],
    remain: [],
    callFirst: [{ name: '郑组长' }],
    until: { timeOfDay: '08:30' },
  };
  const context = {
    ...writing(41),
    by: { role: 'office', name: '王敏', title: '值班员' },
    authority,
  };
  const saved = act(openRelease(), context, save('正在核实。'));
  const { id } = latestIn(saved);
  const called = [{ person: { name: '郑组长' }, at: hoursAgo(1) }];
  const out = act(
    saved,
    context,
    check(id, 'secrecy'),
    { kind: 'authorise', version: id, reason: '夜里', called },
    readAloud(id),
    publish(id),
  );
  const [use] = out.events.filter(({ type }) => type === 'releaseAuthorised');
  const ratify: Command = {
    kind: 'ratify',
    use: required(use, 'use').id,
    verdict: 'approved',
    person: { name: '郑组长', title: '组长' },
    ...decided(),
  };
  const plain = act(out, context, ratify);
  const said = act(takenBack(plain, context), context, {
    ...ratify,
    note: '可以',
    evidence: paper,
  } as Command);
  return said.events.slice(1);
}

function everyRelease(): readonly IncidentEvent[] {
  const context = writing(3);
  const told = act(
    openRelease(),
    context,
    record('time', '9时 😀', { change: 'moved' }),
    record('cause', '<b>边坡失稳</b>'),
    record('casualties', '2人', { state: 'withheld', reason: '家属要求' }),
    { kind: 'recordFact', label: '转移人数', value: '=cmd()', source: '镇', state: 'checking', replaces: [] },
  );
  const first = act(told, context, approveCause(told));
  // Verified and approved by one, with the reason.
  const again = takenBack(first, context);
  const approved = act(again, context, {
    ...approveCause(again),
    person: wang,
    evidence: paper,
    combines: '夜间一人值班',
  } as Command);
  const saved = act(approved, context, save('{发生时间}，{主要原因}。'));
  const { id } = latestIn(saved);
  const checked = act(
    saved,
    context,
    { kind: 'passOver', version: id, item: 'privacy', reason: '原话' },
    check(id, 'secrecy'),
    sentBack(id, 'section', { name: '张三', title: '科长' }, '时间不对'),
    { ...sentBack(id, 'section', { name: '张三', title: '科长' }, '还不对'), evidence: paper } as Command,
    signing(id, [{ item: 'section', note: '同意', condition: '数字再核一次' }], wang, {
      combines: '夜间一人',
      occasion: '碰头会',
      evidence: paper,
    }),
  );
  const out = released(checked, context);
  const ended = act(
    out,
    context,
    save('都已处置完。', {
      form: 'correction',
      nextUpdate: '',
      noUpdate: '已处置完',
      corrects: latestIn(out).statement,
    }),
  );
  const twice = released(ended, context, { link: '', datesConfirmed: true });
  const heard = act(twice, context, { kind: 'recordTheme', title: '何时通车', count: '3', place: '微博' });
  const theme = required(viewOf(heard).themes[0], 'theme').id;
  const replied = act(heard, context, reply('正在核实。', theme));
  const settled = act(
    replied,
    context,
    answerWith(heard, theme, {
      how: 'corrected',
      text: '都已处置完',
      link: 'https://example.invalid/1',
      promised: tomorrow,
    }),
    { kind: 'passTheme', theme, to: '公路科', due: tomorrow, doneAt: hoursAgo(1), datesConfirmed: true },
    { kind: 'recordTheme', theme, title: '何时通车', count: '2' },
    answerWith(heard, theme, { text: '都已处置完' }),
    { kind: 'passTheme', theme, to: '公路科' },
    { kind: 'solveTheme', theme, result: '已通车' },
    { kind: 'solveTheme', theme, result: '已通车', doneAt: hoursAgo(1), datesConfirmed: true },
    { kind: 'fileDocument', form: 'initial-report', fields: { title: '初报', text: '一' } },
    {
      kind: 'registerOrder',
      sort: 'notice',
      from: '市委网信办',
      receivedAt: hoursAgo(2),
      demand: '核实回应',
    },
    { kind: 'recordAction', finding: '慢', text: '先报后写', owner: { name: '李四' }, due: tomorrow },
    { kind: 'propose', target: { kind: 'step', id: 'archive' }, what: '提前', why: '总忘' },
  );
  const action = required(viewOf(settled).actions[0], 'action').event;
  const order = required(viewOf(settled).orders[0], 'order').id;
  const sheet = { sort: 'notice', from: '市委网信办', receivedAt: hoursAgo(2), demand: '核实回应' } as const;
  const said = {
    kind: 'answerOrder',
    order,
    text: '正在核实',
    way: '书面',
    answeredAt: hoursAgo(1),
  } as const;
  const done = act(
    settled,
    context,
    { kind: 'finishAction', action, result: '改了' },
    { kind: 'extendOrder', order, outcome: 'asked', of: '市委网信办', askedAt: hoursAgo(1) },
    {
      kind: 'extendOrder',
      order,
      outcome: 'granted',
      of: '市委网信办',
      askedAt: hoursAgo(1),
      limit: tomorrow,
      why: '要等检测',
    },
    {
      kind: 'registerOrder',
      order,
      ...sheet,
      number: '1号',
      limit: tomorrow,
      section: '登记科',
      datesConfirmed: true,
    },
    { ...said, stage: 'interim', next: tomorrow },
    { ...said, stage: 'final', link: 'https://example.invalid/2' },
    { kind: 'askCaller', order, says: 'notReached', askedAt: hoursAgo(0.6) },
    { kind: 'askCaller', order, says: 'satisfied', askedAt: hoursAgo(0.5), note: '事情办好了' },
    { kind: 'fileDocument', form: 'initial-report', order, fields: { title: '初报', text: '一' } },
  );
  const noted = act(
    done,
    context,
    elsewhere({ channel: 'notice', nextUpdate: tomorrow }),
    elsewhere({ version: latestIn(out).id, link: '', datesConfirmed: true }),
  );
  const taken = act(noted, context, withdraw(lastId(noted)));
  // Read by one alone, with the reason.
  const second = { name: context.by.name ?? '', title: '值班长' };
  return act(taken, context, { ...closing, second, combines: '夜间一人' }).events;
}

/** A matter that ends without being handled, as a second person agreed: with what may be said besides, and without. */
function reviewedExits(): readonly IncidentEvent[] {
  const facts = {
    title: '河道排污',
    foundAt: hoursAgo(1),
    link: '',
    reason: '由生态环境部门管',
    handling: 'none',
  };
  const begun = begin(index, digest, facts, contextAt(NOW, countingIds(21), zhang));
  if (!begun.ok) throw new Error(begun.refusal.code);
  const agree: Command = {
    kind: 'reviewExit',
    outcome: 'agreed',
    person: { name: '王敏', title: '副组长' },
    post: 'leadingGroup',
    how: 'phone',
    decidedAt: new Date(NOW).toISOString(),
  };
  const reviewed = (more: object, writer: number): readonly IncidentEvent[] =>
    act(logOf(begun.value), contextAt(NOW, countingIds(writer), zhang), {
      ...agree,
      ...more,
    } as Command).events.filter(({ type }) => type === 'exitReviewed');
  return [...reviewed({}, 22), ...reviewed({ note: '可以', evidence: paper }, 23)];
}

/** Opened by times that contradict each other, which the officer keeps. */
function openedConfirmed(): IncidentEvent {
  const opened = open(index, digest, limitedFacts, contextAt(NOW, countingIds(20), zhang), {
    datesConfirmed: true,
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
}

/** Happenings with what they may say besides, and without. */
function withAndWithout(): readonly IncidentEvent[] {
  const doneBy = { name: '李四', title: '执法科' };
  const datesConfirmed = true as const;
  const [plain, by] = [{}, { doneBy, datesConfirmed }].map((more, writer) =>
    eventOf(
      openOn(barePlaybook),
      { kind: 'markDone', step: 'archive', doneAt: hoursAgo(1), ...more },
      contextAt(NOW, countingIds(10 + writer)),
    ),
  );
  const context = contextAt(NOW, countingIds(13), zhang);
  const bare = act(
    openOn(barePlaybook),
    context,
    { kind: 'assign', steps: ['archive'], to: undefined },
    { kind: 'assign', steps: ['archive'], unit: '矿产管理科' },
    closing,
  );
  const met = act(openOn(barePlaybook), context, {
    kind: 'minute',
    sort: 'meeting',
    steps: [],
    heldAt: hoursAgo(1),
    people: '执法科',
    said: '先停产',
    tasks: [{ who: '执法科', what: '查停产情况', by: tomorrow }],
  });
  const [task] = viewOf(met).tasks;
  const taken = eventOf(
    met,
    { kind: 'assign', steps: ['archive'], unit: '执法科', by: tomorrow, from: task?.event },
    context,
  );
  const done = viewOf(openOn(barePlaybook)).steps.map(
    ({ step }): Command => ({ kind: 'skip', step: step.id, reason: '上级统一办理' }),
  );
  const clean = eventOf(act(openOn(barePlaybook), context, ...done), { kind: 'close' }, context);
  // Still open at the closing.
  const ordered = act(
    openLog(),
    context,
    { kind: 'registerOrder', sort: 'notice', from: '市政府', receivedAt: hoursAgo(1), demand: '报送进展' },
    closing,
  );
  return [
    ...[plain, by].map(each => required(each, 'done')),
    ...bare.events,
    ...ordered.events,
    taken,
    clean,
  ];
}

/** The drill an incident belongs to, and the call that words answered. */
function inADrill(): readonly IncidentEvent[] {
  const context = contextAt(NOW, countingIds(14), zhang);
  return act(
    openDrill(wideFacts, context),
    context,
    { kind: 'note', text: '正在核实，两小时后再答复您', noteKind: 'contact', answers: 'villager-calls' },
    { kind: 'note', text: '已记下' },
  ).events;
}

/** Two officers apart have given one step different marks; one of them is chosen. */
function chosen(): IncidentEvent {
  const [one, other] = [15, 16].map(writer => contextAt(NOW, countingIds(writer), zhang));
  const log = openLog();
  const marks = [
    eventOf(log, { kind: 'start', step: 'archive' }, required(one, 'one')),
    eventOf(log, { kind: 'skip', step: 'archive', reason: '不办' }, required(other, 'other')),
  ];
  const both = incidentLogs.extend(log, marks);
  const event = required(marks[0], 'mark').id;
  return eventOf(both, { kind: 'choose', subject: stepSubject('archive'), event }, required(one, 'one'));
}

/** The people in data, where its shape takes a person. */
function personsIn(shape: unknown, value: unknown): readonly Person[] {
  if (value === undefined) return [];
  if (shape === shapes.person) return [value as Person];
  if (shape instanceof z.ZodMiniExactOptional) return personsIn(shape._zod.def.innerType, value);
  if (shape instanceof z.ZodMiniObject)
    return Object.entries(shape.shape).flatMap(([name, part]) =>
      personsIn(part, (value as Readonly<Record<string, unknown>>)[name]),
    );
  return [];
}

/** Before anything is asked a first word goes out, approved by telephone and by nobody; then the answers come. */
function firstWord(): readonly IncidentEvent[] {
  const context = { ...writing(24), by: { role: 'office', name: '王敏', title: '值班员' } };
  const graded = openRelease();
  const opened = open(indexFor(graded), playbookOf(graded), { title: '石板镇有关情况' }, context, {
    isUngraded: true,
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return act(
    logOf([opened.value]),
    context,
    {
      kind: 'acknowledge',
      channel: 'notice',
      part: 'body',
      title: '石板镇有关情况：已关注，正在核实',
      text: '已关注石板镇，已派人，8时前再说。',
      nextUpdate: tomorrow,
      by: { person: { name: '郑组长', title: '组长' }, decidedAt: new Date(NOW).toISOString() },
      version: undefined,
    },
    { kind: 'answerLater', answers: { ...wideFacts, title: '石板镇有关情况' } },
  ).events;
}

const samples: IncidentEvent[] = [];
const acts = actsOf(() =>
  samples.push(
    chosen(),
    ...everyType(),
    everyValue(),
    takenOver(),
    ...everyRelease(),
    ...onAuthority(),
    ...withAndWithout(),
    ...inADrill(),
    ...firstWord(),
    openedConfirmed(),
    ...reviewedExits(),
  ),
);

describe('an event', () => {
  test('is among the samples in every type there is', () => {
    expect(new Set(samples.map(({ type }) => type))).toEqual(new Set(Object.keys(incidentKinds)));
  });

  test('is among the samples with and without each field that a type may lack', () => {
    const seen = new Map<string, Set<string>>();
    for (const { type, data } of samples) {
      const fields = Object.keys(data).sort().join();
      seen.set(type, (seen.get(type) ?? new Set()).add(fields));
    }
    const optional = Object.values(incidentKinds).flatMap(({ type, shape }) =>
      // One of several forms has no fields that may be missing: it would be another form.
      Object.entries((shape(shapes) as unknown as z.ZodMiniObject).def.shape ?? {}).flatMap(
        ([field, part]) => (part._zod.def.type === 'optional' ? [`${type}.${field}`] : []),
      ),
    );
    const both = optional.filter(each => {
      const [type = '', field = ''] = each.split('.');
      const fields = [...(seen.get(type) ?? [])].map(list => list.split(',').includes(field));
      return fields.includes(true) && fields.includes(false);
    });
    expect(optional.length).toBeGreaterThan(20);
    expect(both).toEqual(optional);
  });

  test.each(samples)('of type $type names whoever its data has a place for', event => {
    const { shape } = incidentKinds[event.type];
    const names = personsIn(shape(shapes), event.data).map(({ name }) => name);
    expect(namedIn(incidentLogs.kinds, event).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  test('is among the samples with a value of every kind there is', () => {
    const kinds = samples.flatMap(event =>
      event.type === 'stepDone' ? Object.values(event.data.values ?? {}).map(({ kind }) => kind) : [],
    );
    expect(new Set(kinds)).toEqual(new Set(['time', 'text', 'link', 'number', 'people', 'file']));
  });

  test.each(samples)('of type $type reads back the same after JSON and after a structured clone', event => {
    expect(readBack(JSON.parse(JSON.stringify(event)))).toEqual({ event });
    expect(readBack(structuredClone(event))).toEqual({ event });
  });
});

const commandFields = Object.assign(
  {},
  ...Object.values({ ...incidentKinds }).flatMap(({ commands }) =>
    Object.entries(commands).map(([name, { fields }]) => ({ [name]: fields })),
  ),
) as Readonly<Record<string, Fields>>;

const isFile = (value: object): value is RecordedFile => 'sha256' in value;

/** Other values that somebody may leave, paste or pick: none, blanks, too much; one place changed at a time. */
function* otherwise(value: unknown): Generator<unknown> {
  if (typeof value === 'string') {
    yield* ['', ' ', '甲、'.repeat(249), '字'.repeat(20_001), '9'.repeat(400), '👨‍👩‍👧‍👦'.repeat(30)];
    yield* ['{发生时间}'.repeat(1200), `https://example.org/${'字'.repeat(150)}`];
  } else if (Array.isArray(value)) {
    yield [];
    for (const length of [MOST_IDS + 1, MOST_ITEMS + 1]) yield Array.from({ length }, () => value[0]);
    for (const [at, each] of value.entries())
      for (const other of otherwise(each)) yield value.map((same, place) => (place === at ? other : same));
  } else if (typeof value === 'object' && value !== null) {
    // Its digest and its size are worked out, its name and its type are not.
    const parts = isFile(value) ? { name: value.name, type: value.type } : value;
    // It says what the other parts are.
    for (const [name, each] of Object.entries(parts))
      if (name !== 'kind') for (const other of otherwise(each)) yield { ...value, [name]: other };
  }
}

/** Each list, text and number that a value holds, in the place of which another can be put. */
function* places(
  value: unknown,
  put: (other: unknown) => unknown = other => other,
): Generator<{ readonly value: unknown; readonly put: (other: unknown) => unknown }> {
  yield { value, put };
  if (Array.isArray(value))
    for (const [at, each] of value.entries())
      yield* places(each, other => put(value.map((same, place) => (place === at ? other : same))));
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value))
      yield* places(each, other => put({ ...value, [name]: other }));
}

describe('what an event of any kind holds ends at a limit that is declared', () => {
  const LISTS = [MOST_IDS, MOST_PEOPLE_READ, MOST_ITEMS];
  const TEXTS = [...Object.values(TEXT_LIMITS), ANSWER_LIMIT, ID_LIMIT];
  /** The declared limit at which reading stops; 0 where nothing longer than what is there is read. */
  const endOf = (limits: readonly number[], takes: (size: number) => boolean): number | undefined =>
    [...limits, 0].find(limit => (limit === 0 ? !takes(5_000) : takes(limit) && !takes(limit + 1)));

  test.each(samples)('$type', event => {
    const shape = incidentKinds[event.type].shape(shapes);
    expect(shape.safeParse({ ...event.data, more: true }).success).toBe(false);
    for (const { value, put } of places(event.data)) {
      const takes = (other: unknown): boolean => shape.safeParse(put(other)).success;
      if (Array.isArray(value) && value.length > 0)
        expect(endOf(LISTS, size => takes(Array.from({ length: size }, () => value[0])))).toBeDefined();
      if (typeof value === 'string') {
        const end = endOf(TEXTS, size => takes('x'.repeat(size)));
        expect(end, value).toBeDefined();
      }
      if (typeof value === 'number')
        for (const other of [-1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e300])
          expect(takes(other), `${other}`).toBe(false);
    }
  });
});

/**
 * Fields that no officer types or picks, and that an incident alone cannot check: the call of a drill, the edition that the
 * session holds.
 */
const OF_THE_PROGRAM: readonly string[] = ['note.answers', 'movePlaybook.playbook'];

/** The same of what a form hands in: a field that has no shape of its own may be missing, too. */
function* handedInOtherwise({ kind: name, ...typed }: Command): Generator<Command> {
  const fields = Object.entries(typed).filter(([field]) => !OF_THE_PROGRAM.includes(`${name}.${field}`));
  for (const [field, value] of fields) {
    const { [field as never]: _, ...others } = typed;
    if (commandFields[name]?.[field]?.kind !== 'opaque')
      yield { kind: name, ...others } as unknown as Command;
    for (const other of otherwise(value))
      yield { kind: name, ...others, [field]: other } as unknown as Command;
  }
}

/** How events reach another machine, in a file and by a team, beside some that are there: the same bytes, or what is said against them. */
function onTheWay(present: readonly IncidentEvent[], recorded: readonly IncidentEvent[]): unknown {
  const events = inOrder([...present, ...recorded]);
  const offered = new Map(playbooksNamed(events).map(each => [each, playbookBy(each)]));
  const playbooks = [...offered].map(([digest, playbook]) => ({ digest, playbook }));
  const file = readPackage(
    writePackage({ playbooks, events, attachments: [], gaps: [] }, NOW),
    CAPACITY,
    offered,
  );
  if (!file.ok)
    return file.refusal.code === 'badEvents'
      ? file.refusal.faults.map(({ position }) => events[position - 1]?.data)
      : file.refusal;
  const news = {
    events: recorded.map(each => JSON.parse(JSON.stringify(each))),
    playbooks: new Map(),
    files: [],
  };
  const heard = readTeamNews(news, present, CAPACITY, offered, each => offered.get(each));
  if (!heard.ok) return heard.refusal;
  const joined = new Map([...present, ...heard.value.events].map(event => [event.id, event]));
  const [all, read, got] = [events, file.value.events, inOrder([...joined.values()])].map(each =>
    canonicalOf(each),
  );
  return { file: read === all, team: got === all, unsound: heard.value.unsound };
}
const NOTHING_LOST = { file: true, team: true, unsound: 0 };

/** The answers, and each of them left empty, kept open or overfilled. */
const openedOtherwise = (facts: Facts): readonly IncidentEvent[] =>
  [facts, ...(otherwise(facts) as Generator<Facts>)].flatMap((given, form) =>
    [{}, { isUngraded: true } as const].flatMap(said => {
      const answer = open(index, digest, given, contextAt(NOW, countingIds(50 + form)), said);
      return answer.ok ? [answer.value] : [];
    }),
  );

describe('whatever an officer leaves empty, or overfills', () => {
  const byLog = [...groupBy(acts, ({ log }) => log)].map(([log, own]) => {
    const index = indexFor(log);
    const views = onceEach((now: number) => viewOf(log, now));
    const recorded = own.flatMap(({ command, context }, at) =>
      [...handedInOtherwise(command)].flatMap((other, form) => {
        const newId = countingIds(50 + at * 1000 + form);
        const answer = decide(index, log, views(context.now), other, { ...context, newId });
        return answer.ok ? answer.value : [];
      }),
    );
    return { log, recorded };
  });

  test('is tried with every command there is', () => {
    const tried = new Set(acts.map(({ command }) => command.kind));
    expect(Object.keys(commandFields).filter(name => !tried.has(name as Command['kind']))).toEqual([]);
  });

  test('is read back by itself', () => {
    const events = byLog.flatMap(({ recorded }) => recorded);
    expect(events.length).toBeGreaterThan(1000);
    const unread = events.filter(event => !('event' in readBack(JSON.parse(JSON.stringify(event)))));
    expect(unread.map(({ type, data }) => ({ type, data }))).toEqual([]);
  });

  test('of a name and a title as an officer may write them, what is recorded is read back', () => {
    const longest = '👨‍👩‍👧‍👦'.repeat(31);
    const by = { role: 'office', name: longest, title: longest };
    const event = eventOf(openLog(), { kind: 'note', text: '记' }, contextAt(NOW, countingIds(60), by));
    expect(readBack(JSON.parse(JSON.stringify(event)))).toEqual({ event });
  });

  test.each(byLog)('reaches another machine in a file and by a team: %#', ({ log, recorded }) => {
    expect(onTheWay(log.events, recorded)).toEqual(NOTHING_LOST);
  });

  test.each([simpleFacts, limitedFacts, wideFacts])(
    'of the answers that open an incident, it reaches another machine: %#',
    facts => {
      for (const event of some(openedOtherwise(facts), 'openings'))
        expect(onTheWay([], [event])).toEqual(NOTHING_LOST);
    },
  );
});

describe('the mark of a drill', () => {
  const played = inADrill();

  test('tells of the drill it belongs to, and of the call that words answered; a real one of neither', () => {
    const [opened, answered, plain] = played.map(({ data }) => data);
    expect(opened).toHaveProperty('drill.scenario', 'village-building');
    expect(answered).toHaveProperty('answers', 'villager-calls');
    expect(plain).not.toHaveProperty('answers');
    expect(required(openLog().events[0], 'opened').data).not.toHaveProperty('drill');
  });

  test('is another event without its mark: a drill cannot be turned into a real incident, nor back', () => {
    const opened = required(played[0], 'opened');
    const real = required(openLog(wideFacts).events[0], 'opened');
    if (opened.type !== 'opened' || real.type !== 'opened') throw new Error('not opened');
    const { drill, ...data } = opened.data;
    expect(readBack({ ...opened, data })).toEqual({ problem: { code: 'altered' } });
    expect(readBack({ ...real, data: { ...real.data, drill } })).toEqual({ problem: { code: 'altered' } });
  });

  test.each([
    ['a run that is no ULID', { run: 'first' }],
    ['a form there is not', { form: 'medium' }],
    ['a beginning before the scenario', { from: -1 }],
    ['somebody’s name', { trainee: '张三' }],
  ])('with %s in its mark is unreadable', (_, change) => {
    const opened = required(played[0], 'opened');
    if (opened.type !== 'opened') throw new Error('not opened');
    const drill = { ...required(opened.data.drill, 'drill'), ...change };
    expect(readBack({ ...opened, data: { ...opened.data, drill } })).toEqual({
      problem: { code: 'unreadable' },
    });
  });
});

describe('withHash', () => {
  test('keeps every text as it was typed, and the event verifies', () => {
    fc.assert(
      fc.property(anyText, text => {
        const event = forged({ type: 'noted', data: { text } });
        expect(readBack(JSON.parse(JSON.stringify(event)))).toEqual({ event });
        expect(event.data).toEqual({ text });
      }),
    );
  });
});

test('a digest does not depend on the order of keys, and does on every value', () => {
  const value = fc.dictionary(
    fc.string(),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
  );
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(digestOf(Object.fromEntries(Object.entries(one).reverse()))).toBe(digestOf(one));
      expect(digestOf(one) === digestOf(other)).toBe(canonical(one) === canonical(other));
    }),
  );
});
