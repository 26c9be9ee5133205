import { failure, type Result, success } from '../../base/result.ts';
import { type AnswerRefusal, checkText, checkTime } from '../../base/typed.ts';
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

/** Checks one wizard answer. @param now milliseconds since the epoch */
export function checkAnswer(
  question: Question,
  raw: string | undefined,
  now: number,
): Result<string, AnswerRefusal> {
  const answer = raw ?? '';
  switch (question.kind) {
    case 'time':
      return question.optional === true && answer.trim() === '' ? success('') : checkTime(answer, now);
    case 'text':
      return checkText(answer, question.maxLength, question.optional);
    case 'choice':
      return checkChoice(question, answer);
  }
}
