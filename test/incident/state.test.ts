import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/incident/decide.ts';
import { derive } from '../../src/incident/derive.ts';
import { write } from '../../src/incident/desk.ts';
import { type IncidentEvent, type IncidentLog, incidentLogs } from '../../src/incident/kinds/registry.ts';
import { stepSubject } from '../../src/incident/kinds/step-marks.ts';
import { withHash } from '../../src/log/hash.ts';
import { type Kind, LOG_VERSION } from '../../src/log/kind.ts';
import { checklist } from '../../src/playbook/checklist.ts';
import { DAY, HOUR, limitedFacts, NOW, wideFacts } from '../support/answers.ts';
import {
  allEvents,
  anyTurns,
  assign,
  carryOut,
  closing,
  complete,
  contextAt,
  correct,
  countingIds,
  eventOf,
  indexFor,
  lastId,
  laterDigest,
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
  undo,
  viewOf,
  zhang,
} from '../support/incident.ts';
import { found, index, required } from '../support/playbook.ts';
import { runs } from '../support/property-runs.ts';
import { act, anyReleaseTurns, playRelease } from '../support/release.ts';

describe('every log that commands lead to', () => {
  test('holds only events that verify', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        for (const event of allEvents(play(turns).logs)) expect(readBack(event)).toEqual({ event });
      }),
    );
  });

  test('can be shown at every point of its history, at any moment', () => {
    fc.assert(
      fc.property(anyTurns(16), fc.integer({ min: -400 * DAY, max: 400 * DAY }), (turns, later) => {
        const { logs, steps } = play(turns);
        const all = required(incidentLogs.fold(allEvents(logs)), 'log');
        const prefixes = all.events.map((_, at) =>
          required(incidentLogs.fold(all.events.slice(0, at + 1)), 'prefix'),
        );
        // And what each machine had at each time, which is no prefix of the whole.
        for (const log of [...prefixes, ...steps.flatMap(({ before, after }) => [before, after])]) {
          const view = viewOf(log, NOW + later);
          expect(view.verdict).toBeDefined();
          expect(view.steps.length).toBeGreaterThanOrEqual(checklist(indexFor(log), view.facts).length);
          expect(view.steps.map(({ number }) => number)).toEqual(view.steps.map((_, at) => at + 1));
          expect(view.gaps).toBe(0);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  test('is the same extended as folded, whatever arrived first and in what order', () => {
    const forks = anyTurns().chain(turns => {
      const events = allEvents(play(turns).logs);
      return fc.tuple(fc.shuffledSubarray([...events], { minLength: events.length }), fc.nat());
    });
    fc.assert(
      fc.property(forks, ([arrival, cut]) => {
        const whole = required(incidentLogs.fold(arrival), 'log');
        const first = whole.events.slice(0, 1 + (cut % whole.events.length));
        const extended = incidentLogs.extend(required(incidentLogs.fold(first), 'first'), arrival);
        expect(plainLog(extended)).toEqual(plainLog(whole));
      }),
    );
  });

  test('is the same whether events come one by one or at once', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const whole = required(incidentLogs.fold(allEvents(play(turns).logs)), 'log');
        const [opened, ...rest] = whole.events;
        const oneByOne = rest.reduce(
          (log, event) => {
            // What is worked out of it is carried on.
            incidentLogs.size(log);
            viewOf(log);
            return incidentLogs.extend(log, [event]);
          },
          required(incidentLogs.fold([required(opened, 'opened')]), 'log'),
        );
        expect(plainLog(oneByOne)).toEqual(plainLog(whole));
        expect(incidentLogs.size(oneByOne)).toBe(incidentLogs.size(whole));
        expect(plainView(viewOf(oneByOne))).toEqual(plainView(viewOf(whole)));
        expect(incidentLogs.extend(oneByOne, whole.events)).toBe(oneByOne);
        expect(incidentLogs.extend(oneByOne, [])).toBe(oneByOne);
      }),
    );
  });

  test('is the same on every machine once all have heard from all', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const { logs } = play(turns);
        const [one, ...others] = logs.map(log =>
          logs.reduce((own, { events }) => incidentLogs.extend(own, events), log),
        );
        for (const other of others) expect(plainLog(other)).toEqual(plainLog(one));
      }),
    );
  });
});

