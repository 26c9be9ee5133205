import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, hasItsHash } from '../../../src/log/hash.ts';
import { gapsOf, inOrder } from '../../../src/log/order.ts';
import type { EventFault } from '../../../src/log/read.ts';
import { verifyEvent } from '../../../src/log/verify.ts';
import { lessonsOf } from '../../../src/training/lessons/catalog.ts';
import { nameIn, recordOf, type TrainingEvent } from '../../../src/training/records/record.ts';
import { readRecordFile, writeRecord } from '../../../src/training/records/record-file.ts';
import { SENTENCE_LIMIT } from '../../../src/training/records/record-kinds.ts';
import { DAY, NOW } from '../../support/answers.ts';
import { countingIds } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import {
  answered,
  anyDeeds,
  appendTo,
  catalog,
  type Deed,
  drill,
  exam,
  finished,
  judged,
  judgedDrill,
  named,
  readRecord,
  recordFrom,
  spoken,
  written,
} from '../../support/training-record.ts';

const sealed = ({ hash: _, ...rest }: TrainingEvent, changes: object): unknown => ({
  ...rest,
  ...changes,
  hash: digestOf({ ...rest, ...changes }),
});

describe('the sentences of lessons', () => {
  test('stand in the record as they were written last, and travel in its file', () => {
    const events = recordFrom([
      [written('find', '先去看。')],
      [written('grade')],
      [written('find', '  先去看，10时报您。 ')],
    ]);
    const { sentences } = recordOf(events, catalog);
    expect([...sentences.keys()]).toEqual(['find', 'grade']);
    expect(sentences.get('find')?.text).toBe('先去看，10时报您。');
    const read = readRecordFile(writeRecord(events, NOW));
    expect(read.ok && recordOf(read.value.events, catalog).sentences).toEqual(sentences);
  });

  test('earn nothing: not a lesson, a clause or a review', () => {
    const before = recordOf(recordFrom([[named('张三')]]), catalog);
    const after = recordOf(recordFrom([[named('张三')], [written('find')]]), catalog);
    expect({ ...after, lastAt: 0, sentences: 0 }).toEqual({ ...before, lastAt: 0, sentences: 0 });
  });

  test('are cut where they are too long, and hold no halves of characters', () => {
    const [event] = recordFrom([[written('find', `\uD800${'字'.repeat(400)}`)]]);
    expect(readRecord([event]).sound).toHaveLength(1);
    expect(event?.type === 'sentenceWritten' && event.data.text.length).toBe(SENTENCE_LIMIT);
  });
});

