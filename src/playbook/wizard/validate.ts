import { holds } from '../condition.ts';
import { answerDefinitions, type Flow } from './flow.ts';
import type { WizardPath } from './paths.ts';
import { verdictOf } from './walk.ts';

/** A fault that makes a flow unusable although all its names resolve. `path` leads to the place in the flow's data. */
export type FlowProblem = { readonly path: readonly (string | number)[]; readonly id: string } & (
  | { readonly code: 'deadEnd' }
  | { readonly code: 'unreachableEdge' }
  | { readonly code: 'loop' }
  | { readonly code: 'unreachableQuestion' }
  | { readonly code: 'unreachableOutcome' }
  | { readonly code: 'noOutcome' }
  | { readonly code: 'unknownOption'; readonly option: string }
);

/**
 * Faults that show without walking the flow: every question leads on, none leads back to itself, and options count as options
 * of the same question.
 */
export function flowProblems(flow: Flow): readonly FlowProblem[] {
  const problems: FlowProblem[] = [];
  flow.questions.forEach(({ id, next }, index) => {
    const path = ['questions', index, 'next'];
    const always = next.findIndex(({ when }) => when === undefined);
    if (always === -1) problems.push({ code: 'deadEnd', id, path });
    else if (always < next.length - 1)
      problems.push({ code: 'unreachableEdge', id, path: [...path, always + 1] });
  });
  flow.questions.forEach((question, index) => {
    if (question.kind !== 'choice') return;
    question.options.forEach(({ countsAs: option }, position) => {
      if (option === undefined || question.options.some(({ value }) => value === option)) return;
      const path = ['questions', index, 'options', position, 'countsAs'];
      problems.push({ code: 'unknownOption', id: question.id, option, path });
    });
  });
  return [...problems, ...loops(flow)];
}

/** Questions from which following any edge comes back to where one has been. */
function loops(flow: Flow): readonly FlowProblem[] {
  const targets = new Map(flow.questions.map(question => [question.id, question.next.map(({ to }) => to)]));
  const finished = new Set<string>();
  const open = new Set<string>();
  // A stack of its own: a flow may have more questions in a row than calls can be nested.
  const stack: { readonly id: string; readonly rest: string[] }[] = [];
  const enter = (id: string): void => {
    open.add(id);
    stack.push({ id, rest: [...(targets.get(id) ?? [])] });
  };
  enter(flow.start);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const target = top.rest.shift();
    if (target === undefined) {
      stack.pop();
      open.delete(top.id);
      finished.add(top.id);
    } else if (open.has(target))
      return [
        {
          code: 'loop',
          id: target,
          path: ['questions', flow.questions.findIndex(({ id }) => id === target)],
        },
      ];
    else if (!finished.has(target)) enter(target);
  }
  return [];
}

/**
 * Checks that a flow serves an officer: every question, outcome and addition can be reached, every path has a verdict.
 * @param flow of sound structure
 * @param ways every way through it that the playbook distinguishes
 */
export function reachProblems(flow: Flow, ways: readonly WizardPath[]): readonly FlowProblem[] {
  const reached = new Set<string>();
  const chosen = new Set<string>();
  const definitions = answerDefinitions(flow);
  const problems: FlowProblem[] = [];
  for (const { questions, facts } of ways) {
    for (const { id } of questions) reached.add(id);
    const verdict = verdictOf(flow, facts);
    const last = questions.at(-1);
    if (verdict === undefined && last !== undefined && !problems.some(({ code }) => code === 'noOutcome'))
      problems.push({ code: 'noOutcome', id: last.id, path: ['outcomes'] });
    if (verdict !== undefined) chosen.add(verdict.outcome.id);
    for (const addition of flow.additions)
      if (holds(addition.when, facts, definitions)) chosen.add(addition.id);
  }
  flow.questions.forEach(({ id }, index) => {
    if (!reached.has(id))
      problems.push({ code: 'unreachableQuestion', id, path: ['questions', index, 'id'] });
  });
  for (const part of ['outcomes', 'additions'] as const)
    flow[part].forEach(({ id }, index) => {
      if (!chosen.has(id)) problems.push({ code: 'unreachableOutcome', id, path: [part, index, 'when'] });
    });
  return problems;
}
