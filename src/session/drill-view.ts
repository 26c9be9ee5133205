import { fieldsOf } from '../base/guard.ts';

/** How a trainee looks at a run: it goes along from page to page of the drill, in one tab. */
export interface DrillView {
  readonly run: string;
  /** How many arrivals have been looked at. */
  readonly seen: number;
  /** Whether the clock stops when something arrives. */
  readonly stops: boolean;
}

const KEY = 'yuqing.drill-view';

function isView(value: unknown): value is DrillView {
  const { run, seen, stops } = fieldsOf(value);
  return typeof run === 'string' && typeof seen === 'number' && typeof stops === 'boolean';
}

/** As it was left on the page before; as a run begins where there was none. */
export function drillView(run: string): DrillView {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (isView(kept) && kept.run === run) return kept;
  } catch {
    // There is no such memory, or what is in it is not ours.
  }
  return { run, seen: 0, stops: true };
}

export function keepDrillView(view: DrillView): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(view));
  } catch {
    // Without it the next page shows everything as not looked at.
  }
}
