import { chanceAt } from '../drills/chance.ts';
import { questionChoices, type TestQuestion, takesMany } from './question.ts';

/** The score of an answer: right, partly right, wrong. */
export type Score = 0 | 0.5 | 1;

/** The chosen positions, counted in the order in which content gives the choices; for `order`, the sequence they were put in. */
export type GivenAnswer = readonly number[];

/** A place in chance for a name, so that two questions under one seed are not shuffled alike. */
const codesOf = (name: string): readonly number[] => Array.from(name, letter => letter.charCodeAt(0));

/** The same items in an order that a seed and a name decide. */
export function shuffled<Item>(items: readonly Item[], seed: number, name: string): readonly Item[] {
  const chance = chanceAt(seed, ...codesOf(name));
  const left = [...items];
  return items.flatMap(() => left.splice(chance.below(left.length), 1));
}

/**
 * The order in which the choices of a question are shown: positions in content's order. 对 stands before 错, and the pieces
 * of a draft follow each other, whatever the seed; steps to put in order are never shown in the right one.
 */
export function shownOrder(question: TestQuestion, seed: number): readonly number[] {
  const positions = [...questionChoices(question).keys()];
  if (question.kind === 'judge' || question.kind === 'spot') return positions;
  const order = shuffled(positions, seed, question.id);
  const isRight = order.every((position, place) => position === place);
  return question.kind === 'order' && isRight ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

function scoreOfSequence(length: number, given: GivenAnswer): Score {
  if (given.length !== length) return 0;
  const misplaced = given.flatMap((position, place) => (position === place ? [] : [place]));
  if (misplaced.length === 0) return 1;
  const [first, second, ...others] = misplaced;
  const areNeighbours = first !== undefined && second === first + 1 && others.length === 0;
  return areNeighbours && given[first] === second && given[second] === first ? 0.5 : 0;
}

/**
 * The score of an answer. Half: with several right choices, or in a draft, where nothing wrong was chosen and at least half of
 * the right ones were; in an order, where only two neighbours have changed places.
 */
export function scoreOf(question: TestQuestion, given: GivenAnswer): Score {
  const choices = questionChoices(question);
  if (question.kind === 'order') return scoreOfSequence(choices.length, given);
  const chosen = new Set(given);
  const right = choices.flatMap(({ correct }, position) => (correct ? [position] : []));
  const found = right.filter(position => chosen.has(position)).length;
  if (found !== chosen.size) return 0;
  if (found === right.length) return 1;
  return takesMany(question) && found * 2 >= right.length ? 0.5 : 0;
}
