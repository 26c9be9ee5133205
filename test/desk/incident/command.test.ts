import { describe, expect, test } from 'vitest';
import { TEXT_LIMITS } from '../../../src/desk/core/define.ts';
import type { Command, IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { FILE_LIMITS } from '../../../src/desk/core/limits.ts';
import { SHEET_PARTS } from '../../../src/desk/handover/handed-over.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { LOG_VERSION } from '../../../src/log/kind.ts';
import { DAY, HOUR, hoursAgo, iso, limitedFacts, NOW } from '../../support/answers.ts';
import {
  act,
  answer,
  assign,
  atField,
  barePlaybook,
  choose,
  closeWith,
  contextAt,
  correct,
  countingIds,
  eventOf,
  fileOf,
  lastId,
  laterDigest,
  li,
  note,
  office,
  openOn,
  readBack,
  refusalOf,
  sheet,
  skip,
  undo,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { digest, required, withStep } from '../../support/playbook.ts';
import { type Refused, refusesEach } from '../core/refusals.ts';

/** One step that wants something. */
const made = withStep(
  'register-report',
  step => ({
    ...step,
    wants: [
      { id: 'recipient', label: '报给谁', kind: 'people' },
      { id: 'screenshot', label: '截图', kind: 'file', optional: true },
    ],
  }),
  barePlaybook,
);

const context = contextAt(NOW, countingIds(1), zhang);
const fresh = openOn(made);
const done = (step: string): Command => ({ kind: 'markDone', step, doneAt: hoursAgo(1) });
const defer = (until: Extract<Command, { kind: 'defer' }>['until'], step = 'archive'): Command => ({
  kind: 'defer',
  step,
  reason: '等科室意见',
  until,
});
const start: Command = { kind: 'start', step: 'archive' };
const handOver = (change: Partial<Extract<Command, { kind: 'handOver' }>> = {}): Command => ({
  kind: 'handOver',
  to: { role: 'infoCentre', name: '李四', title: '值班长' },
  sheet,
  ...change,
});

const archived = act(fresh, context, done('archive'));
const started = act(fresh, context, start);
const noted = act(fresh, context, note('八点来电'));
const unnoted = act(noted, context, undo(lastId(noted)));
const closed = closeWith(fresh, context);
/** Two officers who worked apart have settled one step differently. */
const differing = ((): { log: IncidentLog; one: string; other: string } => {
  const one = eventOf(fresh, done('archive'), contextAt(NOW, countingIds(2), zhang));
  const other = eventOf(fresh, skip('archive', '不办'), contextAt(NOW + HOUR, countingIds(3), li));
  return { log: incidentLogs.extend(fresh, [one, other]), one: one.id, other: other.id };
})();

/** Those that release/decide.test.ts and its neighbours try. */
const ofRelease = [
  'acknowledge',
  'authorise',
  'ratify',
  'recordPost',
  'recordFact',
  'approveCause',
  'saveStatement',
  'sign',
  'passOver',
  'return',
  'publish',
  'recordPublication',
  'withdraw',
  'recordTheme',
  'answerTheme',
  'passTheme',
  'solveTheme',
  'fileDocument',
  'recordAction',
  'finishAction',
  'propose',
] as const;

describe('a command is refused', () => {
  const refusals: readonly Refused[] = [
    ['start, of no step', fresh, { kind: 'start', step: 'delete-posts' }, 'unknownStep'],
    ['start, of a step begun', started, start, 'alreadyStarted'],
    ['start, of a step done', archived, start, 'alreadySettled'],

    [
      'deferring without a reason',
      fresh,
      { kind: 'defer', step: 'archive', reason: ' ', until: { kind: 'regrade' } },
      'required',
    ],
    ['deferring no step', fresh, defer({ kind: 'regrade' }, 'delete-posts'), 'unknownStep'],
    ['deferring a step done', archived, defer({ kind: 'regrade' }), 'alreadySettled'],
    ['deferring to this moment', fresh, defer({ kind: 'time', at: iso(NOW) }), 'notAhead'],
    ['deferring to yesterday', fresh, defer({ kind: 'time', at: iso(NOW - DAY) }), 'notAhead'],
    ['deferring to no time', fresh, defer({ kind: 'time', at: '明天' }), 'notATime'],
    [
      'deferring to a day that no calendar has',
      fresh,
      defer({ kind: 'time', at: '2027-02-30T10:00:00+08:00' }),
      'notATime',
    ],
    [
      'deferring to a year of five digits, as a slip in a date field gives it',
      fresh,
      defer({ kind: 'time', at: '+020261-11-24T06:00:00.000Z' }),
      'notATime',
    ],
    [
      'deferring until a step that is not there',
      fresh,
      defer({ kind: 'step', step: 'publish-wide' }),
      'unknownStep',
    ],
    [
      'deferring until the step itself is done',
      fresh,
      defer({ kind: 'step', step: 'archive' }),
      'unknownStep',
    ],
    [
      'deferring until a step that is done',
      archived,
      defer({ kind: 'step', step: 'archive' }, 'align-facts'),
      'nothingToAwait',
    ],

    ['choosing where nothing differs', archived, choose('archive', lastId(archived)), 'nothingToChoose'],
    [
      'choosing a mark that is not among those that differ',
      differing.log,
      choose('archive', required(fresh.events[0], 'opened').id),
      'nothingToChoose',
    ],
    ['choosing on no step', differing.log, choose('delete-posts', differing.one), 'nothingToChoose'],

    ['a note on something yet to happen', fresh, note('记', { happenedAt: iso(NOW + HOUR) }), 'inFuture'],
    ['a note on something at no time', fresh, note('记', { happenedAt: '刚才' }), 'notATime'],
    [
      'a note on something two years ago',
      fresh,
      note('记', { happenedAt: iso(NOW - 730 * DAY) }),
      'tooLongAgo',
    ],

    [
      'correcting what is no note',
      fresh,
      correct(required(fresh.events[0], 'opened').id, '应为九点'),
      'notANote',
    ],
    ['correcting nothing', noted, correct('', '应为九点'), 'notANote'],
    ['correcting a note taken back', unnoted, correct(lastId(noted), '应为九点'), 'notANote'],
    ['correcting with nothing', noted, correct(lastId(noted), ' '), 'required'],
    [
      'correcting with too much',
      noted,
      correct(lastId(noted), '字'.repeat(TEXT_LIMITS.note + 1)),
      { code: 'tooLong', length: TEXT_LIMITS.note + 1, limit: TEXT_LIMITS.note },
    ],

    ['giving no steps', fresh, assign([], { name: '王五' }), 'unknownStep'],
    [
      'giving several steps of which one is not there',
      fresh,
      assign(['archive', 'publish-wide'], { name: '王五' }),
      'unknownStep',
    ],
    [
      'giving a step to nobody in particular',
      fresh,
      assign(['archive'], { name: ' ', title: '　' }),
      'nobody',
    ],
    [
      'giving a step to a name that is too long',
      fresh,
      assign(['archive'], { name: '王'.repeat(TEXT_LIMITS.name + 1) }),
      { code: 'tooLong', length: TEXT_LIMITS.name + 1, limit: TEXT_LIMITS.name },
    ],
    [
      'giving a step to a title that is too long',
      fresh,
      assign(['archive'], { name: '', title: '长'.repeat(TEXT_LIMITS.name + 1) }),
      { code: 'tooLong', length: TEXT_LIMITS.name + 1, limit: TEXT_LIMITS.name },
    ],

    ['handing over to nobody', fresh, handOver({ to: { role: 'infoCentre', name: ' ' } }), 'unnamed'],
    [
      'handing over to somebody without a title',
      fresh,
      handOver({ to: { role: 'infoCentre', name: '李四' } }),
      'noTitle',
    ],
    [
      'handing over to oneself',
      fresh,
      handOver({ to: { role: 'infoCentre', name: '张三', title: '值班长' } }),
      'samePerson',
    ],
    [
      'handing over to a role there is not',
      fresh,
      handOver({ to: { role: 'netizen', name: '李四', title: '值班长' } }),
      'notAnOption',
    ],
    ...SHEET_PARTS.map(
      part =>
        [
          `handing over with too much in “${part}”`,
          fresh,
          handOver({ sheet: { ...sheet, [part]: '字'.repeat(TEXT_LIMITS.sheet + 1) } }),
          { code: 'tooLong', length: TEXT_LIMITS.sheet + 1, limit: TEXT_LIMITS.sheet },
        ] as const,
    ),

    [
      'moving to the edition it runs on',
      fresh,
      { kind: 'movePlaybook', playbook: viewOf(fresh).playbook },
      'unchanged',
    ],

    ['done without what the step wants', fresh, done('register-report'), atField('recipient', 'required')],
    [
      'done with a file that is too large',
      fresh,
      {
        kind: 'markDone',
        step: 'register-report',
        doneAt: hoursAgo(1),
        values: {
          recipient: '组长',
          screenshot: { ...fileOf('大').file, bytes: FILE_LIMITS.one + 1 },
        },
      },
      {
        code: 'badField',
        field: 'screenshot',
        why: { code: 'fileTooLarge', bytes: FILE_LIMITS.one + 1, limit: FILE_LIMITS.one },
      },
    ],

    ...(
      [
        start,
        defer({ kind: 'regrade' }),
        assign(['archive']),
        handOver(),
        { kind: 'movePlaybook', playbook: laterDigest },
      ] satisfies readonly Command[]
    ).map(command => [`${command.kind}, once closed`, closed, command, 'incidentClosed'] as const),
  ];

  refusesEach(refusals, context);

  test.each<Command>([handOver()])('without the name of the officer who keeps the record: $kind', command => {
    for (const by of [office, { ...office, name: ' 　' }])
      expect(refusalOf(fresh, command, contextAt(NOW, countingIds(1), by))).toEqual({ code: 'noName' });
  });

  test('done, where the files of the incident would come to more than it may hold', () => {
    const size = FILE_LIMITS.one;
    const withFile = (content: string): Command => ({
      kind: 'markDone',
      step: 'register-report',
      doneAt: hoursAgo(1),
      values: { recipient: '组长', screenshot: { ...fileOf(content).file, bytes: size } },
    });
    const mostFiles = Math.floor(FILE_LIMITS.all / size);
    let log = fresh;
    for (let count = 0; count < mostFiles; count += 1) {
      log = act(log, context, withFile(`${count}`));
      log = act(log, context, undo(lastId(log)));
    }
    expect(refusalOf(log, withFile('再来一个'), context)).toEqual({
      code: 'badField',
      field: 'screenshot',
      why: { code: 'filesTooLarge', bytes: (mostFiles + 1) * size, limit: FILE_LIMITS.all },
    });
  });
});

describe('a command is carried out', () => {
  const file = fileOf('截图').file;
  const accepted: readonly (readonly [
    name: string,
    log: IncidentLog,
    command: Command,
    happening: Pick<IncidentEvent, 'type' | 'data'>,
  ])[] = [
    ['start', fresh, start, { type: 'stepMarked', data: { step: 'archive', mark: { kind: 'started' } } }],
    [
      'deferring to a time, kept as UTC',
      fresh,
      defer({ kind: 'time', at: '2026-11-25T09:00:00+08:00' }),
      {
        type: 'stepMarked',
        data: {
          step: 'archive',
          mark: {
            kind: 'deferred',
            reason: '等科室意见',
            until: { kind: 'time', at: '2026-11-25T01:00:00.000Z' },
          },
        },
      },
    ],
    [
      'deferring until another step has a result',
      fresh,
      defer({ kind: 'step', step: 'register-report' }),
      {
        type: 'stepMarked',
        data: {
          step: 'archive',
          mark: { kind: 'deferred', reason: '等科室意见', until: { kind: 'step', step: 'register-report' } },
        },
      },
    ],
    [
      'deferring until a re-grade, of a step begun',
      started,
      defer({ kind: 'regrade' }),
      {
        type: 'stepMarked',
        data: {
          step: 'archive',
          mark: { kind: 'deferred', reason: '等科室意见', until: { kind: 'regrade' } },
        },
      },
    ],
    ...(['situation', 'decision', 'guess', 'contact'] as const).map(
      noteKind =>
        [
          `a note of kind ${noteKind}`,
          fresh,
          note('记', { noteKind }),
          { type: 'noted', data: { text: '记', kind: noteKind } },
        ] as const,
    ),
    [
      'a note on what happened earlier',
      fresh,
      note('记', { step: 'archive', happenedAt: '2026-11-24T09:30:00+08:00' }),
      {
        type: 'noted',
        data: { text: '记', step: 'archive', happenedAt: '2026-11-24T01:30:00.000Z' },
      },
    ],
    [
      'correcting a note',
      noted,
      correct(lastId(noted), ' 应为九点 '),
      { type: 'corrected', data: { event: lastId(noted), text: '应为九点' } },
    ],
    [
      'giving several steps to one person',
      fresh,
      assign(['archive', 'review'], { name: ' 王五 ', title: '法规科' }),
      {
        type: 'assigned',
        data: { steps: ['archive', 'review'], to: { name: '王五', title: '法规科' } },
      },
    ],
    [
      'giving a step to a duty title alone',
      fresh,
      assign(['archive'], { name: '', title: '值班长' }),
      { type: 'assigned', data: { steps: ['archive'], to: { name: '', title: '值班长' } } },
    ],
    [
      'giving a step to a name alone',
      fresh,
      assign(['archive'], { name: '王五', title: ' ' }),
      { type: 'assigned', data: { steps: ['archive'], to: { name: '王五' } } },
    ],
    [
      'taking a step from everybody',
      fresh,
      assign(['archive']),
      { type: 'assigned', data: { steps: ['archive'] } },
    ],
    [
      'handing over',
      fresh,
      handOver(),
      { type: 'handedOver', data: { to: { role: 'infoCentre', name: '李四', title: '值班长' }, sheet } },
    ],
    [
      'handing over with nothing to say in some parts',
      fresh,
      handOver({ sheet: { ...sheet, risks: ' ' } }),
      {
        type: 'handedOver',
        data: { to: { role: 'infoCentre', name: '李四', title: '值班长' }, sheet: { ...sheet, risks: '' } },
      },
    ],
    [
      'moving to another edition',
      fresh,
      { kind: 'movePlaybook', playbook: laterDigest },
      { type: 'playbookMoved', data: { playbook: laterDigest } },
    ],
    [
      'done with values, those the step does not know left out',
      fresh,
      {
        kind: 'markDone',
        step: 'register-report',
        doneAt: hoursAgo(1),
        values: { recipient: '组长、副组长', screenshot: file, other: '？' },
      },
      {
        type: 'stepDone',
        data: {
          step: 'register-report',
          doneAt: hoursAgo(1),
          values: { recipient: { kind: 'people', people: ['组长', '副组长'] }, screenshot: file },
        },
      },
    ],
    [
      'done without any values where the step wants none',
      fresh,
      done('archive'),
      { type: 'stepDone', data: { step: 'archive', doneAt: hoursAgo(1) } },
    ],
    [
      'done, of a step begun',
      started,
      done('archive'),
      { type: 'stepDone', data: { step: 'archive', doneAt: hoursAgo(1) } },
    ],
    [
      'set aside',
      fresh,
      skip('publish-limited', '上级发布'),
      {
        type: 'stepMarked',
        data: { step: 'publish-limited', mark: { kind: 'skipped', reason: '上级发布' } },
      },
    ],
    [
      'opening a step again that was set aside',
      act(fresh, context, skip('archive', '不归档')),
      { kind: 'reopenStep', step: 'archive', reason: '要归档' },
      { type: 'stepMarked', data: { step: 'archive', mark: { kind: 'redo', reason: '要归档' } } },
    ],
    [
      'a meeting, names told apart by any usual mark',
      fresh,
      {
        kind: 'minute',
        sort: 'meeting',
        steps: [],
        heldAt: hoursAgo(1),
        people: '组长，执法科;',
        said: '先设警戒',
      },
      {
        type: 'minuted',
        data: {
          sort: 'meeting',
          steps: [],
          heldAt: hoursAgo(1),
          people: ['组长', '执法科'],
          said: '先设警戒',
        },
      },
    ],
    [
      'correcting a note, once closed',
      closeWith(noted, context),
      correct(lastId(noted), '应为九点'),
      { type: 'corrected', data: { event: lastId(noted), text: '应为九点' } },
    ],
  ];

  test.each(accepted)('%s', (_, log, command, happening) => {
    const decided = answer(log, command, context);
    expect(decided).toMatchObject({ ok: true, value: [{ v: LOG_VERSION, by: zhang, ...happening }] });
    const [event] = decided.ok ? decided.value : [];
    expect(event?.data).toEqual(happening.data);
    expect(readBack(JSON.parse(JSON.stringify(event)))).toEqual({ event });
  });

  test('of every kind there is, here or in decide.test.ts', () => {
    const kinds = new Set(accepted.map(([, , { kind }]) => kind));
    const all: Record<Command['kind'], 'here' | 'there' | 'choice' | 'release' | 'handover'> = {
      markDone: 'here',
      start: 'here',
      defer: 'here',
      markNotApplicable: 'there',
      skip: 'here',
      reopenStep: 'here',
      decideReport: 'there',
      note: 'here',
      minute: 'here',
      call: 'there',
      takeLine: 'there',
      correct: 'here',
      assign: 'here',
      handOver: 'here',
      acceptHandover: 'handover',
      movePlaybook: 'here',
      rename: 'there',
      regrade: 'there',
      answerLater: 'there',
      close: 'there',
      reopen: 'there',
      reviewExit: 'there',
      undo: 'there',
      choose: 'choice',
      recordPerson: 'there',
      tellApart: 'there',
      tellSame: 'there',
      registerOrder: 'there',
      answerOrder: 'there',
      askCaller: 'there',
      extendOrder: 'there',
      ...(Object.fromEntries(ofRelease.map(kind => [kind, 'release'])) as Record<
        (typeof ofRelease)[number],
        'release'
      >),
    };
    expect(kinds).toEqual(new Set(Object.keys(all).filter(kind => all[kind as Command['kind']] === 'here')));
  });
});

test('the playbook made for these tests is not the real one, so that content may change', () => {
  expect(viewOf(fresh).playbook).not.toBe(digest);
  expect(viewOf(fresh).facts['title']).toBe(limitedFacts['title']);
});
