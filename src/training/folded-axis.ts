const MINUTE = 60_000;
/** A gap longer than this is folded, but for what stands at both its ends. */
const QUIET = 120 * MINUTE;
const EDGE = 25 * MINUTE;

/** A stretch of time as a picture shows it: to scale, or folded because nothing happened in it. */
interface Stretch {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Where it begins and ends in the picture. */
  readonly left: number;
  readonly right: number;
  readonly folded: boolean;
}

/** An axis of time on which hours without any event take no more room than a fold. */
export interface FoldedAxis {
  readonly stretches: readonly Stretch[];
  /** The place of a moment; the nearest end for one outside. */
  x(moment: number): number;
}

/**
 * Lays out a time of long silences. Everything outside the folds is to one scale.
 * @param moments when something happened, in any order; milliseconds since the epoch
 * @param width of the picture, in its own units
 * @param fold how much of it a fold takes
 */
export function foldedAxis(
  moments: readonly number[],
  from: number,
  to: number,
  width: number,
  fold: number,
): FoldedAxis {
  const inside = moments.filter(moment => moment > from && moment < to).sort((one, other) => one - other);
  const pieces: { from: number; to: number; folded: boolean }[] = [];
  let last = from;
  let open = from;
  for (const moment of [...inside, to]) {
    if (moment - last > QUIET) {
      if (last + EDGE > open) pieces.push({ from: open, to: last + EDGE, folded: false });
      pieces.push({ from: last + EDGE, to: moment - EDGE, folded: true });
      open = moment - EDGE;
    }
    last = moment;
  }
  pieces.push({ from: open, to, folded: false });
  const folds = pieces.filter(({ folded }) => folded).length;
  // However many folds there are, the greater part of the picture is to scale.
  const folding = folds === 0 ? 0 : Math.min(fold, (width * 0.4) / folds);
  const scaled = pieces.reduce((sum, piece) => sum + (piece.folded ? 0 : piece.to - piece.from), 0);
  const unit = (width - folds * folding) / Math.max(1, scaled);
  let left = 0;
  const stretches = pieces.map(({ from: begin, to: end, folded }): Stretch => {
    const right = left + (folded ? folding : (end - begin) * unit);
    const stretch = { from: begin, to: end, left, right, folded };
    left = right;
    return stretch;
  });
  return {
    stretches,
    x: moment => {
      const at = Math.min(to, Math.max(from, moment));
      const stretch = stretches.find(each => at <= each.to);
      if (stretch === undefined || stretch.to === stretch.from) return stretch?.left ?? 0;
      const share = (at - stretch.from) / (stretch.to - stretch.from);
      return stretch.left + share * (stretch.right - stretch.left);
    },
  };
}

/** Steps between marks of the axis, in minutes. */
const STEPS = [10, 15, 30, 60, 120, 180, 360, 720, 1440] as const;

/**
 * Where to write the time: full steps since the start, in the stretches to scale, none nearer to another than `gap`.
 * @param start from when time counts, in milliseconds since the epoch
 * @returns moments, in milliseconds since the epoch
 */
export function marksOf({ stretches, x }: FoldedAxis, start: number, gap: number): readonly number[] {
  const scaled = stretches.filter(({ folded }) => !folded);
  const [widest] = [...scaled].sort((one, other) => other.to - other.from - (one.to - one.from));
  if (widest === undefined || widest.to === widest.from) return [];
  const unit = (widest.right - widest.left) / (widest.to - widest.from);
  const step = (STEPS.find(minutes => minutes * MINUTE * unit >= gap) ?? 1440) * MINUTE;
  const marks: number[] = [];
  for (const { from, to } of scaled) {
    for (let at = start + Math.ceil((from - start) / step) * step; at <= to; at += step) {
      const last = marks.at(-1);
      if (last === undefined || x(at) - x(last) >= gap) marks.push(at);
    }
  }
  return marks;
}
