import { describe, expect, test } from 'vitest';
import { type Authority, NO_LEVEL } from '../../../src/desk/core/authority.ts';
import type { Command, EventType, IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { IncidentView } from '../../../src/desk/core/view.ts';
import { subjectLabel } from '../../../src/desk/incident/difference-words.ts';
import { incidentKinds, incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { checklist } from '../../../src/playbook/checklist.ts';
import { DAY, HOUR, hoursAgo, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  answerWith,
  assign,
  choose,
  closing,
  contextAt,
  correct,
  countingIds,
  elsewhere,
  indexFor,
  lastId,
  laterDigest,
  namesIn,
  note,
  openLog,
  plainView,
  regrade,
  rename,
  sheet,
  skip,
  undo,
  viewOf,
} from '../../support/incident.ts';
import { found, required } from '../../support/playbook.ts';
import { isProof } from '../../support/property-runs.ts';
import {
  approve,
  approveCause,
  check,
  decided,
  latestIn,
  openRelease,
  publish,
  readAloud,
  record,
  recordNew,
  replace,
  save,
  saveAgain,
  sentBack,
  signing,
  statementIn,
  tomorrow,
  wang,
  withdraw,
  writing,
} from '../../support/release.ts';

type Deed = Command | ((log: IncidentLog) => Command);
type Deeds = Deed | readonly Deed[];

/** The required result of two acts done apart. */
type Outcome =
  /** One open difference names both; `alarm` where harm is near. */
  | 'differ'
  | 'alarm'
  /** Both stand, each as an entry of its own, and nobody has to decide anything. */
  | 'stand'
  /** They say the same. */
  | 'same';

interface Merged {
  readonly view: IncidentView;
  readonly log: IncidentLog;
  /** The events of each. */
  readonly one: readonly IncidentEvent[];
  readonly other: readonly IncidentEvent[];
}
type Pair = readonly [
  name: string,
  base: IncidentLog,
  one: Deeds,
  other: Deeds,
  outcome: Outcome,
  cautious?: (merged: Merged) => void,
];

/** On which either of them may release alone. */
const authority: Authority = {
  grantedBy: { name: '郑组长', title: '组长' },
  grantedAt: hoursAgo(48),
  forms: ['holding'],
  levels: [NO_LEVEL],
  posts: ['office'],
  remain: [],
  callFirst: [],
  until: { minutes: 90 },
};

const doAll = (log: IncidentLog, deeds: Deeds, writer: number, now: number): IncidentLog =>
  [deeds].flat().reduce<IncidentLog>((before, deed, at) => {
    const context = contextAt(now + at, ids[writer] ?? countingIds(writer), {
      role: 'office',
      name: `值班员${writer}`,
      title: '科员',
    });
    return act(before, { ...context, authority }, typeof deed === 'function' ? deed(before) : deed);
  }, log);
/** That it is the same whoever was later, and on a third machine, is a law of the log with tests of its own; here the proof tries it on every pair. */
const orders = isProof ? (['one', 'other'] as const) : (['one'] as const);
const ids = [0, 1, 2].map(writer => countingIds(40 + writer, NOW + HOUR));

/** Two officers who have the same log do their own; then each takes in what the other wrote, and a third machine both. */
function apart(base: IncidentLog, one: Deeds, other: Deeds, later: 'one' | 'other'): Merged {
  const first = doAll(base, one, 1, NOW + (later === 'one' ? 2 : 1) * 60_000);
  const second = doAll(base, other, 2, NOW + (later === 'one' ? 1 : 2) * 60_000);
  const merged = incidentLogs.extend(first, second.events);
  const crosswise = incidentLogs.extend(second, first.events);
  const written = (log: IncidentLog): readonly IncidentEvent[] => log.events.slice(base.events.length);
  // A third machine of a team, to which both come one by one, as an engine hands them on.
  const third = (): IncidentLog =>
    [...written(second), ...written(first)].reduce(
      (before, event) => incidentLogs.extend(before, [event]),
      base,
    );
  const logs = isProof ? [merged, crosswise, third()] : [merged, crosswise];
  const [view, ...same] = logs.map(log => viewOf(log, NOW + 10 * 60_000));
  for (const each of same) expect(plainView(required(view, 'view'))).toEqual(plainView(each));
  return { view: required(view, 'view'), log: merged, one: written(first), other: written(second) };
}

const namedIn = (difference: IncidentView['differences'][number]): readonly string[] => {
  switch (difference.kind) {
    case 'values':
      return difference.values.map(({ id }) => id);
    case 'contradicted':
      return [difference.value, ...difference.by].map(({ id }) => id);
    case 'orphaned':
      return [difference.target, difference.undo, ...difference.by].map(({ id }) => id);
  }
};

const release = openRelease();
const context = writing(3);
const facts = act(
  release,
  context,
  record('time', '9时'),
  record('cause', '边坡失稳'),
  record('scale', '3人'),
);
const timeEntry = required(viewOf(facts).ledger.byId.get('time')?.current[0], 'entry').event;
const draft = act(facts, context, save('{发生时间}，正在核实。'));
const version = latestIn(draft).id;
const ready = act(
  draft,
  context,
  check(version, 'secrecy'),
  approve(version, 'section', '甲'),
  approve(version, 'office', '乙'),
);
const approved = act(ready, context, approve(version, 'leader', '丙'));
const paused = act(approved, context, readAloud(version));
const published = act(paused, context, publish(version));
const toldOut = act(release, context, elsewhere({ text: '周五。周六。' }));
const heard = act(toldOut, context, { kind: 'recordTheme', title: '何时通车', count: '3' });
const theme = required(viewOf(heard).themes[0], 'theme').id;
const acted = act(release, context, {
  kind: 'recordAction',
  finding: '慢',
  text: '先报',
  owner: wang,
  due: tomorrow,
});
const action = required(viewOf(acted).actions[0], 'action').event;
const noted = act(release, context, note('八点来电'));

const closed = doAll(release, closing, 0, NOW);
const graded = (changes: Readonly<Record<string, string>>): Command =>
  regrade({ ...limitedFacts, ...changes });
const wide = regrade({ ...wideFacts, title: limitedFacts['title'] ?? '' });
const given = (name: string): Command => assign(['archive'], { name });
const person = (name: string, title: string, phone?: string): Command => ({
  kind: 'recordPerson',
  person: { name, title },
  phone,
});
const propose = (what: string, why: string): Command => ({
  kind: 'propose',
  target: { kind: 'step', id: 'archive' },
  what,
  why,
});
const done = (hours: number): Command => ({ kind: 'markDone', step: 'archive', doneAt: hoursAgo(hours) });
const marks: readonly (readonly [name: string, command: Command])[] = [
  ['started', { kind: 'start', step: 'archive' }],
  ['deferred', { kind: 'defer', step: 'archive', reason: '等批复', until: { kind: 'regrade' } }],
  ['not applicable', { kind: 'markNotApplicable', step: 'archive', reason: '不涉及' }],
  ['skipped', skip('archive', '不办')],
  ['done', done(2)],
];
const stepOf = (view: IncidentView, step = 'archive') => found(view.steps, each => each.step.id === step);
const sendBack = (reason: string): Command =>
  sentBack(version, 'leader', { name: '丙', title: '科长' }, reason);
const returned = sendBack('数字不对');
const answered = (text: string): Command => answerWith(heard, theme, { text });
const passed = (to: string): Command => ({ kind: 'passTheme', theme, to });
const solved = (result: string): Command => ({ kind: 'solveTheme', theme, result });
const hear = (title: string): Command => ({ kind: 'recordTheme', theme, title, count: '2' });
const finish = (result: string): Command => ({ kind: 'finishAction', action, result });
const file = (text: string): Command => ({ kind: 'fileDocument', form: 'initial-report', fields: { text } });
const passOver = (reason: string): Command => ({
  kind: 'passOver',
  version: loudVersion,
  item: 'privacy',
  reason,
});
const loud = act(facts, context, save('{发生时间}，请拨打13812345678。'));
const loudVersion = latestIn(loud).id;
const onWeibo = act(release, context, graded({ place: 'weibo' }));
const archived = act(release, context, done(1));

const isOpenAgain = ({ view }: Merged): void => {
  expect(view.status).toBe('open');
  expect(view.closedAt).toBeUndefined();
};
const isNotApproved = ({ view }: Merged): void => {
  const drafts = view.statements.flatMap(each => each.drafts);
  expect(drafts.every(each => !view.signOffOf(each).approved)).toBe(true);
};

const grading: readonly Pair[] = [
  [
    're-graded to the whole city, and elsewhere to a sensitive matter',
    release,
    wide,
    graded({ sensitive: 'yes' }),
    'alarm',
    ({ view, log }) => {
      const asked = new Set(checklist(indexFor(log), view.facts).map(({ id }) => id));
      expect(view.steps.filter(({ step }) => asked.has(step.id)).every(({ applies }) => applies)).toBe(true);
      const strictest = viewOf(act(release, writing(5), wide)).verdict;
      expect(view.verdict?.outcome).toEqual(strictest?.outcome);
    },
  ],
  [
    're-graded to two topics: it is about both',
    release,
    graded({ topic: 'mining' }),
    graded({ topic: 'staff-conduct' }),
    'stand',
    ({ view, log }) => {
      const of = (topic: string) => checklist(indexFor(log), { ...limitedFacts, topic });
      const asked = new Set([...of('mining'), ...of('staff-conduct')].map(({ id }) => id));
      expect(new Set(view.steps.filter(({ applies }) => applies).map(({ step }) => step.id))).toEqual(asked);
    },
  ],
  [
    're-graded to two times of the find: the earlier starts the clocks',
    release,
    graded({ foundAt: hoursAgo(5) }),
    graded({ foundAt: hoursAgo(3) }),
    'alarm',
    ({ view }) => {
      const since = view.clocks.flatMap(({ deadline, clock }) =>
        'fact' in deadline.anchor && deadline.anchor.fact === 'foundAt' && 'since' in clock
          ? [clock.since]
          : [],
      );
      expect(since.length).toBeGreaterThan(0);
      for (const each of since) expect(each).toBe(NOW - 5 * HOUR);
    },
  ],
  [
    're-graded in two answers',
    release,
    graded({ place: 'weibo' }),
    graded({ link: 'https://example.invalid/9' }),
    'stand',
  ],
  ['re-graded the same', release, graded({ place: 'weibo' }), graded({ place: 'weibo' }), 'same'],
  ['re-graded, and that taken back', onWeibo, undo(lastId(onWeibo)), graded({ place: 'other' }), 'stand'],
];

const people: readonly Pair[] = [
  ['renamed differently', release, rename('甲'), rename('乙'), 'differ'],
  ['renamed the same', release, rename('甲'), rename('甲'), 'same'],
  ['assigned to two', release, given('王五'), given('赵六'), 'differ'],
  [
    'assigned and taken away',
    act(release, context, given('王五')),
    given('赵六'),
    assign(['archive']),
    'differ',
  ],
  ['assigned to the same', release, given('王五'), given('王五'), 'same'],
  [
    'one person with two titles',
    release,
    person('王五', '科长'),
    person('王　五', '副科长'),
    'differ',
    ({ view }) => expect(view.people.all.filter(({ name }) => name.startsWith('王'))).toHaveLength(1),
  ],
  [
    'the title of one person, and the telephone number',
    act(release, context, person('王五', '科长')),
    person('王五', '副科长'),
    person('王五', '科长', '0701-0000000'),
    'stand',
    ({ view }) =>
      expect(view.people.all).toContainEqual({ name: '王五', title: '副科长', phone: '0701-0000000' }),
  ],
  [
    'two of one name told apart twice',
    release,
    { kind: 'tellApart', name: '王伟', title: '科长', other: '副局长' },
    { kind: 'tellApart', name: '王伟', title: '副局长', other: '科长' },
    'same',
  ],
  ['noted twice', release, note('甲'), note('乙'), 'stand'],
  ['corrected twice', noted, correct(lastId(noted), '九点'), correct(lastId(noted), '十点'), 'stand'],
  ['a note taken back, and corrected', noted, undo(lastId(noted)), correct(lastId(noted), '九点'), 'differ'],
  ['a note taken back twice', noted, undo(lastId(noted)), undo(lastId(noted)), 'same'],
  [
    'handed over twice',
    release,
    { kind: 'handOver', to: { role: 'infoCentre', name: '孙七', title: '科员' }, sheet },
    { kind: 'handOver', to: { role: 'infoCentre', name: '周八', title: '科员' }, sheet },
    'stand',
  ],
  [
    'moved to another edition, and a step it does not have marked',
    openLog(),
    { kind: 'movePlaybook', playbook: laterDigest },
    skip('review', '月底'),
    'stand',
    ({ view, other }) => {
      expect(view.notices).toMatchObject([{ kind: 'stepGone', step: 'review', event: other.at(-1)?.id }]);
    },
  ],
];

const stepPairs: readonly Pair[] = marks.flatMap(([first, one], at) =>
  marks.slice(at + 1).map(
    ([second, other]): Pair => [
      `a step ${first} and ${second}`,
      release,
      one,
      other,
      'differ',
      ({ view }) => {
        const isOpen = ['started', 'deferred'].some(kind => kind === first || kind === second);
        const { kind } = stepOf(view).state;
        if (isOpen) expect(['started', 'deferred', 'todo']).toContain(kind);
        expect(kind === 'done').toBe(false);
        expect(stepOf(view).differing).toHaveLength(2);
      },
    ],
  ),
);

const steps: readonly Pair[] = [
  ...stepPairs,
  ['a step done at two times', release, done(3), done(1), 'differ'],
  ['a step skipped for two reasons', release, skip('archive', '不办'), skip('archive', '另办'), 'differ'],
  ['a step done alike', release, done(2), done(2), 'same'],
];

const facing: readonly Pair[] = [
  [
    'one fact given two values',
    facts,
    log => replace(log, 'time', '8时'),
    log => replace(log, 'time', '10时'),
    'differ',
    ({ view }) =>
      expect(view.ledger.byId.get('time')).toMatchObject({ state: 'conflict', usable: undefined }),
  ],
  ['one empty fact given two values', release, record('place', '甲村'), record('place', '乙村'), 'differ'],
  [
    'one fact added twice under one name',
    release,
    recordNew('面积', '3亩'),
    recordNew('面积', '5亩'),
    'differ',
  ],
  ['one fact given one value by both', release, record('place', '甲村'), record('place', '甲村'), 'same'],
  ['a fact taken back, and replaced', facts, undo(timeEntry), log => replace(log, 'time', '8时'), 'stand'],
  [
    'a cause approved by two',
    facts,
    approveCause(facts),
    { ...approveCause(facts), person: { name: '副组长', title: '副组长' } } as Command,
    'alarm',
  ],
  [
    'a cause approved, and replaced',
    facts,
    approveCause(facts),
    log => replace(log, 'cause', '降雨'),
    'differ',
    ({ view }) => expect(view.ledger.byId.get('cause')?.usable).toBeUndefined(),
  ],
  [
    'a cause approved, and taken back',
    facts,
    approveCause(facts),
    () => undo(required(viewOf(facts).ledger.byId.get('cause')?.current[0], 'cause').event),
    'differ',
    ({ view }) => expect(view.ledger.byId.get('cause')?.usable).toBeUndefined(),
  ],
  [
    'a fact replaced, and a statement saved with it',
    facts,
    log => replace(log, 'time', '8时'),
    save('{发生时间}。'),
    'stand',
    ({ view }) => {
      expect(view.signOffOf(required(view.statements[0], 'statement').latest).next).toMatchObject({
        item: { id: 'facts' },
        state: 'blocked',
      });
    },
  ],
];

const statements: readonly Pair[] = [
  [
    'one statement edited by two',
    approved,
    log => saveAgain(log, '甲稿。'),
    log => saveAgain(log, '乙稿。'),
    'alarm',
    merged => {
      expect(required(merged.view.statements[0], 'statement').drafts).toHaveLength(2);
      isNotApproved(merged);
    },
  ],
  ['two statements begun', facts, save('甲稿。'), save('乙稿。'), 'stand'],
  [
    'a statement edited, and approved',
    ready,
    log => saveAgain(log, '甲稿。'),
    approve(version, 'leader', '丙'),
    'differ',
    isNotApproved,
  ],
  [
    'a statement edited, and returned',
    ready,
    log => saveAgain(log, '甲稿。'),
    returned,
    'differ',
    isNotApproved,
  ],
  [
    'a statement edited, and its check passed',
    draft,
    log => saveAgain(log, '甲稿。'),
    check(version, 'secrecy'),
    'differ',
  ],
  [
    'a statement edited, and published',
    paused,
    log => saveAgain(log, '甲稿。'),
    publish(version),
    'differ',
    ({ view }) => expect(view.publications).toHaveLength(1),
  ],
  [
    'a version taken back, and approved',
    ready,
    undo(version),
    approve(version, 'leader', '丙'),
    'differ',
    isNotApproved,
  ],
  [
    'a version taken back, and published',
    paused,
    undo(version),
    publish(version),
    'differ',
    ({ view }) => expect(view.publications).toHaveLength(1),
  ],
  [
    'a stage approved and returned',
    ready,
    approve(version, 'leader', '丙'),
    returned,
    'alarm',
    isNotApproved,
  ],
  [
    'a stage approved by two',
    ready,
    approve(version, 'leader', '丙'),
    approve(version, 'leader', '丁'),
    'alarm',
  ],
  ['a stage returned by two', ready, returned, sendBack('口径不对'), 'alarm', isNotApproved],
  [
    'an approval taken back, and published on it',
    paused,
    undo(lastId(approved)),
    publish(version),
    'stand',
    ({ view, other }) => {
      expect(view.notices).toMatchObject([
        { kind: 'publishedUnapproved', publication: { event: other.at(-1)?.id } },
      ]);
    },
  ],
  [
    'an earlier stage taken back, and the last approved',
    ready,
    () => undo(lastId(ready)),
    approve(version, 'leader', '丙'),
    'stand',
    isNotApproved,
  ],
  [
    'a check passed by two',
    draft,
    check(version, 'secrecy'),
    signing(version, [{ item: 'secrecy', note: '也审过' }], wang),
    'alarm',
  ],
  ['a check passed over for two reasons', loud, passOver('原话'), passOver('引用'), 'alarm'],
  [
    'published twice',
    paused,
    publish(version),
    publish(version, { place: '微博' }),
    'stand',
    ({ view }) => expect(view.publications).toHaveLength(2),
  ],
  [
    'published, and returned',
    act(paused, context),
    publish(version),
    () => undo(found(latestIn(paused).marks, ({ item }) => item === 'leader').event),
    'stand',
    ({ view }) => expect(view.notices).toMatchObject([{ kind: 'publishedUnapproved' }]),
  ],
  [
    'a publication taken back, and corrected',
    published,
    undo(required(viewOf(published).publications[0], 'publication').event),
    log => save('改正。', { form: 'correction', corrects: statementIn(log).id }),
    'stand',
  ],
];

const themes: readonly Pair[] = [
  [
    'a theme heard under two titles',
    heard,
    hear('几时通车'),
    hear('通车时间'),
    'differ',
    ({ view }) => expect(view.themes[0]?.count.number).toBe(7),
  ],
  [
    'a theme heard twice alike',
    heard,
    hear('何时通车'),
    hear('何时通车'),
    'stand',
    ({ view }) => expect(view.themes[0]?.count.number).toBe(7),
  ],
  ['a theme passed to two', heard, passed('公路科'), passed('办公室'), 'differ'],
  ['a theme solved in two ways', heard, solved('通了'), solved('绕行'), 'differ'],
  ['a theme answered twice', heard, answered('周五'), answered('周六'), 'stand'],
  ['a theme passed on, and solved', heard, passed('公路科'), solved('通了'), 'stand'],
  ['a theme taken back, and answered', heard, undo(lastId(heard)), answered('周五'), 'differ'],
  ['a theme taken back, and passed on', heard, undo(lastId(heard)), passed('公路科'), 'differ'],
];

const review: readonly Pair[] = [
  ['an action finished in two ways', acted, finish('改了'), finish('换人了'), 'differ'],
  ['an action finished alike', acted, finish('改了'), finish('改了'), 'same'],
  ['an action taken back, and finished', acted, undo(lastId(acted)), finish('改了'), 'differ'],
  [
    'a document filed twice',
    release,
    file('甲'),
    file('乙'),
    'differ',
    ({ view }) => expect(view.documents.get('initial-report')).toHaveLength(2),
  ],
  ['proposals made by two', release, propose('提前', '总忘'), propose('推后', '太早'), 'stand'],
];

/** To one of the two officers who work apart. */
const handingTo = (writer: number): Command => ({
  kind: 'handOver',
  to: { role: 'office', name: `值班员${writer}`, title: '科员' },
  sheet,
});

const work: readonly (readonly [name: string, base: IncidentLog, deeds: Deeds])[] = [
  ['re-graded to the whole city', release, wide],
  ['a step done', release, done(1)],
  ['a step begun', release, { kind: 'start', step: 'archive' }],
  ['a step skipped', release, skip('archive', '不办')],
  ['a step assigned', release, given('王五')],
  ['published', paused, publish(version)],
  ['a fact recorded', release, record('place', '甲村')],
  ['a cause approved', facts, approveCause(facts)],
  ['a statement saved', facts, save('甲稿。')],
  ['a check passed', draft, check(version, 'secrecy')],
  ['a stage approved', ready, approve(version, 'leader', '丙')],
  ['a stage returned', ready, returned],
  ['a theme heard', release, { kind: 'recordTheme', title: '赔偿', count: '4' }],
];
const closedThemes = act(heard, context, answered('周五'));
const closings: readonly Pair[] = [
  ...work.map(
    ([name, base, deeds]): Pair => [`closed, and ${name}`, base, closing, deeds, 'alarm', isOpenAgain],
  ),
  ['closed, and a theme answered', closedThemes, closing, answered('周六'), 'alarm', isOpenAgain],
  ['closed, and a theme solved', closedThemes, closing, solved('通了'), 'alarm', isOpenAgain],
  [
    'closed twice',
    release,
    closing,
    { ...closing, reason: '移交' },
    'alarm',
    ({ view }) => expect(view.status).toBe('closed'),
  ],
  [
    'opened and closed again, and opened and worked on',
    closed,
    [{ kind: 'reopen' }, closing],
    [{ kind: 'reopen' }, done(1)],
    'alarm',
    isOpenAgain,
  ],
  ['opened again by two', closed, { kind: 'reopen' }, { kind: 'reopen' }, 'same', isOpenAgain],
  [
    'opened again, and its closing taken back',
    closed,
    { kind: 'reopen' },
    undo(lastId(closed)),
    'stand',
    isOpenAgain,
  ],
  [
    'closed, and a note',
    release,
    closing,
    note('甲'),
    'stand',
    ({ view }) => expect(view.status).toBe('closed'),
  ],
  [
    'closed, and renamed',
    release,
    closing,
    rename('甲'),
    'stand',
    ({ view }) => expect(view).toMatchObject({ status: 'closed', title: '甲' }),
  ],
  [
    'closed, and handed over',
    release,
    closing,
    { kind: 'handOver', to: { role: 'infoCentre', name: '孙七', title: '科员' }, sheet },
    'alarm',
    isOpenAgain,
  ],
  [
    'closed, and a hand-over accepted',
    act(release, context, handingTo(2)),
    closing,
    log => ({ kind: 'acceptHandover', handover: required(viewOf(log).handovers[0], 'hand-over').event }),
    'alarm',
    isOpenAgain,
  ],
  ['closed, and a document filed', release, closing, file('甲'), 'stand'],
  [
    'closed, and the result of a step taken back',
    archived,
    closing,
    undo(lastId(archived)),
    'alarm',
    isOpenAgain,
  ],
];

describe.each<[what: string, pairs: readonly Pair[]]>([
  ['grading', grading],
  ['names, people and notes', people],
  ['steps', steps],
  ['facts', facing],
  ['statements', statements],
  ['themes', themes],
  ['review and documents', review],
  ['closing', closings],
])('two officers apart, %s', (_, pairs) => {
  test.each<[name: string, pair: Pair]>(pairs.map(pair => [pair[0], pair]))(
    '%s',
    (_name, [, base, one, other, outcome, cautious]) => {
      for (const later of ['one', 'other'] as const) {
        const merged = apart(base, one, other, later);
        const { view } = merged;
        const names = (difference: IncidentView['differences'][number], events: readonly IncidentEvent[]) =>
          events.some(({ id }) => namedIn(difference).includes(id));
        const naming = view.differences.filter(each => names(each, merged.one) && names(each, merged.other));
        if (outcome === 'differ' || outcome === 'alarm') {
          expect(naming).toHaveLength(1);
          expect(naming[0]?.alarm).toBe(outcome === 'alarm');
          // On screen and on paper: what it is about is called by its name, never by an id.
          const label = subjectLabel(naming[0]?.subject ?? '', namesIn(merged.log, view));
          if (naming[0]?.kind !== 'orphaned') expect(label).not.toMatch(/一条记录|[0-9A-Z]{26}/);
        } else {
          expect(naming).toEqual([]);
          expect(view.differences).toEqual([]);
        }
        cautious?.(merged);
      }
    },
  );
});

describe.each<[what: string, pairs: readonly Pair[]]>([
  ['people', people],
  ['statements', statements],
  ['themes', themes],
  ['review', review],
  ['closing', closings],
])('what stands of both, %s', (_, pairs) => {
  const standing = pairs.filter(([, , , , outcome]) => outcome === 'stand');
  test.each<[name: string, pair: Pair]>(standing.map(pair => [pair[0], pair]))(
    '%s',
    (_name, [, base, one, other]) => {
      const { view, log, ...events } = apart(base, one, other, 'one');
      const told = JSON.stringify({ ...plainView(view), documents: [...view.documents] });
      for (const event of [...events.one, ...events.other]) {
        const isTold = event.type === 'undone' ? log.undone.has(event.data.event) : told.includes(event.id);
        // A kind without an entry of its own is a value of the view: a title, the playbook.
        const isValue = [...log.subjects.values()].some(({ current }) => current.includes(event));
        expect(isTold || isValue).toBe(true);
      }
    },
  );
});

test('every open difference can be decided, and is gone then', () => {
  const all: readonly Pair[] = [
    ...grading,
    ...people,
    ...steps,
    ...facing,
    ...statements,
    ...themes,
    ...review,
    ...closings,
  ];
  for (const [name, base, one, other, outcome] of all) {
    if (outcome !== 'differ' && outcome !== 'alarm') continue;
    let { log } = apart(base, one, other, 'one');
    for (let turn = 0; turn < 5 && viewOf(log).differences.length > 0; turn += 1) {
      const difference = required(viewOf(log).differences[0], 'difference');
      const chosen =
        difference.kind === 'values'
          ? difference.values.at(-1)
          : difference.kind === 'contradicted'
            ? difference.value
            : difference.undo;
      log = doAll(
        log,
        { kind: 'choose', subject: difference.subject, event: required(chosen, name).id },
        0,
        NOW + DAY,
      );
    }
    expect(viewOf(log).differences, name).toEqual([]);
  }
});

/** The text of {@link published}. */
const saidOut = '9时，正在核实。';

/** An incident on which everything can be done, with what is named by what is done to it. */
function wholeIncident() {
  const second = act(published, context, save('乙稿。'));
  const open = lastId(second);
  const signedTwice = act(
    second,
    context,
    check(open, 'secrecy'),
    approve(open, 'section', '甲'),
    approve(open, 'office', '乙'),
  );
  const third = act(signedTwice, context, save('请拨打13812345678。'));
  const heardOf = act(third, context, { kind: 'recordTheme', title: '何时通车', count: '3' });
  const heardTheme = required(viewOf(heardOf).themes[0], 'theme').id;
  const replied = act(heardOf, context, answerWith(heardOf, heardTheme, { text: saidOut }));
  const withAction = act(replied, context, {
    kind: 'recordAction',
    finding: '慢',
    text: '先报',
    owner: wang,
    due: tomorrow,
  });
  const withOrder = act(withAction, context, {
    kind: 'registerOrder',
    sort: 'notice',
    from: '市委网信办',
    receivedAt: hoursAgo(2),
    demand: '核实回应',
  });
  const order = required(viewOf(withOrder).orders[0], 'order').id;
  const withNote = act(withOrder, context, note('八点来电'));
  const holding = (log: IncidentLog): { readonly log: IncidentLog; readonly version: string } => {
    const saved = act(log, context, save('正在核实。', { form: 'holding' }));
    const { id: version } = latestIn(saved);
    return { log: act(saved, context, check(version, 'secrecy')), version };
  };
  const first = holding(withNote);
  const used = doAll(
    first.log,
    { kind: 'authorise', version: first.version, reason: '夜里要发', called: [] },
    0,
    NOW,
  );
  const alone = holding(doAll(used, [readAloud(first.version), publish(first.version)], 0, NOW));
  const before = act(alone.log, context, handingTo(1), handingTo(2));
  const apartMarks = [1, 2].map(writer =>
    doAll(before, skip('review', `${writer} 不办`), writer, NOW).events.slice(before.events.length),
  );
  const base = incidentLogs.extend(before, apartMarks.flat());
  const { publications, handovers } = viewOf(base);
  return {
    base,
    open,
    loud: lastId(third),
    theme: heardTheme,
    action: lastId(withAction),
    order,
    ordered: lastId(withOrder),
    noted: lastId(withNote),
    alone: alone.version,
    used: lastId(used),
    out: required(publications[0], 'publication').event,
    heard: lastId(heardOf),
    cause: required(viewOf(base).ledger.byId.get('cause')?.current[0], 'cause').event,
    handed: (writer: number) => required(handovers[writer - 1], 'hand-over').event,
    marks: apartMarks.flat().map(({ id }) => id),
  };
}

const whole = wholeIncident();
/** A line of the first ten minutes that a press does. */
const firstLine = found(indexFor(whole.base).playbook.first.lines, ({ opens }) => opens === undefined).id;
type Done = Exclude<EventType, 'opened'>;
/** The record that the other's act builds on, and that can be taken back. */
const builtOn: Partial<Readonly<Record<Done, string>>> = {
  actionDone: whole.action,
  handoverAccepted: whole.handed(1),
  causeApproved: whole.cause,
  ratified: whole.used,
  releaseAuthorised: whole.alone,
  signed: whole.open,
  returned: whole.open,
  passedOver: whole.loud,
  published: whole.open,
  withdrawn: whole.out,
  themeRecorded: whole.heard,
  themeAnswered: whole.out,
  themePassed: whole.heard,
  themeSolved: whole.heard,
  orderRegistered: whole.ordered,
  orderAnswered: whole.ordered,
  callerAsked: whole.ordered,
};

/** A kind of event: what each of the two does of it, and what comes of that beside each kind that the other does. */
interface Row {
  /** @param other the kind that the other does: where it speaks of the same thing, of that thing */
  readonly does: (writer: number, other: Done) => Deeds;
  /** Kinds beside which the two are asked about; of each pair one row says so. */
  readonly asked?: readonly Done[];
  /** Kinds beside which a notice comes. */
  readonly noticed?: readonly Done[];
}

/** For every two kinds: where no row says otherwise, both stand. A new kind does not compile without its row. */
const table: Readonly<Record<Done, Row>> = {
  renamed: { does: writer => rename(`名称${writer}`), asked: ['renamed'] },
  answered: { does: writer => graded({ place: writer === 1 ? 'weibo' : 'other' }), asked: ['answered'] },
  stepMarked: { does: writer => skip('archive', `${writer} 不办`), asked: ['stepMarked', 'stepDone'] },
  stepDone: { does: done, asked: ['stepDone'] },
  noted: { does: writer => note(`记录${writer}`) },
  minuted: {
    does: writer => ({
      kind: 'minute',
      sort: 'meeting',
      steps: [],
      heldAt: hoursAgo(1),
      people: '组长',
      said: `${writer} 设警戒`,
    }),
  },
  called: {
    does: writer => ({
      kind: 'call',
      list: undefined,
      post: undefined,
      person: { name: `李${writer}` },
      calledAt: hoursAgo(1),
      end: 'inVain',
      said: undefined,
    }),
  },
  lineTaken: {
    does: writer => ({ kind: 'takeLine', line: firstLine, takenAt: hoursAgo(writer) }),
    asked: ['lineTaken'],
  },
  corrected: { does: writer => correct(whole.noted, `${writer} 点`) },
  assigned: { does: writer => given(`王${writer}`), asked: ['assigned'] },
  handedOver: {
    does: writer => ({
      kind: 'handOver',
      to: { role: 'infoCentre', name: `孙${writer}`, title: '科员' },
      sheet,
    }),
  },
  handoverAccepted: { does: writer => ({ kind: 'acceptHandover', handover: whole.handed(writer) }) },
  playbookMoved: { does: () => ({ kind: 'movePlaybook', playbook: laterDigest }) },
  // Whatever is work on the incident is contradicted by its end; what is said of names, exams and lessons is not.
  closed: {
    does: writer => ({ ...closing, reason: `办结${writer}` }),
    asked: [
      'answered',
      'stepMarked',
      'stepDone',
      'minuted',
      'called',
      'lineTaken',
      'assigned',
      'handedOver',
      'handoverAccepted',
      'closed',
      'exitReviewed',
      'reopened',
      'postRecorded',
      'factRecorded',
      'causeApproved',
      'statementSaved',
      'signed',
      'returned',
      'releaseAuthorised',
      'ratified',
      'passedOver',
      'published',
      'publishedElsewhere',
      'withdrawn',
      'themeRecorded',
      'themeAnswered',
      'themePassed',
      'themeSolved',
      'orderRegistered',
      'orderAnswered',
    ],
  },
  exitReviewed: {
    does: writer => log => ({
      kind: 'reviewExit',
      outcome: 'returned',
      person: { name: '王敏', title: '副组长' },
      post: 'leadingGroup',
      how: 'phone',
      decidedAt: viewOf(log).exit?.since ?? '',
      note: `归我们管${writer}`,
    }),
  },
  reopened: { does: () => ({ kind: 'reopen' }) },
  undone: {
    does: (_, other) => undo(builtOn[other] ?? whole.noted),
    asked: [
      'corrected',
      'handoverAccepted',
      'causeApproved',
      'signed',
      'returned',
      'releaseAuthorised',
      'ratified',
      'passedOver',
      'published',
      'withdrawn',
      'themeAnswered',
      'themePassed',
      'themeSolved',
      'orderAnswered',
      'callerAsked',
      'actionDone',
    ],
  },
  chosen: { does: writer => choose('review', whole.marks[writer - 1] ?? '') },
  postRecorded: {
    does: writer => ({ kind: 'recordPost', summary: `摘要${writer}` }),
    asked: ['postRecorded'],
  },
  factRecorded: {
    does: (writer, other) =>
      other === 'causeApproved' ? log => replace(log, 'cause', '降雨') : record('place', `${writer} 村`),
    asked: ['factRecorded', 'causeApproved'],
  },
  causeApproved: {
    does: writer =>
      ({ ...approveCause(whole.base), person: { name: `组长${writer}`, title: '组长' } }) as Command,
    asked: ['causeApproved'],
  },
  statementSaved: {
    does: writer => log => saveAgain(log, `${writer} 稿。`),
    asked: ['statementSaved', 'releaseAuthorised'],
  },
  signed: {
    does: writer => approve(whole.open, 'leader', `领导${writer}`),
    asked: ['signed', 'returned', 'published'],
  },
  returned: {
    does: writer => sentBack(whole.open, 'leader', { name: '丙', title: '科长' }, `${writer} 不对`),
    asked: ['returned', 'published'],
  },
  releaseAuthorised: {
    does: writer => ({
      kind: 'authorise',
      version: whole.alone,
      reason: `夜里要发${writer}`,
      called: [],
    }),
    asked: ['releaseAuthorised'],
  },
  ratified: {
    does: writer => ({
      kind: 'ratify',
      use: whole.used,
      verdict: 'approved',
      person: { name: '郑组长', title: '组长' },
      ...decided(NOW),
      note: `同意${writer}`,
    }),
    asked: ['ratified'],
  },
  passedOver: {
    does: writer => ({ kind: 'passOver', version: whole.loud, item: 'privacy', reason: `原话${writer}` }),
    asked: ['passedOver'],
  },
  published: {
    // The publication that the other takes down goes out once more, or else a version that nobody has published yet.
    does: (writer, other) =>
      other === 'withdrawn'
        ? [readAloud(version), publish(version, { place: `平台${writer}` })]
        : [
            approve(whole.open, 'leader', '丙'),
            readAloud(whole.open),
            publish(whole.open, { place: `平台${writer}` }),
          ],
  },
  publishedElsewhere: { does: writer => elsewhere({ title: `通告${writer}` }) },
  withdrawn: {
    does: writer => withdraw(whole.out, { reason: `数字有误${writer}` }),
    asked: ['withdrawn', 'published'],
  },
  themeRecorded: {
    does: writer => ({ kind: 'recordTheme', theme: whole.theme, title: `通车${writer}`, count: '2' }),
    asked: ['themeRecorded'],
  },
  themeAnswered: {
    does: writer =>
      answerWith(whole.base, whole.theme, { publication: whole.out, text: saidOut, place: `平台${writer}` }),
  },
  themePassed: {
    does: writer => ({ kind: 'passTheme', theme: whole.theme, to: `${writer} 科` }),
    asked: ['themePassed'],
  },
  themeSolved: {
    does: writer => ({ kind: 'solveTheme', theme: whole.theme, result: `通了${writer}` }),
    asked: ['themeSolved'],
  },
  orderRegistered: {
    does: writer => ({
      kind: 'registerOrder',
      order: whole.order,
      sort: 'notice',
      from: '市委网信办',
      receivedAt: hoursAgo(2),
      demand: `核实回应${writer}`,
    }),
    asked: ['orderRegistered'],
  },
  orderAnswered: {
    does: writer => ({
      kind: 'answerOrder',
      order: whole.order,
      stage: 'final',
      text: `已核实${writer}`,
      way: '书面',
      answeredAt: hoursAgo(1),
    }),
    asked: ['orderAnswered'],
  },
  callerAsked: {
    does: writer => ({
      kind: 'askCaller',
      order: whole.order,
      says: writer === 1 ? 'satisfied' : 'dissatisfied',
      askedAt: hoursAgo(1),
    }),
    asked: ['callerAsked'],
  },
  documentFiled: { does: writer => file(`正文${writer}`), asked: ['documentFiled'] },
  actionRecorded: {
    does: writer => ({
      kind: 'recordAction',
      finding: '慢',
      text: `先报${writer}`,
      owner: wang,
      due: tomorrow,
    }),
  },
  actionDone: {
    does: writer => ({ kind: 'finishAction', action: whole.action, result: `改了${writer}` }),
    asked: ['actionDone'],
  },
  proposalRecorded: { does: writer => propose('提前', `总忘${writer}`) },
  personRecorded: { does: writer => person('王伟', `科长${writer}`), asked: ['personRecorded'] },
  toldApart: {
    does: writer => ({ kind: 'tellApart', name: '王伟', title: '科长', other: `副局长${writer}` }),
  },
  toldSame: {
    does: writer => ({ kind: 'tellSame', one: { name: '王伟' }, other: { name: `王科长${writer}` } }),
  },
};
const kindsDone = Object.keys(table) as readonly Done[];
/** The expectation for two kinds, in whichever row. */
const says = (what: 'asked' | 'noticed', one: Done, other: Done): boolean =>
  table[one][what]?.includes(other) === true || table[other][what]?.includes(one) === true;
const closedWhole = doAll(whole.base, closing, 0, NOW);
/** The same, graded as nothing to be handled here: only of that is there an exit to review. */
const toExit = regrade({
  title: limitedFacts['title'] ?? '',
  foundAt: limitedFacts['foundAt'] ?? '',
  link: '',
  reason: '由生态环境部门管',
  handling: 'none',
});
const exitWhole = doAll(whole.base, toExit, 0, NOW);
/** An exit has no steps and no last approval: these are done by one while the other grades it so and reviews that. */
const notOfExit: ReadonlySet<EventType> = new Set([
  'stepMarked',
  'stepDone',
  'assigned',
  'signed',
  'returned',
  'published',
]);
const agreed: Command = {
  kind: 'reviewExit',
  outcome: 'agreed',
  person: { name: '刘洋', title: '副组长' },
  post: 'leadingGroup',
  ...decided(NOW),
};
const closedExit = doAll(exitWhole, [agreed, closing], 0, NOW);

test('there is something done of every kind but the one that opens an incident', () => {
  expect(new Set<string>(['opened', ...kindsDone])).toEqual(new Set(Object.keys(incidentKinds)));
});

/** From what two who do these start, and what each does. */
function startOf(kind: Done, other: Done) {
  const kinds = [kind, other];
  const isReopening = kinds.includes('reopened');
  const isExit = kinds.includes('exitReviewed');
  const isNotOfExit = kinds.some(each => notOfExit.has(each));
  const closedBase = isExit ? closedExit : closedWhole;
  const openBase = isExit && !isNotOfExit ? exitWhole : whole.base;
  /** Acts that have to come first. */
  const preludeOf = (each: Done): readonly Command[] => {
    // A closed incident is opened again before anything can be done to it.
    if (isReopening) return each === 'reopened' ? [] : [{ kind: 'reopen' }];
    if (isExit && each === 'closed') return [agreed];
    return isNotOfExit && each === 'exitReviewed' ? [toExit] : [];
  };
  return {
    base: isReopening ? closedBase : openBase,
    one: [preludeOf(kind), table[kind].does(1, other)].flat(),
    other: [preludeOf(other), table[other].does(2, kind)].flat(),
    first: [preludeOf(kind).length, preludeOf(other).length] as const,
  };
}

/** Those of two acts that no view tells and no subject has as its one value. */
function lostIn({ view, log }: Merged, events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  const told = JSON.stringify({ ...plainView(view), documents: [...view.documents] });
  const stand = [...log.subjects].map(([subject, { current }]) => ({
    standing: current,
    isOne: new Set(current.map(event => JSON.stringify(log.family.saidBy(event, subject)))).size === 1,
  }));
  const isValue = (event: IncidentEvent): boolean => {
    const its = stand.filter(({ standing: current }) => current.includes(event));
    return its.length > 0 && its.every(({ isOne }) => isOne);
  };
  // An undoing shows in what it takes back, a choice in what it chose.
  const shownBy = (event: IncidentEvent): boolean =>
    (event.type === 'undone' && log.undone.has(event.data.event)) ||
    (event.type === 'chosen' && view.differences.some(each => namedIn(each).includes(event.data.event)));
  return events.filter(event => !isValue(event) && !told.includes(event.id) && !shownBy(event));
}

const noticesOf = ({ notices }: IncidentView): readonly string[] =>
  notices.map(each => `${each.kind} ${each.kind === 'stepGone' ? each.step : each.publication.event}`);

describe.each(kindsDone)('of %s and every kind after it, written apart, what the table says', kind => {
  test.each(kindsDone.slice(kindsDone.indexOf(kind)))('%s', other => {
    const { base, first, ...deeds } = startOf(kind, other);
    for (const later of orders) {
      const merged = apart(base, deeds.one, deeds.other, later);
      const { view, log, one } = merged;
      const own = [one.slice(first[0]), merged.other.slice(first[1])] as const;
      expect(own.map(events => events.map(({ type }) => type))).toEqual([
        expect.arrayContaining([kind]),
        expect.arrayContaining([other]),
      ]);
      const asked = view.differences.filter(difference =>
        [one, merged.other].every(events => events.some(({ id }) => namedIn(difference).includes(id))),
      );
      const before = [one, merged.other].flatMap(events =>
        noticesOf(viewOf(incidentLogs.extend(base, events), NOW + 10 * 60_000)),
      );
      const noticed = noticesOf(view).filter(each => !before.includes(each));
      expect({
        asked: asked.length > 0,
        // A difference that is asked about may be noticed besides.
        noticed: asked.length === 0 && noticed.length > 0,
        lost: lostIn(merged, own.flat()),
      }).toEqual({ asked: says('asked', kind, other), noticed: says('noticed', kind, other), lost: [] });
      // On screen and on paper: what it is about is called by its name, never by an id.
      for (const { kind: sort, subject } of asked)
        if (sort !== 'orphaned')
          expect(subjectLabel(subject, namesIn(log, view))).not.toMatch(/一条记录|[0-9A-Z]{26}/);
    }
  });
});
