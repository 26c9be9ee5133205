import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { isOwed } from '../../../src/desk/publications/owed.ts';
import { recommendedStatement } from '../../../src/desk/publications/recommend.ts';
import { registerOf } from '../../../src/desk/register/register.ts';
import { registerCell } from '../../../src/desk/register/words.ts';
import { reviewOf } from '../../../src/desk/review/summary.ts';
import { isOut, isVersionOut } from '../../../src/desk/statements/life.ts';
import { HOUR, hoursAgo, iso, NOW, wideFacts } from '../../support/answers.ts';
import { handoverOf } from '../../support/handover.ts';
import {
  act,
  allEvents,
  atField,
  elsewhere,
  indexFor,
  lastId,
  logOf,
  namesIn,
  refusalOf,
  undo,
  viewOf,
} from '../../support/incident.ts';
import { found, required } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import {
  anyReleaseTurns,
  latestIn,
  openRelease,
  playRelease,
  publish,
  readAloud,
  record,
  released,
  replace,
  save,
  saveAgain,
  statementIn,
  withdraw,
  writing,
} from '../../support/release.ts';

const context = writing();
const later = writing(1, NOW + HOUR);
const verified = act(openRelease(), context, record('time', '9时'));
const out = released(act(verified, context, save('{发生时间}发生。')), context, {
  publishedAt: hoursAgo(0.5),
});
const publication = lastId(out);
const gone = act(out, later, withdraw(publication, { withdrawnAt: iso(NOW) }));
const publishing = (log: IncidentLog) =>
  found(viewOf(log).steps, ({ step }) => step.id === 'publish-limited');
const owedClock = (log: IncidentLog) =>
  viewOf(log).clocks.find(({ deadline }) => 'owed' in deadline.anchor)?.clock;

