/** Word between pages of one browser, to all but the one that speaks. It says that something has happened; the store is the truth. */
export interface PageChannel {
  send(message: unknown): void;
  /** @param heard is handed whatever comes: a page of another edition may say anything */
  listen(heard: (message: unknown) => void): void;
  close(): void;
}

/** Uses BroadcastChannel; in browsers without it, pages catch up when they come to the front. */
export function openChannel(name: string): PageChannel {
  if (typeof BroadcastChannel === 'undefined')
    return { send: () => undefined, listen: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  return {
    send: message => channel.postMessage(message),
    listen: heard => channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard(data)),
    close: () => channel.close(),
  };
}
