import { type Condition, type ConditionProblem, checkCondition, holds } from '../condition.ts';
import { type Flow, factDefinitions, VERDICT } from './flow.ts';
import { paths } from './paths.ts';
import { verdictOf } from './walk.ts';

/** What makes a flow unusable. `path` leads to the place in the flow's data. */
export type FlowProblem = { readonly path: readonly (string | number)[]; readonly id: string } & (
  | { readonly code: 'duplicateId' }
  | { readonly code: 'unknownQuestion'; readonly target: string }
  | { readonly code: 'deadEnd' }
  | { readonly code: 'unreachableEdge' }
  | { readonly code: 'loop' }
  | { readonly code: 'unreachableQuestion' }
  | { readonly code: 'unreachableOutcome' }
  | { readonly code: 'noOutcome' }
  | ConditionProblem
);

const conditionProblems = (
  condition: Condition | undefined,
  flow: Flow,
  id: string,
  path: readonly (string | number)[],
): readonly FlowProblem[] =>
  condition === undefined
    ? []
    : checkCondition(condition, factDefinitions(flow)).map(problem => ({ ...problem, id, path }));

/** Checks names, targets and conditions; the parts that can be judged without walking. */
function structuralProblems(flow: Flow): readonly FlowProblem[] {
  const ids = new Set(flow.questions.map(({ id }) => id));
  const problems: FlowProblem[] = [];
  if (!ids.has(flow.start))
    problems.push({ code: 'unknownQuestion', id: flow.id, target: flow.start, path: ['start'] });
  for (const part of ['questions', 'outcomes', 'additions'] as const) {
    const seen = new Set<string>();
    flow[part].forEach(({ id }, index) => {
      if (seen.has(id)) problems.push({ code: 'duplicateId', id, path: [part, index, 'id'] });
      seen.add(id);
    });
  }
  flow.questions.forEach((question, index) => {
    question.next.forEach((edge, edgeIndex) => {
      const path = ['questions', index, 'next', edgeIndex];
      if (edge.to !== VERDICT && !ids.has(edge.to))
        problems.push({ code: 'unknownQuestion', id: question.id, target: edge.to, path: [...path, 'to'] });
      if (edge.when === undefined && edgeIndex < question.next.length - 1)
        problems.push({
          code: 'unreachableEdge',
          id: question.id,
          path: ['questions', index, 'next', edgeIndex + 1],
        });
      problems.push(...conditionProblems(edge.when, flow, question.id, [...path, 'when']));
    });
    if (question.next.at(-1)?.when !== undefined) {
      problems.push({ code: 'deadEnd', id: question.id, path: ['questions', index, 'next'] });
    }
    if (question.kind === 'choice') {
      const values = new Set<string>();
      question.options.forEach(({ value }, optionIndex) => {
        if (values.has(value))
          problems.push({
            code: 'duplicateId',
            id: value,
            path: ['questions', index, 'options', optionIndex, 'value'],
          });
        values.add(value);
      });
    }
  });
  for (const part of ['outcomes', 'additions'] as const) {
    flow[part].forEach((item, index) => {
      problems.push(...conditionProblems(item.when, flow, item.id, [part, index, 'when']));
    });
  }
  return problems;
}

/** Questions from which following any edge comes back to where one has been. */
function loops(flow: Flow): readonly FlowProblem[] {
  const targets = new Map(flow.questions.map(question => [question.id, question.next.map(({ to }) => to)]));
  const finished = new Set<string>();
  const visit = (id: string, trail: ReadonlySet<string>): string | undefined => {
    if (trail.has(id)) return id;
    if (finished.has(id)) return undefined;
    for (const target of targets.get(id) ?? []) {
      const found = visit(target, new Set([...trail, id]));
      if (found !== undefined) return found;
    }
    finished.add(id);
    return undefined;
  };
  const found = visit(flow.start, new Set());
  if (found === undefined) return [];
  return [
    { code: 'loop', id: found, path: ['questions', flow.questions.findIndex(({ id }) => id === found)] },
  ];
}

/**
 * Holds a flow to what an officer needs: every name resolves, every path ends, every question, outcome and addition can
 * be reached, every path has a verdict. Walks all paths only when the structure allows it.
 */
export function validateFlow(flow: Flow): readonly FlowProblem[] {
  const structural = [...structuralProblems(flow), ...loops(flow)];
  if (structural.length > 0) return structural;

  const reached = new Set<string>();
  const chosen = new Set<string>();
  const definitions = factDefinitions(flow);
  const problems: FlowProblem[] = [];
  for (const { questions, facts } of paths(flow, () => 'x')) {
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
