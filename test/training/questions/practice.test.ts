import { describe, expect, test } from 'vitest';
import { PRACTICE, practiceFor } from '../../../src/training/questions/practice.ts';
import { catalog } from '../../support/training-record.ts';

const { questions } = catalog;
const known = (clause: string, asked: number, right: number) => ({ clause, asked, right });

describe('questions to practise', () => {
  test('are about what went wrong, ten at most, the weakest clause first and each clause in turn', () => {
    const chosen = practiceFor([known('1.1', 4, 3), known('2.1', 4, 0), known('3.1', 4, 4)], questions, 1);
    expect(chosen).toHaveLength(PRACTICE);
    expect(new Set(chosen).size).toBe(PRACTICE);
    expect(chosen.map(({ clauses }) => clauses[0]).slice(0, 4)).toEqual(['2.1', '1.1', '2.1', '1.1']);
    expect(chosen.flatMap(({ clauses }) => clauses)).not.toContain('3.1');
  });

  test('are none where nothing went wrong or was never asked', () => {
    expect(practiceFor([known('1.1', 2, 2), known('2.1', 0, 0)], questions, 1)).toEqual([]);
  });

  test('come once though they are about two weak clauses, and are as many as there are', () => {
    const few = questions.filter(({ lesson }) => lesson === 'find').slice(0, 3);
    const chosen = practiceFor([known('1.1', 2, 0), known('1.2', 2, 0)], few, 1);
    expect([...chosen].sort()).toEqual([...few].sort());
  });

  test('are others from another seed', () => {
    const begun = (seed: number) =>
      practiceFor([known('1.1', 2, 0), known('2.1', 2, 1)], questions, seed)[0]?.id;
    expect(new Set(Array.from({ length: 20 }, (_, seed) => begun(seed))).size).toBeGreaterThan(1);
  });
});