// A package may hold any id that is well formed, and every object has a `constructor`.
test('ids that are also names every object has are ids like any other; those of events are ULIDs', () => {
  const log = openLog();
  const opened = required(log.events[0], 'opened');
  let serial = 500;
  const forged = (happening: Pick<IncidentEvent, 'type' | 'data'>): IncidentEvent => {
    serial += 1;
    return withHash({
      v: LOG_VERSION,
      id: countingIds(serial)(),
      stream: opened.stream,
      at: opened.at,
      by: opened.by,
      prev: [opened.hash],
      ...happening,
    }) as IncidentEvent;
  };
  for (const id of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
    const events = [
      forged({ type: 'stepStarted', data: { step: id } }),
      forged({ type: 'stepStarted', data: { step: id } }),
      forged({
        type: 'stepDeferred',
        data: { step: 'archive', reason: '等', until: { kind: 'step', step: id } },
      }),
      forged({ type: 'assigned', data: { steps: [id, id] } }),
    ];
    for (const event of events) expect(readBack(event)).toEqual({ event });
    const folded = incidentLogs.extend(log, events);
    expect(folded.subjects.get(stepSubject(id))?.standing).toHaveLength(2);
    expect(() => viewOf(folded)).not.toThrow();
    // The deferral alone: it waits for a step that no checklist has, so it comes back at once.
    const waiting = incidentLogs.extend(log, [required(events[2], 'deferral')]);
    expect(viewOf(waiting).steps.find(({ step }) => step.id === 'archive')?.state.kind).toBe('todo');
  }
});

describe('a log that lost a record', () => {
  const context = contextAt(NOW, countingIds(1), zhang);
  const whole = carryOut(openLog(), context, note('一'), note('二'), note('三'));
  const lost = required(whole.events[2], 'event');
  const damaged = required(incidentLogs.fold(whole.events.filter(event => event !== lost)), 'log');

  test('says which one is missing, and shows everything else', () => {
    expect(whole.gaps).toEqual([]);
    expect(damaged.gaps).toEqual([lost.hash]);
    expect(viewOf(damaged).gaps).toBe(1);
    expect(viewOf(damaged).notes.map(({ text }) => text)).toEqual(['一', '三']);
  });

  test('goes on: what is written next knows all that is left', () => {
    const next = carryOut(damaged, context, note('四'));
    expect(new Set(next.events.at(-1)?.prev)).toEqual(new Set(damaged.heads));
    expect(next.heads).toHaveLength(1);
    expect(next.gaps).toEqual([lost.hash]);
    expect(plainLog(next)).toEqual(plainLog(incidentLogs.fold(next.events)));
  });

  test('is whole again once the record comes back, in its place', () => {
    const next = carryOut(damaged, context, note('四'));
    const mended = incidentLogs.extend(next, [lost]);
    expect(mended.gaps).toEqual([]);
    expect(mended.events.slice(0, 4)).toEqual(whole.events);
    expect(plainLog(incidentLogs.extend(damaged, [lost]))).toEqual(plainLog(whole));
  });

  test('counts each missing record once, however many had seen it', () => {
    const one = eventOf(whole, note('甲'), contextAt(NOW, countingIds(2)));
    const other = eventOf(whole, note('乙'), contextAt(NOW, countingIds(3)));
    const both = incidentLogs.extend(whole, [one, other]).events;
    const last = required(whole.events.at(-1), 'event');
    expect(incidentLogs.fold(both.filter(event => event !== last))?.gaps).toEqual([last.hash]);
  });

  test('leaves it open whether a mark knew the one before the gap: both are shown', () => {
    const marked = carryOut(
      openLog(),
      context,
      { kind: 'start', step: 'archive' },
      note('丢了'),
      markDone('archive'),
    );
    const gap = required(incidentLogs.fold(marked.events.filter(({ type }) => type !== 'noted')), 'log');
    const archive = (log: IncidentLog) => viewOf(log).steps.find(({ step }) => step.id === 'archive');
    expect(archive(marked)?.differing).toEqual([]);
    expect(archive(gap)?.differing).toHaveLength(2);
    // Until somebody decides, what is least done.
    expect(archive(gap)?.state.kind).toBe('started');
  });

  test('any number of them can be shown, extended as folded, and names exactly the records that others had seen', () => {
    const anyDamaged = anyTurns().chain(turns => {
      const [opened, ...rest] = required(incidentLogs.fold(allEvents(play(turns).logs)), 'log').events;
      return fc.tuple(fc.constant(required(opened, 'opened')), fc.constant(rest), fc.subarray(rest));
    });
    fc.assert(
      fc.property(anyDamaged, ([opened, rest, left]) => {
        const log = required(incidentLogs.fold([opened, ...left]), 'log');
        const present = new Set(log.events.map(({ hash }) => hash));
        expect(new Set(log.gaps)).toEqual(
          new Set(log.events.flatMap(({ prev }) => prev).filter(hash => !present.has(hash))),
        );
        expect(() => viewOf(log, NOW + DAY)).not.toThrow();
        const oneByOne = left.reduce(
          (sum, event) => incidentLogs.extend(sum, [event]),
          required(incidentLogs.fold([opened]), 'opened'),
        );
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
        const opened = required(incidentLogs.fold(all.filter(({ type }) => type === 'opened')), 'opened');
        const oneByOne = shuffled.reduce((log, event) => incidentLogs.extend(log, [event]), opened);
        for (const log of [...merged, oneByOne])
          expect(plainLog(log)).toEqual(plainLog(incidentLogs.fold(shuffled)));
      }),
    );
  });

  test('is as it was before when its last command is taken back, whichever that was', () => {
    fc.assert(
      fc.property(anyReleaseTurns, turns => {
        // Undo is final.
        const steps = playRelease(turns).steps.filter(({ command }) => command.kind !== 'undo');
        for (const { before, after, now } of steps.slice(-6)) {
          const known = new Set(before.events);
          const first = found(after.events, event => !known.has(event));
          const undone = act(after, contextAt(now, countingIds(9), zhang), undo(first.id));
          expect(shown(undone, now)).toEqual(shown(before, now));
        }
      }),
    );
  });
});

