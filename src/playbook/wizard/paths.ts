import type { Facts } from '../condition.ts';
import type { Flow, Question } from './flow.ts';
import { type Answers, walk } from './walk.ts';

/** One complete way through a wizard. */
export interface Path {
  readonly questions: readonly Question[];
  readonly facts: Facts;
}

/** Every way through a flow, lazily: each option of each choice, and one stand-in for each time or text. */
export function* paths(
  flow: Flow,
  standIn: (question: Question) => string,
  answers: Answers = {},
): Generator<Path> {
  const { answered, current, facts } = walk(flow, answers);
  if (current === undefined) {
    yield { questions: answered, facts };
    return;
  }
  const values = current.kind === 'choice' ? current.options.map(({ value }) => value) : [standIn(current)];
  for (const value of values) yield* paths(flow, standIn, { ...answers, [current.id]: value });
}
