import { options } from 'preact';

const { setTimeout: wait } = globalThis;

/** Preact's hook for each node, before any page has loaded its modules: each page adds to it. */
const { vnode: bare } = options;
const lookAtNodes = (hook: typeof bare): void => {
  if (hook === undefined) delete options.vnode;
  else options.vnode = hook;
};

/**
 * Preact's pending work for one page: components to draw, and effects to run after that. All pages share one Preact, which has
 * one queue and asks for a turn only where it finds other functions to ask.
 */
export class DomDrawing {
  private readonly waiting = new Set<() => void>();

  private readonly turn =
    (soon: (run: () => void) => void) =>
    (work: () => void): void => {
      this.waiting.add(work);
      soon(() => {
        if (this.waiting.delete(work)) work();
      });
    };
  private readonly draw = this.turn(queueMicrotask);
  private readonly afterFrame = this.turn(run => void wait(run, 1));
  /** The hook as the modules of this page have set it. */
  private atNodes = bare;

  /** Has Preact ask here. */
  begin(): void {
    lookAtNodes(this.atNodes);
    options.debounceRendering = this.draw;
    options.requestAnimationFrame = this.afterFrame;
  }

  /** Somebody turns to another page: what is under way here is brought to its end first, while the globals are of this page. */
  finish(): void {
    this.atNodes = options.vnode;
    // An effect may change what is drawn, which has effects in turn.
    for (let rounds = 0; rounds < 20 && this.waiting.size > 0; rounds += 1)
      for (const work of [...this.waiting]) {
        this.waiting.delete(work);
        work();
      }
  }

  /** The page is gone: nothing is drawn or run for it, and the next one loads its modules anew. */
  drop(): void {
    this.waiting.clear();
    lookAtNodes(bare);
    delete options.debounceRendering;
    delete options.requestAnimationFrame;
  }
}
