import { valuesOf } from '../condition.ts';
import { answerInOrder, type Flow } from './flow.ts';
import { type Answers, replay, verdictOf, walk } from './walk.ts';

/**
 * Every other option on the path that changes the verdict, judged by the answers known so far: a question that only the
 * other option would ask is left open.
 */
export function turningPoints(flow: Flow, answers: Answers) {
  const { answered, facts } = walk(flow, answers);
  const present = verdictOf(flow, facts);
  if (present === undefined) return [];
  return answered.flatMap(question => {
    if (question.kind !== 'choice') return [];
    return question.options.flatMap(({ value, countsAs }) => {
      const chosen = valuesOf(facts, question.id);
      // Not knowing leads where the careful option does, so it turns nothing.
      if (chosen.includes(value) || countsAs !== undefined) return [];
      const answer = question.multiple === true ? answerInOrder(question, [...chosen, value]) : value;
      const other = verdictOf(flow, replay(flow, { ...answers, [question.id]: answer }, 'pass').facts);
      // Coming back from a way out: the questions asked then decide.
      const { outcome, additions } = other ?? { outcome: undefined, additions: present.additions };
      const gained = additions.filter(({ id }) => !present.additions.some(addition => addition.id === id));
      const lost = present.additions.filter(({ id }) => !additions.some(addition => addition.id === id));
      const trackChanges = outcome?.id !== present.outcome.id;
      if (!trackChanges && gained.length + lost.length === 0) return [];
      return [{ question, value, answer, outcome, trackChanges, gained, lost }];
    });
  });
}
/** One answer that, given otherwise, would lead to another verdict; of a question that takes several, one option more. */
export type TurningPoint = ReturnType<typeof turningPoints>[number];
