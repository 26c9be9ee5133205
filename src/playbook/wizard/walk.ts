import { type FactDefinitions, type Facts, holds } from '../condition.ts';
import {
  type Addition,
  answerDefinitions,
  type Flow,
  type Outcome,
  outcomeOf,
  type Question,
  VERDICT,
} from './flow.ts';

/** Answers by question id. Answers to questions off the current path are kept, and ignored. */
export type Answers = Readonly<Record<string, string>>;

/** The next question by the answers so far; `undefined` only in a flow with a dead end, which the build refuses. */
export const nextOf = ({ next }: Question, facts: Facts, definitions: FactDefinitions): string | undefined =>
  next.find(({ when }) => holds(when, facts, definitions))?.to;

/**
 * Where the given answers lead, from the start; nothing else decides which question is asked next. An unanswered optional question
 * stops the walk too: an empty answer is an answer.
 */
export function walk(flow: Flow, answers: Answers) {
  const { answered, open, facts } = replay(flow, answers, 'stop');
  return {
    /** Questions answered on the way, in order. */
    answered,
    /** The next question, or `undefined` when the walk has reached the verdict. */
    current: open[0],
    /** The answers that count: those of the questions on the path. */
    facts,
  };
}

/** The first option of a question that offers ways out: the default until one of them is taken. */
export const defaultOption = (question: Question): string | undefined =>
  question.kind === 'choice' && question.exits === true ? question.options[0]?.value : undefined;

/**
 * Follows the path that answers lay.
 * @param unanswered at a question without an answer `stop` ends the path, unless that answer can wait; `pass` leaves it open
 * and goes on by the other answers
 */
export function replay(flow: Flow, answers: Answers, unanswered: 'stop' | 'pass') {
  const questions = new Map(flow.questions.map(question => [question.id, question]));
  const definitions = answerDefinitions(flow);
  const answered: Question[] = [];
  // Questions on the path without an answer.
  const open: Question[] = [];
  // The questions on the path that the triage asks, answered or not: without defaults, and without those that can wait.
  const asked: Question[] = [];
  const facts: Record<string, string> = {};
  const seen = new Set<string>();
  let at = flow.start;
  while (at !== VERDICT) {
    const question = questions.get(at);
    // A loop or an unknown target is a content error that the build refuses; stopping here keeps the page alive.
    if (question === undefined || seen.has(at)) break;
    seen.add(at);
    const preset = defaultOption(question);
    const answer = answers[question.id] ?? preset;
    const waits = canWait(question, facts, definitions);
    if (answer === undefined && !waits) {
      open.push(question);
      if (unanswered === 'stop') break;
    }
    if (answer !== undefined) facts[question.id] = answer;
    if (answer !== undefined && answer !== preset) answered.push(question);
    if (isAsked(question, facts, definitions)) asked.push(question);
    at = nextOf(question, facts, definitions) ?? VERDICT;
  }
  return { answered, open, asked, facts };
}

/** Whether the triage asks a question by what is known: not what stands by itself, nor what can wait. */
export function isAsked(question: Question, facts: Facts, definitions: FactDefinitions): boolean {
  const preset = defaultOption(question);
  return (
    (preset === undefined || (facts[question.id] ?? preset) !== preset) &&
    !canWait(question, facts, definitions)
  );
}

const canWait = ({ later }: Question, facts: Facts, definitions: FactDefinitions): boolean =>
  later !== undefined && holds(later, facts, definitions);

/** The track an incident takes and the duties that join it. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly additions: readonly Addition[];
}

/** The verdict of the known facts. `undefined` only for a flow whose outcomes are not total, which the build refuses. */
export function verdictOf(flow: Flow, facts: Facts): Verdict | undefined {
  const definitions = answerDefinitions(flow);
  const outcome = outcomeOf(flow, definitions, facts);
  if (outcome === undefined) return undefined;
  return { outcome, additions: flow.additions.filter(({ when }) => holds(when, facts, definitions)) };
}
