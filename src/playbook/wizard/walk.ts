import { type FactDefinitions, type Facts, holds, valuesOf } from '../condition.ts';
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

/** Where a question leads by what is answered so far; `undefined` only in a flow with a dead end, which the build refuses. */
export const nextOf = ({ next }: Question, facts: Facts, definitions: FactDefinitions): string | undefined =>
  next.find(({ when }) => holds(when, facts, definitions))?.to;

/** Replays answers from the start. An unanswered optional question stops the walk too: an empty answer is an answer. */
export function walk(flow: Flow, answers: Answers): Walk {
  const { answered, open, facts } = replay(flow, answers, 'stop');
  return { answered, current: open[0], facts };
}

/** The first option of a question that offers ways out: what stands until one of them is taken. */
export const standingOption = (question: Question): string | undefined =>
  question.kind === 'choice' && question.exits === true ? question.options[0]?.value : undefined;

interface Replay {
  readonly answered: readonly Question[];
  /** Questions on the path without an answer. */
  readonly open: readonly Question[];
  /** Those on the path that the triage asks, answered or not: not what stands by itself, nor what can wait. */
  readonly asked: readonly Question[];
  readonly facts: Facts;
}

/**
 * Follows the path that answers lay. @param unanswered what becomes of a question without one: `stop` ends there, but not for
 * what can wait; `pass` leaves it open and goes on by what the other answers say
 */
export function replay(flow: Flow, answers: Answers, unanswered: 'stop' | 'pass'): Replay {
  const questions = new Map(flow.questions.map(question => [question.id, question]));
  const definitions = answerDefinitions(flow);
  const answered: Question[] = [];
  const open: Question[] = [];
  const asked: Question[] = [];
  const facts: Record<string, string> = {};
  const seen = new Set<string>();
  let at = flow.start;
  while (at !== VERDICT) {
    const question = questions.get(at);
    // A loop or an unknown target is a content error that the build refuses; stopping here keeps the page alive.
    if (question === undefined || seen.has(at)) break;
    seen.add(at);
    const standing = standingOption(question);
    const answer = answers[question.id] ?? standing;
    const waits = canWait(question, facts, definitions);
    if (answer === undefined && !waits) {
      open.push(question);
      if (unanswered === 'stop') break;
    }
    if (answer !== undefined) facts[question.id] = answer;
    if (answer !== undefined && answer !== standing) answered.push(question);
    if (!waits && (answer === undefined || answer !== standing)) asked.push(question);
    at = nextOf(question, facts, definitions) ?? VERDICT;
  }
  return { answered, open, asked, facts };
}

const canWait = ({ later }: Question, facts: Facts, definitions: FactDefinitions): boolean =>
  later !== undefined && holds(later, facts, definitions);

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
    return question.options.flatMap(({ value, countsAs }) => {
      const chosen = valuesOf(facts, question.id);
      // What nobody knows leads where the careful option does.
      if (chosen.includes(value) || countsAs !== undefined) return [];
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
