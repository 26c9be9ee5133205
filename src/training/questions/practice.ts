import type { TrainingRecord } from '../records/record.ts';
import { shuffled } from './answering.ts';
import type { TestQuestion } from './question.ts';

/** As many questions as are practised at once. */
export const PRACTICE = 10;

/**
 * Questions on the clauses that are known least: one on each in turn, the weakest first, until there are enough. A clause that
 * nothing went wrong on is not practised.
 * @returns at most {@link PRACTICE}, each once
 */
export function practiceFor(
  clauses: TrainingRecord['clauses'],
  questions: readonly TestQuestion[],
  seed: number,
): readonly TestQuestion[] {
  const weak = clauses
    .filter(({ asked, right }) => right < asked)
    .sort((one, other) => one.right / one.asked - other.right / other.asked);
  return questionsOn(
    weak.map(({ clause }) => clause),
    questions,
    seed,
  );
}

/** Questions on some clauses: one on each in turn, until there are enough. @returns at most {@link PRACTICE}, each once */
export function questionsOn(
  clauses: readonly string[],
  questions: readonly TestQuestion[],
  seed: number,
): readonly TestQuestion[] {
  const mixed = shuffled(questions, seed, 'practice');
  const piles = clauses.map(clause => mixed.filter(each => each.clauses.includes(clause)));
  const chosen = new Set<TestQuestion>();
  const most = Math.max(0, ...piles.map(({ length }) => length));
  for (let turn = 0; turn < most; turn += 1)
    for (const pile of piles) {
      const next = pile[turn];
      if (next !== undefined && chosen.size < PRACTICE) chosen.add(next);
    }
  return [...chosen];
}
