import { groupBy } from '../base/group.ts';
import type { Purpose } from '../plan/clause.ts';
import type { Facts } from './condition.ts';
import type { Playbook, Role, Step } from './playbook.ts';
import type { QuestionMeaning, RoleFunction, StepFill, WantMeaning } from './vocabulary.ts';
import type { Want } from './want.ts';
import type { Question } from './wizard/flow.ts';

/** The value of a step that means something. */
export const wantOf = ({ wants }: Pick<Step, 'wants'>, means: WantMeaning): Want | undefined =>
  wants?.find(want => want.means === means);

/** Looks content up by its meaning, never by its id. Made once for a playbook. */
export function meaningsOf({ triage, steps, roles, clauses, rules }: Playbook) {
  const questions = new Map(triage.questions.map(question => [question.means, question]));
  const filling = groupBy(steps, ({ fills }) => fills);
  const question = (means: QuestionMeaning): Question | undefined => questions.get(means);
  return {
    question,
    /** The answer to that question; `undefined` where it was not asked or is empty. */
    answer: (means: QuestionMeaning, facts: Facts): string | undefined =>
      facts[question(means)?.id ?? ''] || undefined,
    /** In working order. */
    stepsThatFill: (fills: StepFill): readonly Step[] => filling.get(fills) ?? [],
    /**
     * Those that a value is read from. Who leads is said where the matter is assigned or, on a short track, with the opinion: wherever
     * a step asks for it.
     */
    stepsThatSay: (fills: StepFill, means: WantMeaning): readonly Step[] =>
      fills === 'lead' && means === 'lead'
        ? steps.filter(step => wantOf(step, means) !== undefined)
        : (filling.get(fills) ?? []),
    /** The first of the roles with this function; a checked playbook has one. */
    role: (function_: RoleFunction): Role | undefined =>
      roles.find(({ functions }) => functions?.includes(function_)),
    /** Ids of the clauses and rules with this purpose, the clauses first. */
    cited: (purpose: Purpose): readonly string[] =>
      [...clauses, ...rules].flatMap(each => (each.purpose === purpose ? [each.id] : [])),
  };
}
export type Meanings = ReturnType<typeof meaningsOf>;
