import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAM, examEnds, examFor, examScore, markExam } from '../../../src/training/exams/exam.ts';
import type { LearningPath } from '../../../src/training/lessons/lesson.ts';
import type { Score } from '../../../src/training/questions/answering.ts';
import type { TestQuestion } from '../../../src/training/questions/question.ts';
import { isHasty } from '../../../src/training/records/record.ts';
import { NOW } from '../../support/answers.ts';
import { countingIds } from '../../support/incident.ts';
import { found } from '../../support/playbook.ts';
import { appendTo, catalog, KINDS, questionOf, readRecord } from '../../support/training-record.ts';

const { questions } = catalog;
const pathOf = (id: string): LearningPath => found(catalog.paths, path => path.id === id);
const office = pathOf('office');
const seed = fc.integer({ min: 0, max: 2 ** 31 });
const ids = (exam: readonly TestQuestion[]): readonly string[] => exam.map(({ id }) => id);
const write = (given: number, path = office, bank = questions): readonly TestQuestion[] =>
  examFor(path, bank, given);

describe('an exam', () => {
  test('has as many questions as it should, none twice, and is the same each time from the same seed', () => {
    fc.assert(
      fc.property(seed, given => {
        const exam = write(given);
        expect(exam).toHaveLength(EXAM.questions);
        expect(new Set(ids(exam)).size).toBe(EXAM.questions);
        expect(write(given)).toEqual(exam);
      }),
    );
  });

  test('does not depend on the order of the bank', () => {
    const bank = fc.shuffledSubarray([...questions], { minLength: questions.length });
    fc.assert(
      fc.property(seed, bank, (given, mixed) => {
        expect(ids(write(given, office, mixed))).toEqual(ids(write(given)));
      }),
    );
  });

  test('is another from another seed', () => {
    expect(new Set(Array.from({ length: 20 }, (_, given) => ids(write(given)).join())).size).toBe(20);
  });

  test('asks only what its role may be asked, and what stands in the files of its own lessons', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom(...catalog.paths), (given, path) => {
        for (const question of write(given, path)) {
          expect(question.roles ?? [path.role]).toContain(path.role);
          expect(path.lessons).toContain(question.lesson);
        }
      }),
    );
  });

  test('can hold every question that fits, those for its role alone too', () => {
    const asked = new Set(
      Array.from({ length: 200 }, (_, given) => ids(write(given, pathOf('section')))).flat(),
    );
    expect(asked).toEqual(new Set(ids(questions).filter(id => !id.startsWith('close'))));
  });

  test('is spread over kinds and lessons', () => {
    fc.assert(
      fc.property(seed, given => {
        const exam = write(given);
        for (const kind of KINDS) {
          const count = exam.filter(question => question.kind === kind).length;
          expect(count).toBeGreaterThanOrEqual(2);
          expect(count).toBeLessThanOrEqual(5);
        }
        for (const { id } of catalog.lessons) {
          const count = exam.filter(({ lesson }) => lesson === id).length;
          expect(count).toBeGreaterThanOrEqual(3);
          expect(count).toBeLessThanOrEqual(7);
        }
      }),
    );
  });

  test('has a rare kind and a small lesson in it', () => {
    const bank = [
      ...Array.from({ length: 60 }, (_, number) => questionOf(`find-${number}`, 'single')),
      questionOf('rare-kind', 'spot', { lesson: 'find' }),
      questionOf('rare-lesson', 'single', { lesson: 'close' }),
    ];
    fc.assert(
      fc.property(seed, given => {
        expect(ids(write(given, office, bank))).toEqual(expect.arrayContaining(['rare-kind', 'rare-lesson']));
      }),
    );
  });

  test('asks nothing of a lesson outside the path, though it shares every clause with one on it', () => {
    const elsewhere = questionOf('close-same', 'single', { clauses: ['1.1', '2.1', '3.1'] });
    for (let given = 0; given < 20; given += 1)
      expect(ids(write(given, pathOf('section'), [...questions, elsewhere]))).not.toContain('close-same');
  });

  test('has all that fit where they are fewer', () => {
    const bank = questions.filter(({ id }) => id.startsWith('find') || id.startsWith('close'));
    expect([...ids(write(1, pathOf('section'), bank))].sort()).toEqual(
      [...ids(bank)].filter(id => id.startsWith('find')).sort(),
    );
    expect(write(1, office, [])).toEqual([]);
  });
});