describe('a log of twenty thousand records', () => {
  const start = openLog();
  const context = contextAt(NOW, countingIds(8));
  const chained = (happenings: readonly Pick<IncidentEvent, 'type' | 'data'>[]): readonly IncidentEvent[] => {
    const events = [...start.events];
    let prev = start.heads;
    for (const happening of happenings) {
      const event = write(
        context,
        start.stream,
        prev,
        incidentLogs.kinds[happening.type] as unknown as Kind,
        happening.data,
      );
      events.push(event);
      prev = [event.hash];
    }
    return events;
  };
  const many = (
    make: (position: number) => Pick<IncidentEvent, 'type' | 'data'>,
  ): readonly Pick<IncidentEvent, 'type' | 'data'>[] =>
    Array.from({ length: 20_000 }, (_, position) => make(position));

  test.each<[name: string, happenings: readonly Pick<IncidentEvent, 'type' | 'data'>[]]>([
    ['notes', many(position => ({ type: 'noted', data: { text: `${position}` } }))],
    [
      'themes heard',
      many(() => ({
        type: 'themeRecorded',
        data: { theme: '01KARM8C00000000000000000B', title: '何时通车', count: 1 },
      })),
    ],
    ['undoings', many(position => ({ type: 'undone', data: { event: `${position}` } }))],
    ['corrections', many(position => ({ type: 'corrected', data: { event: `${position}`, text: '改' } }))],
    ['marks', many(() => ({ type: 'stepStarted', data: { step: 'archive' } }))],
  ])('that are %s is folded without copying what was folded before each of them', (_, happenings) => {
    const events = chained(happenings);
    const began = process.cpuUsage().user;
    const log = required(incidentLogs.fold(events), 'log');
    const took = (process.cpuUsage().user - began) / 1000;
    expect(log.events).toHaveLength(20_001);
    expect(took).toBeLessThan(500);
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
      [],
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
    const prior = carryOut(start, context, ...before);
    const done = carryOut(prior, context, command);
    expect(plainView(viewOf(done))).not.toEqual(plainView(viewOf(prior)));
    const event = required(done.events.at(-1), 'event');
    expect(plainView(viewOf(carryOut(done, context, undo(event.id))))).toEqual(plainView(viewOf(prior)));
  });

  test('of a hand-over leaves none standing', () => {
    const to = { role: 'infoCentre', name: '李四', title: '值班长' };
    const done = carryOut(start, context, { kind: 'handOver', to, sheet });
    const standing = (log: IncidentLog) => viewOf(log).handovers.at(-1);
    expect(standing(done)).toMatchObject({ to, sheet });
    const event = required(done.events.at(-1), 'event').id;
    const undone = carryOut(done, context, { kind: 'undo', reason: '记错了', event });
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
            .reduce((log, { id }) => carryOut(log, contextAt(now, countingIds(9)), undo(id)), after);
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

  test('of an older mark leaves the newer one standing', () => {
    const first = carryOut(start, context, rename('甲'));
    const second = carryOut(first, context, rename('乙'));
    const event = required(first.events.at(-1), 'event');
    const undone = carryOut(second, context, undo(event.id));
    expect(derive(index, undone, NOW).title).toBe('乙');
    const last = required(second.events.at(-1), 'event');
    expect(derive(index, carryOut(undone, context, undo(last.id)), NOW).title).toBe(limitedFacts.title);
  });

  test('by two officers of the same action at once is one undo', () => {
    const marked = carryOut(start, context, rename('甲'));
    const target = required(marked.events.at(-1), 'event').id;
    const one = eventOf(marked, undo(target), contextAt(NOW, countingIds(2)));
    const other = eventOf(marked, undo(target), contextAt(NOW, countingIds(3)));
    const both = incidentLogs.extend(marked, [one, other]);
    expect(plainView(derive(index, both, NOW))).toEqual(plainView(derive(index, start, NOW)));
  });

  test('keeps the action it takes back in the log', () => {
    const marked = carryOut(start, context, note('写错了'));
    const event = required(marked.events.at(-1), 'event');
    const undone = carryOut(marked, context, undo(event.id));
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
