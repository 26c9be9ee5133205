import type { BrowserContext } from 'playwright-core';

/**
 * Slows the browser tests down, to expose tests that depend on timing: `SLOW=disk,frames npm test`.
 * - `disk`: a write is on disk 300 ms after it was made
 * - `frames`: the next frame comes 120 ms later
 * - `network`: a script arrives 200 ms later
 * - `processor`: everything takes four times as long
 */
const scripts: Readonly<Record<string, string>> = {
  disk: `
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const transaction = open.call(this, stores, mode, options);
      if (mode !== 'readwrite') return transaction;
      const until = performance.now() + 300;
      const store = transaction.objectStore(transaction.objectStoreNames[0]);
      const hold = () => {
        try {
          if (performance.now() < until) store.getKey('').onsuccess = hold;
        } catch {
          // Aborted meanwhile.
        }
      };
      hold();
      return transaction;
    };
  `,
  frames: `
    const next = globalThis.requestAnimationFrame.bind(globalThis);
    const waiting = new Set();
    globalThis.requestAnimationFrame = work => {
      const number = setTimeout(() => waiting.delete(number) && next(work), 120);
      waiting.add(number);
      return number;
    };
    // Never the real one: its numbers are other frames, of the page and of whoever watches it.
    globalThis.cancelAnimationFrame = number => waiting.delete(number) && clearTimeout(number);
  `,
};

/** Slows a context down as `SLOW` says; as it is where nothing is said. */
export async function slowDown(context: BrowserContext): Promise<void> {
  for (const what of (process.env['SLOW'] ?? '').split(',').filter(word => word !== '')) {
    const script = scripts[what];
    if (script !== undefined) await context.addInitScript(`{${script}}`);
    else if (what === 'network')
      await context.route(/\.js$/, async route => {
        await new Promise(resolve => setTimeout(resolve, 200));
        await route.fallback();
      });
    else if (what === 'processor')
      // Once it is there: a session that is opened before takes from the page what it is shown as, on paper or under a finger.
      context.on('page', page =>
        page.once('domcontentloaded', async () => {
          const session = await context.newCDPSession(page);
          await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        }),
      );
    else throw new Error(`SLOW knows disk, frames, network and processor, not “${what}”.`);
  }
}
