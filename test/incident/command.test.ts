import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/incident/decide.ts';
import { TEXT_LIMITS } from '../../src/incident/kinds/define.ts';
import { SHEET_PARTS } from '../../src/incident/kinds/handed-over.ts';
import { type IncidentEvent, type IncidentLog, incidentLogs } from '../../src/incident/kinds/registry.ts';
import { stepSubject } from '../../src/incident/kinds/step-marks.ts';
import { FILE_LIMITS } from '../../src/incident/limits.ts';
import type { Refusal } from '../../src/incident/refusal.ts';
import { LOG_VERSION } from '../../src/log/kind.ts';
import { refusalSentence } from '../../src/text/refusal.ts';
import { DAY, HOUR, hoursAgo, limitedFacts, NOW } from '../support/answers.ts';
import {
  answer,
  barePlaybook,
  carryOut,
  closeWith,
  contextAt,
  countingIds,
  eventOf,
  fileOf,
  laterDigest,
  li,
  office,
  openOn,
  readBack,
  reasonOf,
  sheet,
  viewOf,
  zhang,
} from '../support/incident.ts';
import { changed, digest, required, withPlaybook } from '../support/playbook.ts';

/** One step that wants something. */
const made = withPlaybook(
  {
    steps: changed(barePlaybook.steps, 'register-report', step => ({
      ...step,
      wants: [
        { id: 'recipient', label: '报给谁', kind: 'people' },
        { id: 'screenshot', label: '截图', kind: 'file', optional: true },
      ],
    })),
  },
  barePlaybook,
);

const context = contextAt(NOW, countingIds(1), zhang);
const iso = (moment: number): string => new Date(moment).toISOString();
const fresh = openOn(made);
const lastOf = (log: IncidentLog): string => required(log.events.at(-1), 'event').id;
const done = (step: string): Command => ({ kind: 'markDone', step, doneAt: hoursAgo(1) });
const defer = (until: Extract<Command, { kind: 'defer' }>['until'], step = 'archive'): Command => ({
  kind: 'defer',
  step,
  reason: '等科室意见',
  until,
});
const handOver = (change: Partial<Extract<Command, { kind: 'handOver' }>> = {}): Command => ({
  kind: 'handOver',
  to: { role: 'infoCentre', name: '李四', title: '值班长' },
  sheet,
  ...change,
});

const archived = carryOut(fresh, context, done('archive'));
const started = carryOut(fresh, context, { kind: 'start', step: 'archive' });
const noted = carryOut(fresh, context, { kind: 'note', text: '八点来电' });
const unnoted = carryOut(noted, context, { kind: 'undo', event: lastOf(noted) });
const closed = closeWith(fresh, context);
/** Two officers who worked apart have settled one step differently. */
const differing = ((): { log: IncidentLog; one: string; other: string } => {
  const one = eventOf(fresh, done('archive'), contextAt(NOW, countingIds(2), zhang));
  const other = eventOf(
    fresh,
    { kind: 'skip', step: 'archive', reason: '不办' },
    contextAt(NOW + HOUR, countingIds(3), li),
  );
  return { log: incidentLogs.extend(fresh, [one, other]), one: one.id, other: other.id };
})();

