import { failure, type Result, success } from '../../base/result.ts';
import { type AnswerRefusal, checkText, checkTime, momentOf } from '../../base/typed.ts';
import { answerInOrder, type Question } from './flow.ts';

function checkChoice(
  { options, multiple }: Extract<Question, { kind: 'choice' }>,
  answer: string,
): Result<string, AnswerRefusal> {
  const chosen = multiple === true ? answer.split(' ') : [answer];
  const known = new Set(options.map(({ value }) => value));
  if (chosen.some(value => !known.has(value))) return failure({ code: 'notAnOption' });
  return success(answerInOrder({ options }, chosen));
}

/** The most that an answer is, in characters, whatever its question allows. */
export const ANSWER_LIMIT = 500;

/** Nobody knows, and the question lets that be said: an answer like another. */
const isLeftOpen = ({ optional }: Extract<Question, { kind: 'time' }>, answer: string): boolean =>
  optional === true && answer.trim() === '';

/** Whether a question accepts an answer from a log, whenever it was given: a time must be a time, or left open where that is allowed. */
export const takesAnswer = (question: Question, answer: string): boolean =>
  question.kind !== 'time' || isLeftOpen(question, answer) || momentOf(answer) !== undefined;

/** Checks one wizard answer. @param now milliseconds since the epoch */
export function checkAnswer(
  question: Question,
  raw: string | undefined,
  now: number,
): Result<string, AnswerRefusal> {
  const answer = raw ?? '';
  switch (question.kind) {
    case 'time':
      return isLeftOpen(question, answer) ? success('') : checkTime(answer, now);
    case 'text':
      return checkText(answer, Math.min(question.maxLength, ANSWER_LIMIT), question.optional);
    case 'choice':
      return checkChoice(question, answer);
  }
}