describe('what was out and was taken down', () => {
  test('is told with when, by whom and why, and stays on record as what went out', () => {
    const [only] = viewOf(gone).publications;
    expect(only).toMatchObject({
      event: publication,
      signOff: 'approved',
      withdrawn: { withdrawnAt: iso(NOW), person: { name: '郑组长', title: '组长' }, reason: '数字有误' },
    });
    expect(viewOf(gone).notices).toEqual([]);
    const event = required(gone.events.at(-1), 'event');
    expect(eventSentence(event, namesIn(gone), NOW)).toContain('组长 郑组长决定');
    expect(eventSentence(event, namesIn(gone), NOW)).toContain('理由：数字有误');
  });

  test('is out no more, and does no step', () => {
    expect(publishing(out).state).toMatchObject({ kind: 'done', event: publication });
    expect(publishing(gone).state.kind).toBe('todo');
    expect(statementIn(gone)).toMatchObject({ published: undefined, withdrawn: { number: 1 }, stale: [] });
  });

  test('cannot go out again by the signatures it had: every one of them is asked anew', () => {
    const { id } = latestIn(gone);
    expect(refusalOf(gone, publish(id, { publishedAt: iso(NOW + HOUR) }), later)).toMatchObject({
      code: 'signOffOpen',
    });
    const lines = viewOf(gone).signOffOf(latestIn(gone)).lines;
    expect(lines.flatMap(({ mark }) => mark ?? [])).toEqual([]);
    const again = released(gone, later, { publishedAt: iso(NOW + HOUR) });
    expect(viewOf(again).publications.map(each => [each.signOff, isOut(each)])).toEqual([
      ['approved', false],
      ['approved', true],
    ]);
  });

  test('lends no signature to another version either', () => {
    const edited = act(gone, later, saveAgain(gone, '{发生时间}发生，正在核实。'));
    expect(
      viewOf(edited)
        .signOffOf(latestIn(edited))
        .lines.flatMap(({ mark }) => mark ?? []),
    ).toEqual([]);
  });

  test('owes the public a word, which another version or a correction gives', () => {
    expect(viewOf(out).owed).toEqual([]);
    expect(owedClock(out)).toBeUndefined();
    expect(viewOf(gone).owed.filter(isOwed)).toMatchObject([{ why: 'withdrawn', since: iso(NOW) }]);
    expect(owedClock(gone)).toEqual({ kind: 'stopwatch', since: NOW });
    expect(recommendedStatement(viewOf(gone))).toMatchObject({
      kind: 'correction',
      why: 'owed',
      statement: { id: statementIn(gone).id },
    });
    const corrected = released(
      act(gone, later, save('更正。', { form: 'correction', corrects: statementIn(gone).id })),
      later,
      { publishedAt: iso(NOW + HOUR) },
    );
    const edited = released(act(gone, later, saveAgain(gone, '改正了的。')), later, {
      publishedAt: iso(NOW + HOUR),
    });
    for (const log of [corrected, edited]) {
      expect(viewOf(log).owed.filter(isOwed)).toEqual([]);
      expect(owedClock(log)).toMatchObject({ kind: 'met', at: NOW + HOUR });
    }
    const other = released(act(gone, later, save('别的事。')), later, { publishedAt: iso(NOW + HOUR) });
    expect(viewOf(other).owed.filter(isOwed)).toHaveLength(1);
  });

  test('keeps its promise of a next word running, until something that is out keeps it', () => {
    const promise = (log: IncidentLog) =>
      found(viewOf(log).clocks, ({ deadline }) => 'promise' in deadline.anchor).clock.kind;
    expect(promise(gone)).toBe('running');
    const next = released(act(gone, later, save('别的事。')), later, { publishedAt: iso(NOW + HOUR) });
    // That one promises anew; what it was promised in is kept.
    expect(viewOf(next).publications.at(-1)).toMatchObject({ withdrawn: undefined });
    const both = act(next, later, withdraw(lastId(next), { withdrawnAt: iso(NOW + HOUR) }));
    expect(promise(both)).toBe('running');
  });

  test('is not asked to be set right where a fact has changed since', () => {
    const changed = (log: IncidentLog) => act(log, later, replace(log, 'time', '8时'));
    expect(statementIn(changed(out)).stale).toHaveLength(1);
    expect(statementIn(changed(gone)).stale).toEqual([]);
  });

  test('keeps closing open, and is told in hand-over, register and review', () => {
    expect(viewOf(gone).closing.flatMap(({ owed }) => owed)).toHaveLength(1);
    expect(handoverOf(gone).risks).toContain('撤下的《情况通告》尚未向公众说明或者更正');
    expect(handoverOf(gone).risks).not.toContain('对外口径以此为准');
    const [row] = registerOf([{ view: viewOf(gone), index: indexFor(gone) }]).rows;
    expect(registerCell('online', required(row, 'row'))).toMatchObject({ text: '情况通告（已撤下）' });
    expect(row?.firstResponseAt).toBeUndefined();
    const { deviations } = reviewOf(indexFor(gone), gone, viewOf(gone), NOW);
    expect(deviations).toMatchObject([{ kind: 'withdrawn', reason: '数字有误', at: iso(NOW) }]);
  });

  test('stands again, signatures and all, once that it was taken down is taken back', () => {
    const back = act(gone, later, { ...undo(lastId(gone)), reason: '没有撤' } as Command);
    expect(viewOf(back).publications).toEqual(viewOf(out).publications);
    expect(viewOf(back).owed).toEqual([]);
    expect(publishing(back).state.kind).toBe('done');
  });

  test('is another thing than what never went out: there the signatures stay, and nothing is owed', () => {
    const slip = act(out, later, { ...undo(publication), reason: '没有发出去' } as Command);
    expect(viewOf(slip).publications).toEqual([]);
    expect(viewOf(slip).owed).toEqual([]);
    expect(viewOf(slip).signOffOf(latestIn(slip)).approved).toBe(true);
  });

  test('may have gone out elsewhere', () => {
    const told = act(openRelease(), context, elsewhere());
    const taken = act(told, later, withdraw(lastId(told), { withdrawnAt: iso(NOW) }));
    expect(viewOf(taken).owed.filter(isOwed)).toHaveLength(1);
    expect(statementIn(taken).withdrawn?.publications).toMatchObject([{ elsewhere: { name: '郑组长' } }]);
  });

  test('in one of two places is still out in the other, and is signed anew before a third', () => {
    const ready = act(out, context, readAloud(latestIn(out).id));
    const twice = act(ready, context, publish(latestIn(ready).id, { place: '微博' }));
    const half = act(twice, later, withdraw(publication, { withdrawnAt: iso(NOW) }));
    expect(statementIn(half).published?.number).toBe(1);
    expect(publishing(half).state.kind).toBe('done');
    expect(viewOf(half).signOffOf(latestIn(half)).approved).toBe(false);
  });
});

