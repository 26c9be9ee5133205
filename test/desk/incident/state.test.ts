import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPEN } from '../../../src/desk/core/define.ts';
import type { Command, IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { stepSubject } from '../../../src/desk/steps/step-mark.ts';
import { checklist } from '../../../src/playbook/checklist.ts';
import { DAY, HOUR, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  allEvents,
  anyTurns,
  assign,
  closeWith,
  closing,
  complete,
  contextAt,
  correct,
  countingIds,
  eventOf,
  forged,
  indexFor,
  lastId,
  lastOf,
  laterDigest,
  logOf,
  markDone,
  note,
  openLog,
  plainLog,
  plainView,
  play,
  readBack,
  regrade,
  rename,
  sheet,
  skip,
  stepIn,
  takenBack,
  undo,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { found, index, required } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import { anyReleaseTurns, playRelease } from '../../support/release.ts';

describe('every log that commands lead to', () => {
  test('can be shown at every point of its history, at any moment', () => {
    fc.assert(
      fc.property(anyTurns(16), fc.integer({ min: -400 * DAY, max: 400 * DAY }), (turns, later) => {
        const { logs, steps } = play(turns);
        const all = logOf(allEvents(logs));
        const prefixes = all.events.map((_, at) => logOf(all.events.slice(0, at + 1)));
        // And what each machine had at each time, which is no prefix of the whole.
        for (const log of [...prefixes, ...steps.flatMap(({ before, after }) => [before, after])]) {
          const view = viewOf(log, NOW + later);
          expect(view.verdict).toBeDefined();
          expect(view.steps.length).toBeGreaterThanOrEqual(checklist(indexFor(log), view.facts).length);
          // The number of a step is the playbook's, whatever comes and goes.
          const { steps } = indexFor(log).playbook;
          for (const { step, number } of [...view.steps, ...view.occasional])
            expect(steps[number - 1]).toBe(step);
          expect(view.gaps).toBe(0);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  test('is the same whether events come one by one or at once', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const whole = logOf(allEvents(play(turns).logs));
        const [opened, ...rest] = whole.events;
        const oneByOne = rest.reduce(
          (log, event) => {
            // Cached results are carried on.
            incidentLogs.size(log);
            viewOf(log);
            return incidentLogs.extend(log, [event]);
          },
          logOf([required(opened, 'opened')]),
        );
        expect(plainLog(oneByOne)).toEqual(plainLog(whole));
        expect(incidentLogs.size(oneByOne)).toBe(incidentLogs.size(whole));
        expect(plainView(viewOf(oneByOne))).toEqual(plainView(viewOf(whole)));
        expect(incidentLogs.extend(oneByOne, whole.events)).toBe(oneByOne);
        expect(incidentLogs.extend(oneByOne, [])).toBe(oneByOne);
      }),
    );
  });
});

test('people and notes are carried on with whatever is said of them', () => {
  const context = contextAt(NOW, countingIds(31));
  const wang = { name: '王伟', title: '科长' };
  const start = act(openLog(), context, assign(['archive'], wang), note('档案室', { step: 'archive' }));
  const noteId = lastId(start);
  const called = (machine: number): IncidentLog =>
    act(start, contextAt(NOW, countingIds(machine)), {
      kind: 'recordPerson',
      person: wang,
      phone: `0701-${machine}00`,
    });
  const [one, other] = [called(32), called(33)];
  const [difference] = viewOf(incidentLogs.extend(one, other.events)).differences;
  const said: readonly Command[] = [
    correct(noteId, '应为九点'),
    { kind: 'recordPerson', person: wang, phone: '0701-3400' },
    { kind: 'tellApart', name: wang.name, title: wang.title, other: '副局长' },
    { kind: 'choose', subject: required(difference, 'difference').subject, event: lastId(one) },
  ];
  for (const command of said) {
    const before = incidentLogs.extend(one, other.events);
    const after = act(before, context, command);
    const undone = act(after, context, undo(lastId(after)));
    expect(plainView(viewOf(after))).not.toEqual(plainView(viewOf(before)));
    for (const log of [after, undone])
      expect(plainView(viewOf(log))).toEqual(plainView(viewOf(logOf(log.events))));
  }
});

// A package may hold any id that is well formed, and every object has a `constructor`.
test('ids that are also names every object has are ids like any other; those of events are ULIDs', () => {
  const log = openLog();
  const opened = required(log.events[0], 'opened');
  let serial = 500;
  const after = (happening: Pick<IncidentEvent, 'type' | 'data'>): IncidentEvent => {
    serial += 1;
    return forged(happening, { id: countingIds(serial)(), stream: opened.stream, prev: [opened.hash] });
  };
  for (const id of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
    const events = [
      after({ type: 'stepMarked', data: { step: id, mark: { kind: 'started' } } }),
      after({ type: 'stepMarked', data: { step: id, mark: { kind: 'started' } } }),
      after({
        type: 'stepMarked',
        data: {
          step: 'archive',
          mark: { kind: 'deferred', reason: '等', until: { kind: 'step', step: id } },
        },
      }),
      after({ type: 'assigned', data: { steps: [id, id] } }),
    ];
    for (const event of events) expect(readBack(event)).toEqual({ event });
    const folded = incidentLogs.extend(log, events);
    expect(folded.subjects.get(stepSubject(id))?.current).toHaveLength(2);
    expect(() => viewOf(folded)).not.toThrow();
    // The deferral alone: it waits for a step that no checklist has, so it comes back at once.
    const waiting = incidentLogs.extend(log, [required(events[2], 'deferral')]);
    expect(stepIn(waiting, 'archive').state.kind).toBe('todo');
  }
});

describe('a log that lost a record', () => {
  const context = contextAt(NOW, countingIds(1), zhang);
  const whole = act(openLog(), context, note('一'), note('二'), note('三'));
  const lost = required(whole.events[2], 'event');
  const damaged = logOf(whole.events.filter(event => event !== lost));

  test('says which one is missing, and shows everything else', () => {
    expect(whole.gaps).toEqual([]);
    expect(damaged.gaps).toEqual([lost.hash]);
    expect(viewOf(damaged).gaps).toBe(1);
    expect(viewOf(damaged).notes.map(({ text }) => text)).toEqual(['一', '三']);
  });

  test('goes on: what is written next knows all that is left', () => {
    const next = act(damaged, context, note('四'));
    expect(new Set(next.events.at(-1)?.prev)).toEqual(new Set(damaged.heads));
    expect(next.heads).toHaveLength(1);
    expect(next.gaps).toEqual([lost.hash]);
    expect(plainLog(next)).toEqual(plainLog(incidentLogs.fold(next.events)));
  });

  test('is whole again once the record comes back, in its place', () => {
    const next = act(damaged, context, note('四'));
    const mended = incidentLogs.extend(next, [lost]);
    expect(mended.gaps).toEqual([]);
    expect(mended.events.slice(0, 4)).toEqual(whole.events);
    expect(plainLog(incidentLogs.extend(damaged, [lost]))).toEqual(plainLog(whole));
  });

  test('counts each missing record once, however many had seen it', () => {
    const one = eventOf(whole, note('甲'), contextAt(NOW, countingIds(2)));
    const other = eventOf(whole, note('乙'), contextAt(NOW, countingIds(3)));
    const both = incidentLogs.extend(whole, [one, other]).events;
    const last = lastOf(whole);
    expect(incidentLogs.fold(both.filter(event => event !== last))?.gaps).toEqual([last.hash]);
  });

  test('leaves it open whether a mark knew the one before the gap: both are shown', () => {
    const marked = act(
      openLog(),
      context,
      { kind: 'start', step: 'archive' },
      note('丢了'),
      markDone('archive'),
    );
    const gap = logOf(marked.events.filter(({ type }) => type !== 'noted'));
    const archive = (log: IncidentLog) => stepIn(log, 'archive');
    expect(archive(marked).differing).toEqual([]);
    expect(archive(gap).differing).toHaveLength(2);
    // Until somebody decides, what is least done.
    expect(archive(gap).state.kind).toBe('started');
  });

  test('any number of them can be shown, extended as folded, and names exactly the records that others had seen', () => {
    const anyDamaged = anyTurns().chain(turns => {
      const [opened, ...rest] = logOf(allEvents(play(turns).logs)).events;
      return fc.tuple(fc.constant(required(opened, 'opened')), fc.constant(rest), fc.subarray(rest));
    });
    fc.assert(
      fc.property(anyDamaged, ([opened, rest, left]) => {
        const log = logOf([opened, ...left]);
        const present = new Set(log.events.map(({ hash }) => hash));
        expect(new Set(log.gaps)).toEqual(
          new Set(log.events.flatMap(({ prev }) => prev).filter(hash => !present.has(hash))),
        );
        expect(() => viewOf(log, NOW + DAY)).not.toThrow();
        const oneByOne = left.reduce((sum, event) => incidentLogs.extend(sum, [event]), logOf([opened]));
        expect(plainLog(oneByOne)).toEqual(plainLog(log));
        expect(plainLog(incidentLogs.extend(log, rest))).toEqual(
          plainLog(incidentLogs.fold([opened, ...rest])),
        );
      }),
    );
  });
});

describe('a log of releases, feedback, documents and review', () => {
  /** When the last record was written is of the log, not of what it says. */
  const shown = (log: IncidentLog, now: number) => ({
    ...plainView(viewOf(log, now)),
    recordedAhead: undefined,
  });

  test('is the same extended as folded, in whatever order it arrived, and on every machine', () => {
    fc.assert(
      fc.property(anyReleaseTurns, fc.infiniteStream(fc.nat()), (turns, order) => {
        const { logs } = playRelease(turns);
        for (const log of logs) expect(plainLog(incidentLogs.fold(log.events))).toEqual(plainLog(log));
        const all = allEvents(logs);
        const shuffled = [...all]
          .map(event => ({ event, at: order.next().value ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ event }) => event);
        const merged = logs.map(log => incidentLogs.extend(log, all));
        const opened = logOf(all.filter(({ type }) => type === 'opened'));
        const oneByOne = shuffled.reduce((log, event) => incidentLogs.extend(log, [event]), opened);
        for (const log of [...merged, oneByOne])
          expect(plainLog(log)).toEqual(plainLog(incidentLogs.fold(shuffled)));
      }),
    );
  });

  test('shows the same with each event that is added to it as when it is folded anew', () => {
    fc.assert(
      fc.property(anyReleaseTurns, turns => {
        const [opened, ...rest] = logOf(allEvents(playRelease(turns).logs)).events;
        let log = logOf([required(opened, 'opened')]);
        for (const event of rest) {
          // Cached results are carried on.
          viewOf(log);
          log = incidentLogs.extend(log, [event]);
          expect(plainView(viewOf(log))).toEqual(plainView(viewOf(logOf(log.events))));
        }
      }),
      { numRuns: runs(25) },
    );
  });

  test('is as it was before when its last command is taken back, whichever that was', () => {
    fc.assert(
      fc.property(anyReleaseTurns, turns => {
        // Undo is final.
        const steps = playRelease(turns).steps.filter(({ command }) => command.kind !== 'undo');
        for (const { before, after, now } of steps.slice(-3)) {
          const known = new Set(before.events);
          const first = found(after.events, event => !known.has(event));
          const undone = act(after, contextAt(now, countingIds(9), zhang), undo(first.id));
          expect(shown(undone, now)).toEqual(shown(before, now));
        }
      }),
    );
  });
});

describe('undo', () => {
  const context = contextAt(NOW, countingIds(1), zhang);
  const start = complete(openLog(), context, markDone('report-to-office'), note('早先的记录'));
  const noteId = lastId(start);

  test.each<[name: string, before: readonly Command[], command: Command]>([
    ['a step done', [], markDone('register-report')],
    ['a step begun', [], { kind: 'start', step: 'archive' }],
    ['a step done after it was begun', [{ kind: 'start', step: 'archive' }], markDone('archive')],
    ['a step deferred', [], { kind: 'defer', step: 'archive', reason: '等', until: { kind: 'regrade' } }],
    ['a step not applicable', [], { kind: 'markNotApplicable', step: 'align-facts', reason: '不涉及' }],
    [
      'a step to be reported',
      [regrade({ ...limitedFacts, sensitive: 'yes' })],
      { kind: 'decideReport', step: 'report-upward', report: 'yes', to: '市政府值班室' },
    ],
    ['a step skipped', [], skip('review', '另行安排')],
    ['a note on the incident', [], note('组长来电', { noteKind: 'contact' })],
    ['a note on a step', [], note('档案室', { step: 'archive' })],
    ['a note on a step that does not apply', [], note('问过', { step: 'report-cyber-incident' })],
    ['a correction', [], correct(noteId, '应为九点')],
    ['a second correction', [correct(noteId, '应为九点')], correct(noteId, '应为十点')],
    ['steps given to somebody', [], assign(['archive', 'review'], { name: '王五' })],
    ['a step taken from somebody', [assign(['archive'], { name: '王五' })], assign(['archive'])],
    ['a move to another edition', [], { kind: 'movePlaybook', playbook: laterDigest }],
    ['a new name', [], rename('另一个名字')],
    ['a second new name', [rename('第一次改名')], rename('第二次改名')],
    ['a re-grade', [], regrade(wideFacts)],
    [
      'a re-grade that a deferred step had waited for',
      [{ kind: 'defer', step: 'archive', reason: '等', until: { kind: 'regrade' } }],
      regrade(wideFacts),
    ],
    ['closing', [], closing],
    ['reopening', [closing], { kind: 'reopen' }],
  ])('of %s restores what stood before', (_, before, command) => {
    const prior = act(start, context, ...before);
    const done = act(prior, context, command);
    expect(plainView(viewOf(done))).not.toEqual(plainView(viewOf(prior)));
    const event = lastOf(done);
    expect(plainView(viewOf(act(done, context, undo(event.id))))).toEqual(plainView(viewOf(prior)));
  });

  test('of a hand-over leaves none standing', () => {
    const to = { role: 'infoCentre', name: '李四', title: '值班长' };
    const done = act(start, context, { kind: 'handOver', to, sheet });
    const standing = (log: IncidentLog) => viewOf(log).handovers.at(-1);
    expect(standing(done)).toMatchObject({ to, sheet });
    const event = lastId(done);
    const undone = takenBack(done, context, event);
    expect(standing(undone)).toBeUndefined();
    expect(plainView(viewOf(undone))).toEqual(plainView(viewOf(start)));
  });

  test('of any command restores what stood before it, at any moment', () => {
    fc.assert(
      fc.property(anyTurns(), fc.nat(60 * DAY), (turns, later) => {
        // Undo is final.
        const commands = play(turns).steps.filter(({ events }) => events[0]?.type !== 'undone');
        for (const { before, after, events, now } of commands.slice(-4)) {
          const undone = [...events]
            .reverse()
            .reduce((log, { id }) => act(log, contextAt(now, countingIds(9)), undo(id)), after);
          // When the last record was written, and which files it brought, is of the log, not of what it says.
          const { recordedAhead, fileBytes } = viewOf(undone, now + later);
          expect(plainView(viewOf(undone, now + later))).toEqual({
            ...plainView(viewOf(before, now + later)),
            recordedAhead,
            fileBytes,
          });
        }
      }),
    );
  });

  test('of a re-grade that took back an exit leaves the incident open, as it was before, though it was closed elsewhere', () => {
    const begun = openLog();
    const shut = closeWith(begun, contextAt(NOW, countingIds(20), zhang));
    const exit = act(
      begun,
      contextAt(NOW, countingIds(21)),
      regrade({ ...limitedFacts, handling: 'reply', recipient: '来电人', reason: '已当面答复' }),
    );
    const joined = incidentLogs.extend(exit, shut.events);
    const shutBy = required(
      shut.events.find(({ type }) => type === 'closed'),
      'closing',
    );
    const chosen = act(joined, contextAt(NOW, countingIds(22)), {
      kind: 'choose',
      subject: OPEN,
      event: shutBy.id,
    });
    // The exit waits for its review.
    expect(viewOf(chosen).status).toBe('open');
    const graded = act(chosen, contextAt(NOW, countingIds(23)), regrade(limitedFacts));
    expect(viewOf(graded).status).toBe('open');
    const undone = act(graded, contextAt(NOW, countingIds(24)), undo(lastId(graded)));
    expect(viewOf(undone).status).toBe('open');
  });

  test('of an older mark leaves the newer one standing', () => {
    const first = act(start, context, rename('甲'));
    const second = act(first, context, rename('乙'));
    const event = lastOf(first);
    const undone = act(second, context, undo(event.id));
    expect(derive(index, undone, NOW).title).toBe('乙');
    const last = lastOf(second);
    expect(derive(index, act(undone, context, undo(last.id)), NOW).title).toBe(limitedFacts.title);
  });

  test('by two officers of the same action at once is one undo', () => {
    const marked = act(start, context, rename('甲'));
    const target = lastId(marked);
    const one = eventOf(marked, undo(target), contextAt(NOW, countingIds(2)));
    const other = eventOf(marked, undo(target), contextAt(NOW, countingIds(3)));
    const both = incidentLogs.extend(marked, [one, other]);
    expect(plainView(derive(index, both, NOW))).toEqual(plainView(derive(index, start, NOW)));
  });

  test('keeps the action it takes back in the log', () => {
    const marked = act(start, context, note('写错了'));
    const event = lastOf(marked);
    const undone = act(marked, context, undo(event.id));
    expect(undone.events).toContainEqual(event);
  });
});

test('two officers who mark one step at once leave one mark: the later by time, on every machine', () => {
  const log = openLog();
  const one = eventOf(log, markDone('review'), contextAt(NOW, countingIds(1)));
  const other = eventOf(log, skip('review', '不办'), contextAt(NOW + HOUR, countingIds(2)));
  for (const arrival of [
    [one, other],
    [other, one],
  ]) {
    const view = derive(index, incidentLogs.extend(log, arrival), NOW);
    expect(view.steps.find(({ step }) => step.id === 'review')?.state).toMatchObject({
      kind: 'skipped',
      event: other.id,
    });
  }
});
