import { useRef } from 'preact/hooks';
import type { FormProblem } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { DateQuestion } from '../core/date-order.ts';
import { dateQuestionWords } from '../core/words/date-order.ts';

/** Asks about each question once: the same time handed in again is confirmed. */
export function useAskedOnce(): (
  question: DateQuestion | undefined,
  field: string,
) => FormProblem | undefined {
  const asked = useRef<string>();
  return (question, field) => {
    const key = question && `${question.of} ${question.at} ${question.other}`;
    if (question === undefined || key === asked.current) return undefined;
    asked.current = key;
    return { field, sentence: dateQuestionWords(question, timeNow()) };
  };
}
