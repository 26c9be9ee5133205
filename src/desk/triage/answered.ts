import { failure, type Result, success } from '../../base/result.ts';
import { type Facts, valuesOf } from '../../playbook/condition.ts';
import { checkAnswer } from '../../playbook/wizard/answer.ts';
import type { Flow, Question } from '../../playbook/wizard/flow.ts';
import { walk } from '../../playbook/wizard/walk.ts';
import { isWork, nobody } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import type { Before, Effort } from '../core/effort.ts';
import { opaqueField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField, type Refusal } from '../core/refusal.ts';
import { answer, answerKey, answerKeyOf, answerSubject } from './opened.ts';

/** The label of answers that only fill in what the triage had left for later. */
export const filledInLabel = '补填初判';

/** The keys of a question: itself, or one for each option of a question that takes several. */
export const answerKeys = (question: Question): readonly string[] =>
  question.kind === 'choice' && question.multiple === true
    ? question.options.map(({ value }) => `${question.id}/${value}`)
    : [question.id];

/** Facts as the log holds them: one entry for each answer, and for each option chosen of several. */
export function answersOf({ questions }: Flow, facts: Facts): Readonly<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const question of questions) {
    const value = facts[question.id];
    if (value === undefined) continue;
    if (question.kind !== 'choice' || question.multiple !== true) answers[question.id] = value;
    else for (const option of valuesOf(facts, question.id)) answers[`${question.id}/${option}`] = option;
  }
  return answers;
}

/**
 * Checks finished triage answers: every question on the path answered, each answer sound.
 * @param before facts that were checked when they were given: what has not changed is not checked again
 */
export function checkFacts(
  flow: Flow,
  given: Facts,
  now: number,
  before: Facts = {},
): Result<Facts, Refusal> {
  const { current, facts } = walk(flow, given);
  return current === undefined ? checkGiven(flow, facts, now, before) : failure({ code: 'triageUnfinished' });
}

/** Checks the answers that are given, wherever they lead. */
export function checkGiven(
  flow: Flow,
  facts: Facts,
  now: number,
  before: Facts = {},
): Result<Facts, Refusal> {
  const checked: Record<string, string> = {};
  for (const question of flow.questions) {
    const value = facts[question.id];
    if (value === undefined) continue;
    const sound = value === before[question.id] ? success(value) : checkAnswer(question, value, now);
    if (!sound.ok) return badField(question.id, sound.refusal);
    checked[question.id] = sound.value;
  }
  return success(checked);
}

const regradeFields = { facts: opaqueField<Facts>(), datesConfirmed: opaqueField<true | undefined>() };
const regrade: CommandSpec<typeof regradeFields> = {
  who: 'anyone',
  fields: regradeFields,
  decide: ({ index: { playbook }, view, context, event }, { facts: typed, datesConfirmed }) => {
    const facts = checkFacts(playbook.triage, typed, context.now, view.facts);
    if (!facts.ok) return facts;
    const before = answersOf(playbook.triage, view.facts);
    const after = answersOf(playbook.triage, facts.value);
    const answers: Record<string, string | null> = {};
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      // Where answers differ, a new grading decides all of them.
      const isOpen = view.differences.some(
        each => each.kind === 'values' && each.subject === answerSubject(key),
      );
      if (before[key] !== after[key] || isOpen) answers[key] = after[key] ?? null;
    }
    return Object.keys(answers).length === 0
      ? failure({ code: 'unchanged' })
      : event(answered, present({ answers, datesConfirmed }));
  },
};

const answerLaterFields = { answers: opaqueField<Facts>() };
/** Answers questions that the triage left for later, and no other: what officers differ about stays open. */
const answerLater: CommandSpec<typeof answerLaterFields> = {
  who: 'anyone',
  fields: answerLaterFields,
  decide: ({ index: { playbook }, view, context, event }, { answers: typed }) => {
    const facts = checkFacts(playbook.triage, { ...view.facts, ...typed }, context.now, view.facts);
    if (!facts.ok) return facts;
    const before = answersOf(playbook.triage, view.facts);
    const after = answersOf(playbook.triage, facts.value);
    const changed = Object.entries(after).filter(
      ([key, value]) => before[key] !== value && Object.hasOwn(typed, key),
    );
    return changed.length === 0
      ? failure({ code: 'unchanged' })
      : event(answered, { answers: Object.fromEntries(changed) });
  },
};

/** Answers given in one go are one act. */
function effortOfAnswers({ at }: { readonly at: string }, before: Before): Effort | 'none' {
  const last = before.events.at(-1);
  return last?.type === 'answered' && last.at === at ? 'none' : 'grade';
}

/** Answers of the triage given anew: only those that changed, each a subject of its own. */
export const answered = kind(
  'answered',
  shapes =>
    shapes.z.strictObject({
      answers: shapes.z.record(answerKey(shapes), shapes.z.nullable(answer(shapes))),
      /** Times among the answers contradict each other; the officer was asked, and keeps them. */
      datesConfirmed: shapes.z.exactOptional(shapes.z.literal(true)),
    }),
  {
    subjects: ({ data }) => Object.keys(data.answers).map(answerSubject),
    value: ({ data }, subject) => data.answers[answerKeyOf(subject) ?? ''] ?? null,
    disturbs: isWork,
    names: nobody,
    story: 'whole',
    label: '重新初判',
    effort: effortOfAnswers,
    commands: { regrade, answerLater },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    answered: typeof answered;
  }
}
