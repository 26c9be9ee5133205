import type { Locator, Page } from 'playwright-core';

/**
 * A disk that takes nothing while `full` is set in the page; for a visit's `before`.
 * @param methods of an object store: `add` writes events, `put` everything else
 */
export const fullDisk = (methods: 'add' | 'put' | 'add put', full: boolean): string => `
  globalThis.full = ${full};
  for (const method of '${methods}'.split(' ')) {
    const write = IDBObjectStore.prototype[method];
    IDBObjectStore.prototype[method] = function (...values) {
      if (globalThis.full) throw new DOMException('no room', 'QuotaExceededError');
      return write.apply(this, values);
    };
  }
`;

/** Fills the disk, or makes room on it. */
export const setFull = (page: Page, full: boolean): Promise<unknown> =>
  page.evaluate(isFull => Object.assign(globalThis, { full: isFull }), full);

/** Makes room and presses at once: a moment later the page would have tried again by itself, and the button be gone. */
export const pressWithRoom = (button: Locator): Promise<void> =>
  button.evaluate(element => {
    Object.assign(globalThis, { full: false });
    if (element instanceof HTMLElement) element.click();
  });

/** A browser that keeps nothing, as private windows of some do. In which ways one may refuse is tested on the store. */
export const noDatabase = `Object.defineProperty(globalThis, 'indexedDB', { value: undefined })`;
