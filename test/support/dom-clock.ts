import { setTimeout as sleep } from 'node:timers/promises';

interface Timer {
  readonly work: () => void;
  /** How often it comes again, in milliseconds; `undefined` for one that comes once. */
  readonly every: number | undefined;
  /** When it comes, by the page's own clock. */
  at: number;
  waits: NodeJS.Timeout;
}

const { Date: MachineDate, setTimeout: wait, clearTimeout: stopWaiting } = globalThis;
/** How soon a timer is looked at again that came while somebody was at another page. */
const LATER = 10;

/** The clock of one browser and the timers of its page, as Playwright's `page.clock` moves them. */
export class DomClock {
  private readonly timers = new Map<number, Timer>();
  private count = 0;
  private ahead = 0;
  private fixed: number | undefined;
  /** Whether timers may come: nobody is at another browser meanwhile. */
  private readonly isAtHand: () => boolean;

  constructor(isAtHand: () => boolean) {
    this.isAtHand = isAtHand;
  }

  readonly now = (): number => this.fixed ?? MachineDate.now() + this.ahead;

  /** `Date` as the page has it. */
  readonly date = dateOf(this.now);

  private add(work: () => void, delay: number, isRepeated: boolean): number {
    this.count += 1;
    const id = this.count;
    const timer: Timer = {
      work,
      every: isRepeated ? delay : undefined,
      at: this.now() + delay,
      waits: wait(() => this.come(id), delay),
    };
    this.timers.set(id, timer);
    return id;
  }
  readonly setTimeout = (work: (...given: unknown[]) => void, delay = 0, ...given: unknown[]): number =>
    this.add(() => work(...given), delay, false);
  readonly setInterval = (work: (...given: unknown[]) => void, delay = 0, ...given: unknown[]): number =>
    this.add(() => work(...given), delay, true);
  readonly clear = (id: number | undefined): void => {
    stopWaiting(this.timers.get(id ?? 0)?.waits);
    this.timers.delete(id ?? 0);
  };

  private come(id: number): void {
    const timer = this.timers.get(id);
    if (timer === undefined) return;
    stopWaiting(timer.waits);
    if (!this.isAtHand()) {
      timer.waits = wait(() => this.come(id), LATER).unref();
      return;
    }
    if (timer.every === undefined) this.timers.delete(id);
    else {
      timer.at = this.now() + timer.every;
      timer.waits = wait(() => this.come(id), timer.every);
    }
    timer.work();
  }

  /** Those that are due at a time, the earliest first. */
  private due(at: number): readonly number[] {
    return [...this.timers]
      .filter(([, timer]) => timer.at <= at)
      .sort(([, one], [, other]) => one.at - other.at)
      .map(([id]) => id);
  }

  /** Has as long to wait for each as its time is away from now. */
  private waitAnew(): void {
    for (const [id, timer] of this.timers) {
      stopWaiting(timer.waits);
      timer.waits = wait(() => this.come(id), Math.max(0, timer.at - this.now()));
    }
  }

  private moveTo(time: number): void {
    if (this.fixed === undefined) this.ahead = time - MachineDate.now();
    else this.fixed = time;
  }

  /** All at once, as for a machine that slept: what came due meanwhile comes once. */
  async fastForward(by: number): Promise<void> {
    this.moveTo(this.now() + by);
    for (const id of this.due(this.now())) this.come(id);
    this.waitAnew();
    await sleep(1);
  }

  /** Each thing at its time, one after another. */
  async runFor(by: number): Promise<void> {
    const end = this.now() + by;
    for (let [next] = this.due(end); next !== undefined; [next] = this.due(end)) {
      this.moveTo(Math.max(this.now(), this.timers.get(next)?.at ?? 0));
      this.come(next);
      await sleep(0);
    }
    this.moveTo(Math.max(this.now(), end));
    this.waitAnew();
    await sleep(1);
  }

  setFixedTime(time: number): void {
    this.fixed = time;
  }

  /** The page is left: nothing it waits for comes any more. */
  stop(): void {
    for (const id of [...this.timers.keys()]) this.clear(id);
  }
}

/** `Date` by another clock. */
function dateOf(now: () => number): DateConstructor {
  return class extends MachineDate {
    constructor(...given: readonly [] | readonly [number | string | Date]) {
      super(...(given.length === 0 ? ([now()] as const) : (given as readonly [number])));
    }
    static override now = now;
  } as unknown as DateConstructor;
}
