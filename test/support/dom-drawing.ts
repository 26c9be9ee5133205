import { options } from 'preact';

const { setTimeout: wait } = globalThis;

/** What is done to each node before any page has loaded its modules, each of which adds to it. */
const { vnode: bare } = options;
const lookAtNodes = (hook: typeof bare): void => {
  if (hook === undefined) delete options.vnode;
  else options.vnode = hook;
};

/**
 * What Preact has yet to draw for one page, and the effects it has yet to run after that. All pages share one Preact, which keeps its
 * work in a queue of its own and asks anew for a turn only where it finds other functions to ask.
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
  /** What the modules of this page have done to each node. */
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