describe('a record', () => {
  test('is a chain that reads back as it was written', () => {
    fc.assert(
      fc.property(anyDeeds(12), deeds => {
        const events = recordFrom(deeds);
        expect(events.map(({ prev }) => prev)).toEqual([
          ...(events.length > 0 ? [[]] : []),
          ...events.slice(0, -1).map(({ hash }) => [hash]),
        ]);
        expect(readRecord(JSON.parse(JSON.stringify(events)))).toEqual({ sound: events, faults: [] });
        for (const event of events) expect(verifyEvent(event)).toEqual({ event });
        expect(gapsOf(events)).toEqual([]);
      }),
    );
  });

  test('shows at which event one was taken out, and is read where that loss is declared', () => {
    fc.assert(
      fc.property(anyDeeds(10, 2), fc.nat(), (deeds, at) => {
        const events = recordFrom(deeds);
        const gone = at % (events.length - 1);
        const rest = events.filter((_, place) => place !== gone);
        expect(readRecord(rest).faults).toEqual([{ position: gone + 1, problem: 'missingBefore' }]);
        expect(gapsOf(rest)).toEqual([required(events[gone], 'event').hash]);
        expect(readRecord(rest, gapsOf(rest))).toEqual({ sound: rest, faults: [] });
      }),
    );
  });

  test('has one order, in whatever order its events stand in a file', () => {
    fc.assert(
      fc.property(anyDeeds(10, 2), fc.nat(), (deeds, at) => {
        const events = recordFrom(deeds);
        const place = at % (events.length - 1);
        const moved = [...events];
        moved.splice(place, 2, ...moved.slice(place, place + 2).reverse());
        const { sound, faults } = readRecord(moved);
        expect(faults).toEqual([]);
        expect(inOrder(sound)).toEqual(events);
      }),
    );
  });

  const events = recordFrom([[named('张三')], [answered('find-0', 0)], [exam(45)], [drill(false)]]);
  const at = (place: number): TrainingEvent => required(events[place], `event ${place}`);
  const replaced = (place: number, value: unknown): readonly unknown[] => [
    ...events.slice(0, place),
    value,
    ...events.slice(place + 1),
  ];

  test.each<[what: string, list: readonly unknown[], fault: EventFault]>([
    [
      'a better answer',
      replaced(1, { ...at(1), data: { ...at(1).data, score: 1 } }),
      { position: 2, problem: 'altered' },
    ],
    [
      'another time',
      replaced(0, { ...at(0), at: '2026-01-01T00:00:00.000Z' }),
      { position: 1, problem: 'altered' },
    ],
    [
      'a better answer under a hash that fits it',
      replaced(1, sealed(at(1), { data: { ...at(1).data, score: 1 } })),
      { position: 3, problem: 'missingBefore' },
    ],
    ['an id twice', [...events, sealed(at(3), { prev: [at(3).hash] })], { position: 5, problem: 'idTaken' }],
    [
      'a half character',
      replaced(0, { ...at(0), data: { name: '\uD83D' } }),
      { position: 1, problem: 'altered' },
    ],
    [
      'a score there is not',
      replaced(1, sealed(at(1), { data: { ...at(1).data, score: 2 } })),
      { position: 2, problem: 'unreadable' },
    ],
    [
      'an unknown happening',
      replaced(2, sealed(at(2), { type: 'promoted' })),
      { position: 3, problem: 'unreadable' },
    ],
    [
      'more data than there is',
      replaced(0, sealed(at(0), { data: { name: '张三', rank: 1 } })),
      { position: 1, problem: 'unreadable' },
    ],
    [
      'a percentage above all',
      replaced(2, sealed(at(2), { data: { ...at(2).data, score: 101 } })),
      { position: 3, problem: 'unreadable' },
    ],
    [
      'a grade there is not',
      replaced(3, sealed(at(3), { data: { ...at(3).data, grades: { report: 'A' } } })),
      { position: 4, problem: 'unreadable' },
    ],
    ['something else', replaced(3, '？'), { position: 4, problem: 'unreadable' }],
    ['null', replaced(0, null), { position: 1, problem: 'unreadable' }],
    [
      'an event of a newer edition',
      replaced(2, sealed(at(2), { v: 2 })),
      { position: 3, problem: 'newerVersion' },
    ],
  ])('with %s shows the first fault', (_, list, fault) => {
    expect(readRecord(list).faults[0]).toEqual(fault);
  });

  test.each<[what: string, value: unknown]>([
    ['text', '半条记'],
    ['null', null],
    ['an object', { v: 1 }],
    ['a changed event', { ...at(0), data: { name: '李四' } }],
    ['a half character', { ...at(0), data: { name: '\uD83D' } }],
    ['an event of a newer edition', sealed(at(0), { v: 2 })],
  ])('does not take back %s from the disk', (_, value) => {
    expect(verifyEvent(value)).toHaveProperty('problem');
  });

  test.each([
    ['  张三 ', '张三'],
    ['', ''],
    ['\uD83D半', '\uFFFD半'],
    ['字'.repeat(40), '字'.repeat(30)],
    ['👨‍👩‍👧‍👦'.repeat(31), '👨‍👩‍👧‍👦'.repeat(30)],
  ])('holds the name %j as %j', (typed, kept) => {
    const event = appendTo([], named(typed), { now: NOW, newId: countingIds(1) });
    expect(event.data).toEqual({ name: kept });
    expect(hasItsHash(event)).toBe(true);
    expect(nameIn([event])).toBe(kept);
  });

  test('goes by the last name that was given', () => {
    expect(nameIn(recordFrom([[answered('find-0')]]))).toBe('');
    expect(nameIn(recordFrom([[named('甲')], [answered('find-0')], [named('乙')], [finished('find')]]))).toBe(
      '乙',
    );
  });
});

