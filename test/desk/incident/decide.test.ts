import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterCount } from '../../../src/base/typed.ts';
import { TEXT_LIMITS } from '../../../src/desk/core/define.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { Refusal } from '../../../src/desk/core/refusal.ts';
import { begin, open } from '../../../src/desk/incident/decide.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { answersOf } from '../../../src/desk/triage/answered.ts';
import { indexPlaybook } from '../../../src/playbook/checklist.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { walk } from '../../../src/playbook/wizard/walk.ts';
import { anyAnswers, DAY, HOUR, hoursAgo, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  answer,
  anyText,
  anyTurns,
  closeWith,
  contextAt,
  countingIds,
  eventOf,
  lastId,
  logOf,
  markDone,
  note,
  office,
  openLog,
  play,
  readBack,
  reasonOf,
  refusalOf,
  regrade,
  rename,
  skip,
  toCommand,
  undo,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { digest, index, playbook, required } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import { type Refused, refusesEach } from '../core/refusals.ts';

const context = contextAt(NOW, countingIds(1));
const fresh = openLog();
const noted = act(fresh, context, note('组长来电'));
const noteId = lastId(noted);
const unnoted = act(noted, context, undo(noteId));
const marked = act(fresh, context, markDone('review'));
const markedThenClosed = closeWith(marked, context);
const closed = closeWith(fresh, context);
const long = '字'.repeat(10_000);

describe('a command is refused', () => {
  const refusals: readonly Refused[] = [
    ['skip without a reason', fresh, skip('review', ''), 'required'],
    ['skip with blanks for a reason', fresh, skip('review', ' 　\n'), 'required'],
    [
      'not applicable without a reason',
      fresh,
      { kind: 'markNotApplicable', step: 'review', reason: '' },
      'required',
    ],
    ['an empty note', fresh, note(''), 'required'],
    ['an empty name', fresh, rename('\t'), 'required'],
    ['done without a time', fresh, markDone('review', ''), 'required'],
    ['done at no time at all', fresh, markDone('review', '刚才'), 'notATime'],
    ['done in the future', fresh, markDone('review', iso(NOW + HOUR)), 'inFuture'],
    ['done two years ago', fresh, markDone('review', iso(NOW - 730 * DAY)), 'tooLongAgo'],
    ['done, of a step already done', marked, markDone('review', hoursAgo(0)), 'alreadySettled'],
    ['skip, of a step already done', marked, skip('review', '不办'), 'alreadySettled'],
    [
      'not applicable, of a step already done',
      marked,
      { kind: 'markNotApplicable', step: 'review', reason: '不办' },
      'alreadySettled',
    ],
    [
      'done, of no step',
      fresh,
      { kind: 'markDone', step: 'delete-posts', doneAt: hoursAgo(1) },
      'unknownStep',
    ],
    ['done, of a step not on this list', fresh, markDone('publish-wide', hoursAgo(1)), 'unknownStep'],
    ['a note on no step', fresh, note('记', { step: 'delete-posts' }), 'unknownStep'],
    [
      'a note of 10,000 characters',
      fresh,
      note(long),
      { code: 'tooLong', length: 10_000, limit: TEXT_LIMITS.note },
    ],
    [
      'a reason of 10,000 characters',
      fresh,
      skip('review', long),
      { code: 'tooLong', length: 10_000, limit: TEXT_LIMITS.reason },
    ],
    [
      'a name of 10,000 characters',
      fresh,
      rename(long),
      { code: 'tooLong', length: 10_000, limit: TEXT_LIMITS.title },
    ],
    ['done by nobody', fresh, { ...markDone('review'), doneBy: { name: ' ' } }, 'nobody'],
    [
      'done by somebody with too long a name',
      fresh,
      { ...markDone('review'), doneBy: { name: '字'.repeat(31) } },
      { code: 'tooLong', length: 31, limit: TEXT_LIMITS.name },
    ],
    [
      'done by hand, of a step that only a publication does',
      fresh,
      markDone('publish-limited'),
      'notReleased',
    ],
    ['the name it has', fresh, rename(` ${limitedFacts.title} `), 'unchanged'],
    ['the grade it has', fresh, regrade(limitedFacts), 'unchanged'],
    [
      'the grade it has, with answers off the path',
      fresh,
      regrade({ ...limitedFacts, attentionAt: iso(NOW - DAY) }),
      'unchanged',
    ],
    [
      'a grade with an open question',
      fresh,
      regrade({ ...limitedFacts, spread: 'citywide' }),
      'triageUnfinished',
    ],
    ['a grade with a future time', fresh, regrade({ ...limitedFacts, foundAt: iso(NOW + DAY) }), 'inFuture'],
    [
      'a grade with an option that does not exist',
      fresh,
      regrade({ ...limitedFacts, place: 'radio' }),
      'notAnOption',
    ],
    ['reopening an open one', fresh, { kind: 'reopen' }, 'alreadyOpen'],
    ['closing a closed one', closed, { kind: 'close', reason: '再办结' }, 'incidentClosed'],
    ['done, once closed', closed, markDone('review'), 'incidentClosed'],
    ['a new name, once closed', closed, rename('新名'), 'incidentClosed'],
    ['a re-grade, once closed', closed, regrade(wideFacts), 'incidentClosed'],
    ['taking back what was done, once closed', markedThenClosed, undo(lastId(marked)), 'incidentClosed'],
    ['undoing nothing', fresh, undo(''), 'nothingToUndo'],
    ['undoing the opening', fresh, undo(required(fresh.events[0], 'opened').id), 'nothingToUndo'],
    ['undoing twice', unnoted, undo(noteId), 'nothingToUndo'],
    ['undoing an undo', unnoted, undo(lastId(unnoted)), 'nothingToUndo'],
  ];

  refusesEach(refusals, context);
});

const longAgo = { ...limitedFacts, foundAt: iso(NOW - 400 * DAY) };

describe('a command is carried out', () => {
  test.each<[name: string, log: typeof fresh, command: Command]>([
    ['a note on a closed incident', closed, note('补记')],
    ['reopening a closed incident', closed, { kind: 'reopen' }],
    ['undo in a closed incident', closed, undo(lastId(closed))],
    ['done at this machine’s now', fresh, markDone('review', iso(NOW))],
    ['done long before it is written down', fresh, markDone('review', iso(NOW - 20 * DAY))],
    ['a note as long as a note may be', fresh, note('😀'.repeat(TEXT_LIMITS.note))],
    ['a reason as long as a reason may be', fresh, skip('review', '字'.repeat(TEXT_LIMITS.reason))],
    ['a re-grade that changes one time', fresh, regrade({ ...limitedFacts, foundAt: hoursAgo(5) })],
    [
      'a re-grade of what was found more than a year ago',
      openLog(longAgo, contextAt(NOW - 399 * DAY)),
      regrade({ ...longAgo, sensitive: 'yes' }),
    ],
  ])('%s', (_, log, command) => {
    expect(answer(log, command, context)).toMatchObject({ ok: true });
  });

  test('with blanks around its text taken away and everything else as typed', () => {
    fc.assert(
      fc.property(anyText, text => {
        const decided = answer(fresh, note(` \n${text}　`), context);
        if (text.trim() === '')
          expect(decided).toMatchObject({ ok: false, refusal: { why: { code: 'required' } } });
        else
          expect(decided).toMatchObject({
            ok: true,
            value: [{ type: 'noted', data: { text: text.trim() } }],
          });
      }),
    );
  });

  test('with HTML kept as text, on the incident and in the view', () => {
    const html = '<script>alert("台账")</script> &lt; 😀';
    const log = act(fresh, context, note(html, { step: 'review' }), rename(html));
    const view = derive(index, log, NOW);
    expect(view.title).toBe(html);
    expect(view.steps.find(({ step }) => step.id === 'review')?.notes).toMatchObject([{ text: html }]);
  });

  test('with who did it, where that was said', () => {
    const by = { name: '李四', title: '执法科' };
    const event = eventOf(fresh, { ...markDone('review'), doneBy: by }, context);
    expect(event.data).toMatchObject({ doneBy: by });
    expect(eventOf(fresh, markDone('review'), context).data).not.toHaveProperty('doneBy');
    const state = viewOf(act(fresh, context, { ...markDone('review'), doneBy: by })).steps.find(
      ({ step }) => step.id === 'review',
    )?.state;
    expect(state).toMatchObject({ kind: 'done', doneBy: by, by: office });
  });

  test('after all heads the officer had seen, at the time of the officer’s clock, in the officer’s name', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        for (const { before, events, now } of play(turns).steps) {
          let heads = before.heads;
          for (const event of events) {
            expect(event.prev).toEqual(heads);
            expect(event.at).toBe(iso(now));
            expect(event.by.role).toBe('office');
            expect(event.stream).toBe(before.stream);
            heads = [event.hash];
          }
        }
      }),
    );
  });

  test.each<Command>([note('记'), regrade(wideFacts), markDone('review'), { kind: 'close', reason: '办结' }])(
    'only once somebody has said which role keeps the record: %j',
    command => {
      const nobody = contextAt(NOW, countingIds(1), { role: '' });
      expect(refusalOf(fresh, command, nobody)).toEqual({ code: 'noRole' });
      expect(open(index, digest, limitedFacts, nobody)).toEqual({ ok: false, refusal: { code: 'noRole' } });
    },
  );

  test('without a name where the officer gave none', () => {
    const command: Command = note('记');
    expect(eventOf(fresh, command, contextAt(NOW, countingIds(1), { role: 'office', name: '' })).by).toEqual(
      office,
    );
    expect(
      eventOf(fresh, command, contextAt(NOW, countingIds(1), { role: 'office', name: '甲' })).by,
    ).toEqual({
      role: 'office',
      name: '甲',
    });
  });

  test('or refused, whatever is typed, but never ends in an exception', () => {
    const anyCommand = fc.oneof(
      fc.record({ kind: fc.constant('note' as const), text: fc.string({ unit: 'binary' }) }),
      fc.record({
        kind: fc.constantFrom('skip' as const, 'markNotApplicable' as const),
        step: fc.constantFrom('review', ''),
        reason: fc.string(),
      }),
      fc.record({
        kind: fc.constant('markDone' as const),
        step: fc.constant('review'),
        doneAt: fc.oneof(fc.string(), fc.constant(hoursAgo(1))),
        values: fc.dictionary(
          fc.constantFrom(...(index.steps.get('review')?.wants ?? []).map(({ id }) => id), 'other'),
          fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' }))),
        ),
      }),
      fc.record({
        kind: fc.constant('defer' as const),
        step: fc.constant('review'),
        reason: fc.constant('等'),
        until: fc.record({
          kind: fc.constant('time' as const),
          at: fc.oneof(
            fc.string(),
            fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
            fc.constantFrom('9999-12-31T23:59:59-23:59', '20261-11-24T14:00+08:00', '2026-02-30T10:00+08:00'),
          ),
        }),
      }),
      fc.record({
        kind: fc.constant('assign' as const),
        steps: fc.constant(['review']),
        to: fc.record({ name: fc.string({ unit: 'binary' }), title: fc.string({ unit: 'binary' }) }),
      }),
      fc.record({
        kind: fc.constant('handOver' as const),
        to: fc.record({ role: fc.constantFrom('office', ''), name: fc.string({ unit: 'binary' }) }),
        sheet: fc.record({
          situation: fc.string({ unit: 'binary' }),
          done: fc.string(),
          todo: fc.string(),
          limits: fc.string(),
          risks: fc.string(),
          contacts: fc.string(),
        }),
      }),
      fc.record({
        kind: fc.constant('regrade' as const),
        facts: fc.dictionary(fc.constantFrom(...Object.keys(wideFacts)), fc.string()),
      }),
    );
    fc.assert(
      fc.property(anyCommand, command => {
        const decided = answer(fresh, command, contextAt(NOW, countingIds(1), zhang));
        if (decided.ok) for (const event of decided.value) expect(readBack(event)).toEqual({ event });
        else expect(decided.refusal.code).toMatch(/^[a-zA-Z]+$/);
      }),
    );
  });

  test.each([
    ['10,000 characters', long],
    ['a hundred families', '👨‍👩‍👧'.repeat(100)],
    ['half an emoji', '甲\ud83d'],
    ['blanks around', ' 甲　'],
  ])('with the officer’s name held to its limit and whole characters: %s', (_, name) => {
    const by = eventOf(fresh, note('记'), contextAt(NOW, countingIds(1), { role: 'office', name })).by.name;
    const written = required(by, 'name');
    expect(characterCount(written)).toBeLessThanOrEqual(TEXT_LIMITS.name);
    expect(written).toBe(written.trim());
    expect(written).not.toMatch(/\p{Surrogate}/u);
    if (!/\p{Surrogate}/u.test(name)) expect(name.trim().startsWith(written)).toBe(true);
    expect([...new Intl.Segmenter('zh').segment(name.trim())].length > TEXT_LIMITS.name).toBe(
      characterCount(written) === TEXT_LIMITS.name,
    );
  });

  // A text field cut at a fixed length, or a broken paste, leaves half of an emoji behind.
  test.each<[name: string, command: Command]>([
    ['a note', note('现场照片\ud83d')],
    ['a name', rename('\ude00滑坡')],
    ['a reason', skip('review', '不办\ud83d')],
  ])('or refused, when %s holds half an emoji, but never ends in an exception', (_, command) => {
    expect(answer(fresh, command, context)).toHaveProperty('ok');
  });

  test('the same way on every machine that has the same log and clock', () => {
    fc.assert(
      fc.property(anyTurns(8), turns => {
        const [log] = play(turns).logs;
        const own = required(log, 'log');
        for (const { intent } of turns) {
          const command = toCommand(intent, own, viewOf(own), NOW);
          expect(answer(own, command, contextAt(NOW, countingIds(7)))).toEqual(
            answer(own, command, contextAt(NOW, countingIds(7))),
          );
        }
      }),
      { numRuns: runs(15) },
    );
  });
});

