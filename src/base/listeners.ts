/** A set of callbacks that are called on each change. */
export function createListeners() {
  const listeners = new Set<() => void>();
  return {
    /** @returns a function that stops listening */
    add: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (): void => {
      for (const listener of listeners) listener();
    },
  };
}
