import { describe, expect, test } from 'vitest';
import { href } from '../../../src/desk/parts/href.tsx';
import { VERDICT } from '../../../src/playbook/wizard/flow.ts';
import { inFlowOrder, questionGraph, verdictGraph } from '../../../src/site/decision/graph.ts';
import { type Graph, layOut, wrapped } from '../../../src/site/decision/layout.ts';
import { playbook } from '../../support/playbook.ts';

const { triage } = playbook;
const graphs = {
  questions: questionGraph(triage),
  outcomes: verdictGraph(triage, 'outcome', triage.outcomes),
  additions: verdictGraph(triage, 'addition', triage.additions),
};

describe('the picture of the triage', () => {
  test('holds every question and every branch, each question before those that may follow it', () => {
    const { nodes, edges } = graphs.questions;
    expect(nodes.map(({ id }) => id).sort()).toEqual(
      [...triage.questions.map(({ id }) => id), VERDICT].sort(),
    );
    const branches = new Set(triage.questions.flatMap(({ id, next }) => next.map(({ to }) => `${id} ${to}`)));
    expect(new Set(edges.map(({ from, to }) => `${from} ${to}`))).toEqual(branches);
    const order = [...inFlowOrder(triage).map(({ id }) => id), VERDICT];
    for (const { from, to } of edges) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
  });

  test('says at a question with several ways where each leads, and links each box to its row', () => {
    for (const { id, next } of triage.questions) {
      const node = graphs.questions.nodes.find(each => each.id === id);
      expect(node?.lines).toHaveLength(next.length === 1 ? 0 : next.length);
      expect(node?.href).toBe(href(`steps/questions/#q-${id}`));
    }
    for (const [kind, items, prefix] of [
      ['outcomes', triage.outcomes, 'r-'],
      ['additions', triage.additions, 'a-'],
    ] as const) {
      expect(graphs[kind].nodes.slice(1).map(({ title }) => title)).toEqual(items.map(({ title }) => title));
      expect(graphs[kind].nodes.slice(1).map(node => node.href)).toEqual(
        items.map(({ id }) => href(`steps/results/#${prefix}${id}`)),
      );
      expect(graphs[kind].edges).toHaveLength(items.length);
    }
  });

  test.each(Object.entries(graphs))(
    '%s: no box lies on another, no two lines run on one rail, all lies inside',
    (_, graph) => {
      const { width, height, boxes, lines } = layOut(graph);
      expect(lines.map(({ edge }) => edge)).toEqual(graph.edges);
      boxes.forEach((box, position) => {
        const below = boxes[position + 1];
        if (below !== undefined) expect(box.y + box.height).toBeLessThan(below.y);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        for (const { y } of box.words) {
          expect(y).toBeGreaterThan(box.y);
          expect(y).toBeLessThan(box.y + box.height);
        }
      });
      const right = Math.max(...boxes.map(({ x, width: own }) => x + own));
      const rails = lines.filter(({ corners }) => corners.length > 2);
      for (const { corners, edge } of rails) {
        const [, [x = 0, top = 0] = [], [, bottom = 0] = []] = corners;
        expect(x).toBeGreaterThan(right);
        expect(x).toBeLessThanOrEqual(width);
        expect(Math.max(top, bottom)).toBeLessThan(height);
        for (const other of rails) {
          const [, [beside = 0, from = 0] = [], [, to = 0] = []] = other.corners;
          const isBundled = other.edge.to === edge.to || other.edge.from === edge.from;
          if (beside === x && !isBundled) expect(to < top || bottom < from).toBe(true);
        }
      }
      for (const { corners, head } of lines) expect(head[1]).toEqual(corners.at(-1));
    },
  );

  test('leads past a box on a rail of its own wherever a question has more than one way', () => {
    const rails = layOut(graphs.questions).lines.filter(({ corners }) => corners.length > 2);
    expect(rails.length).toBeGreaterThan(1);
  });

  test('sets a graph of one box, and bundles what leads to one', () => {
    const node = (id: string) => ({ id, title: id, lines: [], href: `#${id}` });
    expect(layOut({ nodes: [node('a')], edges: [] })).toMatchObject({ lines: [], boxes: [{ y: 1 }] });
    const graph: Graph = {
      nodes: ['a', 'b', 'c', 'd'].map(node),
      edges: [
        { from: 'a', to: 'd' },
        { from: 'b', to: 'd' },
        { from: 'a', to: 'c' },
      ],
    };
    const [toEnd, alsoToEnd, other] = layOut(graph).lines.map(({ corners }) => corners[1]?.[0]);
    expect(toEnd).toBe(alsoToEnd);
    expect(other).not.toBe(toEnd);
  });
});

describe('wrapped', () => {
  test.each([
    ['一二三四五', 5, ['一二三四五']],
    ['一二三四五六', 5, ['一二三四五', '六']],
    ['一二三四五，六', 5, ['一二三四五，', '六']],
    ['一二三四“五', 5, ['一二三四', '“五']],
    ['abcdefgh', 5, ['abcdefgh']],
    ['', 5, []],
  ])('%s in %i characters', (text, characters, lines) => {
    expect(wrapped(text, characters)).toEqual(lines);
  });
});
