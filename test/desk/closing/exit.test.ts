import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exitStands } from '../../../src/desk/closing/stands.ts';
import type { DecidedHow } from '../../../src/desk/core/decided.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { remindersOf } from '../../../src/desk/frame/list/queue.ts';
import { begin, decide } from '../../../src/desk/incident/decide.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import type { Actor } from '../../../src/log/envelope.ts';
import { DAY, HOUR, hoursAgo, NOW } from '../../support/answers.ts';
import { contextAt, countingIds, logOf, office, zhang } from '../../support/incident.ts';
import { digest, index, required } from '../../support/playbook.ts';

const facts = {
  title: '河道排污',
  foundAt: hoursAgo(1),
  link: '',
  reason: '由生态环境部门管',
  handling: 'none',
};
const filed = (by: Actor = zhang): IncidentLog => {
  const begun = begin(index, digest, facts, { now: NOW, newId: countingIds(3), by });
  return logOf(begun.ok ? begun.value : []);
};
type ExitReview = Partial<Omit<Extract<Command, { kind: 'reviewExit' }>, 'kind'>>;
const review = (log: IncidentLog, said: ExitReview = {}, at = NOW + HOUR, writer = 4) =>
  decide(
    index,
    log,
    derive(index, log, at),
    {
      kind: 'reviewExit',
      outcome: 'agreed',
      person: { name: '王敏', title: '副组长' },
      post: 'leadingGroup',
      how: 'phone' as DecidedHow,
      decidedAt: new Date(at).toISOString(),
      ...said,
    },
    contextAt(at, countingIds(writer), zhang),
  );
const joined = (log: IncidentLog, ...answers: readonly ReturnType<typeof review>[]): IncidentLog =>
  incidentLogs.extend(
    log,
    answers.flatMap(answer => {
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
      return answer.value;
    }),
  );
const back: ExitReview = { outcome: 'returned', note: '对方说不归他们管' };

