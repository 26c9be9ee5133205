import type { TableMessage } from '../training/tabletop.ts';

/** Carries word between the windows of one table, to all of them but the one that speaks. */
interface TablePort {
  send(message: TableMessage): void;
  close(): void;
}

/** @param receive is handed whatever comes: who is at the other end may say anything */
export type OpenTablePort = (receive: (message: unknown) => void) => TablePort;

/** Between windows of one browser. Where it has no BroadcastChannel, each window is a table of its own. */
export const broadcastPort =
  (name: string): OpenTablePort =>
  receive => {
    if (typeof BroadcastChannel === 'undefined') return { send: () => undefined, close: () => undefined };
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => receive(data);
    return { send: message => channel.postMessage(message), close: () => channel.close() };
  };