describe('opening an incident', () => {
  const opened = (facts: Facts): ReturnType<typeof open> =>
    open(index, digest, facts, contextAt(NOW, countingIds(1)));

  test('takes the title and the answers on the path, and pins the playbook', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const result = opened(answers);
        const { facts } = walk(index.playbook.triage, answers);
        const given = answersOf(index.playbook.triage, facts);
        expect(result).toMatchObject({
          ok: true,
          value: {
            type: 'opened',
            prev: [],
            data: { title: answers.title, answers: given, playbook: digest },
          },
        });
      }),
    );
  });

  test.each<[name: string, facts: Facts, code: Refusal['code']]>([
    ['no answers', {}, 'triageUnfinished'],
    ['a question left open', { ...limitedFacts, spread: 'citywide' }, 'triageUnfinished'],
    ['an empty title', { ...limitedFacts, title: ' ' }, 'required'],
    ['a title of 10,000 characters', { ...limitedFacts, title: long }, 'tooLong'],
    ['a link of 10,000 characters', { ...limitedFacts, link: long }, 'tooLong'],
    ['a future time', { ...limitedFacts, foundAt: iso(NOW + DAY) }, 'inFuture'],
    ['a time that is none', { ...limitedFacts, foundAt: '昨天' }, 'notATime'],
    ['an option that does not exist', { ...limitedFacts, finder: 'netizen' }, 'notAnOption'],
  ])('is refused with %s', (_, facts, code) => {
    const result = opened(facts);
    expect(result.ok ? undefined : reasonOf(result.refusal).code).toBe(code);
  });
});

