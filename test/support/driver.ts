/**
 * A browser of whatever engine, as far as the scenario needs one. What a page can do for itself (go back, load anew, take
 * text) it is asked to do; a press comes from outside, as a hand's does, and so opens what only a hand may open.
 */
export interface Driver {
  /** The value of an expression in the page, promises awaited and as JSON. @throws the page's own exception */
  read(expression: string): Promise<unknown>;
  /** Presses at a point of the window, in CSS pixels. */
  press(x: number, y: number): Promise<void>;
  /** Where downloads arrive. */
  readonly downloads: string;
  quit(): Promise<void>;
}

/** A browser engine that may be on this machine. */
export interface Engine {
  readonly name: string;
  /** Debian's packages that bring it. */
  readonly packages: readonly string[];
  isHere(): boolean;
  /** @param profile an empty folder of its own */
  start(profile: string): Promise<Driver>;
}

/** Wraps an expression, so that all engines answer alike. */
export const asJson = (expression: string): string =>
  `(async () => JSON.stringify(await (${expression})) ?? 'null')()`;
