import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { isMissed, proposalsOf, type ReviewSummary, reviewOf } from '../../../src/desk/review/summary.ts';
import { deviationLabel, deviationSubject } from '../../../src/desk/review/words.ts';
import { HOUR, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import { drillMark } from '../../support/drill-mark.ts';
import {
  act,
  closeWith,
  complete,
  contextAt,
  elsewhere,
  indexFor,
  lastId,
  markDone,
  namesIn,
  openLog,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import {
  latestIn,
  openRelease,
  record,
  released,
  replace,
  save,
  statementIn,
  writing,
} from '../../support/release.ts';

/** The review of an incident at a moment. */
const review = (log: IncidentLog, now = NOW): ReviewSummary => {
  const index = indexFor(log);
  return reviewOf(index, log, derive(index, log, now), now);
};

const at = (hours: number) => contextAt(NOW + hours * HOUR, writing(9, NOW + hours * HOUR).newId);

const clock = ({ clocks }: ReviewSummary, id: string) =>
  required(
    clocks.find(({ deadline }) => deadline.id === id),
    id,
  );

describe('clocks', () => {
  const opened = openLog(limitedFacts);
  // The one limit with a number that a small matter has: an answer within 48 hours.
  const limit = required(
    review(opened).clocks.find(({ due }) => due !== undefined),
    'a clock with a limit',
  );
  const due = required(limit.due, 'due');

  test('a clock met in time says by how much, one met late is missed by as much', () => {
    const step = required(
      derive(indexFor(opened), opened, NOW).steps.find(({ clocks }) =>
        clocks.some(({ deadline }) => deadline.id === limit.deadline.id),
      ),
      'step',
    ).step.id;
    const doneAt = (moment: number): ReviewSummary => {
      const context = writing(7, moment + HOUR);
      const done = complete(opened, context, markDone(step, iso(moment)));
      return review(done, context.now);
    };
    const early = clock(doneAt(due - 3 * HOUR), limit.deadline.id);
    expect(early).toMatchObject({ outcome: 'met', margin: 3 * HOUR });
    expect(isMissed(early)).toBe(false);
    const late = clock(doneAt(due + 2 * HOUR), limit.deadline.id);
    expect(late).toMatchObject({ outcome: 'missed', margin: -2 * HOUR });
    expect(isMissed(late)).toBe(true);
  });

  test('a clock that nobody met is missed, too, and counts on until the closing', () => {
    const later = clock(review(opened, due + 5 * HOUR), limit.deadline.id);
    expect(later).toMatchObject({ outcome: 'overdue', margin: -5 * HOUR });
    expect(isMissed(later)).toBe(true);
  });
});

describe('deviations', () => {
  test('skipped steps, those that did not apply and deferrals are there with reason, officer and time', () => {
    const log = act(
      openLog(),
      contextAt(NOW, undefined, { role: 'office', name: '张三' }),
      { kind: 'skip', step: 'search-spread', reason: '市里已经在搜' },
      { kind: 'markNotApplicable', step: 'align-facts', reason: '不涉及其他单位' },
      { kind: 'defer', step: 'archive', reason: '等终报', until: { kind: 'regrade' } },
    );
    const by = { role: 'office', name: '张三' };
    const written = { by, at: iso(NOW) };
    expect(review(log).deviations).toMatchObject([
      { kind: 'skipped', step: 'search-spread', reason: '市里已经在搜', ...written },
      { kind: 'notApplicable', step: 'align-facts', reason: '不涉及其他单位', ...written },
      { kind: 'deferred', step: 'archive', reason: '等终报', ended: false, ...written },
    ]);
  });

  test('a deferral stays on record when it has ended or the step was done after all', () => {
    const waited = act(openLog(), contextAt(NOW), {
      kind: 'defer',
      step: 'register-report',
      reason: '等值班员',
      until: { kind: 'time', at: iso(NOW + HOUR) },
    });
    expect(review(waited, NOW + HOUR / 2).deviations).toMatchObject([{ kind: 'deferred', ended: false }]);
    expect(review(waited, NOW + 2 * HOUR).deviations).toMatchObject([{ kind: 'deferred', ended: true }]);
    const done = act(waited, at(0.5), {
      kind: 'markDone',
      step: 'register-report',
      doneAt: iso(NOW),
    });
    expect(review(done, NOW + HOUR).deviations).toMatchObject([{ kind: 'deferred', ended: true }]);
  });

  test('what was taken back is no deviation', () => {
    const skipped = act(openLog(), contextAt(NOW), {
      kind: 'skip',
      step: 'search-spread',
      reason: '市里已经在搜',
    });
    const back = takenBack(skipped, at(0.1));
    expect(review(back).deviations).toEqual([]);
  });

  test('what went out elsewhere is a deviation, with whoever approved it', () => {
    const log = act(openLog(), contextAt(NOW), elsewhere());
    const [found] = review(log).deviations;
    expect(found).toMatchObject({ kind: 'elsewhere', approvers: [{ name: '郑组长' }] });
    expect(deviationLabel.elsewhere).toBe('未经本系统签审');
    expect(
      deviationSubject(required(found, 'deviation'), namesIn(log), event =>
        eventSentence(event, namesIn(log), NOW),
      ),
    ).toBe('事后补录的《情况通告》（市委宣传部副部长 郑组长审定）');
  });

  test('what went out counts once its approval was taken back', () => {
    const context = writing(1);
    const out = released(
      act(openRelease(), context, record('time', '9 时'), save('{发生时间}发生。')),
      context,
    );
    expect(review(out).deviations).toEqual([]);
    const { event } = required(
      latestIn(out).marks.find(({ item }) => item === 'office'),
      'approval',
    );
    const taken = act(out, context, { kind: 'undo', event, reason: '记错了' });
    expect(review(taken).deviations).toMatchObject([
      { kind: 'unapproved', statement: statementIn(taken).id },
      { kind: 'takenBack', reason: '记错了' },
    ]);
    expect(viewOf(taken).notices).toMatchObject([{ kind: 'publishedUnapproved' }]);
  });

  test('a check passed over counts once the text went out, not on a draft', () => {
    const context = writing(1);
    const draft = act(
      openRelease(),
      context,
      record('time', '9 时'),
      save('{发生时间}，请拨打13812345678。'),
    );
    const item = required(
      required(indexFor(draft).playbook.release, 'kit').signOff.find(({ check }) => check === 'privacy'),
      'check of privacy',
    ).id;
    const skipped = act(draft, context, {
      kind: 'passOver',
      version: latestIn(draft).id,
      item,
      reason: '引用原话',
    });
    expect(review(skipped).deviations).toEqual([]);
    const out = released(skipped, context);
    expect(review(out).deviations).toMatchObject([
      { kind: 'passedOver', item, statement: statementIn(out).id, version: 1, reason: '引用原话' },
    ]);
  });
});

describe('re-grades', () => {
  test('are none where only answers were filled in that the triage had left for later', () => {
    const { finder: _, ...facts } = wideFacts;
    const log = act(openLog(facts), contextAt(NOW), {
      kind: 'answerLater',
      answers: { finder: 'infoCentre' },
    });
    expect(review(log).regrades).toEqual([]);
    const again = act(log, at(0.1), { kind: 'answerLater', answers: { finder: 'section' } });
    expect(review(again).regrades).toHaveLength(1);
  });

  test('each says which answers it changed, and what came of it', () => {
    const log = act(openLog(limitedFacts), contextAt(NOW), {
      kind: 'regrade',
      facts: { ...wideFacts, title: limitedFacts['title'] ?? '' },
    });
    const [regrade] = review(log).regrades;
    const spread = regrade?.changed.find(({ question }) => question.id === 'spread');
    expect(spread).toMatchObject({ before: limitedFacts['spread'], after: wideFacts['spread'] });
    expect(regrade?.changed.map(({ question }) => question.id)).not.toContain('title');
    expect(regrade?.preview.stepsAdded.map(({ id }) => id)).toContain('draft-plans');
    // The one taken back is no re-grade of this incident.
    const back = takenBack(log, at(0.1));
    expect(review(back).regrades).toEqual([]);
  });
});

test('statements come with their publications, and with what they say otherwise than is verified now', () => {
  const context = writing(1);
  const out = released(
    act(openRelease(), context, record('time', '9 时'), save('{发生时间}发现。')),
    context,
  );
  const changed = act(out, context, replace(out, 'time', '10 时'));
  const [statement] = viewOf(changed).statements;
  expect(statement?.published?.publications).toMatchObject([{ place: '局门户网站' }]);
  expect(statement?.stale).toMatchObject([{ fact: 'time', said: '9 时', now: '10 时' }]);
});

test('an incident once closed says how, and what was left open; opened again it does not', () => {
  const context = writing(1);
  const begun = act(openLog(limitedFacts, context), context, { kind: 'note', text: '接报' });
  const closed = closeWith(begun, context, '已回复');
  const { unfinished, deviations } = review(closed);
  expect(viewOf(closed).closed).toMatchObject({ reason: '已回复', by: context.by, event: lastId(closed) });
  expect(unfinished.length).toBe(viewOf(closed).progress.total - viewOf(closed).progress.finished);
  expect(unfinished.length).toBeGreaterThan(0);
  expect(deviations.flatMap(each => (each.kind === 'left' ? [[each.step, each.reason]] : []))).toEqual(
    unfinished.map(({ step }) => [step.id, '交给执法科，月底前']),
  );
  expect(viewOf(act(closed, context, { kind: 'reopen' })).closed).toBeUndefined();
});

describe('proposals of several incidents', () => {
  const proposing = (
    target: { kind: 'clause' | 'step'; id: string },
    what: string,
    hours: number,
    title: string,
  ) => {
    const log = act(openLog({ ...limitedFacts, title }), writing(hours + 1, NOW + hours * HOUR), {
      kind: 'propose',
      target,
      what,
      why: '夜里找不到人',
    });
    const index = indexFor(log);
    return { index, log, view: derive(index, log, NOW) };
  };

  test('are one list, by clause and step and then by time, each with the words it is about', () => {
    const rows = proposalsOf([
      proposing({ kind: 'step', id: 'archive' }, '归档提前', 0, '甲'),
      proposing({ kind: 'clause', id: '4.4.2' }, '写明夜间谁审定', 2, '乙'),
      proposing({ kind: 'clause', id: '4.4.2' }, '写明节假日谁审定', 1, '丙'),
    ]);
    expect(rows.map(({ incident, proposal }) => [incident, proposal.what])).toEqual([
      ['丙', '写明节假日谁审定'],
      ['乙', '写明夜间谁审定'],
      ['甲', '归档提前'],
    ]);
    const { playbook, steps } = indexFor(openLog());
    expect(rows[0]?.target).toBe(playbook.clauses.find(({ id }) => id === '4.4.2')?.text);
    expect(rows[2]?.target).toBe(steps.get('archive')?.title);
    expect(rows[0]?.edition).toBe(playbook.edition);
  });

  test('come from real incidents or from drills, never from both', () => {
    const real = proposing({ kind: 'step', id: 'archive' }, '归档提前', 0, '甲');
    const played = proposing({ kind: 'step', id: 'archive' }, '演练里想到的', 1, '乙');
    const mixed = [real, { ...played, view: { ...played.view, drill: drillMark } }];
    const what = (drill?: boolean) => proposalsOf(mixed, drill).map(({ proposal }) => proposal.what);
    expect(what()).toEqual(['归档提前']);
    expect(what(true)).toEqual(['演练里想到的']);
  });

  test('one taken back is not in it', () => {
    const { index, log } = proposing({ kind: 'step', id: 'archive' }, '归档提前', 0, '甲');
    const back = takenBack(log, at(1));
    expect(proposalsOf([{ index, view: derive(index, back, NOW) }])).toEqual([]);
  });
});