const seen = (...deeds: readonly Deed[]) => recordOf(recordFrom(deeds), catalog);
const pathIn = (record: ReturnType<typeof recordOf>, id: string) =>
  required(
    record.paths.find(({ path }) => path.id === id),
    id,
  );

describe('what a record says', () => {
  test('is nothing of somebody who has done nothing', () => {
    const record = seen();
    expect(record).toMatchObject({ name: '', drills: [], lastAt: undefined });
    expect(record.lessons.size).toBe(0);
    expect(record.paths).toEqual(
      catalog.paths.map(path => ({
        path,
        lessons: lessonsOf(path, catalog.lessons),
        done: 0,
        next: { ...lessonsOf(path, catalog.lessons)[0], id: 'find' },
        finishedAt: undefined,
        exams: [],
        best: undefined,
        passed: undefined,
        certifiedAt: undefined,
        judges: [],
      })),
    );
    expect(record.clauses).toEqual(catalog.clauses.map(({ id }) => ({ clause: id, asked: 0, right: 0 })));
  });

  test('a lesson stays done from the first time on, whatever the first answers came to', () => {
    const record = seen([finished('find')], [finished('find'), DAY]);
    expect(record.lessons).toEqual(new Map([['find', NOW + 60_000]]));
  });

  test('a path goes on at its first lesson that is not done, and a lesson counts on the path on which it was learned', () => {
    const record = seen([finished('find')], [finished('draft')]);
    expect(pathIn(record, 'office')).toMatchObject({
      done: 2,
      next: { id: 'grade' },
      finishedAt: undefined,
    });
    expect(pathIn(record, 'section')).toMatchObject({ done: 0, next: { id: 'find' } });
  });

  test('a path is finished when the last of its lessons was done', () => {
    const onSection = (lesson: string) => finished(lesson, 'section');
    const record = seen(
      [onSection('draft')],
      [onSection('grade'), DAY],
      [onSection('find'), DAY],
      [onSection('find'), DAY],
    );
    expect(pathIn(record, 'section')).toMatchObject({
      next: undefined,
      finishedAt: NOW + 60_000 + 2 * DAY,
    });
    expect(pathIn(record, 'office')).toMatchObject({ next: { id: 'find' }, done: 0, finishedAt: undefined });
  });

  test('the latest run of a scenario stands beside the others, and a veto is worth nothing for its clauses', () => {
    const [scenario] = catalog.scenarios;
    const about = required(scenario?.objectives[0], 'objective').cite;
    const grades = { report: 'P', publish: 'P' } as const;
    const vetoed = drill(false, grades, undefined, { vetoed: [...about] });
    const record = seen([drill(true, grades)], [vetoed, DAY]);
    const [progress] = record.drills;
    expect(progress?.runs.map(({ verdict }) => verdict)).toEqual(['passed', 'failed']);
    expect(progress?.latest.verdict).toBe('failed');
    const clause = record.clauses.find(each => each.clause === about[0]);
    expect(clause).toMatchObject({ asked: 2, right: 1 });
    expect(record.missed.has(about[0] ?? '')).toBe(true);
  });

  describe('a full drill counts for a certificate', () => {
    const counts = (
      more: Parameters<typeof drill>[3] = {},
      reading: Parameters<typeof judged>[1] = {},
      ...before: readonly Deed[]
    ): boolean => {
      const run = drill(true, undefined, undefined, { words: [spoken(), spoken()], ...more });
      const record = seen(...before, [run], ...judged(run, reading).map((each): Deed => [each]));
      return record.fullDrill !== undefined;
    };

    test('where it was passed alone and whole, every word judged by somebody with a name and a title', () => {
      expect(counts()).toBe(true);
      expect(counts({ form: 'short' })).toBe(false);
      expect(counts({ mode: 'group' })).toBe(false);
      expect(counts({ failures: ['approval'] })).toBe(false);
      expect(counts({ broken: 1 })).toBe(false);
      expect(counts({}, { faults: ['cause'] })).toBe(false);
    });

    test('and not while nobody has judged, or all but one word was judged, whatever the log proves', () => {
      const run = drill(true, undefined, undefined, { words: [spoken(), spoken()] });
      const [one] = judged(run);
      expect(seen([run]).drills[0]?.latest).toMatchObject({ verdict: 'pending', unjudged: 2, judges: [] });
      expect(seen([run], [required(one, 'judgement')]).fullDrill).toBeUndefined();
      expect(seen([drill(true)]).fullDrill).toBeUndefined();
    });

    test('and not by a judgement under any name that the trainee goes or went by', () => {
      expect(counts({}, {}, [named('张三')])).toBe(true);
      expect(counts({}, { name: ' 张 三' }, [named('张三')])).toBe(false);
      expect(counts({}, { name: '张三' }, [named('张三')], [named('李四')])).toBe(false);
    });

    test('and names its judges, each once', () => {
      const run = drill(true, undefined, undefined, { words: [spoken(), spoken()] });
      const record = seen([run], ...judged(run).map((each): Deed => [each]));
      expect(record.paths[0]?.judges).toEqual([{ name: '李带教', title: '科长' }]);
    });
  });

  test('of two judgements of the same words the last counts, and a grade follows it', () => {
    const said = spoken();
    const run = drill(true, {}, undefined, {
      words: [said],
      claims: { report: [{ event: said.event, proved: 'S', waits: true }] },
    });
    const gradeAfter = (...readings: readonly Parameters<typeof judged>[1][]) =>
      seen([run], ...readings.flatMap(reading => judged(run, reading).map((each): Deed => [each]))).drills[0]
        ?.latest;
    expect(gradeAfter()).toMatchObject({ grades: {}, waiting: ['report'], verdict: 'pending' });
    expect(gradeAfter({})).toMatchObject({ grades: { report: 'S' }, waiting: [], verdict: 'passed' });
    expect(gradeAfter({}, { faults: ['blame'] })).toMatchObject({ grades: { report: 'M' } });
    expect(gradeAfter({ faults: ['blame'] }, {})).toMatchObject({ grades: { report: 'S' } });
    expect(gradeAfter({ lacks: ['people'] })).toMatchObject({
      grades: { report: 'U' },
      verdict: 'incomplete',
    });
    expect(gradeAfter({ faults: ['unanswered'] })).toMatchObject({ grades: { report: 'U' } });
    expect(gradeAfter({ faults: ['personal'], vetoed: ['rule-1'] })).toMatchObject({
      failures: ['personal'],
      vetoed: ['rule-1'],
      verdict: 'failed',
    });
  });

  test('a judgement of words that no objective rests on counts: U is undone, M is shown', () => {
    const said = spoken();
    const run = drill(true, { report: 'P' }, undefined, { words: [said] });
    const judgedAs = (reading: Parameters<typeof judged>[1]) =>
      seen([run], ...judged(run, reading).map((each): Deed => [each])).drills[0]?.latest;
    expect(judgedAs({})).toMatchObject({ verdict: 'passed', poor: [] });
    expect(judgedAs({ lacks: ['people'] })).toMatchObject({
      verdict: 'incomplete',
      poor: [{ event: said.event, grade: 'U' }],
    });
    expect(judgedAs({ faults: ['verdict'] })).toMatchObject({
      verdict: 'passed',
      poor: [{ event: said.event, grade: 'M' }],
    });
  });

  test('what a drill was ended too early to assess counts neither way, of a clause or for a certificate', () => {
    const ended = drill(false, { report: 'P' }, undefined, {
      notAssessed: ['publish'],
      failures: [],
    });
    const record = seen([ended]);
    expect(record.clauses.filter(({ asked }) => asked > 0).map(({ clause }) => clause)).toEqual(['1.1']);
    expect(record.missed.size).toBe(0);
    expect(record.fullDrill).toBeUndefined();
  });

  test('a certificate is for lessons, an exam that can be read in its time, and a full drill, and dates from the last of them', () => {
    const learned = ['find', 'grade', 'draft'].map((lesson): Deed => [finished(lesson, 'section')]);
    const fast = exam(
      100,
      Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`q-${n}`, 1])),
      'section',
    );
    const at = (...deeds: readonly Deed[]) => pathIn(seen(...deeds), 'section').certifiedAt;
    const passed = exam(90, {}, 'section');
    const whole = (wait = 60_000): readonly Deed[] => judgedDrill().map((each): Deed => [each, wait]);
    expect(at(...learned, [passed])).toBeUndefined();
    expect(at([passed], ...whole())).toBeUndefined();
    expect(at([fast], ...learned, ...whole())).toBeUndefined();
    expect(at(...learned, [passed], [drill(true)])).toBeUndefined();
    expect(at(...learned, [passed], ...whole(DAY))).toBe(NOW + 4 * 60_000 + 2 * DAY);
    expect(at(...whole(), ...learned, [passed, 2 * DAY])).toBe(NOW + 5 * 60_000 + 2 * DAY);
  });

  test('exams stand with their path, in order, with the best score', () => {
    const record = seen(
      [exam(70)],
      [exam(95)],
      [exam(80)],
      [exam(100, {}, 'section')],
      [exam(100, {}, 'gone')],
    );
    expect(pathIn(record, 'office').exams.map(({ data }) => data.score)).toEqual([70, 95, 80]);
    expect(pathIn(record, 'office').best).toBe(95);
    expect(pathIn(record, 'section').best).toBe(100);
  });

  test('an exam that nobody can have read in its time is neither the best nor passed', () => {
    const unread = exam(100, Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`q-${n}`, 1])));
    const { exams, best, passed } = pathIn(seen([unread], [exam(60)]), 'office');
    expect([exams.length, best, passed]).toEqual([2, 60, undefined]);
    expect(pathIn(seen([unread]), 'office').best).toBeUndefined();
  });

  test('an exam is passed by the mark of its own day', () => {
    const [low, high, lenient] = [exam(75), exam(85), exam(75)];
    const passed = { ...lenient, data: { ...lenient.data, passed: true } } as typeof lenient;
    const record = seen([low], [high], [passed]);
    expect(pathIn(record, 'office').exams.map(({ data }) => data.passed)).toEqual([false, true, true]);
  });

  test('an exam that was handed in twice counts once, as it was first', () => {
    const once = exam(70, { 'find-0': 1 });
    const again = { ...once, data: { ...once.data, score: 60, scores: {} } } as typeof once;
    const record = seen([once], [again]);
    expect(pathIn(record, 'office').exams.map(({ data }) => data)).toEqual([once.data]);
    expect(record.clauses).toEqual(seen([once]).clauses);
  });

  test('a run that was recorded twice counts once', () => {
    const once = drill(true);
    expect(seen([once], [once]).drills).toMatchObject([{ scenario: 'village', runs: [{ data: once.data }] }]);
    expect(seen([once], [once]).clauses).toEqual(seen([once]).clauses);
  });

  test('a clause is as strong as what was right of all that was asked about it', () => {
    const record = seen(
      [answered('find-0', 1, 'check')],
      [answered('find-2', 0.5)],
      [answered('find-1', 0)],
      [exam(50, { 'find-0': 0, 'grade-0': 1, gone: 1 })],
      [drill(true, { report: 'S', publish: 'M', gone: 'P' })],
      [answered('gone', 1)],
    );
    expect(record.clauses.filter(({ asked }) => asked > 0)).toEqual([
      { clause: '1.1', asked: 4, right: 2.25 },
      { clause: '1.2', asked: 1, right: 0 },
      { clause: '2.1', asked: 1, right: 1 },
      { clause: '3.1', asked: 1, right: 0.25 },
      { clause: '3.2', asked: 1, right: 0.25 },
    ]);
  });

  test('is within bounds, whatever was done', () => {
    fc.assert(
      fc.property(anyDeeds(30), deeds => {
        const events = recordFrom(deeds);
        const record = recordOf(events, catalog);
        for (const { asked, right } of record.clauses) {
          expect(right).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(asked);
        }
        for (const { done, lessons, next, finishedAt } of record.paths) {
          expect(done === lessons.length).toBe(next === undefined);
          expect(finishedAt !== undefined).toBe(next === undefined);
        }
        expect(record.lastAt).toBe(Date.parse(required(events.at(-1), 'event').at));
      }),
    );
  });
});