/** Those that release/decide.test.ts and its neighbours try. */
const ofRelease = [
  'recordPost',
  'recordFact',
  'approveCause',
  'saveStatement',
  'sign',
  'passOver',
  'return',
  'publish',
  'recordPublication',
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
  const refusals: readonly (readonly [name: string, log: IncidentLog, command: Command, refusal: Refusal])[] =
    [
      ['start, of no step', fresh, { kind: 'start', step: 'delete-posts' }, { code: 'unknownStep' }],
      ['start, of a step begun', started, { kind: 'start', step: 'archive' }, { code: 'alreadyStarted' }],
      ['start, of a step done', archived, { kind: 'start', step: 'archive' }, { code: 'alreadySettled' }],

      [
        'deferring without a reason',
        fresh,
        { kind: 'defer', step: 'archive', reason: ' ', until: { kind: 'regrade' } },
        { code: 'required' },
      ],
      ['deferring no step', fresh, defer({ kind: 'regrade' }, 'delete-posts'), { code: 'unknownStep' }],
      ['deferring a step done', archived, defer({ kind: 'regrade' }), { code: 'alreadySettled' }],
      ['deferring to this moment', fresh, defer({ kind: 'time', at: iso(NOW) }), { code: 'notAhead' }],
      ['deferring to yesterday', fresh, defer({ kind: 'time', at: iso(NOW - DAY) }), { code: 'notAhead' }],
      ['deferring to no time', fresh, defer({ kind: 'time', at: '明天' }), { code: 'notATime' }],
      [
        'deferring to a day that no calendar has',
        fresh,
        defer({ kind: 'time', at: '2027-02-30T10:00:00+08:00' }),
        { code: 'notATime' },
      ],
      [
        'deferring to a year of five digits, as a slip in a date field gives it',
        fresh,
        defer({ kind: 'time', at: '+020261-11-24T06:00:00.000Z' }),
        { code: 'notATime' },
      ],
      [
        'deferring until a step that is not there',
        fresh,
        defer({ kind: 'step', step: 'publish-wide' }),
        { code: 'unknownStep' },
      ],
      [
        'deferring until the step itself is done',
        fresh,
        defer({ kind: 'step', step: 'archive' }),
        { code: 'unknownStep' },
      ],
      [
        'deferring until a step that is done',
        archived,
        defer({ kind: 'step', step: 'archive' }, 'align-facts'),
        { code: 'notAhead' },
      ],

      [
        'choosing where nothing differs',
        archived,
        { kind: 'choose', subject: stepSubject('archive'), event: lastOf(archived) },
        { code: 'nothingToChoose' },
      ],
      [
        'choosing a mark that is not among those that differ',
        differing.log,
        { kind: 'choose', subject: stepSubject('archive'), event: required(fresh.events[0], 'opened').id },
        { code: 'nothingToChoose' },
      ],
      [
        'choosing on no step',
        differing.log,
        { kind: 'choose', subject: stepSubject('delete-posts'), event: differing.one },
        { code: 'nothingToChoose' },
      ],

      [
        'a note on something yet to happen',
        fresh,
        { kind: 'note', text: '记', happenedAt: iso(NOW + HOUR) },
        { code: 'inFuture' },
      ],
      [
        'a note on something at no time',
        fresh,
        { kind: 'note', text: '记', happenedAt: '刚才' },
        { code: 'notATime' },
      ],
      [
        'a note on something two years ago',
        fresh,
        { kind: 'note', text: '记', happenedAt: iso(NOW - 730 * DAY) },
        { code: 'tooLongAgo' },
      ],

      [
        'correcting what is no note',
        fresh,
        { kind: 'correct', event: required(fresh.events[0], 'opened').id, text: '应为九点' },
        { code: 'notANote' },
      ],
      ['correcting nothing', noted, { kind: 'correct', event: '', text: '应为九点' }, { code: 'notANote' }],
      [
        'correcting a note taken back',
        unnoted,
        { kind: 'correct', event: lastOf(noted), text: '应为九点' },
        { code: 'notANote' },
      ],
      [
        'correcting with nothing',
        noted,
        { kind: 'correct', event: lastOf(noted), text: ' ' },
        { code: 'required' },
      ],
      [
        'correcting with too much',
        noted,
        { kind: 'correct', event: lastOf(noted), text: '字'.repeat(TEXT_LIMITS.note + 1) },
        { code: 'tooLong', length: TEXT_LIMITS.note + 1, limit: TEXT_LIMITS.note },
      ],

      [
        'giving no steps',
        fresh,
        { kind: 'assign', steps: [], to: { name: '王五' } },
        { code: 'unknownStep' },
      ],
      [
        'giving several steps of which one is not there',
        fresh,
        { kind: 'assign', steps: ['archive', 'publish-wide'], to: { name: '王五' } },
        { code: 'unknownStep' },
      ],
      [
        'giving a step to nobody in particular',
        fresh,
        { kind: 'assign', steps: ['archive'], to: { name: ' ', title: '　' } },
        { code: 'nobody' },
      ],
      [
        'giving a step to a name that is too long',
        fresh,
        { kind: 'assign', steps: ['archive'], to: { name: '王'.repeat(TEXT_LIMITS.name + 1) } },
        { code: 'tooLong', length: TEXT_LIMITS.name + 1, limit: TEXT_LIMITS.name },
      ],
      [
        'giving a step to a title that is too long',
        fresh,
        { kind: 'assign', steps: ['archive'], to: { name: '', title: '长'.repeat(TEXT_LIMITS.name + 1) } },
        { code: 'tooLong', length: TEXT_LIMITS.name + 1, limit: TEXT_LIMITS.name },
      ],

      [
        'handing over to nobody',
        fresh,
        handOver({ to: { role: 'infoCentre', name: ' ' } }),
        { code: 'nobody' },
      ],
      [
        'handing over to somebody without a title',
        fresh,
        handOver({ to: { role: 'infoCentre', name: '李四' } }),
        { code: 'noTitle' },
      ],
      [
        'handing over to oneself',
        fresh,
        handOver({ to: { role: 'infoCentre', name: '张三', title: '值班长' } }),
        { code: 'samePerson' },
      ],
      [
        'handing over to a role there is not',
        fresh,
        handOver({ to: { role: 'netizen', name: '李四', title: '值班长' } }),
        { code: 'notAnOption' },
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
        { code: 'unchanged' },
      ],

      [
        'done without what the step wants',
        fresh,
        done('register-report'),
        { code: 'badField', field: 'recipient', why: { code: 'required' } },
      ],
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
          { kind: 'start', step: 'archive' },
          defer({ kind: 'regrade' }),
          { kind: 'assign', steps: ['archive'], to: undefined },
          handOver(),
          { kind: 'movePlaybook', playbook: laterDigest },
        ] satisfies readonly Command[]
      ).map(
        command => [`${command.kind}, once closed`, closed, command, { code: 'incidentClosed' }] as const,
      ),
    ];

  test.each(refusals)('%s', (_, log, command, refusal) => {
    const decided = answer(log, command, context);
    const refused = required(decided.ok ? undefined : decided.refusal, 'refusal');
    expect(refusal.code === 'badField' ? refused : reasonOf(refused)).toEqual(refusal);
    expect(refusalSentence(refusal)).toMatch(/。$/);
  });

  test.each<Command>([handOver()])('without the name of the officer who keeps the record: $kind', command => {
    for (const by of [office, { ...office, name: ' 　' }])
      expect(answer(fresh, command, contextAt(NOW, countingIds(1), by))).toEqual({
        ok: false,
        refusal: { code: 'noName' },
      });
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
      log = carryOut(log, context, withFile(`${count}`));
      log = carryOut(log, context, { kind: 'undo', event: lastOf(log) });
    }
    expect(answer(log, withFile('再来一个'), context)).toEqual({
      ok: false,
      refusal: {
        code: 'badField',
        field: 'screenshot',
        why: { code: 'filesTooLarge', bytes: (mostFiles + 1) * size, limit: FILE_LIMITS.all },
      },
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
    ['start', fresh, { kind: 'start', step: 'archive' }, { type: 'stepStarted', data: { step: 'archive' } }],
    [
      'deferring to a time, kept as UTC',
      fresh,
      defer({ kind: 'time', at: '2026-11-25T09:00:00+08:00' }),
      {
        type: 'stepDeferred',
        data: {
          step: 'archive',
          reason: '等科室意见',
          until: { kind: 'time', at: '2026-11-25T01:00:00.000Z' },
        },
      },
    ],
    [
      'deferring until another step has a result',
      fresh,
      defer({ kind: 'step', step: 'register-report' }),
      {
        type: 'stepDeferred',
        data: { step: 'archive', reason: '等科室意见', until: { kind: 'step', step: 'register-report' } },
      },
    ],
    [
      'deferring until a re-grade, of a step begun',
      started,
      defer({ kind: 'regrade' }),
      {
        type: 'stepDeferred',
        data: { step: 'archive', reason: '等科室意见', until: { kind: 'regrade' } },
      },
    ],
    ...(['situation', 'decision', 'guess', 'contact'] as const).map(
      noteKind =>
        [
          `a note of kind ${noteKind}`,
          fresh,
          { kind: 'note', text: '记', noteKind },
          { type: 'noted', data: { text: '记', kind: noteKind } },
        ] as const,
    ),
    [
      'a note on what happened earlier',
      fresh,
      { kind: 'note', step: 'archive', text: '记', happenedAt: '2026-11-24T09:30:00+08:00' },
      {
        type: 'noted',
        data: { text: '记', step: 'archive', happenedAt: '2026-11-24T01:30:00.000Z' },
      },
    ],
    [
      'correcting a note',
      noted,
      { kind: 'correct', event: lastOf(noted), text: ' 应为九点 ' },
      { type: 'corrected', data: { event: lastOf(noted), text: '应为九点' } },
    ],
    [
      'giving several steps to one person',
      fresh,
      { kind: 'assign', steps: ['archive', 'review'], to: { name: ' 王五 ', title: '法规科' } },
      {
        type: 'assigned',
        data: { steps: ['archive', 'review'], to: { name: '王五', title: '法规科' } },
      },
    ],
    [
      'giving a step to a duty title alone',
      fresh,
      { kind: 'assign', steps: ['archive'], to: { name: '', title: '值班长' } },
      { type: 'assigned', data: { steps: ['archive'], to: { name: '', title: '值班长' } } },
    ],
    [
      'giving a step to a name alone',
      fresh,
      { kind: 'assign', steps: ['archive'], to: { name: '王五', title: ' ' } },
      { type: 'assigned', data: { steps: ['archive'], to: { name: '王五' } } },
    ],
    [
      'taking a step from everybody',
      fresh,
      { kind: 'assign', steps: ['archive'], to: undefined },
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
      { kind: 'skip', step: 'publish-limited', reason: '上级发布' },
      { type: 'stepSkipped', data: { step: 'publish-limited', reason: '上级发布' } },
    ],
    [
      'opening a step again that was set aside',
      carryOut(fresh, context, { kind: 'skip', step: 'archive', reason: '不归档' }),
      { kind: 'reopenStep', step: 'archive', reason: '要归档' },
      { type: 'stepReopened', data: { step: 'archive', reason: '要归档' } },
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
      { kind: 'correct', event: lastOf(noted), text: '应为九点' },
      { type: 'corrected', data: { event: lastOf(noted), text: '应为九点' } },
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
      undo: 'there',
      choose: 'choice',
      recordPerson: 'there',
      tellApart: 'there',
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