describe('a matter that is to end without being handled', () => {
  test('is closed by the second signature, which says who agreed, how and when', () => {
    const view = derive(index, joined(filed(), review(filed())), NOW + DAY);
    expect(view).toMatchObject({
      status: 'closed',
      closed: { reason: facts.reason },
      exit: { state: 'agreed', review: { person: { name: '王敏' }, post: 'leadingGroup', how: 'phone' } },
      clocks: [{ clock: { kind: 'met' } }],
      differences: [],
    });
    expect(exitStands(view)).toBe('复核同意');
  });

  test('to be answered directly does not end by the reason that was given before anybody answered', () => {
    const begun = begin(
      index,
      digest,
      { ...facts, handling: 'reply', reason: '还没有答复，要先请科室查。' },
      { now: NOW, newId: countingIds(3), by: zhang },
    );
    const owed = logOf(begun.ok ? begun.value : []);
    const view = derive(index, joined(owed, review(owed)), NOW + DAY);
    expect(view.status).toBe('closed');
    expect(view.closed?.reason).toBeUndefined();
  });

  test('stays open where a file says that somebody agreed before it was filed', () => {
    const agreed = joined(filed(), review(filed()));
    const early = incidentLogs.fold(
      agreed.events.map(event =>
        event.type === 'exitReviewed'
          ? { ...event, data: { ...event.data, decidedAt: new Date(NOW - 5 * DAY).toISOString() } }
          : event,
      ),
    );
    expect(derive(index, required(early, 'a log'), NOW + DAY)).toMatchObject({
      status: 'open',
      exit: { state: 'pending' },
    });
  });

  test.each<[string, Actor, ExitReview, object]>([
    ['whoever filed it', zhang, { person: { name: '张三', title: '值班员' } }, { code: 'ownExit' }],
    ['the post that filed it without a name', office, { post: 'office' }, { code: 'ownExit' }],
    [
      'another person of the post that filed it',
      zhang,
      { post: 'office' },
      { code: 'notOfPost', posts: expect.any(Array) },
    ],
    [
      'another post than content names',
      zhang,
      { post: 'infoCentre' },
      { code: 'notOfPost', posts: expect.any(Array) },
    ],
    ['a return without a reason', zhang, { outcome: 'returned' }, { code: 'required' }],
    ['nobody', zhang, { person: { name: '', title: '' } }, { code: 'unnamed' }],
    ['somebody of no known post', zhang, { post: undefined }, { code: 'required' }],
    ['no way in which it was decided', zhang, { how: '' as DecidedHow }, { code: 'notAnOption' }],
    ['a time before it was filed', zhang, { decidedAt: hoursAgo(2) }, { code: 'beforeStage' }],
  ])('is not reviewed by %s', (_, by, said, why) => {
    expect(review(filed(by), said)).toMatchObject({ ok: false, refusal: { code: 'badField', why } });
  });

  test('is not closed by its own filer', () => {
    const log = filed();
    const answer = decide(index, log, derive(index, log, NOW), { kind: 'close' }, contextAt(NOW));
    expect(answer).toEqual({ ok: false, refusal: { code: 'exitUnreviewed' } });
  });

  test('waits with its clock, in the calendar too, and is late after a working day', () => {
    const waiting = derive(index, filed(), NOW);
    expect([waiting.status, exitStands(waiting)]).toEqual(['open', '待复核']);
    expect(remindersOf(waiting)).toHaveLength(1);
    const late = derive(index, filed(), NOW + 10 * DAY);
    expect([late.status, exitStands(late)]).toEqual(['open', '逾期未复核']);
  });

  test('sent back stays open, can be put again, and graded anew waits anew', () => {
    const returned = joined(filed(), review(filed(), back));
    expect(derive(index, returned, NOW + HOUR)).toMatchObject({
      status: 'open',
      exit: { state: 'returned' },
    });
    const agreed = joined(returned, review(returned, {}, NOW + 2 * HOUR, 5));
    expect(derive(index, agreed, NOW + 2 * HOUR).status).toBe('closed');
    const reopened = decide(
      index,
      agreed,
      derive(index, agreed, NOW + 3 * HOUR),
      { kind: 'reopen' },
      contextAt(NOW + 3 * HOUR, countingIds(6)),
    );
    expect(derive(index, joined(agreed, reopened), NOW + 3 * HOUR)).toMatchObject({
      status: 'open',
      exit: { state: 'pending', review: undefined },
    });
  });

  test('reviewed by two who worked apart, and one did not agree, is open until somebody decides', () => {
    const log = filed();
    const apart = joined(log, review(log), review(log, back, NOW + HOUR, 5));
    const view = derive(index, apart, NOW + 2 * HOUR);
    expect(view).toMatchObject({ status: 'open', exit: { state: 'returned' } });
    expect(view.differences.length).toBeGreaterThan(0);
    const both = joined(log, review(log), review(log, {}, NOW + HOUR, 5));
    expect(derive(index, both, NOW + 2 * HOUR)).toMatchObject({ status: 'closed', differences: [] });
  });

  test('agreed to by somebody who did not know that it was filed anew waits still, whosever clock is ahead', () => {
    const log = filed();
    for (const refiledAt of [NOW + 0.5 * HOUR, NOW + 1.5 * HOUR]) {
      const refiled = decide(
        index,
        log,
        derive(index, log, refiledAt),
        { kind: 'regrade', facts: { ...facts, reason: '由水利部门管' } },
        contextAt(refiledAt, countingIds(6), zhang),
      );
      const view = derive(index, joined(log, review(log), refiled), NOW + 2 * HOUR);
      expect(view).toMatchObject({ status: 'open', exit: { state: 'pending', review: undefined } });
    }
  });

  test('counts as ended only with the second signature, whatever else is said', () => {
    const said = fc.constantFrom('agree', 'return', 'close', 'reopen', 'own');
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), acts => {
        let log = filed();
        let signed = false;
        acts.forEach((each, place) => {
          const at = NOW + (place + 1) * HOUR;
          const context = contextAt(at, countingIds(10 + place), zhang);
          const answer =
            each === 'close' || each === 'reopen'
              ? decide(index, log, derive(index, log, at), { kind: each }, context)
              : review(
                  log,
                  each === 'return'
                    ? back
                    : each === 'own'
                      ? { person: { name: '张三', title: '值班员' } }
                      : {},
                  at,
                  10 + place,
                );
          if (!answer.ok) return;
          log = joined(log, answer);
          signed = each === 'agree';
          expect(derive(index, log, at).status).toBe(signed ? 'closed' : 'open');
        });
      }),
    );
  });
});
