import { conditionWords } from '../../desk/core/words/condition.ts';
import { href } from '../../desk/parts/href.tsx';
import { describe } from '../../playbook/condition.ts';
import {
  type Addition,
  type Flow,
  factDefinitions,
  type Outcome,
  type Question,
  VERDICT,
} from '../../playbook/wizard/flow.ts';
import { decisionText } from '../decision-words.ts';
import type { Edge, Graph, Node } from './layout.ts';

/** The pages whose tables say more of a box. */
export const QUESTIONS_PAGE = 'steps/questions/';
export const RESULTS_PAGE = 'steps/results/';

/** Beginnings of the rows' anchors: an id of the plan's alone may be that of a part of the page, or of a row of another kind. */
export const rowAnchor = { question: 'q-', outcome: 'r-', addition: 'a-' } as const;

/** The questions, from the first to the last, each before those that may follow it. */
export function inFlowOrder({ questions, start }: Flow): readonly Question[] {
  const left = new Map(questions.map(question => [question.id, question]));
  const ordered: Question[] = [];
  // Questions visited last come first: the main way is followed to its end before its side ways.
  const visit = (id: string): void => {
    const question = left.get(id);
    if (question === undefined) return;
    left.delete(id);
    for (const { to } of [...question.next].reverse()) visit(to);
    ordered.unshift(question);
  };
  visit(start);
  return ordered;
}

/** The questions as a graph, every branch an edge. */
export function questionGraph(flow: Flow): Graph {
  const definitions = factDefinitions(flow);
  const labels = new Map(flow.questions.map(({ id, label }) => [id, label]));
  const questions = inFlowOrder(flow);
  const nodes = questions.map(({ id, label, text, next }): Node => {
    const words = decisionText.about(label);
    return {
      id,
      title: text,
      lines:
        next.length === 1
          ? []
          : next.map(({ when, to }) =>
              decisionText.branch(
                when === undefined ? undefined : describe(when, definitions, words),
                labels.get(to) ?? decisionText.verdict,
              ),
            ),
      href: `${href(QUESTIONS_PAGE)}#${rowAnchor.question}${id}`,
    };
  });
  const edges = questions.flatMap(({ id, next }) =>
    [...new Set(next.map(({ to }) => to))].map((to): Edge => ({ from: id, to })),
  );
  return {
    nodes: [...nodes, { id: VERDICT, title: decisionText.verdict, lines: [], href: href(RESULTS_PAGE) }],
    edges,
  };
}

/** The results of the answers: the first outcome that holds, or every addition that does. */
export function verdictGraph(
  flow: Flow,
  kind: 'outcome' | 'addition',
  items: readonly (Outcome | Addition)[],
): Graph {
  const definitions = factDefinitions(flow);
  const top: Node = {
    id: kind,
    title: decisionText[kind],
    lines: [],
    href: `${href(RESULTS_PAGE)}#${rowAnchor[kind]}`,
  };
  const nodes = items.map(
    ({ id, title, when }): Node => ({
      id,
      title,
      lines: [when === undefined ? decisionText.otherwise : describe(when, definitions, conditionWords)],
      href: `${href(RESULTS_PAGE)}#${rowAnchor[kind]}${id}`,
    }),
  );
  return { nodes: [top, ...nodes], edges: items.map(({ id }) => ({ from: kind, to: id })) };
}
