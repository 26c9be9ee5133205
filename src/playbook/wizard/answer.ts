import { failure, type Result, success } from '../../base/result.ts';
import { type AnswerRefusal, checkText, checkTime } from '../../base/typed.ts';
import type { Question } from './flow.ts';

/** Checks one wizard answer. @param now milliseconds since the epoch */
export function checkAnswer(
  question: Question,
  raw: string | undefined,
  now: number,
): Result<string, AnswerRefusal> {
  const answer = raw ?? '';
  switch (question.kind) {
    case 'time':
      return checkTime(answer, now);
    case 'text':
      return checkText(answer, question.maxLength, question.optional);
    case 'choice':
      if (answer === '') return failure({ code: 'required' });
      return question.options.some(({ value }) => value === answer)
        ? success(answer)
        : failure({ code: 'notAnOption' });
  }
}
