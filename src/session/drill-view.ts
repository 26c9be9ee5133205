/** How a trainee looks at a run: it goes along from page to page of the drill, in one tab. */
export interface DrillView {
  readonly run: string;
  /** How many arrivals have been looked at. */
  readonly seen: number;
  /** Whether the clock stops when something arrives. */
  readonly stops: boolean;
}

const KEY = 'yuqing.drill-view';

/** As it was left on the page before; as a run begins where there was none. */
export function drillView(run: string): DrillView {
  const fresh: DrillView = { run, seen: 0, stops: true };
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    const isKept =
      typeof kept === 'object' &&
      kept !== null &&
      'run' in kept &&
      kept.run === run &&
      'seen' in kept &&
      typeof kept.seen === 'number' &&
      'stops' in kept &&
      typeof kept.stops === 'boolean';
    return isKept ? (kept as DrillView) : fresh;
  } catch {
    return fresh;
  }
}

export function keepDrillView(view: DrillView): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(view));
  } catch {
    // Without it the next page shows everything as not looked at.
  }
}
