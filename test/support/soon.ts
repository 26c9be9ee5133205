import { vi } from 'vitest';

/** In milliseconds. A machine that builds and runs two browsers beside takes its time; what never comes is told by then. */
const LATEST = 30_000;

/** Waits until something holds. */
export const soon = <Value>(holds: () => Value | Promise<Value>): Promise<Value> =>
  vi.waitFor(holds, { timeout: LATEST, interval: 20 });
