import { type Facts, holds, valuesOf } from '../condition.ts';
import {
  type Addition,
  answerDefinitions,
  type Flow,
  inOrder,
  type Outcome,
  outcomeOf,
  type Question,
  VERDICT,
} from './flow.ts';

/** Answers by question id. Answers to questions off the current path are kept, and ignored. */
export type Answers = Readonly<Record<string, string>>;

/** Where the given answers lead. Nothing else decides which question is asked next. */
export interface Walk {
  /** Questions answered on the way, in order. */
  readonly answered: readonly Question[];
  /** The next question, or `undefined` when the walk has reached the verdict. */
  readonly current: Question | undefined;
  /** The answers that count: those of the questions on the path. */
  readonly facts: Facts;
}

/** Replays answers from the start. An unanswered optional question stops the walk too: an empty answer is an answer. */
export function walk(flow: Flow, answers: Answers): Walk {
  return replay(flow, answers, 'stop');
}

/** With `pass`, an unanswered question is left open and the walk goes on by what the other answers say. */
function replay(flow: Flow, answers: Answers, unanswered: 'stop' | 'pass'): Walk {
  const questions = new Map(flow.questions.map(question => [question.id, question]));
  const definitions = answerDefinitions(flow);
  const answered: Question[] = [];
  const facts: Record<string, string> = {};
  const seen = new Set<string>();
  let at = flow.start;
  while (at !== VERDICT) {
    const question = questions.get(at);
    // A loop or an unknown target is a content error that the build refuses; stopping here keeps the page alive.
    if (question === undefined || seen.has(at)) break;
    seen.add(at);
    const answer = answers[question.id];
    if (answer === undefined && unanswered === 'stop') return { answered, current: question, facts };
    if (answer !== undefined) {
      answered.push(question);
      facts[question.id] = answer;
    }
    const edge = question.next.find(({ when }) => holds(when, facts, definitions));
    if (edge === undefined) break;
    at = edge.to;
  }
  return { answered, current: undefined, facts };
}

/** The track an incident takes and the duties that join it. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly additions: readonly Addition[];
}

/** The verdict for what is known. `undefined` only for a flow whose outcomes are not total, which the build refuses. */
export function verdictOf(flow: Flow, facts: Facts): Verdict | undefined {
  const definitions = answerDefinitions(flow);
  const outcome = outcomeOf(flow, definitions, facts);
  if (outcome === undefined) return undefined;
  return { outcome, additions: flow.additions.filter(({ when }) => holds(when, facts, definitions)) };
}

/** One answer that, given otherwise, would lead to another verdict; of a question that takes several, one option more. */
export interface Turn {
  readonly question: Question;
  /** Value of the other option. */
  readonly value: string;
  /** The answer that it would make. */
  readonly answer: string;
  /** The track it would lead to. */
  readonly outcome: Outcome;
  readonly trackChanges: boolean;
  readonly gained: readonly Addition[];
  readonly lost: readonly Addition[];
}

/**
 * Every other option on the path that changes the verdict, judged by the answers known so far: a question that only the
 * other option would ask is left open.
 */
export function turningPoints(flow: Flow, answers: Answers): readonly Turn[] {
  const { answered, facts } = walk(flow, answers);
  const present = verdictOf(flow, facts);
  if (present === undefined) return [];
  return answered.flatMap(question => {
    if (question.kind !== 'choice') return [];
    return question.options.flatMap(({ value }) => {
      const chosen = valuesOf(facts, question.id);
      if (chosen.includes(value)) return [];
      const answer = question.multiple === true ? inOrder(question, [...chosen, value]) : value;
      const other = verdictOf(flow, replay(flow, { ...answers, [question.id]: answer }, 'pass').facts);
      if (other === undefined) return [];
      const gained = other.additions.filter(
        ({ id }) => !present.additions.some(addition => addition.id === id),
      );
      const lost = present.additions.filter(
        ({ id }) => !other.additions.some(addition => addition.id === id),
      );
      const trackChanges = other.outcome.id !== present.outcome.id;
      if (!trackChanges && gained.length + lost.length === 0) return [];
      return [{ question, value, answer, outcome: other.outcome, trackChanges, gained, lost }];
    });
  });
}