describe('a matter that is not handled as public concern', () => {
  const out: Facts = {
    handling: 'transfer',
    title: '河道排污',
    foundAt: hoursAgo(1),
    recipient: '市生态环境局',
    reason: '河道排污由生态环境部门管',
    link: '',
  };
  const begun = (facts: Facts) =>
    begin(index, digest, facts, { now: NOW, newId: countingIds(7), by: office });
  const begunLog = (facts: Facts): IncidentLog => {
    const opening = begun(facts);
    if (!opening.ok) throw new Error(opening.refusal.code);
    return logOf(opening.value);
  };

  test('has no steps, and stays open with the clock of its review alone', () => {
    const view = derive(index, begunLog(out), NOW);
    expect(view).toMatchObject({ status: 'open', steps: [], differences: [], exit: { state: 'pending' } });
    expect(view.clocks.map(({ deadline }) => deadline.anchor)).toEqual([{ exit: 'review' }]);
    expect(view.verdict?.outcome.ends).toBe('transferred');
  });

  test('is closed as it is opened where the playbook asks for no review', () => {
    const unreviewed = indexPlaybook({
      ...playbook,
      triage: {
        ...playbook.triage,
        outcomes: playbook.triage.outcomes.map(({ reviewedBy: _, ...outcome }) => outcome),
      },
    });
    const begun = begin(unreviewed, digest, out, { now: NOW, newId: countingIds(7), by: office });
    const view = derive(unreviewed, logOf(begun.ok ? begun.value : []), NOW + DAY);
    expect(view).toMatchObject({ status: 'closed', steps: [], clocks: [], exit: undefined });
    expect(view.closed).toMatchObject({ reason: out['reason'] });
    expect(view.closed?.second).toBeUndefined();
  });

  test('wants a reason, and to whom it goes', () => {
    for (const id of ['reason', 'recipient'])
      expect(begun({ ...out, [id]: ' ' })).toMatchObject({
        ok: false,
        refusal: { code: 'badField', field: id },
      });
  });

  test('graded as one that is handled, it has its steps; what stayed is not said again', () => {
    const facts = { ...limitedFacts, title: out['title'] ?? '', foundAt: out['foundAt'] ?? '' };
    const log = act(begunLog(out), contextAt(NOW + 1, countingIds(9)), { kind: 'regrade', facts });
    const view = derive(index, log, NOW);
    expect(view.status).toBe('open');
    expect(view.steps.length).toBeGreaterThan(0);
    const last = log.events.at(-1);
    expect(last?.type === 'answered' && Object.keys(last.data.answers)).not.toContain('title');
  });

  test('one that is handled opens with one event', () => {
    expect(begun(limitedFacts)).toMatchObject({ ok: true, value: [{ type: 'opened' }] });
  });
});

test('what the triage left for later is answered with the record of the post, in one press', () => {
  const { finder: _, place: __, link: ___, ...asked } = limitedFacts;
  const log = openLog(asked);
  const said = (summary: string, answers: Facts): Command => ({ kind: 'recordPost', summary, answers });
  const given = { finder: 'section', place: 'weibo' };
  const recorded = act(log, context, said('路边盖楼', given));
  expect(recorded.events.slice(1)).toMatchObject([
    { type: 'postRecorded', data: { summary: '路边盖楼' } },
    { type: 'answered', data: { answers: given } },
  ]);
  expect(derive(index, log, NOW).steps.map(({ step }) => step.id)).not.toContain('report-to-office');
  expect(derive(index, recorded, NOW).steps.map(({ step }) => step.id)).toContain('report-to-office');
  const refused = (on: IncidentLog, command: Command): Refusal | undefined => {
    const decided = answer(on, command, context);
    return decided.ok ? undefined : reasonOf(decided.refusal);
  };
  expect(refused(recorded, said('路边盖楼', given))).toEqual({ code: 'unchanged' });
  expect(refused(log, said('', { finder: 'nobody' }))).toMatchObject({
    code: 'notAnOption',
  });
});
