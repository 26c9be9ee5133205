/** One box of a picture: a title, and smaller lines below it. */
export interface Node {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly href: string;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Boxes in the order in which they are drawn from the top; an edge leads downwards. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** A box with its place. Lengths are in units of the picture. */
interface Box {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly words: readonly { readonly text: string; readonly y: number; readonly isTitle: boolean }[];
}

type Point = readonly [x: number, y: number];

/** An edge as corners from the box it leaves to the box it enters, and the head of its arrow there. */
interface Line {
  readonly edge: Edge;
  readonly corners: readonly Point[];
  readonly head: readonly Point[];
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

const box = { width: 304, padding: 12, gap: 22 };
/** Line heights, and how many Chinese characters stand in a line. */
const title = { height: 21, characters: 19 };
const small = { height: 17, characters: 22 };
const rail = { first: 16, apart: 11, margin: 8 };
/** Where lines leave and enter a box at its side, from its lower and upper edge. */
const port = 10;

/**
 * Sets boxes one below the other, so that the picture fits a phone. An edge to the next box is an arrow between the two; any
 * other goes past on a rail at the right. Edges into one box share a rail, and so do those out of one box into many.
 */
export function layOut({ nodes, edges }: Graph): Picture {
  const boxes: Box[] = [];
  let y = 1;
  for (const node of nodes) {
    const placed = boxAt(node, y);
    boxes.push(placed);
    y += placed.height + box.gap;
  }
  const at = new Map(nodes.map(({ id }, position) => [id, position]));
  const positionOf = (id: string): number => at.get(id) ?? 0;
  const past = edges.filter(({ from, to }) => positionOf(to) !== positionOf(from) + 1);
  const rails = railsOf(past, positionOf);
  const lines = edges.map((edge): Line => {
    const [from, to] = [boxes[positionOf(edge.from)], boxes[positionOf(edge.to)]];
    if (from === undefined || to === undefined) throw new Error(`no box for ${edge.from} or ${edge.to}`);
    const lane = rails.get(edge);
    if (lane === undefined) {
      const end: Point = [box.width / 2, to.y];
      return { edge, corners: [[box.width / 2, from.y + from.height], end], head: headAt(end, 'down') };
    }
    const x = box.width + rail.first + lane * rail.apart;
    const [start, end] = [from.y + from.height - port, to.y + port];
    return {
      edge,
      corners: [
        [box.width, start],
        [x, start],
        [x, end],
        [box.width, end],
      ],
      head: headAt([box.width, end], 'left'),
    };
  });
  const lanes = Math.max(-1, ...rails.values()) + 1;
  return {
    width: box.width + (lanes === 0 ? 1 : rail.first + lanes * rail.apart + rail.margin - rail.apart),
    height: y - box.gap + 1,
    boxes,
    lines,
  };
}

function headAt([x, y]: Point, points: 'down' | 'left'): readonly Point[] {
  return points === 'down'
    ? [
        [x - 4, y - 6],
        [x, y],
        [x + 4, y - 6],
      ]
    : [
        [x + 6, y - 4],
        [x, y],
        [x + 6, y + 4],
      ];
}

function boxAt(node: Node, y: number): Box {
  let below = y + box.padding - 4;
  const words = [
    ...wrapped(node.title, title.characters).map(text => ({ text, ...title, isTitle: true })),
    ...node.lines
      .flatMap(line => wrapped(line, small.characters))
      .map(text => ({ text, ...small, isTitle: false })),
  ].map(({ text, height, isTitle }) => {
    below += height;
    return { text, y: below - 5, isTitle };
  });
  return { node, x: 1, y, width: box.width - 1, height: below - y + box.padding - 4, words };
}

/** A rail for each edge: the innermost on which no other bundle of edges stands at the same height. */
function railsOf(edges: readonly Edge[], positionOf: (id: string) => number): ReadonlyMap<Edge, number> {
  const bundles = new Map<string, Edge[]>();
  for (const edge of edges) {
    const isFan = edges.every(({ from }) => from === edge.from);
    const key = isFan ? edge.from : edge.to;
    bundles.set(key, [...(bundles.get(key) ?? []), edge]);
  }
  const spans = [...bundles.values()]
    .map(bundle => ({
      bundle,
      top: Math.min(...bundle.map(({ from }) => positionOf(from))),
      bottom: Math.max(...bundle.map(({ to }) => positionOf(to))),
    }))
    .sort((one, other) => one.bottom - one.top - (other.bottom - other.top));
  const taken: { readonly top: number; readonly bottom: number }[][] = [];
  const rails = new Map<Edge, number>();
  for (const span of spans) {
    let lane = taken.findIndex(lanes =>
      lanes.every(({ top, bottom }) => bottom < span.top || span.bottom < top),
    );
    if (lane < 0) lane = taken.push([]) - 1;
    taken[lane]?.push(span);
    for (const edge of span.bundle) rails.set(edge, lane);
  }
  return rails;
}

/** A line of words cut to a width in Chinese characters; letters and digits take about half of one. */
export function wrapped(text: string, characters: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const character of text) {
    const own = /[\x20-\x7e]/.test(character) ? 0.56 : 1;
    // No line begins with a mark that closes or ends with one that opens.
    const needed = /[“（《]/.test(character) ? own + 1 : own;
    if (width + needed > characters && !/[，。、；：？！”）》]/.test(character)) {
      lines.push(line);
      [line, width] = ['', 0];
    }
    line += character;
    width += own;
  }
  return line === '' ? lines : [...lines, line];
}