describe('the score of an exam', () => {
  test.each<[scores: readonly Score[], score: number]>([
    [[], 0],
    [[0, 0], 0],
    [[1, 1, 1], 100],
    [[1, 0], 50],
    [[1, 0.5, 0], 50],
    [[1, 1, 0], 67],
    [[1, 0, 0], 33],
    [[0.5, 0, 0, 0, 0, 0, 0, 0], 6],
  ])('of %j is %d', (scores, score) => {
    expect(examScore(Object.fromEntries(scores.map((each, place) => [`q-${place}`, each])))).toBe(score);
  });

  test('is a whole number from 0 to 100, and rises with every answer that is better', () => {
    const scores = fc.array(fc.constantFrom<Score>(0, 0.5, 1), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(scores, each => {
        const of = (list: readonly Score[]): number => examScore(Object.fromEntries(list.entries()));
        expect(Number.isInteger(of(each))).toBe(true);
        expect(of(each)).toBeGreaterThanOrEqual(0);
        expect(of(each)).toBeLessThanOrEqual(100);
        expect(of(each.map((): Score => 1))).toBe(100);
        expect(of([...each.slice(1), 1])).toBeGreaterThanOrEqual(of([...each.slice(1), 0]));
      }),
    );
  });
});

describe('a finished exam', () => {
  const under = { path: 'office', seed: 3, startedAt: NOW };
  const right = (question: TestQuestion): readonly number[] =>
    question.kind === 'order' ? question.steps.map((_, place) => place) : [0];

  test('is passed from the mark on, scored by what was answered, with nothing for the rest', () => {
    const exam = write(3);
    for (const count of [0, 15, 16, 20]) {
      const answers = Object.fromEntries(exam.slice(0, count).map(each => [each.id, right(each)]));
      const { data } = markExam({ ...under, answers }, exam, NOW + 60_000);
      expect(data).toMatchObject({
        path: 'office',
        seed: 3,
        score: count * 5,
        passed: count >= 16,
        timedOut: false,
      });
      expect(Object.keys(data.scores)).toEqual(ids(exam));
      expect(Object.values(data.scores).filter(score => score === 1)).toHaveLength(count);
    }
  });

  test('with an empty answer to a clean draft is not taken for one that was not answered', () => {
    const clean = questionOf('clean', 'spot', { right: [] });
    expect(markExam({ ...under, answers: { clean: [] } }, [clean], NOW).data.score).toBe(100);
    expect(markExam({ ...under, answers: {} }, [clean], NOW).data.score).toBe(0);
  });

  test('is out of time from the last minute’s end on', () => {
    const ends = examEnds(under);
    expect(ends - NOW).toBe(EXAM.minutes * 60_000);
    expect(markExam({ ...under, answers: {} }, write(3), ends - 1).data.timedOut).toBe(false);
    expect(markExam({ ...under, answers: {} }, write(3), ends).data.timedOut).toBe(true);
  });

  test('can be recorded', () => {
    const taken = markExam({ ...under, answers: {} }, write(3), NOW);
    const event = appendTo([], taken, { now: NOW, newId: countingIds(1) });
    expect(readRecord([event])).toEqual({ sound: [event], faults: [] });
  });
});

test('an exam that was handed in sooner than it can be read says so', () => {
  const startedAt = '2026-11-24T06:00:00.000Z';
  const scores = Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`q-${number}`, 1 as const]));
  const handedIn = (at: string): boolean =>
    isHasty({
      at,
      data: { path: 'office', seed: 1, startedAt, scores, score: 100, passed: true, timedOut: false },
    });
  expect(handedIn('2026-11-24T06:00:09.000Z')).toBe(true);
  expect(handedIn('2026-11-24T06:04:00.000Z')).toBe(false);
});
