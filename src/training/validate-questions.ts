import type { Bank, LearningChecker, LearningPlace } from './learning-problem.ts';
import { choicesOf, type Question } from './question.ts';

/** The way to a choice within a question's YAML. */
function choicePath({ kind }: Question, index: number): readonly (string | number)[] {
  switch (kind) {
    case 'judge':
      return [index === 0 ? 'right' : 'wrong'];
    case 'order':
      return ['steps', index];
    case 'spot':
      return ['pieces', index];
    default:
      return ['options', index];
  }
}

/** Whether so many right ones among so many choices make a question of this kind. */
function isFair(kind: Question['kind'], right: number, choices: number): boolean {
  switch (kind) {
    case 'single':
    case 'clause':
      return right === 1;
    case 'several':
      return right >= 2 && right < choices;
    case 'spot':
      return right >= 1 && right < choices;
    // What is right is written down in no other way.
    case 'judge':
    case 'order':
      return true;
  }
}

function validateQuestion(question: Question, place: LearningPlace, checker: LearningChecker): void {
  const { problems, once } = checker;
  const base = typeof place.at === 'number' ? [] : place.at;
  once(question.clauses, 'clauses', place);
  once(question.roles ?? [], 'roles', place);
  const choices = choicesOf(question);
  choices.forEach(({ text, clause, cite }, index) => {
    const at = [...base, ...choicePath(question, index)];
    once(cite, 'cite', { ...place, at });
    if (choices.findIndex(other => other.text === text) < index)
      problems.push({
        ...place,
        at: [...at, clause === undefined ? 'text' : 'clause'],
        code: 'sameText',
        text,
      });
  });
  const right = choices.filter(({ correct }) => correct).length;
  if (!isFair(question.kind, right, choices.length))
    problems.push({
      ...place,
      code: 'rightAnswers',
      kind: question.kind,
      right,
      choices: choices.length,
    });
}

/** Checks every question of the bank for itself. */
export function validateQuestions(banks: readonly Bank[], checker: LearningChecker): void {
  for (const { file, questions } of banks)
    questions.forEach((question, index) => {
      const { id } = question;
      validateQuestion(question, { file, at: [index], id }, checker);
    });
}
