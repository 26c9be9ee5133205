/** Word between tabs of one browser that a log has new events. Only ids travel; the store is the truth. */
export interface Tabs {
  announce(stream: string): void;
  /** @returns a function that stops listening */
  listen(heard: (stream: string) => void): () => void;
  close(): void;
}

/** Uses BroadcastChannel; where a browser lacks it, tabs catch up when they come to the front. */
export function connectTabs(name = 'yuqing'): Tabs {
  if (typeof BroadcastChannel === 'undefined')
    return { announce: () => undefined, listen: () => () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  return {
    announce: stream => channel.postMessage(stream),
    listen: heard => {
      const receive = ({ data }: MessageEvent<unknown>): void => {
        if (typeof data === 'string') heard(data);
      };
      channel.addEventListener('message', receive);
      return () => channel.removeEventListener('message', receive);
    },
    close: () => channel.close(),
  };
}