test.each([
  ['what is no publication', withdraw('01HZZZZZZZZZZZZZZZZZZZZZZZ'), { code: 'unknownStatement' }],
  [
    'before it was out',
    withdraw(publication, { withdrawnAt: hoursAgo(0.6) }),
    atField('withdrawnAt', 'beforeOut'),
  ],
  [
    'ahead of now',
    withdraw(publication, { withdrawnAt: iso(NOW + 9 * HOUR) }),
    atField('withdrawnAt', 'inFuture'),
  ],
  ['without a reason', withdraw(publication, { reason: ' ' }), atField('reason', 'required')],
  ['by nobody', withdraw(publication, { person: { name: '' } }), atField('person', 'unnamed')],
])('withdrawing is refused: %s', (_, command, refusal) => {
  expect(refusalOf(out, command, later)).toMatchObject(refusal);
});

test('withdrawing twice is refused', () => {
  expect(refusalOf(gone, withdraw(publication), later)).toEqual({ code: 'unchanged' });
});

test('what went out is held to what was asked when it went out: graded anew it is no less approved', () => {
  const regraded = act(out, later, { kind: 'regrade', facts: wideFacts });
  expect(viewOf(regraded).publications).toEqual(viewOf(out).publications);
  expect(viewOf(regraded).notices).toEqual([]);
  const undone = act(
    regraded,
    later,
    undo(required(viewOf(out).publications[0]?.approvals.at(-1), 'approval').event),
  );
  expect(viewOf(undone).notices).toMatchObject([{ kind: 'publishedUnapproved' }]);
});

describe('whatever officers do', () => {
  test('nothing counts as out after it was taken down', () => {
    let reached = 0;
    fc.assert(
      fc.property(anyReleaseTurns, turns => {
        const { logs } = playRelease(turns);
        const log = logOf(allEvents(logs));
        const view = derive(indexFor(log), log, NOW + 24 * HOUR);
        for (const { versions, published, stale } of view.statements) {
          for (const version of versions)
            expect(isVersionOut(version)).toBe(
              version.publications.some(({ withdrawn }) => withdrawn === undefined),
            );
          if (published === undefined) expect(stale).toEqual([]);
          else expect(isVersionOut(published)).toBe(true);
        }
        const taken = new Set(view.publications.filter(each => !isOut(each)).map(({ event }) => event));
        reached += taken.size;
        for (const { state } of view.steps)
          if (state.kind === 'done') expect(taken.has(state.event)).toBe(false);
        for (const { clock } of view.clocks)
          if (clock.kind === 'met') expect(taken.has(clock.event)).toBe(false);
        for (const { given } of view.owed) if (given !== undefined) expect(isOut(given)).toBe(true);
      }),
      // Few of them take something down: so many that some do, in any run.
      { numRuns: runs(200) },
    );
    expect(reached).toBeGreaterThan(0);
  });

  test('nothing goes out from here that is not signed then, and nothing by signatures from before it was taken down', () => {
    fc.assert(
      fc.property(anyReleaseTurns, turns => {
        const alone = turns.map(turn => ({ ...turn, officer: 0, hears: undefined }));
        const log = required(playRelease(alone).logs[0], 'log');
        if (log.undone.size > 0) return;
        const { publications, statements } = viewOf(log);
        for (const { signOff } of publications) expect(signOff).not.toBe('unapproved');
        for (const { marks, publications: own } of statements.flatMap(({ versions }) => versions)) {
          const taken = own.flatMap(each =>
            each.withdrawn ? [log.places.get(each.withdrawn.event) ?? 0] : [],
          );
          for (const { event, elsewhere: approver } of own) {
            const place = log.places.get(event) ?? 0;
            const last = Math.max(-1, ...taken.filter(each => each < place));
            if (approver !== undefined || last < 0) continue;
            expect(
              marks.some(mark => {
                const its = log.places.get(mark.event) ?? 0;
                return its > last && its < place;
              }),
            ).toBe(true);
          }
        }
      }),
    );
  });
});
