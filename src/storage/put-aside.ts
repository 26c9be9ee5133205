/**
 * A page that the browser puts aside for Back (the bfcache) is frozen in the middle of its work. WebKit leaves its transactions
 * open there, and every other page of the site waits for them. So a page gives up unfinished work when it is put aside, and
 * does it again when it is back.
 */
const stops = new Set<() => void>();
const returns = new Set<() => void>();
let isAside = false;

// A worker has no such moments: its page stops it.
if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) return;
    isAside = true;
    for (const stop of stops) stop();
  });
  window.addEventListener('pageshow', () => {
    if (!isAside) return;
    isAside = false;
    for (const goOn of returns) goOn();
  });
}

/** @param stop gives up unfinished work @param goOn begins it again @returns stops listening */
export function onPutAside(stop: () => void, goOn: () => void = () => undefined): () => void {
  stops.add(stop);
  returns.add(goOn);
  return () => {
    stops.delete(stop);
    returns.delete(goOn);
  };
}

/** Resolves when the page is looked at: at once, unless it has been put aside. */
const whenBack = (): Promise<void> =>
  new Promise(resolve => {
    if (!isAside) return resolve();
    const goOn = (): void => {
      returns.delete(goOn);
      resolve();
    };
    returns.add(goOn);
  });

/** Ends a database's transactions when the page is put aside, and lets none begin until it is back. @returns stops that */
export function giveUpWhenPutAside(database: IDBDatabase): () => void {
  const running = new Set<IDBTransaction>();
  const begin = database.transaction;
  database.transaction = (...asked) => {
    if (isAside) throw new DOMException('The page has been put aside.', 'AbortError');
    const transaction = begin.apply(database, asked);
    running.add(transaction);
    for (const end of ['complete', 'abort'])
      transaction.addEventListener(end, () => running.delete(transaction));
    return transaction;
  };
  return onPutAside(() => {
    for (const transaction of running)
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
  });
}

/** Does some work on a database, again where the page was put aside meanwhile: of a transaction given up nothing is kept. */
export async function throughPutAside<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    let isGivenUp = false;
    const stopListening = onPutAside(() => {
      isGivenUp = true;
    });
    try {
      await whenBack();
      return await work();
    } catch (error) {
      if (!isGivenUp || !(error instanceof DOMException) || error.name !== 'AbortError') throw error;
    } finally {
      stopListening();
    }
  }
}
