/** Whoever wants to be told that something has changed. */
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
